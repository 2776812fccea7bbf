"""A report as one JSON document, block by block as it stands (docs/formats.md; docs/report.schema.json is its schema).

Every block says under which headings it stands, so that a script finds what is said of a claim without reading the rest:
`.blocks[] | select(.under | index("claim-12"))`. A line of text is a list of its parts. Texts are as they are on file;
characters that show nothing are escaped. Blocks and the rows of a table stand on a line each and are written as they come.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, assert_never

from tracker.reports.document import (
    Address,
    Anchor,
    Badge,
    Bar,
    Block,
    Count,
    Document,
    Facts,
    Figure,
    Heading,
    Inline,
    ListBlock,
    Mark,
    Notice,
    Paragraph,
    Row,
    Runs,
    Segment,
    Story,
    StoryParagraph,
    Style,
    Table,
    Tally,
    Tree,
)
from tracker.reports.formats.json_text import json_text
from tracker.reports.formats.outline import Outline
from tracker.reports.formats.safe import web_address

SHAPE = "tracker-report-document/1"
"""The name of this shape; keys may be added under it, never renamed."""

Fields = dict[str, Any]


def write(document: Document) -> Iterator[str]:
    """The whole document."""
    head: Fields = {
        "shape": SHAPE,
        "title": document.title,
        "kicker": document.kicker,
        "language": document.language,
        "stamp": document.stamp or None,
        "meta": [{"name": name, "line": _line(told)} for name, told in document.meta],
        "contents": [{"text": one.text, "anchor": one.anchor} for one in document.contents],
    }
    opening = ",\n".join(f"{json_text(key)}:{json_text(value)}" for key, value in head.items())
    yield f'{{\n{opening},\n"blocks":['
    outline = Outline()
    between = "\n"
    for block in document.blocks:
        if isinstance(block, Heading):
            outline.enter(block)
        yield between
        yield from _block(block, outline.places())
        between = ",\n"
    yield "\n]\n}\n"


def _block(block: Block, under: list[str]) -> Iterator[str]:
    """One block on a line, a table's rows and a story's paragraphs on lines of their own."""
    match block:
        case Table():
            columns = [{"title": one.title, "kind": one.kind.value} for one in block.columns]
            fields: Fields = {"block": "table", "under": under, "caption": block.caption, "columns": columns}
            yield from _streamed(fields, "rows", map(_row, block.rows))
        case Story():
            fields = {"block": "story", "under": under, "language": block.language}
            yield from _streamed(fields, "paragraphs", map(_paragraph, block.paragraphs))
        case _:
            kind, fields = _short(block)
            yield json_text({"block": kind, "under": under, **fields})


def _streamed(fields: Fields, name: str, entries: Iterator[Fields]) -> Iterator[str]:
    yield f"{json_text(fields).removesuffix('}')},{json_text(name)}:["
    between = "\n"
    for one in entries:
        yield f"{between}{json_text(one)}"
        between = ",\n"
    yield "\n]}" if between != "\n" else "]}"


def _short(
    block: Heading | Paragraph | Notice | Facts | Tally | ListBlock | Tree | Figure,
) -> tuple[str, Fields]:
    """The name and the fields of a block that is held whole."""
    match block:
        case Heading(level, text, anchor, badges):
            return "heading", {"level": level, "text": text, "anchor": anchor, "badges": _line(badges)}
        case Paragraph(line, lead):
            return "paragraph", {"line": _line(line), "lead": lead}
        case Notice(word, line):
            return "notice", {"word": word, "line": _line(line)}
        case Facts(facts):
            return "facts", {"facts": [{"name": name, "lines": [*map(_line, lines)]} for name, lines in facts]}
        case Tally(counts):
            return "tally", {"counts": [*map(_count, counts)]}
        case ListBlock(entries, ordered):
            return "list", {"ordered": ordered, "entries": [[*map(_line, entry)] for entry in entries]}
        case Tree(lines):
            return "tree", {"lines": [{"depth": one.depth, "line": _line(one.line)} for one in lines]}
        case Figure(title, unit, bars):
            return "figure", {"title": title, "unit": unit, "bars": [*map(_bar, bars)]}
        case _:
            assert_never(block)


def _line(line: Runs) -> list[Fields]:
    return [*map(_part, line)]


def _part(part: Inline) -> Fields:
    """A run of text, or a word that people choose from; what is as usual is left out."""
    if isinstance(part, Badge):
        return {"text": part.text, "word": part.word}
    fields: Fields = {"text": part.text}
    if part.style is not Style.PLAIN:
        fields["style"] = part.style.value
    if part.link is not None and (link := _link(part.link)):
        fields["link"] = link
    if part.language is not None:
        fields["language"] = part.language
    return fields


def _link(link: Anchor | Address) -> str | None:
    return f"#{link.name}" if isinstance(link, Anchor) else web_address(link.url)


def _count(count: Count) -> Fields:
    return {"value": count.value, "label": count.label, "detail": count.detail, "word": count.word}


def _bar(bar: Bar) -> Fields:
    return {
        "label": bar.label,
        "value": bar.value,
        "word": bar.word,
        "part": bar.part,
        "part_label": bar.part_label,
    }


def _row(row: Row) -> Fields:
    fields: Fields = {"cells": [[*map(_part, cell)] for cell in row.cells]}
    return fields if row.anchor is None else {**fields, "anchor": row.anchor}


def _paragraph(paragraph: StoryParagraph) -> Fields:
    return {
        "crosshead": paragraph.crosshead,
        "segments": [*map(_segment, paragraph.segments)],
        "notes": [*map(_line, paragraph.notes)],
    }


def _segment(segment: Segment) -> Fields:
    """Text with the claims that stand on it; the first and last segment of each passage say so."""
    if not segment.marks:
        return {"text": segment.text}
    starts, ends = set(segment.starts), set(segment.ends)
    return {"text": segment.text, "marks": [_mark(one, one in starts, one in ends) for one in segment.marks]}


def _mark(mark: Mark, starts: bool, ends: bool) -> Fields:
    return {
        "claim": mark.label,
        "number": mark.number,
        "state": mark.state.value,
        "status": mark.status.value,
        "passage": mark.passage,
        "starts": starts,
        "ends": ends,
    }
