"""A web page -> a story: the article in it, told from the page around it by trafilatura. Nothing is fetched."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

from tracker.domain.errors import BadInputError
from tracker.intake.decoding import decode
from tracker.intake.page_encoding import declared_encoding
from tracker.intake.page_parts import Parts, parts_of, words_of
from tracker.intake.sheet import Gap, Sheet
from tracker.intake.stand_ins import StandIns
from tracker.intake.story import Kind, Story

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

MOST_ELEMENTS = 25_000
"""Of a page; one with more is refused. A long live blog has half as many."""
THOROUGH = 5_000
"""Elements up to which every way of finding the article is tried; some take the square of the page's length."""
_LOOKS = (
    *("abbr", "acronym", "b", "bdi", "big", "cite", "del", "em", "font", "i", "ins", "kbd", "mark", "q", "s", "samp"),
    *("small", "strike", "strong", "sub", "sup", "time", "tt", "u", "var"),
)
"""Elements that only say how words in a line look: their words stay, and reading gets by without them faster."""
_NOT_TEXT = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BLANKS = re.compile(" +(?=[ \n\t])")
_GAPS = {
    "p": Gap.PARAGRAPH,
    "head": Gap.PARAGRAPH,
    "quote": Gap.PARAGRAPH,
    "list": Gap.PARAGRAPH,
    "table": Gap.PARAGRAPH,
    "div": Gap.PARAGRAPH,
    "item": Gap.LINE,
    "row": Gap.LINE,
    "lb": Gap.LINE,
    "cell": Gap.CELL,
}
"""What stands before and after each of trafilatura's elements."""
_WIDEST_IN = {"item": Gap.LINE, "row": Gap.CELL, "cell": Gap.SPACE}
"""One line for each of a list's points and a table's rows, whatever stands in them."""
_TOP = 1_000
"""Code points of the article among which its headline and standfirst may come again."""
_HAS_A_SENTENCE = re.compile(r"[.!?…。！？؟।]|\S[^\n]{39}")
"""A stop, or a line as long as a sentence: a page that has neither holds menus."""


def read_html(content: bytes, called: str) -> Story:
    """The story in a web page.

    Raises:
        BadInputError: a byte does not fit its encoding, or there is no article in it.
    """
    source = _NOT_TEXT.sub("", decode(content, called, declared_encoding(content)))
    if not source.strip():
        return Story("", Kind.HTML)
    page = _parsed(source, called)
    parts = parts_of(page)
    stand_ins = StandIns(page)
    parts = parts.through(stand_ins.put_in)
    writing = _Writing(parts)
    writing.write(_article(page, called))
    if not _HAS_A_SENTENCE.search(writing.article()):
        raise BadInputError(_no_article(called))
    text = _BLANKS.sub("", writing.sheet.text()).rstrip()
    return _story(stand_ins.taken_out(text), parts.through(stand_ins.taken_out))


def _story(text: str, parts: Parts) -> Story:
    return Story(
        text,
        Kind.HTML,
        headline=parts.headline,
        standfirst=parts.standfirst,
        language=parts.language,
        author=parts.author,
    )


def _parsed(source: str, called: str) -> HtmlElement:
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        page = html.document_fromstring(source.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        raise BadInputError(_no_article(called)) from None
    if any(entry.level_name == "FATAL" for entry in parser.error_log):
        raise BadInputError(f"{called} is nested deeper than a page is: save the story's words as text")
    for quotation in page.iter("q"):
        quotation.text, quotation.tail = f"“{quotation.text or ''}", f"”{quotation.tail or ''}"
    etree.strip_tags(page, *_LOOKS)
    if sum(1 for _ in page.iter()) > MOST_ELEMENTS:
        raise BadInputError(f"{called} has more than {MOST_ELEMENTS:,} elements: save the story's words as text")
    return page


def _article(page: HtmlElement, called: str) -> _Element:
    """The body that trafilatura finds."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL + 1)  # what it cannot read is said by us, in a sentence
    fast = sum(1 for _ in page.iter()) > THOROUGH
    try:
        found = trafilatura.bare_extraction(page, include_comments=False, with_metadata=False, fast=fast)
    except Exception:  # whatever it stumbles over on a strange page, the page is what is wrong
        found = None
    if not isinstance(found, trafilatura.settings.Document) or found.body is None:
        raise BadInputError(_no_article(called))
    return found.body


def _no_article(called: str) -> str:
    return f"{called} is a page with no article in it that can be told from the rest: save the story's words as text"


class _Writing:
    """Headline, standfirst and the article's blocks on one sheet; where the article begins with the two, they come once."""

    def __init__(self, parts: Parts) -> None:
        self.sheet = Sheet()
        for part in (parts.headline, parts.standfirst):
            self.sheet.ask(Gap.PARAGRAPH)
            self.sheet.write(part or "")
        self.sheet.ask(Gap.PARAGRAPH)
        self.before = self.sheet.length
        self.told = {part for part in (parts.headline, parts.standfirst) if part}

    def write(self, element: _Element, widest: Gap = Gap.PARAGRAPH) -> None:
        """An element's words and those in it, with no wider gap than `widest` around any."""
        if element.tag in ("head", "p") and self._is_told(element):
            return
        tag = str(element.tag)
        gap, within = min(_GAPS.get(tag, Gap.NONE), widest), min(_WIDEST_IN.get(tag, widest), widest)
        self.sheet.ask(gap)
        self.sheet.write(_one_line(element.text))
        for child in element:
            self.write(child, within)
            self.sheet.write(_one_line(child.tail))
        self.sheet.ask(gap)

    def _is_told(self, element: _Element) -> bool:
        if not self.told or self.sheet.length - self.before > _TOP:
            return False
        words = words_of(element)
        told = words in self.told
        self.told.discard(words)
        return told

    def article(self) -> str:
        """What was written of the article itself."""
        return self.sheet.text(self.before)


def _one_line(words: str | None) -> str:
    """As a browser shows it: white space is one space."""
    return re.sub(r"\s+", " ", words or "")
