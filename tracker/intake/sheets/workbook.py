"""A workbook as it was read, whatever it was saved as: sheets of rows, each row with the number a spreadsheet shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from tracker.domain.choices import meant
from tracker.domain.errors import BadInputError
from tracker.domain.value import value
from tracker.domain.wording import shown

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@value
class Unread:
    """A cell that holds nothing to go by: a formula that was never worked out, or an error; `why` is how a sentence ends."""

    why: str


Cell = str | int | float | bool | dt.datetime | dt.date | dt.time | dt.timedelta | Unread | None
"""What one cell holds; None for an empty one. Times bear no zone, as in a spreadsheet."""


@value
class Row:
    """One row that is not blank. `number` is its number as a spreadsheet shows it, from 1; empty cells at its end are gone."""

    number: int
    cells: tuple[Cell, ...] = field(repr=False)

    def cell(self, at: int) -> Cell:
        """The cell in this column, from 0; None beyond the end."""
        return self.cells[at] if at < len(self.cells) else None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. Its rows are read anew each time they are asked for, one at a time, and blank ones are passed over."""

    name: str
    read: Callable[[], Iterator[Row]] = field(repr=False)

    def rows(self) -> Iterator[Row]:
        """Every row that holds something.

        Raises:
            BadInputError: the file turns out to be broken on the way.
        """
        return self.read()

    def opening(self, most: int = 20) -> list[Row]:
        """The first rows: enough to see whose sheet it is."""
        return [row for row, _ in zip(self.rows(), range(most), strict=False)]


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file with its sheets in their order; a CSV file has one, named after the file."""

    called: str
    """What sentences call the file."""
    sheets: tuple[Sheet, ...]
    typed: bool = False
    """Whether its cells are numbers and dates where they look so: of an XLSX file, not of a CSV file."""
    hidden: tuple[Sheet, ...] = ()
    """Sheets that nobody sees who opens it: read only where somebody names one."""

    def sheet(self, named: str) -> Sheet:
        """The sheet of this name, whatever its capitals.

        Raises:
            BadInputError: there is none.
        """
        every = (*self.sheets, *self.hidden)
        for sheet in every:
            if sheet.name.strip().casefold() == named.strip().casefold():
                return sheet
        names = [sheet.name for sheet in every]
        there = ", ".join(shown(name) for name in names)
        raise BadInputError(f"{self.called} has no sheet {shown(named)}: it has {there}{meant(named, names)}")


def text_of(cell: Cell) -> str:
    """A cell as text, nothing around it; empty for an empty one. A whole number has no point, midnight is a day alone.

    Raises:
        BadInputError: it cannot be read; the sentence says why.
    """
    if cell is None:
        return ""
    if isinstance(cell, Unread):
        raise BadInputError(cell.why)
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(sep=" ")
    return cell.isoformat() if isinstance(cell, dt.date | dt.time) else str(cell).strip()


def column_letters(at: int) -> str:
    """What a spreadsheet calls the column at this place, from 0: A, B, ... Z, AA."""
    letters, left = "", at + 1
    while left:
        left, last = divmod(left - 1, 26)
        letters = LETTERS[last] + letters
    return letters


def place_of(sheet: str, row: int, at: int | None = None) -> str:
    """Where something stands, for a sentence: sheet “Claims”, row 12, column C."""
    return f"sheet {shown(sheet)}, row {row}" + ("" if at is None else f", column {column_letters(at)}")
