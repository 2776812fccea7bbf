"""A report as Markdown: GitHub's tables and strike-through, nothing else beyond the common core.

Whatever came from outside is escaped so that it reads as it is on file and does nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import assert_never

from tracker.reports.document import (
    Address,
    Anchor,
    Badge,
    Block,
    Column,
    ColumnKind,
    Document,
    Facts,
    Figure,
    Heading,
    Inline,
    ListBlock,
    Notice,
    Paragraph,
    Place,
    Runs,
    Segment,
    Story,
    StoryParagraph,
    Style,
    Table,
    Tally,
    Tree,
)
from tracker.reports.formats.safe import HIDDEN, visible, web_address
from tracker.reports.formats.symbols import symbol, with_symbol

_MARKUP = re.compile(r"[\\`*_\[\]|~#!$]")
_SPECIAL = re.compile(rf"[\\`*_\[\]|~#!$&<>{HIDDEN}]|://|www\.", re.IGNORECASE)
"""What most text has none of, so that it can go out as it is."""
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_LINKED_BY_ITSELF = re.compile(r":(?=//)|(?<=www)\.", re.IGNORECASE)
_NUMBERED = re.compile(r"\d+(?=[.)])")
_CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z .:/_-]*")
_AROUND = {Style.STRONG: "**", Style.EMPHASIS: "_", Style.STRUCK: "~~"}
_BAR = 24
"""The longest bar of a figure, in characters."""


def write(document: Document) -> Iterator[str]:
    """The whole report, block by block."""
    yield f"# {escaped(document.title)}\n\n**{escaped(document.kicker)}**\n\n"
    for name, told in document.meta:
        yield f"- **{escaped(name)}:** {line(told)}\n"
    links = (f"[{escaped(one.text)}](#{one.anchor})" for one in document.contents)
    yield f"\n{' · '.join(links)}\n"
    for block in document.blocks:
        yield "\n"
        yield from _block(block)


def escaped(text: str) -> str:
    """Text that no Markdown reader takes for anything but text."""
    if not _SPECIAL.search(text):
        return text
    shown = _MARKUP.sub(r"\\\g<0>", visible(text).translate(_ENTITIES))
    return _LINKED_BY_ITSELF.sub(r"\\\g<0>", shown)


def line(parts: Runs) -> str:
    """A line of text."""
    return _opening_nothing("".join(map(_inline, parts)))


def _opening_nothing(line_text: str) -> str:
    """The line such that it opens no list, heading or rule, whatever it begins with."""
    text = line_text.strip()
    numbered = _NUMBERED.match(text)
    if numbered:
        return f"{numbered.group()}\\{text[numbered.end() :]}"
    return f"\\{text}" if text[:1] in ("-", "+", "=") else text


def _inline(part: Inline) -> str:
    if isinstance(part, Badge):
        return _badge(part.word, part.text)
    words = visible(part.text)
    bare = words.strip()
    if not bare:
        return " " if words else ""
    before = " " if words[0].isspace() else ""
    after = " " if words[-1].isspace() else ""
    styled = _styled(bare, part.style)
    return f"{before}{_linked(part.link, styled) if part.link else styled}{after}"


@lru_cache(maxsize=1024)
def _badge(word: str, label: str) -> str:
    return f"_{escaped(with_symbol(word, visible(label)).strip())}_"


def _styled(text: str, style: Style) -> str:
    if style is Style.CODE and _CODE.fullmatch(text):
        return f"`{text}`"
    around = _AROUND.get(style, "")
    return f"{around}{escaped(text)}{around}"


def _linked(link: Anchor | Address, text: str) -> str:
    """A link where Markdown can reach the place: headings of the same report, and the web."""
    match link:
        case Anchor(name, Place.HEADING):
            return f"[{text}](#{name})"
        case Address(url) if address := web_address(url):
            return f"[{text}](<{address}>)"
    return text


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * block.level} {escaped(block.text)}\n"
            if block.badges:
                yield f"\n{' '.join(map(_inline, block.badges))}\n"
        case Paragraph():
            text = line(block.line)
            yield f"**{text}**\n" if block.lead and text else f"{text}\n"
        case Notice():
            yield f"> {symbol(block.word) or '●'} {line(block.line)}\n"
        case Facts():
            yield from _facts(block)
        case Tally():
            for count in block.counts:
                detail = f" ({escaped(count.detail)})" if count.detail else ""
                yield f"- **{count.value}** {escaped(count.label)}{detail}\n"
        case Table():
            yield from _table(block)
        case ListBlock():
            for number, entry in enumerate(block.entries, start=1):
                lead = f"{number}. " if block.ordered else "- "
                between = f"\\\n{' ' * len(lead)}"
                yield f"{lead}{between.join(map(line, entry))}\n"
        case Tree():
            for branch in block.lines:
                yield f"{'  ' * branch.depth}- {line(branch.line)}\n"
        case Figure():
            yield from _figure(block)
        case Story():
            yield from _story(block)
        case _:
            assert_never(block)


def _facts(block: Facts) -> Iterator[str]:
    for name, lines in block.facts:
        if len(lines) == 1:
            yield f"- **{escaped(name)}:** {line(lines[0])}\n"
            continue
        yield f"- **{escaped(name)}:**\n"
        for one in lines:
            yield f"  - {line(one)}\n"


def _table(block: Table) -> Iterator[str]:
    yield f"_{escaped(block.caption)}_\n\n"
    yield _cells(escaped(column.title) for column in block.columns)
    yield _cells(map(_rule, block.columns))
    for row in block.rows:
        yield _cells(map(line, row.cells))


def _rule(column: Column) -> str:
    return "---:" if column.kind is ColumnKind.NUMBER else "---"


def _cells(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _figure(block: Figure) -> Iterator[str]:
    yield f"**{escaped(block.title)}**\n\n"
    yield _cells(("", f"{block.unit}s", ""))
    yield "| --- | ---: | --- |\n"
    most = max((bar.value for bar in block.bars), default=0) or 1
    for bar in block.bars:
        open_part = round(_BAR * bar.part / most)
        solid = round(_BAR * bar.value / most) - open_part
        told = f" {bar.part} {escaped(bar.part_label)}" if bar.part else ""
        label = escaped(with_symbol(bar.word, bar.label))
        yield _cells((label, str(bar.value), f"{'█' * solid}{'▒' * open_part}{told}"))


def _story(block: Story) -> Iterator[str]:
    yield "_A claim stands between ⌜ and ⌟; its number leads to what is on file about it._\n"
    for paragraph in block.paragraphs:
        yield f"\n{_paragraph(paragraph)}\n"
        if paragraph.notes:
            yield f"\n> {'; '.join(map(line, paragraph.notes))}\n"


def _paragraph(paragraph: StoryParagraph) -> str:
    text = _opening_nothing("".join(map(_segment, paragraph.segments)))
    return f"**{text}**" if paragraph.crosshead else text


def _segment(segment: Segment) -> str:
    notes = " ".join(f"[{mark.number} {symbol(mark.state)}](#{mark.anchor})" for mark in segment.ends)
    return f"{'⌜' * len(segment.starts)}{escaped(segment.text)}{'⌟' * len(segment.ends)}{notes}"
