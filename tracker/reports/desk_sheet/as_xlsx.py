"""The desk's sheet as a workbook: header frozen, filters, grey where a sheet changes nothing, and a page about itself.

Every cell goes in as text, number or day by name, so nothing runs. Imported late: the library takes its time to load.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator
from typing import IO, Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tracker.domain.desk_sheet import COLUMNS, Kind, SheetColumn
from tracker.domain.formula_guard import guarded, unguarded
from tracker.domain.vocabulary import AttributionStatus, ReviewState, Risk
from tracker.reports.desk_sheet.cells import Cells
from tracker.reports.desk_sheet.sheet import CAUTION, RULES, DeskSheet, explained
from tracker.reports.formats.colours import COLOURS
from tracker.reports.formats.symbols import symbol
from tracker.reports.formats.xlsx_sheet import LAST_ROW
from tracker.reports.pieces import PIECE

_GREY, _BAND = "#F0EFEC", "#E3DFD4"
_FONT = {"font_name": "Calibri", "font_size": 10.5, "valign": "top"}
_SHOWN = {Kind.DAY: "yyyy-mm-dd", Kind.TIME: "yyyy-mm-dd hh:mm:ss", Kind.NUMBER: "0"}
_CHOICES: dict[str, list[str]] = {
    "status": [word.value for word in AttributionStatus],
    "risk": [word.value for word in Risk],
    "allegation": ["yes", "no"],
}
_LINE_HEIGHT, _MOST_LINES = 14.5, 12
_STATE = next(at for at, column in enumerate(COLUMNS) if column.name == "state")


def write(sheet: DeskSheet) -> Iterator[bytes]:
    """The workbook in pieces; it is put together in a passing file, so that memory stays flat."""
    with tempfile.TemporaryFile() as file:
        _put_together(sheet, file)
        file.seek(0)
        while piece := file.read(PIECE * 16):
            yield piece


def _put_together(sheet: DeskSheet, file: IO[bytes]) -> None:
    book = Workbook(file, {"constant_memory": True, "strings_to_urls": False})
    book.set_properties({"title": sheet.title, "comments": CAUTION, "created": sheet.made_at.replace(tzinfo=None)})
    claims = _Claims(book)
    for cells in sheet.rows:
        claims.put(cells)
    claims.end()
    _about(book, sheet)
    book.close()


class _Claims:
    """The rows; when a sheet is full the next begins."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.head = book.add_format({**_FONT, "bold": True, "bg_color": _BAND, "bottom": 1})
        self.looks = [[_look(book, column, quoted=quoted) for quoted in (False, True)] for column in COLUMNS]
        self.states = {state.value: _state_look(book, state) for state in ReviewState}
        self.row, self.number = 0, 0
        self.sheet = self._begin()

    def _begin(self) -> Worksheet:
        self.number += 1
        sheet: Worksheet = self.book.add_worksheet("Claims" if self.number == 1 else f"Claims {self.number}")
        sheet.freeze_panes(1, 1)
        _on_paper(sheet)
        for at, column in enumerate(COLUMNS):
            sheet.set_column(at, at, _width(column), self.looks[at][0])
            sheet.write_string(0, at, column.name, self.head)
            if column.name in _CHOICES:
                sheet.data_validation(1, at, LAST_ROW - 1, at, _choice(column, _CHOICES[column.name]))
        self.row = 0
        return sheet

    def put(self, cells: Cells) -> None:
        """One claim."""
        if self.row == LAST_ROW - 1:
            self.end()
            self.sheet = self._begin()
        self.row += 1
        self.sheet.set_row(self.row, _height(cells))
        for at, column in enumerate(COLUMNS):
            cell = cells[column.name]
            if cell is not None and cell != "":
                self._put(at, cell)

    def _put(self, at: int, cell: str | int | dt.date) -> None:
        if isinstance(cell, str):
            look = self.states[cell] if at == _STATE else self.looks[at][guarded(cell) != cell]
            text = guarded(cell) if unguarded(cell) != cell else cell  # what reads as guarded already is guarded again
            self.sheet.write_string(self.row, at, text, look)
        elif isinstance(cell, int):
            self.sheet.write_number(self.row, at, cell, self.looks[at][0])
        else:
            moment = cell if isinstance(cell, dt.datetime) else dt.datetime.combine(cell, dt.time())
            self.sheet.write_datetime(self.row, at, moment, self.looks[at][0])

    def end(self) -> None:
        """The filters reach to the last row."""
        self.sheet.autofilter(0, 0, max(self.row, 1), len(COLUMNS) - 1)


