"""A table on a sheet of its own: a header that stays, filters, columns wide enough to read, numbers and days as such."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import cache, lru_cache, partial
from typing import NamedTuple

from xlsxwriter.worksheet import Worksheet

from tracker.reports.document import Address, Anchor, Badge, Column, ColumnKind, Inline, Row, Run, Runs, Style
from tracker.reports.formats.cells import MOST_IN_A_CELL, cut
from tracker.reports.formats.safe import visible, web_address
from tracker.reports.formats.words import part_words, web_addresses, words
from tracker.reports.formats.xlsx_book import Book
from tracker.reports.formats.xlsx_looks import PLAIN, Look, leads_inside, look_of, one_look
from tracker.reports.formats.xlsx_sheet import Sheet, day_in, number_in

_HEAD = Look(bold=True, quiet=True, head=True)
_NARROWEST, _WIDEST, _WIDEST_OF_WIDE = 9, 30, 70
_ROWS_MEASURED = 500


class Cell(NamedTuple):
    """What goes into a cell, worked out once for every sheet that it stands on."""

    value: str | int | dt.date
    look: Look = PLAIN
    web: str | None = None
    inside: str | None = None


_EMPTY = Cell("")


def cell(column: Column, line: Runs) -> Cell:
    """A cell of a table: a number or day where the column holds them, else text."""
    if len(line) == 1:
        return _of_one(column.kind, line[0])
    if not line:
        return _EMPTY
    web = next(web_addresses(line), None)
    inside = None if web else leads_inside(line)
    return Cell(_value(column.kind, words(line)), one_look(line, _look_in(column.kind)), web, inside)


def _of_one(kind: ColumnKind, part: Inline) -> Cell:
    """What most cells are, and so on a way of its own: a table has a million of them."""
    if isinstance(part, Badge):
        return _badge(kind, part)
    value = _value(kind, visible(part.text))
    look = _run_look(kind, part.style)
    match part.link:
        case Anchor(name):
            return Cell(value, look, None, name)
        case Address(url):
            return Cell(value, look._replace(linked=True), web_address(url))
    return Cell(value, look)


@lru_cache(maxsize=1024)
def _badge(kind: ColumnKind, badge: Badge) -> Cell:
    return Cell(part_words(badge), look_of(badge, _look_in(kind)))


@cache
def _run_look(kind: ColumnKind, style: Style) -> Look:
    return look_of(Run("", style), _look_in(kind))


def _look_in(kind: ColumnKind) -> Look:
    return _LOOKS.get(kind, PLAIN)


_LOOKS = {
    ColumnKind.NUMBER: Look(right=True, indent=1),
    ColumnKind.CODE: Look(code=True),
}


def _value(kind: ColumnKind, text: str) -> str | int | dt.date:
    if kind is ColumnKind.NUMBER:
        number = number_in(text)
        return text if number is None else number
    return (day_in(text) if kind is ColumnKind.DATE else None) or text


def heading(column: Column) -> Look:
    """How the name of a column is set: over numbers where they stand."""
    over = _look_in(column.kind)
    return _HEAD._replace(right=over.right, indent=over.indent)


def put(sheet: Sheet, place: int, one: Cell, text: str | None = None) -> None:
    """Write a cell in the present row; `text` is that part of a long one that goes here."""
    value = one.value if text is None else text
    if isinstance(value, str):
        sheet.text(place, value, one.look)
    elif isinstance(value, dt.date):
        sheet.day(place, value, one.look)
    else:
        sheet.number(place, value, one.look)


def lead(sheet: Sheet, book: Book, place: int, one: Cell) -> None:
    """Let a written cell lead where its words lead."""
    if one.web:
        sheet.web_link(place, one.web)
    elif one.inside:
        sheet.link_inside(place, partial(book.way_to, one.inside))


class TableSheet:
    """One table on its own sheet, or on several where it has more rows than a sheet."""

    def __init__(self, book: Book, title: str, columns: Sequence[Column]) -> None:
        self.book = book
        self.columns = columns
        self.widths = [len(column.title) + 4 for column in columns]
        self.rows = 0
        self.full: list[Worksheet] = []
        self.sheet = book.sheet(title, self._prepare)
        self._head()

    @property
    def name(self) -> str:
        """Of the first sheet."""
        return str(self.full[0].name)

    def _prepare(self, sheet: Worksheet) -> None:
        if self.full:
            self._finish(self.sheet.last_row - 1)
        self.full.append(sheet)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)

    def _head(self) -> None:
        self.sheet.next_row()
        for place, column in enumerate(self.columns):
            self.sheet.text(place, visible(column.title), heading(column))

    def row(self, row: Row, cells: Sequence[Cell]) -> None:
        """One row; text too long for a cell goes on in cells to the right of the table."""
        if self.sheet.next_row():
            self.sheet.row = -1
            self._head()
            self.sheet.next_row()
        beyond = len(self.columns)
        for place, one in enumerate(cells):
            if isinstance(one.value, str) and len(one.value) > MOST_IN_A_CELL:
                first, *rest = cut(one.value, MOST_IN_A_CELL)
                put(self.sheet, place, one, first)
                for part in rest:
                    put(self.sheet, beyond, one, part)
                    beyond += 1
            else:
                put(self.sheet, place, one)
            if one.web or one.inside:
                lead(self.sheet, self.book, place, one)
        if self.rows < _ROWS_MEASURED:
            self._measure(cells)
        self.rows += 1

    def _measure(self, cells: Sequence[Cell]) -> None:
        for place, one in enumerate(cells):
            self.widths[place] = max(self.widths[place], len(str(one.value)) + 2)

    def close(self) -> None:
        """Set the filters and widths of what was written."""
        self._finish(self.sheet.row)

    def _finish(self, last_row: int) -> None:
        sheet = self.full[-1]
        sheet.autofilter(0, 0, last_row, len(self.columns) - 1)
        for place, (column, width) in enumerate(zip(self.columns, self.widths, strict=True)):
            most = _WIDEST_OF_WIDE if column.wide else _WIDEST
            sheet.set_column(place, place, max(_NARROWEST, min(width, most)), self.book.looks.of(PLAIN))
