"""Every kind of block as Word has it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from tracker.reports.document import (
    Block,
    Facts,
    Figure,
    Heading,
    ListBlock,
    Notice,
    Paragraph,
    Runs,
    Story,
    Table,
    Tally,
    Tree,
    TreeLine,
)
from tracker.reports.formats.drawing.bar_chart import told
from tracker.reports.formats.symbols import symbol
from tracker.reports.formats.word import tables
from tracker.reports.formats.word.lines import Lines, badge, leftward
from tracker.reports.formats.word.markup import Xml, look, paragraph, reads_leftward, run, text
from tracker.reports.formats.word.palette import colour, tint
from tracker.reports.formats.word.story import story
from tracker.reports.formats.word.styles import INDENT

_HIGHEST, _LOWEST = 1, 4
_SMALL = '<w:sz w:val="19"/><w:szCs w:val="19"/>'
_DEEPEST = 12
"""Branches further down stand no further in: there is an end to the paper."""


def block(one: Block, lines: Lines) -> Iterator[Xml]:
    """One block of a document."""
    match one:
        case Heading():
            yield _heading(one, lines)
        case Paragraph():
            yield _line("Lead" if one.lead else "Normal", one.line, lines)
        case Notice():
            yield _notice(one, lines)
        case Facts():
            yield from tables.facts(one, lines)
        case Tally():
            yield from tables.tally(one)
        case Table():
            yield from tables.table(one, lines)
        case ListBlock():
            yield from _entries(one, lines)
        case Tree():
            yield from (_branch(branch, lines) for branch in one.lines)
        case Figure():
            yield from tables.figure(one, told(one))
        case Story():
            yield from story(one, lines)
        case _:
            assert_never(one)


def _line(style: str, parts: Runs, lines: Lines) -> Xml:
    return paragraph(style, lines.line(parts), leftward=leftward(parts))


def _heading(one: Heading, lines: Lines) -> Xml:
    """A heading one level up, for the document's title is none of its headings."""
    level = min(max(one.level - 1, _HIGHEST), _LOWEST)
    badges = "".join(f"{run(Xml('  '))}{badge(word.word, word.text, _SMALL)}" for word in one.badges)
    inside = f"{lines.places.at(one.anchor)}{run(text(one.text))}{badges}"
    return paragraph(f"Heading{level}", inside, leftward=reads_leftward(one.text))


def _notice(one: Notice, lines: Lines) -> Xml:
    shade = colour(one.word)
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="{size}" w:space="5" w:color="{shade}"/>'
        for side, size in (("top", 4), ("left", 36), ("bottom", 4), ("right", 4))
    )
    ground = f'<w:pBdr>{edges}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{tint(shade, 0.07)}"/>'
    sign = run(text(f"{symbol(one.word) or '●'}\u2002"), look("", f'<w:color w:val="{shade}"/>'))
    return paragraph("Notice", f"{sign}{lines.line(one.line)}", leftward=leftward(one.line), before=ground)


def _entries(one: ListBlock, lines: Lines) -> Iterator[Xml]:
    """A list: the first line of an entry with its point or number, the rest under it."""
    for number, entry in enumerate(one.entries, start=1):
        for place, parts in enumerate(entry):
            written = lines.line(parts)
            kept = "<w:keepNext/>" if place < len(entry) - 1 else ""
            if place:
                style = "ListContinue"
            elif one.ordered:
                style, written = "ListNumber", Xml(f"{run(Xml(f'{number}.'))}<w:r><w:tab/></w:r>{written}")
            else:
                style = "ListBullet"
            yield paragraph(style, written, leftward=leftward(parts), before=kept)


def _branch(one: TreeLine, lines: Lines) -> Xml:
    """A line of a tree, as far in as it is deep."""
    left = min(one.depth, _DEEPEST) * INDENT
    sign = run(text("└\u2002"), look("Quiet")) if one.depth else ""
    return paragraph(
        "Tree", f"{sign}{lines.line(one.line)}", after=f'<w:ind w:left="{left + INDENT}" w:hanging="{INDENT}"/>'
    )
