"""Spreadsheets in: a workbook of named sheets, their rows as plain typed cells, and whose layout it is.

`opening.py` makes a `Workbook` of a file, `layouts.py` says which layout it has; nothing here knows the desk.
"""
