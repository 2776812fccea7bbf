"""Markdown -> a story: the words that a reader of the finished page sees, in paragraphs."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from tracker.domain.errors import BadInputError
from tracker.intake.decoding import decode
from tracker.intake.front_matter import split_front_matter
from tracker.intake.markdown_lines import captions_of, line_of
from tracker.intake.page_blocks import blocks_of
from tracker.intake.page_tree import parsed
from tracker.intake.sheet import Gap, Sheet
from tracker.intake.story import OPENING, Kind, Story, part_of

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_STANDFIRST = ("standfirst", "dek", "description", "summary")
_LANGUAGE = ("lang", "language")
_GAPS = {
    "paragraph": Gap.PARAGRAPH,
    "heading": Gap.PARAGRAPH,
    "blockquote": Gap.PARAGRAPH,
    "bullet_list": Gap.PARAGRAPH,
    "ordered_list": Gap.PARAGRAPH,
    "table": Gap.PARAGRAPH,
    "list_item": Gap.LINE,
    "tr": Gap.LINE,
    "th": Gap.CELL,
    "td": Gap.CELL,
}
"""What stands before and after each block."""
_ONE_LINE = frozenset({"list_item", "tr"})
"""A list's points and a table's rows take a line each, whatever stands in them."""
LONGEST, MOST_LINES = 1_500_000, 100_000
"""Code points and lines of a Markdown file; each takes two hundred times its length while it is read."""


def read_markdown(content: bytes, called: str) -> Story:
    """The story in a Markdown file. Of HTML in it the words are read, of a picture that stands alone its caption.

    Raises:
        BadInputError: a byte does not fit, or it is too long.
    """
    fields, source = split_front_matter(decode(content, called))
    if len(source) > LONGEST or source.count("\n") > MOST_LINES:
        raise BadInputError(
            f"{called} is longer than a story in Markdown can be ({LONGEST:,} characters, {MOST_LINES:,} lines): "
            "save it as plain text (.txt)"
        )
    blocks = _parser().parse(source)
    text, heading = _words(blocks), _heading(blocks)
    headline, standfirst = _headline(blocks, heading), _standfirst(blocks, heading)
    if headline is None and (headline := part_of(fields.get("title"))):
        text = text if text.partition("\n\n")[0] == headline else f"{headline}\n\n{text}"
    if standfirst is None:
        standfirst = next((part_of(fields[name]) for name in _STANDFIRST if name in fields), None)
        text = _with_standfirst(text, headline, standfirst)
    return Story(
        text.rstrip(),
        Kind.MARKDOWN,
        headline=headline,
        standfirst=standfirst,
        language=next((fields[name] for name in _LANGUAGE if name in fields), None),
        author=fields.get("author"),
    )


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


def _heading(blocks: list[Token]) -> int | None:
    """Where the heading of the first rank opens that stands at the beginning."""
    opened = [place for place, block in enumerate(blocks) if block.level == 0 and block.nesting >= 0]
    return next((place for place in opened[:OPENING] if blocks[place].tag == "h1"), None)


def _headline(blocks: list[Token], heading: int | None) -> str | None:
    return None if heading is None else part_of(_words(blocks[heading : heading + 3]))


def _standfirst(blocks: list[Token], heading: int | None) -> str | None:
    """The paragraph right under the heading, if all of it is emphasised."""
    if heading is None or [block.type for block in blocks[heading + 3 : heading + 4]] != ["paragraph_open"]:
        return None
    paragraph = blocks[heading + 3 : heading + 6]
    marks = [mark for mark in paragraph[1].children or [] if mark.content.strip() or mark.nesting]
    depths = list(accumulate(mark.nesting for mark in marks))
    emphasised = len(marks) > 2 and marks[0].tag in ("em", "strong") and 0 not in depths[:-1]
    return part_of(_words(paragraph)) if emphasised else None


def _with_standfirst(text: str, headline: str | None, standfirst: str | None) -> str:
    """The text with the standfirst under the headline, unless it stands near there already."""
    below = text.find(headline) + len(headline) if headline else 0
    if standfirst is None or standfirst in text[: below + len(standfirst) + 1_000]:
        return text
    return f"{text[:below]}\n\n{standfirst}\n\n{text[below:].lstrip()}".lstrip()


def _words(blocks: Iterable[Token]) -> str:
    """What a reader sees of the blocks."""
    sheet = Sheet()
    lines, in_paragraph = 0, False
    for block in blocks:
        kind, _, _ = block.type.rpartition("_")
        lines += block.nesting if kind in _ONE_LINE else 0
        sheet.ask(min(_GAPS.get(kind, Gap.NONE), Gap.LINE if lines else Gap.PARAGRAPH))
        in_paragraph = block.type == "paragraph_open" or (in_paragraph and block.type == "inline")
        if block.type == "inline":
            sheet.write(line_of(block.children or []) or (captions_of(block.children or []) if in_paragraph else ""))
        elif block.type == "html_block":
            _write_html(sheet, block.content, Gap.LINE if lines else Gap.PARAGRAPH)
        elif block.type in ("fence", "code_block"):
            sheet.ask(Gap.LINE if lines else Gap.PARAGRAPH)
            sheet.write(block.content.rstrip("\n"))
            sheet.ask(Gap.LINE if lines else Gap.PARAGRAPH)
    return sheet.text()


def _write_html(sheet: Sheet, source: str, widest: Gap) -> None:
    """The words of a piece of HTML among the paragraphs."""
    page = parsed(source, "a piece of HTML in the Markdown")
    sheet.ask(widest)
    for block in [] if page is None else blocks_of(page):
        sheet.ask(min(block.gap, widest))
        sheet.write(block.words)
    sheet.ask(widest)
