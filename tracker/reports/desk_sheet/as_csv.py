"""The desk's sheet as CSV (RFC 4180), with the mark by which Excel knows UTF-8; no cell of it begins a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from tracker.domain.formula_guard import guarded
from tracker.reports.desk_sheet.cells import Cell, plain_cell
from tracker.reports.desk_sheet.sheet import DeskSheet, header

_BYTE_ORDER_MARK = "\ufeff"


class _Line:
    """Catches the line that the csv module writes."""

    def write(self, line: str) -> str:
        return line


def write(sheet: DeskSheet) -> Iterator[str]:
    """The header and a row for every claim. A table has no room for more: what the sheet is, its columns' page says."""
    names = header()
    writer = csv.writer(_Line(), lineterminator="\r\n")
    yield _BYTE_ORDER_MARK + str(writer.writerow(names))
    for cells in sheet.rows:
        yield str(writer.writerow([_cell(cells[name]) for name in names]))


def _cell(cell: Cell) -> str | int | None:
    """A cell that no spreadsheet runs; what begins with a letter or figure is asked no further."""
    if cell is None or cell.__class__ is int:
        return cell
    text = plain_cell(cell)
    return text if text[:1].isalnum() else guarded(text)
