"""The first sheet: the whole report in order, to be read from top to bottom. Names on the left, what is said beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import zip_longest
from typing import assert_never

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
from tracker.reports.formats.words import segment_words
from tracker.reports.formats.xlsx_book import Book, first_cell
from tracker.reports.formats.xlsx_lines import BESIDE, FITS_BESIDE, NAME, NAMES, TEXT, WIDTHS, Lines, prepare
from tracker.reports.formats.xlsx_looks import PLAIN, Look, leads_inside, look_of
from tracker.reports.formats.xlsx_sheet import MOST_TO_SEE, Piece
from tracker.reports.formats.xlsx_table import Cell, TableSheet, cell, heading, lead, put

MOST_SHEETS = 100
"""Tables with a sheet of their own; what comes after them stands here only."""
MOST_ROWS_HERE = 1_000
"""Of a table that has a sheet of its own."""
_SIZES = {1: 20.0, 2: 16.0, 3: 13.0}


class ReportSheet(Lines):
    """Writes every block of a report, and hands its tables on to sheets of their own."""

    def __init__(self, book: Book) -> None:
        super().__init__(book.sheet("Report", prepare))
        self.book = book
        self.outline = Outline()
        self.tables = 0

    def write(self, document: Document) -> None:
        """The whole report."""
        self._masthead(document)
        for block in document.blocks:
            self.block(block)

    def _masthead(self, document: Document) -> None:
        self.next()
        self.sheet.text(NAMES, visible(document.kicker), Look(bold=True, quiet=True, wrapped=False))
        self.next()
        self.title(document.title, Look(bold=True, size=_SIZES[1]))
        self.next()
        for name, line in document.meta:
            self.named(name, line)
        self.next()
        for one in document.contents:
            self.next()
            self.sheet.text(NAMES, visible(one.text), Look(linked=True, wrapped=False))
            if one.anchor:
                self.sheet.link_inside(NAMES, partial(self.book.way_to, one.anchor))

    def block(self, block: Block) -> None:
        """Write one block."""
        match block:
            case Heading():
                self._heading(block)
            case Paragraph():
                self.next()
                self.line(block.line, Look(size=12.0) if block.lead else PLAIN)
            case Notice():
                self.next()
                sign = Run(f"{symbol(block.word) or '●'} ")
                self.line((sign, *block.line), Look(word=block.word, bold=True, size=12.0))
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
                    self.next()
                    self.line((Run("└ "), *branch.line), Look(indent=branch.depth))
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
            self.next()
        look = Look(bold=True, size=_SIZES.get(block.level, PLAIN.size), quiet=block.level > 3)
        self.title(block.text, look)
        self.book.be(block.anchor, self.sheet)
        if block.badges:
            parts = [part for badge in block.badges for part in (badge, Run("   "))]
            if len(visible(block.text)) > FITS_BESIDE:
                self.next()
            self.line(tuple(parts[:-1]))

    def _fact(self, name: str, lines: Sequence[Runs]) -> None:
        first, *rest = lines or ((),)
        self.named(name, first)
        for line in rest:
            self.next()
            self.line(line)

    def _entry(self, sign: str, entry: Sequence[Runs]) -> None:
        for place, line in enumerate(entry):
            self.next()
            if not place:
                self.sheet.text(NAMES, sign, Look(quiet=True, right=True, indent=1))
            self.line(line, Look(indent=1) if place else PLAIN)

    def _tally(self, block: Tally) -> None:
        for count in block.counts:
            self.next()
            word = count.word if count.value else ""
            self.sheet.number(NAMES, count.value, Look(word=word, bold=True, size=13.0, right=True, indent=1))
            label = [(visible(count.label), Look(bold=True))]
            detail = [(f"   {visible(count.detail)}", NAME)] if count.detail else []
            self.sheet.pieces(TEXT, [*label, *detail])

    def _figure(self, block: Figure) -> None:
        self.next()
        self.next()
        self.title(block.title, Look(bold=True))
        for bar in block.bars:
            self.next()
            label = with_symbol(bar.word, visible(bar.label))
            self.sheet.text(NAMES, label, PLAIN)
            self.sheet.tall_enough((label, WIDTHS[NAMES], PLAIN.size))
            self.sheet.number(TEXT, bar.value, Look(word=bar.word, bold=True))
            self._bar(bar.value, max(one.value for one in block.bars) or 1, COLOURS.get(bar.word, QUIET))
            if bar.part:
                self.sheet.text(BESIDE, f"{bar.part} {visible(bar.part_label)}", NAME)

    def _bar(self, value: int, most: int, colour: str) -> None:
        """The number's own cell drawn as a bar; the longest takes three quarters of it."""
        if value:
            row = self.sheet.row
            bar = {"type": "data_bar", "bar_solid": True, "bar_color": colour, "data_bar_2010": True}
            ends = {"min_type": "num", "min_value": 0, "max_type": "num", "max_value": most * 4 / 3}
            self.sheet.sheet.conditional_format(row, TEXT, row, TEXT, {**bar, **ends})

    def _paragraph(self, paragraph: StoryParagraph) -> None:
        self.next()
        base = Look(size=11.0, bold=paragraph.crosshead)
        self.pieces(list(_marked(paragraph, base)), base)
        for segment in paragraph.segments:
            for mark in segment.starts:
                self.book.be(f"words-{mark.number}-{mark.passage}", self.sheet)
        for note in paragraph.notes:
            self.next()
            self.line(note, Look(size=9.0, indent=2))
            if inside := leads_inside(note):
                self.sheet.link_inside(TEXT, partial(self.book.way_to, inside))

    def _table(self, block: Table) -> None:
        """Every row on the table's own sheet, and here as far as one reads on."""
        own = self._own_sheet(block)
        self.next()
        self.next()
        self.sheet.text(TEXT, visible(block.caption), Look(quiet=True, italic=True))
        if own is not None:
            self.sheet.text(NAMES, f"→ sheet “{own.name}”", Look(linked=True))
            self.sheet.link_inside(NAMES, partial(first_cell, own.name))
        self.next()
        for place, column in enumerate(block.columns):
            self.sheet.text(place, visible(column.title), heading(column))
        for number, row in enumerate(block.rows):
            cells = [*map(cell, block.columns, row.cells)]
            if own is not None:
                own.row(row, cells)
            if own is None or number < MOST_ROWS_HERE:
                self._row(row, cells)
            elif number == MOST_ROWS_HERE:
                self.next()
                self.sheet.text(TEXT, f"The table goes on; all its rows stand on the sheet “{own.name}”.", NAME)
        if own is not None:
            own.close()
        self.next()

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
            self.next()
            for place, (one, text) in enumerate(zip(cells, line, strict=True)):
                put(self.sheet, place, one, text)
                if not number:
                    lead(self.sheet, self.book, place, one)
            self.sheet.tall_enough(
                *((text or "", width, PLAIN.size) for text, width in zip(line, widths, strict=False))
            )
            if not number:
                self.book.be(row.anchor, self.sheet)


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
