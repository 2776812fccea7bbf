"""The parts that a web page tells apart: headline, standfirst, language, author."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from tracker.intake.page_blocks import blocks_of
from tracker.intake.story import LONGEST_PART

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_STANDFIRST = frozenset(
    {"standfirst", "dek", "deck", "subtitle", "subheadline", "subheading", "sottotitolo", "chapeau"}
)
_BLOCKS = ("p", "h2", "h3", "h4", "div", "span")
MOST_MARKED = 10
"""Elements marked as a standfirst that are looked at; the story's own comes before those of other stories."""
_LANGUAGE = re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
_SITE = re.compile(r"\s[|–—·»-]\s")


@dataclass(frozen=True, slots=True)
class Parts:
    """What a page says of itself; None where it does not say."""

    headline: str | None
    standfirst: str | None
    language: str | None
    author: str | None

    def through(self, change: Callable[[str], str]) -> Parts:
        """The same, with the words that stand in the text changed."""
        headline, standfirst = (part and change(part) for part in (self.headline, self.standfirst))
        return replace(self, headline=headline, standfirst=standfirst)


def parts_of(page: HtmlElement) -> Parts:
    """The parts of a page, their white space made single spaces."""
    said = dict(_said(page))
    site = said.get("og:site_name")
    heading = _heading(page, said.get("og:title"), site)
    headline = said.get("og:title") or _without_site(_plain(page.findtext(".//title") or ""), site)
    if heading is not None:
        headline = words_of(heading)
    language = page.get("lang") or page.get("xml:lang") or ""
    return Parts(
        headline=headline if headline and len(headline) <= LONGEST_PART else None,
        standfirst=_standfirst(page, heading, said),
        language=language.strip() if _LANGUAGE.fullmatch(language.strip()) else None,
        author=said.get("author"),
    )


def words_of(element: _Element) -> str:
    """What a reader sees of an element, on one line."""
    if element.find(".//br") is not None:
        return _plain(" ".join(block.words for block in blocks_of(element)))
    return _plain("".join(element.itertext()))


def _plain(words: str) -> str:
    return " ".join(words.split())


def _said(page: HtmlElement) -> Iterator[tuple[str, str]]:
    """What stands in the page's head: name and content, the last of a name first to go."""
    for meta in reversed(list(page.iter("meta"))):
        name, content = meta.get("property") or meta.get("name"), _plain(meta.get("content") or "")
        if name and content and len(content) <= LONGEST_PART:
            yield name.strip().lower(), content


def _heading(page: HtmlElement, title: str | None, site: str | None) -> HtmlElement | None:
    """The page's own heading: the one that its title repeats, else the first that is not the name of the site."""
    headings = [(words_of(heading), heading) for heading in page.iter("h1")]
    named = [(words, heading) for words, heading in headings if words and words != site and len(words) <= LONGEST_PART]
    same = [heading for words, heading in named if title and words.casefold() == title.casefold()]
    return next(iter([*same, *(heading for _, heading in named)]), None)


def _without_site(title: str, site: str | None) -> str:
    """A window's title without the name of the site at its end."""
    cuts = list(_SITE.finditer(title))
    if not cuts or (site is not None and title[cuts[-1].end() :] != site):
        return title
    return title[: cuts[-1].start()]


def _standfirst(page: HtmlElement, heading: HtmlElement | None, said: dict[str, str]) -> str | None:
    """What is marked as one under the heading; else the page's description, if readers see it on the page too."""
    for element in islice(_marked(page, heading), MOST_MARKED):
        words = words_of(element)
        if 0 < len(words) <= LONGEST_PART:
            return words
    described = {said[name] for name in ("og:description", "description") if name in said}
    leaves = (one for one in page.iter(*_BLOCKS) if one.tag not in ("div", "span") or not len(one))
    return next((words for words in map(words_of, leaves) if words in described), None) if described else None


def _marked(page: HtmlElement, heading: HtmlElement | None) -> Iterator[HtmlElement]:
    """The elements, from the heading on, whose class or purpose names a standfirst."""
    below = heading is None
    for element in page.iter("h1", *_BLOCKS):
        below = below or element is heading
        marks = f"{element.get('class') or ''} {element.get('itemprop') or ''}".lower()
        if below and not _STANDFIRST.isdisjoint(re.split(r"[\s_-]+", marks)):
            yield element
