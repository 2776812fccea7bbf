"""The first sheet: the whole report in order, to be read from top to bottom. Names on the left, what is said beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import zip_longest
from typing import assert_never
from urllib.parse import urlsplit

from xlsxwriter.worksheet import Worksheet

from tracker.reports.document import (
    Badge,
    Block,
    Document,
    Facts,
    Figure,
    Heading,
    ListBlock,
    Notice,
    Paragraph,
    Row,
    Run,
    Runs,
    Story,
    StoryParagraph,
    Table,
    Tally,
    Tree,
)
from tracker.reports.formats.cells import cut
from tracker.reports.formats.colours import COLOURS, QUIET
from tracker.reports.formats.outline import Outline
from tracker.reports.formats.safe import visible
from tracker.reports.formats.symbols import symbol, with_symbol
from tracker.reports.formats.words import part_words, segment_words, web_addresses
from tracker.reports.formats.xlsx_book import Book, first_cell
from tracker.reports.formats.xlsx_looks import PLAIN, Look, leads_inside, look_of
from tracker.reports.formats.xlsx_sheet import MOST_TO_SEE, Piece
from tracker.reports.formats.xlsx_table import Cell, TableSheet, cell, heading, lead, put

MOST_SHEETS = 100
"""Tables with a sheet of their own; what comes after them stands here only."""
MOST_ROWS_HERE = 1_000
"""Of a table that has a sheet of its own."""
WIDTHS = (21, 76, 16, 17, 20, 13, 34)
_NAMES, _TEXT, _BESIDE = 0, 1, 2
_SIZES = {1: 20.0, 2: 16.0, 3: 13.0}
_NAME = Look(quiet=True)
_FITS_BESIDE = 90
"""Letters of a heading that may run over the cells beside it."""


class ReportSheet:
    """Writes every block of a report, and hands its tables on to sheets of their own."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.sheet = book.sheet("Report", _prepare)
        self.outline = Outline()
        self.tables = 0

    def write(self, document: Document) -> None:
        """The whole report."""
        self._masthead(document)
        for block in document.blocks:
            self.block(block)

    def _masthead(self, document: Document) -> None:
        self._next()
        self.sheet.text(_NAMES, visible(document.kicker), Look(bold=True, quiet=True, wrapped=False))
        self._next()
        self._title(document.title, Look(bold=True, size=_SIZES[1]))
        self._next()
        for name, line in document.meta:
            self._named(name, line)
        self._next()
        for one in document.contents:
            self._next()
            self.sheet.text(_NAMES, visible(one.text), Look(linked=True, wrapped=False))
            if one.anchor:
                self.sheet.link_inside(_NAMES, partial(self.book.way_to, one.anchor))

    def _next(self) -> None:
        self.sheet.next_row()

    def _title(self, title: str, look: Look) -> None:
        """A heading in the present row, over the whole width; one that is too long for that goes where it can wrap."""
        text = visible(title)
        if len(text) <= _FITS_BESIDE:
            self.sheet.text(_NAMES, text, look._replace(wrapped=False))
            return
        for place, part in enumerate(cut(text, MOST_TO_SEE)):
            if place:
                self._next()
            self.sheet.text(_TEXT, part, look)
            self._fit(part, look)

    def _named(self, name: str, line: Runs) -> None:
        """A line with what it is called beside it."""
        for place, part in enumerate(cut(visible(name), MOST_TO_SEE)):
            self._next()
            self.sheet.text(_NAMES, part, _NAME)
            if not place:
                self._line(line)

    def _line(self, line: Runs, look: Look = PLAIN) -> None:
        """A line in the present row and, where it is long, those below; what it leads to on the web stands beside it."""
        pieces = [(part_words(part), look_of(part, look)) for part in line]
        self._pieces(pieces, look)
        addresses = list(dict.fromkeys(web_addresses(line)))
        whole = len(line) == 1 and addresses
        if whole and self.sheet.web_link(_TEXT, addresses[0]):
            return
        for place, address in enumerate(addresses, start=_BESIDE):
            self.sheet.text(place, f"↗ {urlsplit(address).hostname}", Look(linked=True, wrapped=False))
            self.sheet.web_link(place, address)

    def _pieces(self, pieces: Sequence[Piece], look: Look) -> None:
        whole = "".join(text for text, _ in pieces)
        if len(whole) <= MOST_TO_SEE:
            self.sheet.pieces(_TEXT, pieces, look)
            self._fit(whole, look)
            return
        for place, part in enumerate(cut(whole, MOST_TO_SEE)):
            if place:
                self._next()
            self.sheet.text(_TEXT, part, look)
            self._fit(part, look)

    def _fit(self, text: str, look: Look) -> None:
        self.sheet.tall_enough((text, WIDTHS[_TEXT] - 1.5 * look.indent, look.size))

    def block(self, block: Block) -> None:
        """Write one block."""
        match block:
            case Heading():
                self._heading(block)
            case Paragraph():
                self._next()
                self._line(block.line, Look(size=12.0) if block.lead else PLAIN)
            case Notice():
                self._next()
                sign = Run(f"{symbol(block.word) or '●'} ")
                self._line((sign, *block.line), Look(word=block.word, bold=True, size=12.0))
            case Facts():
                for name, lines in block.facts:
                    self._fact(name, lines)
            case Tally():
                self._tally(block)
            case Table():
                self._table(block)
            case ListBlock():
                for number, entry in enumerate(block.entries, start=1):
                    self._entry(f"{number}." if block.ordered else "•", entry)
            case Tree():
                for branch in block.lines:
                    self._next()
                    self._line((Run("└ "), *branch.line), Look(indent=branch.depth))
            case Figure():
                self._figure(block)
            case Story():
                for paragraph in block.paragraphs:
                    self._paragraph(paragraph)
            case _:
                assert_never(block)

    def _heading(self, block: Heading) -> None:
        self.outline.enter(block)
        for _ in range(1 if block.level > 3 else 2):
            self._next()
        look = Look(bold=True, size=_SIZES.get(block.level, PLAIN.size), quiet=block.level > 3)
        self._title(block.text, look)
        self.book.be(block.anchor, self.sheet)
        if block.badges:
            parts = [part for badge in block.badges for part in (badge, Run("   "))]
            if len(visible(block.text)) > _FITS_BESIDE:
                self._next()
            self._line(tuple(parts[:-1]))

    def _fact(self, name: str, lines: Sequence[Runs]) -> None:
        first, *rest = lines or ((),)
        self._named(name, first)
        for line in rest:
            self._next()
            self._line(line)

    def _entry(self, sign: str, entry: Sequence[Runs]) -> None:
        for place, line in enumerate(entry):
            self._next()
            if not place:
                self.sheet.text(_NAMES, sign, Look(quiet=True, right=True, indent=1))
            self._line(line, Look(indent=1) if place else PLAIN)

    def _tally(self, block: Tally) -> None:
        for count in block.counts:
            self._next()
            word = count.word if count.value else ""
            self.sheet.number(_NAMES, count.value, Look(word=word, bold=True, size=13.0, right=True, indent=1))
            label = [(visible(count.label), Look(bold=True))]
            detail = [(f"   {visible(count.detail)}", _NAME)] if count.detail else []
            self.sheet.pieces(_TEXT, [*label, *detail])

    def _figure(self, block: Figure) -> None:
        self._next()
        self._next()
        self._title(block.title, Look(bold=True))
        for bar in block.bars:
            self._next()
            self.sheet.text(_NAMES, with_symbol(bar.word, visible(bar.label)), PLAIN)
            self.sheet.number(_TEXT, bar.value, Look(word=bar.word, bold=True))
            self._bar(bar.value, max(one.value for one in block.bars) or 1, COLOURS.get(bar.word, QUIET))
            if bar.part:
                self.sheet.text(_BESIDE, f"{bar.part} {visible(bar.part_label)}", _NAME)

    def _bar(self, value: int, most: int, colour: str) -> None:
        """The number's own cell drawn as a bar; the longest takes three quarters of it."""
        if value:
            row = self.sheet.row
            bar = {"type": "data_bar", "bar_solid": True, "bar_color": colour, "data_bar_2010": True}
            ends = {"min_type": "num", "min_value": 0, "max_type": "num", "max_value": most * 4 / 3}
            self.sheet.sheet.conditional_format(row, _TEXT, row, _TEXT, {**bar, **ends})

    def _paragraph(self, paragraph: StoryParagraph) -> None:
        self._next()
        base = Look(size=11.0, bold=paragraph.crosshead)
        self._pieces(list(_marked(paragraph, base)), base)
        for segment in paragraph.segments:
            for mark in segment.starts:
                self.book.be(f"words-{mark.number}-{mark.passage}", self.sheet)
        for note in paragraph.notes:
            self._next()
            self._line(note, Look(size=9.0, indent=2))
            if inside := leads_inside(note):
                self.sheet.link_inside(_TEXT, partial(self.book.way_to, inside))

    def _table(self, block: Table) -> None:
        """Every row on the table's own sheet, and here as far as one reads on."""
        own = self._own_sheet(block)
        self._next()
        self._next()
        self.sheet.text(_TEXT, visible(block.caption), Look(quiet=True, italic=True))
        if own is not None:
            self.sheet.text(_NAMES, f"→ sheet “{own.name}”", Look(linked=True))
            self.sheet.link_inside(_NAMES, partial(first_cell, own.name))
        self._next()
        for place, column in enumerate(block.columns):
            self.sheet.text(place, visible(column.title), heading(column))
        for number, row in enumerate(block.rows):
            cells = [*map(cell, block.columns, row.cells)]
            if own is not None:
                own.row(row, cells)
            if own is None or number < MOST_ROWS_HERE:
                self._row(row, cells)
            elif number == MOST_ROWS_HERE:
                self._next()
                self.sheet.text(_TEXT, f"The table goes on; all its rows stand on the sheet “{own.name}”.", _NAME)
        if own is not None:
            own.close()
        self._next()

    def _own_sheet(self, block: Table) -> TableSheet | None:
        self.tables += 1
        if self.tables > MOST_SHEETS:
            return None
        title = self.outline.open[-1].text if self.outline.open else block.caption
        return TableSheet(self.book, title, block.columns)

    def _row(self, row: Row, cells: Sequence[Cell]) -> None:
        """A row of a table; a cell with much text goes on in the rows below it."""
        widths = [*WIDTHS, *(WIDTHS[-1] for _ in cells)]
        parts = [cut(one.value, MOST_TO_SEE) if isinstance(one.value, str) else [None] for one in cells]
        for number, line in enumerate(zip_longest(*parts, fillvalue="")):
            self._next()
            for place, (one, text) in enumerate(zip(cells, line, strict=True)):
                put(self.sheet, place, one, text)
                if not number:
                    lead(self.sheet, self.book, place, one)
            self.sheet.tall_enough(
                *((text or "", width, PLAIN.size) for text, width in zip(line, widths, strict=False))
            )
            if not number:
                self.book.be(row.anchor, self.sheet)


def _prepare(sheet: Worksheet) -> None:
    sheet.hide_gridlines(2)
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width)


def _marked(paragraph: StoryParagraph, base: Look) -> Iterator[Piece]:
    """The paragraph with each claim between ⌜ and ⌟, in the colour of its state, and its number after it."""
    for segment in paragraph.segments:
        before, text, after = segment_words(segment)
        states = segment.marks[:1]
        look = base._replace(word=states[0].state.value) if states else base
        yield before, base
        yield text, look
        for _ in segment.ends:
            yield "⌟", base
        if segment.ends:
            badge = Badge(segment.ends[0].state.value)
            yield after.lstrip("⌟"), look_of(badge, base)
