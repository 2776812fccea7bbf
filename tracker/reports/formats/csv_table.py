"""A report as one tidy table: a row for everything it says, to filter in a spreadsheet or read in a script.

A report is not one table but many, with prose between them, and a file can hold one only. So every single thing said is
a row of its own, with the headings over it in columns of their own: filter `under` for "Claim 12" to have all that is
said of that claim, `block` for "fact", `marks` for "refuted", and whatever the report comes to say has a place at once.

    section   the chapter: "The claims"
    under     the heading under it: "Claim 12"
    part      the headings under that: "Who says so"
    block     what kind of thing the row is: `BLOCKS`
    row       which entry, row or paragraph of its block, from 1; rows of one entry share the number
    name      what the text is called: of a fact, the column of a cell, the claim of a passage
    text      what is said
    marks     the words in it that people choose from (verified, blocker), apart by spaces
    link      the web addresses in it, apart by spaces

The file begins with a byte order mark, for without it Excel takes UTF-8 for another encoding and shows every dash and
accent wrongly; a script says "utf-8-sig". Lines end in CR LF (RFC 4180). Text is guarded against formulas.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeAlias, assert_never

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
    Run,
    Runs,
    Story,
    StoryParagraph,
    Table,
    Tally,
    Tree,
    plain,
)
from tracker.reports.formats.cells import MOST_IN_A_CELL, cut
from tracker.reports.formats.outline import Outline
from tracker.reports.formats.safe import spreadsheet_cell
from tracker.reports.formats.words import web_addresses

COLUMNS = ("section", "under", "part", "block", "row", "name", "text", "marks", "link")
BLOCKS = (
    *("title", "kicker", "meta", "heading", "mark", "paragraph", "notice", "fact", "count", "detail", "table"),
    *("column", "cell", "entry", "branch", "chart", "bar", "share", "story", "crosshead", "passage", "margin"),
)
_BYTE_ORDER_MARK = "\ufeff"


class Said(NamedTuple):
    """One row, but for the headings over it."""

    block: str
    text: str
    name: str = ""
    row: int | None = None
    marks: str = ""
    link: str = ""


_Over: TypeAlias = tuple[str, str, str]
_Cells: TypeAlias = tuple[str | int | None, ...]


class _Line:
    """Catches the line that the csv module writes."""

    def write(self, line: str) -> str:
        return line


def write(document: Document) -> Iterator[str]:
    """The header, then a row for everything that is said, in order."""
    writer = csv.writer(_Line(), lineterminator="\r\n")
    yield _BYTE_ORDER_MARK + str(writer.writerow(COLUMNS))
    outline = Outline()
    for one in _opening(document):
        for row in _rows(("", "", ""), one):
            yield str(writer.writerow(row))
    for block in document.blocks:
        if isinstance(block, Heading):
            outline.enter(block)
        over = _over(outline)
        for one in said(block):
            for row in _rows(over, one):
                yield str(writer.writerow(row))
        if isinstance(block, Table):
            yield from _cells(writer.writerow, over, block)


def _rows(over: _Over, one: Said, called: str | None = None) -> Iterator[_Cells]:
    """The row, or several alike where the text is too long for one cell; `called` is its name made ready."""
    name = called if called is not None else _short(one.name)
    for text in cut(spreadsheet_cell(one.text), MOST_IN_A_CELL):
        yield (*over, one.block, one.row, name, text, one.marks, one.link)


def _short(text: str) -> str:
    """What stands beside the text; one too long for a cell is cut, and stands whole where it is said."""
    return cut(spreadsheet_cell(text), MOST_IN_A_CELL)[0]


def _over(outline: Outline) -> _Over:
    deeper = " › ".join(one.text for one in outline.open if one.level > 3)
    return _short(outline.text(2)), _short(outline.text(3)), _short(deeper)


def _opening(document: Document) -> Iterator[Said]:
    yield Said("title", document.title)
    yield Said("kicker", document.kicker)
    for row, (name, line) in enumerate(document.meta, start=1):
        yield _line("meta", line, name, row)


def _line(block: str, line: Runs, name: str = "", row: int | None = None) -> Said:
    marks = " ".join(part.word for part in line if isinstance(part, Badge))
    return Said(block, plain(line), name, row, marks, " ".join(web_addresses(line)))


def said(block: Block) -> Iterator[Said]:
    """What one block says, a row each."""
    match block:
        case Heading():
            yield Said("heading", block.text)
            for badge in block.badges:
                yield Said("mark", badge.text, marks=badge.word)
        case Paragraph():
            yield _line("paragraph", block.line)
        case Notice():
            yield _line("notice", block.line)._replace(marks=block.word)
        case Facts():
            for name, lines in block.facts:
                yield from (_line("fact", line, name, row) for row, line in enumerate(lines or ((),), start=1))
        case Tally():
            for row, count in enumerate(block.counts, start=1):
                yield Said("count", str(count.value), count.label, row, count.word)
                if count.detail:
                    yield Said("detail", count.detail, count.label, row)
        case Table():
            yield from _table(block)
        case ListBlock():
            for row, entry in enumerate(block.entries, start=1):
                yield from (_line("entry", line, row=row) for line in entry)
        case Tree():
            for row, branch in enumerate(block.lines, start=1):
                yield _line("branch", branch.line, f"depth {branch.depth}", row)
        case Figure():
            yield from _chart(block)
        case Story():
            for row, paragraph in enumerate(block.paragraphs, start=1):
                yield from _paragraph(paragraph, row)
        case _:
            assert_never(block)


def _table(block: Table) -> Iterator[Said]:
    yield Said("table", block.caption)
    yield from (Said("column", column.title, row=number) for number, column in enumerate(block.columns, start=1))


def _cells(write_row: Callable[[_Cells], object], over: _Over, block: Table) -> Iterator[str]:
    """The cells of a table, row by row: most of a long report, so what can be said once for all of them is."""
    titles = [_short(column.title) for column in block.columns]
    for number, row in enumerate(block.rows, start=1):
        lines = []
        for title, cell in zip(titles, row.cells, strict=True):
            one = cell[0] if len(cell) == 1 else None
            if isinstance(one, Run) and one.link is None and len(one.text) < MOST_IN_A_CELL:
                lines.append(str(write_row((*over, "cell", number, title, spreadsheet_cell(one.text), "", ""))))
            elif cell:
                lines += [str(write_row(one)) for one in _rows(over, _line("cell", cell, title, number), title)]
        yield "".join(lines)


def _chart(block: Figure) -> Iterator[Said]:
    yield Said("chart", block.title, block.unit)
    for row, bar in enumerate(block.bars, start=1):
        yield Said("bar", str(bar.value), bar.label, row, bar.word)
        if bar.part:
            yield Said("share", str(bar.part), bar.part_label, row, bar.word)


def _paragraph(paragraph: StoryParagraph, row: int) -> Iterator[Said]:
    """The paragraph whole, then the words of each claim in it, then what stands in the margin."""
    kind = "crosshead" if paragraph.crosshead else "story"
    yield Said(kind, "".join(segment.text for segment in paragraph.segments), row=row)
    words: dict[tuple[int, int], list[str]] = {}
    states: dict[tuple[int, int], str] = {}
    for segment in paragraph.segments:
        for mark in segment.marks:
            words.setdefault((mark.number, mark.passage), []).append(segment.text)
            states[mark.number, mark.passage] = mark.state.value
    for place, texts in words.items():
        yield Said("passage", "".join(texts), f"Claim {place[0]}", row, states[place])
    yield from _margin(paragraph.notes, row)


def _margin(notes: Iterable[Runs], row: int) -> Iterator[Said]:
    return (_line("margin", note, row=row) for note in notes)
