"""Lines of a report on a sheet: what something is called on the left, what is said beside it, where it leads on the right."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from xlsxwriter.worksheet import Worksheet

from tracker.reports.document import Runs
from tracker.reports.formats.cells import cut
from tracker.reports.formats.safe import visible
from tracker.reports.formats.words import part_words, web_addresses
from tracker.reports.formats.xlsx_looks import PLAIN, Look, look_of
from tracker.reports.formats.xlsx_sheet import MOST_TO_SEE, Piece, Sheet

WIDTHS = (21, 76, 16, 17, 20, 13, 34)
NAMES, TEXT, BESIDE = 0, 1, 2
NAME = Look(quiet=True)
FITS_BESIDE = 90
"""Letters of a heading that may run over the cells beside it."""


class Lines:
    """Writes lines one below the other."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

    def next(self) -> None:
        """Go on to the next row."""
        self.sheet.next_row()

    def title(self, title: str, look: Look) -> None:
        """A heading in the present row, over the whole width; one that is too long for that goes where it can wrap."""
        text = visible(title)
        if len(text) <= FITS_BESIDE:
            self.sheet.text(NAMES, text, look._replace(wrapped=False))
            return
        for place, part in enumerate(cut(text, MOST_TO_SEE)):
            if place:
                self.next()
            self.sheet.text(TEXT, part, look)
            self.fit(part, look)

    def named(self, name: str, line: Runs) -> None:
        """A line with what it is called beside it."""
        for place, part in enumerate(cut(visible(name), MOST_TO_SEE)):
            self.next()
            self.sheet.text(NAMES, part, NAME)
            if not place:
                self.line(line)

    def line(self, line: Runs, look: Look = PLAIN) -> None:
        """A line in the present row and, where it is long, those below; what it leads to on the web stands beside it."""
        pieces = [(part_words(part), look_of(part, look)) for part in line]
        self.pieces(pieces, look)
        addresses = list(dict.fromkeys(web_addresses(line)))
        whole = len(line) == 1 and addresses
        if whole and self.sheet.web_link(TEXT, addresses[0]):
            return
        for place, address in enumerate(addresses, start=BESIDE):
            self.sheet.text(place, f"↗ {urlsplit(address).hostname}", Look(linked=True, wrapped=False))
            self.sheet.web_link(place, address)

    def pieces(self, pieces: Sequence[Piece], look: Look) -> None:
        """Text of several looks in the present row and, where it is long, those below."""
        whole = "".join(text for text, _ in pieces)
        if len(whole) <= MOST_TO_SEE:
            self.sheet.pieces(TEXT, pieces, look)
            self.fit(whole, look)
            return
        for place, part in enumerate(cut(whole, MOST_TO_SEE)):
            if place:
                self.next()
            self.sheet.text(TEXT, part, look)
            self.fit(part, look)

    def fit(self, text: str, look: Look) -> None:
        """Make the present row high enough for this text."""
        self.sheet.tall_enough((text, WIDTHS[TEXT] - 1.5 * look.indent, look.size))


def prepare(sheet: Worksheet) -> None:
    """Set up a sheet that lines go on."""
    sheet.hide_gridlines(2)
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width)
