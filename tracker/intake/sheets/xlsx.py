"""XLSX -> rows: the values of its cells, one row at a time, with formulas as their program last worked them out."""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tracker.domain.errors import BadInputError
from tracker.intake.sheets.blank_cells import WithoutBlanks
from tracker.intake.sheets.delimited import MOST_COLUMNS
from tracker.intake.sheets.package import STUMBLES, broken, looked_over
from tracker.intake.sheets.workbook import Cell, Row, Sheet, Unread, Workbook

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
"""How the format writes a character that XML cannot hold."""
_MERGED = re.compile(
    rb'<(?:\w+:)?mergeCell\b[^<>]{0,200}?\bref="\$?([A-Z]{1,3})\$?([0-9]{1,7}):\$?[A-Z]{1,3}\$?([0-9]{1,7})"'
)
_MOST_MERGED = 100_000
_PIECE = 1_000_000


def read_xlsx(content: bytes, called: str) -> Workbook:
    """The sheets of an XLSX file in their order, and apart from them those that are hidden.

    Raises:
        BadInputError: it is no such file, locked, broken, or made to do harm.
    """
    from tracker.intake.sheets.xlsx_cells import BookReader

    looked_over(content, called).close()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what is not read anyway: styles, pictures
            reader = BookReader(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
            reader.read()
        found: list[Any] = [sheet for sheet in reader.wb.worksheets if hasattr(sheet, "_worksheet_path")]
    except STUMBLES:
        raise broken(called) from None
    if not found:
        raise BadInputError(f"{called} has no sheet with cells in it: save the one you mean as .xlsx or CSV")
    seen = tuple(_sheet(sheet, called) for sheet in found if sheet.sheet_state == "visible")
    hidden = tuple(_sheet(sheet, called) for sheet in found if sheet.sheet_state != "visible")
    return Workbook(called, seen, typed=True, hidden=hidden)


def _sheet(sheet: ReadOnlyWorksheet, called: str) -> Sheet:
    return Sheet(sheet.title, lambda: _rows(sheet, called))


def _rows(sheet: Any, called: str) -> Iterator[Row]:
    """The rows as they stand in the sheet's own part; what it says of its size is not believed."""
    from tracker.intake.sheets.xlsx_cells import CellReader

    try:
        merged = _merged(sheet)
        with sheet._get_source() as source, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            lean: Any = WithoutBlanks(source, rows=not merged.begins)
            for number, found in CellReader(lean, sheet).parse():
                cells = _cells(found)
                _fill(cells, number, merged)
                while cells and cells[-1] is None:
                    cells.pop()
                if cells:
                    yield Row(number, tuple(cells))
    except STUMBLES:
        raise broken(called) from None


def _cells(found: list[dict[str, Any]]) -> list[Cell]:
    cells: list[Cell] = []
    for one in found:
        at, value = one["column"] - 1, one["value"]
        if value is None or not 0 <= at < MOST_COLUMNS:
            continue
        while len(cells) <= at:
            cells.append(None)
        cells[at] = _value(value, one["data_type"])
    return cells


def _value(value: Any, kind: str) -> Cell:
    if kind == "e":
        return Unread(f"it holds the error {value}: mend the formula, or write the value")
    if isinstance(value, str):
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value) if "_x" in value else value
        return text.replace("\r\n", "\n") if text.strip() else None
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    return value if isinstance(value, int | float | dt.date | dt.time | dt.timedelta | Unread) else str(value)


class _Merged:
    """Cells made one over several rows: what stands in the first goes for all of them."""

    def __init__(self) -> None:
        self.begins: dict[int, list[tuple[int, int]]] = {}
        """By the first row: the column, and the last row."""
        self.open: list[tuple[int, int, Cell]] = []


def _merged(sheet: Any) -> _Merged:
    """They are listed behind the rows."""
    from openpyxl.utils import column_index_from_string

    found, before, count = _Merged(), b"", 0
    with sheet._get_source() as source:
        while piece := source.read(_PIECE):
            piece = before + piece
            last = 0
            for match in _MERGED.finditer(piece) if b"mergeCell" in piece else ():
                last = match.end()
                column, first, end = column_index_from_string(match[1].decode()) - 1, int(match[2]), int(match[3])
                count += 1
                if end > first and count <= _MOST_MERGED:
                    found.begins.setdefault(first, []).append((column, end))
            before = piece[max(last, len(piece) - 300) :]
    return found


def _fill(cells: list[Cell], number: int, merged: _Merged) -> None:
    if not merged.begins:
        return
    merged.open = [one for one in merged.open if one[1] >= number]
    for column, _, value in merged.open:
        if value is not None and (column >= len(cells) or cells[column] is None):
            cells.extend([None] * (column + 1 - len(cells)))
            cells[column] = value
    for column, end in merged.begins.get(number, ()):
        merged.open.append((column, end, cells[column] if column < len(cells) else None))
