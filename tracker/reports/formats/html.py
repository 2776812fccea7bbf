"""A report as one HTML page that needs nothing else: no script, no request, good on paper.

Plain generators write it, with no template engine: the page streams, and `markup.Html` makes
mypy refuse any text that was not escaped, which a template's autoescape can only promise.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import assert_never

from tracker.reports.document import (
    Address,
    Anchor,
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
    Row,
    Runs,
    Story,
    Style,
    Table,
    Tally,
    Tree,
)
from tracker.reports.formats.drawing.pen import Pen
from tracker.reports.formats.figures import chains, figure
from tracker.reports.formats.markup import (
    NOTHING,
    Html,
    closing,
    opening,
    tag,
    text,
    together,
    trusted,
)
from tracker.reports.formats.safe import web_address
from tracker.reports.formats.story_page import story
from tracker.reports.formats.symbols import symbol

CONTENT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

_ELEMENTS = {
    Style.STRONG: "strong",
    Style.EMPHASIS: "em",
    Style.CODE: "code",
    Style.QUIET: "small",
    Style.STRUCK: "s",
}


def write(document: Document, *, paper: str = "") -> Iterator[str]:
    """The whole page, piece by piece; `paper` is more style for a program that sets type and colours no pictures."""
    yield from _head(document, paper)
    yield from _Page(document.language, Pen(in_place=bool(paper))).blocks(document)
    yield "</main>\n</body>\n</html>\n"


def _head(document: Document, paper: str) -> Iterator[Html]:
    style = files("tracker.reports.formats").joinpath("assets/report.css").read_text("utf-8")
    yield trusted("<!doctype html>\n")
    yield opening("html", lang=document.language)
    yield trusted('\n<head>\n<meta charset="utf-8">\n')
    yield opening("meta", http_equiv="Content-Security-Policy", content=CONTENT_POLICY)
    yield trusted(
        '\n<meta name="viewport" content="width=device-width, initial-scale=1">'
        '\n<meta name="color-scheme" content="light dark">'
        '\n<meta name="referrer" content="no-referrer">'
        '\n<meta name="robots" content="noindex">\n'
    )
    yield tag("title", text(f"{document.kicker}: {document.title}"))
    yield trusted(f"\n<style>\n{style}{paper}</style>\n</head>\n<body>\n")
    yield tag("a", text("Skip to the report"), class_="skip", href="#report")
    yield from _masthead(document)
    yield trusted('\n<main id="report">')


def _masthead(document: Document) -> Iterator[Html]:
    yield trusted('\n<header class="masthead">\n')
    yield tag("p", text(document.kicker), class_="kicker")
    yield tag("h1", text(document.title), dir="auto")
    yield opening("dl", class_="meta")
    for name, told in document.meta:
        yield tag("div", tag("dt", text(name)), tag("dd", line(told, document.language)))
    yield closing("dl")
    yield trusted("\n</header>\n")
    links = (tag("a", text(one.text), href=f"#{one.anchor}") for one in document.contents)
    yield tag("nav", *links, aria_label="Contents")


def line(parts: Runs, language: str) -> Html:
    """A line of text; a run in another language than the report says so."""
    return together(_inline(part, language) for part in parts)


@lru_cache(maxsize=1024)
def badge(word: str, label: str) -> Html:
    """A word with its colour and symbol."""
    mark = symbol(word)
    sign = tag("span", text(mark), class_="symbol", aria_hidden="true") if mark else NOTHING
    said = text(f"\u00a0{label}" if mark else label)
    return tag("span", sign, said, class_="badge", data_word=word)


def _inline(part: Inline, language: str) -> Html:
    if isinstance(part, Badge):
        return badge(part.word, part.text)
    written = text(part.text)
    element = _ELEMENTS.get(part.style)
    if part.language not in (None, language):
        written = tag(element or "span", written, lang=part.language)
    elif element:
        written = tag(element, written)
    return written if part.link is None else _linked(part.link, written)


def _linked(link: Anchor | Address, written: Html) -> Html:
    match link:
        case Anchor(name):
            return tag("a", written, href=f"#{name}")
        case Address(url) if address := web_address(url):
            return tag("a", written, href=address, rel="noopener noreferrer nofollow")
    return written


class _Page:
    """The body of one page: which sections are open, how many charts there were."""

    def __init__(self, language: str, pen: Pen) -> None:
        self.language = language
        self.pen = pen
        self.open: list[int] = []
        self.charts = 0

    def blocks(self, document: Document) -> Iterator[Html]:
        for block in document.blocks:
            yield trusted("\n")
            yield from self.block(block)
        yield from self.close(0)

    def close(self, level: int) -> Iterator[Html]:
        """Close every section that a heading of this level ends."""
        while self.open and self.open[-1] >= level:
            self.open.pop()
            yield trusted("\n</section>")

    def line(self, parts: Runs) -> Html:
        return line(parts, self.language)

    def block(self, block: Block) -> Iterator[Html]:
        match block:
            case Heading():
                yield from self.heading(block)
            case Paragraph():
                yield tag("p", self.line(block.line), class_="lead" if block.lead else None)
            case Notice():
                sign = tag("span", text(symbol(block.word) or "●"), aria_hidden="true")
                told = tag("span", self.line(block.line))
                yield tag("p", sign, told, class_="notice", data_word=block.word)
            case Facts():
                yield from self.facts(block)
            case Tally():
                yield from self.tally(block)
            case Table():
                yield from self.table(block)
            case ListBlock():
                yield from self.entries(block)
            case Tree():
                if block.picture is not None:
                    self.charts += 1
                    yield chains(block.picture, f"chart-{self.charts}", self.pen)
                yield from self.tree(block)
            case Figure():
                self.charts += 1
                yield figure(block, f"chart-{self.charts}", self.pen)
            case Story():
                yield from story(block, self.language, self.line)
            case _:
                assert_never(block)

    def heading(self, block: Heading) -> Iterator[Html]:
        yield from self.close(block.level)
        self.open.append(block.level)
        yield opening("section", class_=f"level-{block.level}")
        title = tag(f"h{block.level}", text(block.text), id=block.anchor)
        if block.badges:
            badges = together(badge(one.word, one.text) for one in block.badges)
            title = tag("header", title, tag("p", badges, class_="badges"))
        yield title

    def facts(self, block: Facts) -> Iterator[Html]:
        yield opening("dl", class_="facts")
        for name, lines in block.facts:
            told = together(tag("dd", self.line(one)) for one in lines)
            yield tag("div", tag("dt", text(name)), told)
        yield closing("dl")

    def tally(self, block: Tally) -> Iterator[Html]:
        yield opening("ul", class_="tally")
        for count in block.counts:
            number = tag("strong", text(str(count.value)))
            label = tag("span", text(f" {count.label}"), class_="label")
            detail = tag("small", text(f" {count.detail}")) if count.detail else NOTHING
            word = count.word if count.value else None
            yield tag("li", number, label, detail, data_word=word)
        yield closing("ul")

    def table(self, block: Table) -> Iterator[Html]:
        """Roles are said again, for a phone lays the cells out as cards and would lose them."""
        yield opening("table", role="table")
        yield tag("caption", text(block.caption))
        heads = together(
            tag("th", text(column.title), scope="col", role="columnheader", class_=column.kind)
            for column in block.columns
        )
        row = tag("tr", heads, role="row")
        yield tag("thead", row, role="rowgroup")
        yield opening("tbody", role="rowgroup")
        for one in block.rows:
            yield self.row(block, one)
        yield trusted("\n</tbody></table>")

    def row(self, table: Table, row: Row) -> Html:
        cells = []
        for place, (column, parts) in enumerate(zip(table.columns, row.cells, strict=True)):
            kind = f"{column.kind} wide" if column.wide else column.kind.value
            cells.append(
                tag(
                    "td" if place else "th",
                    tag("div", self.line(parts)) if parts else NOTHING,
                    scope=None if place else "row",
                    role="cell" if place else "rowheader",
                    class_=kind,
                    data_label=column.title,
                )
            )
        return together((trusted("\n"), tag("tr", *cells, role="row", id=row.anchor)))

    def entries(self, block: ListBlock) -> Iterator[Html]:
        name = "ol" if block.ordered else "ul"
        yield opening(name, class_="entries")
        for entry in block.entries:
            yield tag("li", *(tag("p", self.line(one)) for one in entry))
        yield closing(name)

    def tree(self, block: Tree) -> Iterator[Html]:
        """Lists in lists, as deep as the tree goes."""
        depth = -1
        for branch in block.lines:
            if branch.depth > depth:
                yield opening("ul", class_="tree" if depth < 0 else None)
            else:
                for _ in range(depth - branch.depth):
                    yield trusted("</li></ul>")
                yield closing("li")
            depth = branch.depth
            yield opening("li")
            yield self.line(branch.line)
        for _ in range(depth + 1):
            yield trusted("</li></ul>")
