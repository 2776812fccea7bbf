"""A sheet of claims onto the desk: read, held against what is on file, and written row by row, all rows or none."""
