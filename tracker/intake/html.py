"""A web page -> a story: the article in it, told from the page around it by trafilatura. Nothing is fetched."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.domain.errors import BadInputError
from tracker.intake.beside import Beside
from tracker.intake.decoding import decode
from tracker.intake.page_article import Article
from tracker.intake.page_blocks import Block, blocks_of
from tracker.intake.page_encoding import declared_encoding
from tracker.intake.page_parts import Parts, parts_of
from tracker.intake.page_tree import parsed
from tracker.intake.sheet import Gap, Sheet
from tracker.intake.stand_ins import StandIns
from tracker.intake.story import Kind, Story

if TYPE_CHECKING:
    from lxml.html import HtmlElement

THOROUGH = 5_000
"""Elements up to which every way of finding the article is tried; some take the square of the page's length."""
_NOT_TEXT = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]")
_MOST_OF_IT = 0.5
"""The share of the story found that has to stand on the page itself; less came out of a script, and is taken as it is."""
_FEWEST_OF_A_LINK = 4
"""Words of a link that says something of its own."""
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
    page = parsed(source, called)
    if page is None:
        raise BadInputError(_no_article(called))
    parts = parts_of(page)
    stand_ins = StandIns(page)
    parts = parts.through(stand_ins.put_in)
    body = page.find("body")
    article = Article(blocks_of(page if body is None else body), found := _found(page, called))
    if article.share < _MOST_OF_IT:
        return _story(stand_ins, _written(found, parts), parts, _beside(article, set()))
    kept = [block for block in article.blocks if article.keeps(block)]
    return _story(stand_ins, _written(kept, parts), parts, _beside(article, set(kept)))


def _story(stand_ins: StandIns, text: str, parts: Parts, beside: Iterable[Beside]) -> Story:
    parts = parts.through(stand_ins.taken_out)
    return Story(
        stand_ins.taken_out(text),
        Kind.HTML,
        headline=parts.headline,
        standfirst=parts.standfirst,
        language=parts.language,
        author=parts.author,
        beside=tuple(replace(one, words=stand_ins.taken_out(one.words)) for one in beside),
    )


def _beside(article: Article, kept: set[Block]) -> list[Beside]:
    """What the page shows that was not found to be the story's running text; what is only for pressing on is left out."""
    return [
        Beside(
            block.words,
            in_text=block in kept,
            in_story=article.stands_in(block) and not block.is_pressed,
            is_caption=article.is_caption(block),
        )
        for block in article.blocks
        if not (block in kept and article.is_running(block)) and not _is_for_going_elsewhere(block)
    ]


def _is_for_going_elsewhere(block: Block) -> bool:
    return block.is_pressed and len(block.words.split()) < _FEWEST_OF_A_LINK


def _found(page: HtmlElement, called: str) -> list[Block]:
    """The blocks of the story as trafilatura finds it.

    Raises:
        BadInputError: it finds none.
    """
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL + 1)  # what it cannot read is said by us, in a sentence
    fast = sum(1 for _ in page.iter()) > THOROUGH
    try:
        found = trafilatura.bare_extraction(page, include_comments=False, with_metadata=False, fast=fast)
    except Exception:  # whatever it stumbles over on a strange page, the page is what is wrong
        found = None
    if not isinstance(found, trafilatura.settings.Document) or found.body is None:
        raise BadInputError(_no_article(called))
    blocks = blocks_of(found.body)
    if not any(_HAS_A_SENTENCE.search(block.words) for block in blocks):
        raise BadInputError(_no_article(called))
    return blocks


def _no_article(called: str) -> str:
    return f"{called} is a page with no article in it that can be told from the rest: save the story's words as text"


def _written(blocks: Iterable[Block], parts: Parts) -> str:
    """Headline, standfirst and the story's blocks; where the story begins with the two, they come once."""
    sheet = Sheet()
    for part in (parts.headline, parts.standfirst):
        sheet.ask(Gap.PARAGRAPH)
        sheet.write(part or "")
    sheet.ask(Gap.PARAGRAPH)
    before = sheet.length
    told = {part for part in (parts.headline, parts.standfirst) if part}
    for block in blocks:
        sheet.ask(block.gap)
        words = " ".join(block.words.split())
        if words in told and sheet.length - before <= _TOP:
            told.discard(words)
            continue
        sheet.write(block.words)
    return sheet.text()