def _on_paper(sheet: Worksheet) -> None:
    """On its side, with the names of the columns and the labels of the claims on every page."""
    sheet.set_landscape()
    sheet.set_print_scale(60)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.repeat_rows(0)
    sheet.repeat_columns(0, 0)
    sheet.set_footer("&L&8The desk's own&R&8&P / &N")


def _look(book: Workbook, column: SheetColumn, *, quoted: bool) -> Format:
    said: dict[str, Any] = {**_FONT, "text_wrap": True, "quote_prefix": quoted}
    if column.kind in _SHOWN:
        said["num_format"] = _SHOWN[column.kind]
        said["align"] = "right" if column.kind is Kind.NUMBER else "left"
    if not column.writable:
        said |= {"bg_color": _GREY, "font_color": "#3F3D39"}
    return book.add_format(said)


def _state_look(book: Workbook, state: ReviewState) -> Format:
    """The symbol is how the cell is shown, not what it holds: sorting and filtering go by the word."""
    colour = COLOURS.get(state.value, "#1D1C1A")
    return book.add_format(
        {**_FONT, "bold": True, "bg_color": _GREY, "font_color": colour, "num_format": f'"{symbol(state)} "@'}
    )


def _choice(column: SheetColumn, words: list[str]) -> dict[str, Any]:
    return {
        "validate": "list",
        "source": words,
        "error_title": column.name,
        "error_message": "Choose one of the words in the list.",
        "error_type": "warning",
    }


def _width(column: SheetColumn) -> int:
    """Wide enough for the name and the arrow of the filter."""
    return max(column.width, len(column.name) + 4)


def _height(cells: Cells) -> float:
    """Of the fullest cell, as far as a row may grow and still be looked over."""
    lines = 1
    for column in COLUMNS:
        cell = cells[column.name]
        if isinstance(cell, str) and len(cell) > column.width:
            lines = max(lines, sum(-(-len(line) // column.width) or 1 for line in cell.split("\n")))
        elif isinstance(cell, str) and "\n" in cell:
            lines = max(lines, cell.count("\n") + 1)
    return min(lines, _MOST_LINES) * _LINE_HEIGHT + 2


def _about(book: Workbook, sheet: DeskSheet) -> None:
    about: Worksheet = book.add_worksheet("About")
    plain = book.add_format({**_FONT, "text_wrap": True})
    strong = book.add_format({**_FONT, "bold": True, "text_wrap": True})
    title = book.add_format({**_FONT, "bold": True, "font_size": 15})
    widths = (24, 78, 60)
    for at, width in enumerate(widths):
        about.set_column(at, at, width, plain)
    about.hide_gridlines(2)
    lines: list[tuple[tuple[str, Format], ...]] = [((sheet.title, title),), (("", plain), (CAUTION, strong)), ()]
    lines += [((name, strong), (said, plain)) for name, said in sheet.facts]
    lines += [(), *((("", plain), (rule, plain)) for rule in RULES), ()]
    lines.append((("Column", strong), ("What it says", strong), ("Where it is changed", strong)))
    lines += [((name, strong), (said, plain), (changed, plain)) for name, said, changed in explained()]
    for row, line in enumerate(lines):
        rows = max((-(-len(text) // widths[at]) for at, (text, _) in enumerate(line)), default=1)
        about.set_row(row, 22 if row == 0 else max(rows, 1) * _LINE_HEIGHT + 1)
        for at, (text, look) in enumerate(line):
            if text:
                about.write_string(row, at, text, look)
