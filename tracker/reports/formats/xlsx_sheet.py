"""One sheet of a workbook, written row by row; when it is full the next begins, and nothing is cut.

Everything goes in as text, number or day by name, never as whatever the library takes it for, so nothing runs.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Iterator, Sequence

from xlsxwriter.worksheet import Worksheet

from tracker.domain.formula_guard import guarded
from tracker.reports.formats.xlsx_looks import PLAIN, Look, Looks

LAST_ROW = 1_048_576
MOST_LINKS = 65_530
"""To the web and inside, on one sheet: Excel calls a file with more of them broken."""
MOST_LINKS_INSIDE = 5_000
"""Of those; they are kept until the file is whole, and the web's come first."""
MOST_OF_AN_ADDRESS = 2_000
MOST_TO_SEE = 1_000
"""Letters in a cell that is read in place: a row grows to 409 points and no further."""
_SPELLED = re.compile("_x[0-9a-fA-F]{4}_")
"""A letter in Excel's own spelling, which the library escapes twice in text of several looks."""
_ONE_LINE, _HIGHEST = 20.0, 409.0
_LETTERS = 1.2
"""That stand in the width of a figure, in wide type."""

Piece = tuple[str, Look]


class Sheet:
    """Where the next row goes. `turn` makes the sheet that follows a full one."""

    def __init__(self, turn: Callable[[], Worksheet], looks: Looks, last_row: int) -> None:
        self.turn = turn
        self.looks = looks
        self.last_row = last_row
        self.sheet = turn()
        self.row = -1
        self.links = 0
        self.links_inside = 0

    @property
    def name(self) -> str:
        """As it stands on its tab."""
        return str(self.sheet.name)

    def next_row(self) -> bool:
        """Go on to the next row; True where that is the first of another sheet."""
        self.row += 1
        if self.row < self.last_row:
            return False
        self.sheet = self.turn()
        self.row = self.links = self.links_inside = 0
        return True

    def text(self, column: int, text: str, look: Look = PLAIN) -> None:
        """Put text in a cell of this row."""
        if text:
            self.sheet.write_string(self.row, column, text, self.looks.of(_kept_as_text(text, look)))

    def number(self, column: int, value: float, look: Look) -> None:
        """Put a number in a cell of this row."""
        self.sheet.write_number(self.row, column, value, self.looks.of(look))

    def day(self, column: int, value: dt.date, look: Look) -> None:
        """Put a day in a cell of this row."""
        midnight = dt.datetime.combine(value, dt.time())
        self.sheet.write_datetime(self.row, column, midnight, self.looks.of(look._replace(number="yyyy-mm-dd")))

    def pieces(self, column: int, pieces: Sequence[Piece], look: Look = PLAIN) -> None:
        """Put text of several looks in one cell of this row."""
        pieces = list(_joined(pieces))
        whole = "".join(text for text, _ in pieces)
        if len(pieces) < 2 or _SPELLED.search(whole):
            self.text(column, whole, pieces[0][1] if len(pieces) == 1 else look)
            return
        runs = [part for text, one in pieces for part in (self.looks.of(one), text)]
        self.sheet.write_rich_string(self.row, column, *runs, self.looks.of(_kept_as_text(whole, look)))

    def tall_enough(self, *cells: tuple[str, float, float]) -> None:
        """Make this row as high as what wraps in it needs: (text, width of its column, size of its letters).

        Excel works that out by itself; what shows a workbook on a telephone, or has other letters, often does not.
        """
        heights = [_height(*one) for one in cells]
        if max(heights, default=0.0) > _ONE_LINE:
            self.sheet.set_row(self.row, min(max(heights), _HIGHEST))

    def web_link(self, column: int, address: str) -> bool:
        """Let a cell that is written already lead to the web; False where Excel can take no more, or not so long a one."""
        if self.links >= MOST_LINKS or len(address) > MOST_OF_AN_ADDRESS:
            return False
        self._link(column, address)
        return True

    def link_inside(self, column: int, place: Callable[[], str]) -> None:
        """Let a cell that is written already lead to a place of the workbook, which is asked for while there is room."""
        if self.links < MOST_LINKS and self.links_inside < MOST_LINKS_INSIDE:
            self.links_inside += 1
            self._link(column, f"internal:{place()}")

    def _link(self, column: int, target: str) -> None:
        self.links += 1
        self.sheet.ignore_write_string = True  # the cell holds its text already, perhaps of several looks
        self.sheet.write_url(self.row, column, target, self.looks.of(PLAIN))
        self.sheet.ignore_write_string = False


def _height(text: str, width: float, size: float) -> float:
    """How high some text stands that wraps, in points; a word too long for a line takes the place of all its letters."""
    room = max(1, int(width * _LETTERS * PLAIN.size / size))
    return math.ceil(len(text) / room) * size * 1.35 + 2


def _kept_as_text(text: str, look: Look) -> Look:
    return look if text[0].isalnum() or guarded(text) == text else look._replace(quoted=True)


def _joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Neighbours of one look as one; what is empty falls out."""
    words, look = "", PLAIN
    for text, one in pieces:
        if text and words and one != look:
            yield words, look
            words = ""
        if text:
            words, look = words + text, one
    if words:
        yield words, look


_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,14})")
_DAY = re.compile(r"(19|20)[0-9]{2}-[01][0-9]-[0-3][0-9]")


def number_in(text: str) -> int | None:
    """The number that a text is, where a spreadsheet keeps all its digits."""
    return int(text) if _NUMBER.fullmatch(text) else None


def day_in(text: str) -> dt.date | None:
    """The day that a text is: 2026-11-22."""
    try:
        return dt.date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None
