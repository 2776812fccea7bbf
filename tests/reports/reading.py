"""Reports read back: what a person, or a program, finds on the page that was written."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import chain
from zipfile import ZipFile

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tracker.reports.document import (
    Badge,
    Block,
    Document,
    Facts,
    Figure,
    Heading,
    Inline,
    ListBlock,
    Notice,
    Paragraph,
    Runs,
    Story,
    Table,
    Tally,
    Tree,
)
from tracker.reports.formats import FORMATS
from tracker.reports.formats.safe import visible

_BLOCKS = frozenset(
    {"body", "caption", "dd", "div", "dl", "dt", "figcaption", "figure", "h1", "h2", "h3", "h4"}
    | {"header", "li", "main", "nav", "ol", "p", "section", "svg", "table", "tbody", "td"}
    | {"text", "th", "thead", "title", "desc", "tr", "ul"}
)
_VOID = frozenset({"meta", "path", "rect"})


class Page(HTMLParser):
    """One HTML page: its words, and its elements in order with their attributes."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.pieces: list[str] = []
        self.open: list[str] = []
        self.unmatched: list[str] = []
        self.styles: list[str] = []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in _VOID:
            self.open.append(tag)
        self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.unmatched.append(tag)
        self._part(tag)

    def handle_data(self, data: str) -> None:
        (self.styles if "style" in self.open else self.pieces).append(data)

    def _part(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.pieces.append(" ")

    @property
    def words(self) -> str:
        """Everything that can be read, with single spaces."""
        return " ".join("".join(self.pieces).split())

    @property
    def shape(self) -> list[tuple[str, tuple[str, ...]]]:
        """The elements with the names of their attributes, whatever the text says."""
        return [(tag, tuple(attributes)) for tag, attributes in self.elements]

    def all(self, tag: str) -> list[dict[str, str]]:
        """The attributes of every element of one kind."""
        return [attributes for name, attributes in self.elements if name == tag]

    def ids(self) -> list[str]:
        """Every id on the page."""
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]


class Sheet:
    """One Markdown file as a reader with GitHub's tables sees it; HTML is let through."""

    def __init__(self, markdown: str) -> None:
        reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
        self.blocks = reader.parse(markdown)
        self.inline = list(chain.from_iterable(token.children or () for token in self.blocks))

    @property
    def words(self) -> str:
        """Everything that can be read, with single spaces."""
        lines = ("".join(map(_text, token.children or ())) for token in self.blocks)
        return " ".join(" ".join(lines).split())

    @property
    def shape(self) -> list[str]:
        """The kinds of its blocks and runs, in order, whatever the text says."""
        plain = ("text", "softbreak", "code_inline")
        kinds = []
        for token in self.blocks:
            kinds.append(token.type)
            kinds.extend(one.type for one in token.children or () if one.type not in plain)
        return kinds

    def links(self) -> list[str]:
        """Where its links and pictures lead."""
        found = (token.attrGet("href") or token.attrGet("src") for token in self.inline)
        return [str(address) for address in found if address is not None]


def _text(token: Token) -> str:
    return " " if token.type in ("softbreak", "hardbreak") else token.content


def written(document: Document, name: str) -> str:
    """The report in one format, as text; of a Word document, the XML of all its parts."""
    content = b"".join(FORMATS[name].pieces(document))
    return "\n".join(parts(content).values()) if name == "docx" else content.decode()


def parts(content: bytes) -> dict[str, str]:
    """The parts of a Word document, by name, in their order."""
    with ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


def words_in_xml(xml: str) -> str:
    """What can be read in a part of a Word document, with single spaces."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", re.sub(r"</w:p>|<w:(?:br|tab)/>", " ", xml))).split())


def page(document: Document) -> Page:
    """The HTML page, read back."""
    return Page(written(document, "html"))


def sheet(document: Document) -> Sheet:
    """The Markdown file, read back."""
    return Sheet(written(document, "md"))


def words_of(document: Document, name: str) -> str:
    """What can be read in one format."""
    if name == "docx":
        return words_in_xml(parts(b"".join(FORMATS[name].pieces(document)))["word/document.xml"])
    return page(document).words if name == "html" else sheet(document).words


def shown(text: str) -> str:
    """A text as any format is to show it."""
    return " ".join(visible(text).split())


def texts(document: Document) -> Iterator[str]:
    """Every piece of text that a document holds, as any format is to show it."""
    yield shown(document.title)
    yield shown(document.kicker)
    for name, line in document.meta:
        yield shown(name)
        yield from _line(line)
    for block in document.blocks:
        yield from _block(block)


def _line(line: Runs) -> Iterator[str]:
    for part in line:
        yield _part(part)


def _part(part: Inline) -> str:
    return shown(part.text)


def texts_of(block: Block) -> Iterator[str]:
    """Every piece of text that one block holds."""
    return _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield from (shown(block.text), *_line(block.badges))
        case Paragraph() | Notice():
            yield from _line(block.line)
        case Facts():
            for name, lines in block.facts:
                yield shown(name)
                yield from chain.from_iterable(map(_line, lines))
        case Tally():
            for count in block.counts:
                yield from (str(count.value), shown(count.label), shown(count.detail))
        case Table():
            yield shown(block.caption)
            yield from (shown(column.title) for column in block.columns)
            for row in block.rows:
                yield from chain.from_iterable(map(_line, row.cells))
        case ListBlock():
            for entry in block.entries:
                yield from chain.from_iterable(map(_line, entry))
        case Tree():
            for branch in block.lines:
                yield from _line(branch.line)
        case Figure():
            yield shown(block.title)
            for bar in block.bars:
                yield from (shown(bar.label), str(bar.value), shown(bar.part_label) if bar.part else "")
        case Story():
            for paragraph in block.paragraphs:
                yield from (shown(segment.text) for segment in paragraph.segments)
                yield from chain.from_iterable(map(_line, paragraph.notes))


def blocks(document: Document, heading: str) -> list[Block]:
    """The blocks of one section, up to the next heading of its level or above."""
    found: list[Block] = []
    level = 0
    for block in document.blocks:
        if isinstance(block, Heading):
            if level and block.level <= level:
                break
            if block.text == heading:
                level = block.level
        if level:
            found.append(block)
    return found


def told(found: list[Block]) -> str:
    """What some blocks say, in words."""
    return " ".join("".join(f"{text} " for block in found for text in _block(block)).split())


def facts(document: Document, heading: str) -> dict[str, list[str]]:
    """The facts of one section by name, each line as words."""
    return {
        name: ["".join(part.text for part in line) for line in lines]
        for block in blocks(document, heading)
        if isinstance(block, Facts)
        for name, lines in block.facts
    }


def badges(line: Runs) -> list[str]:
    """The words of the badges in a line."""
    return [part.word for part in line if isinstance(part, Badge)]
