"""The words of a folded sentence, one by one, with the marks between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from tracker.domain.proposal import Span
from tracker.intake.alignment.word_lists import DAYS, STARTERS

_TOKEN = re.compile(
    r"\d+(?:[.,:/]\d+)*(?:st|nd|rd|th)?"
    r"|km/h"
    r"|[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
    r"|[^\W\d_\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+(?:'[^\W\d_]+)*"
    r"|\S"
)
"""Scripts without spaces between words are read sign by sign."""


def token_spans(text: str) -> list[Span]:
    """Where the words and marks of a text stand; nothing but white space is between them."""
    return [token.span() for token in _TOKEN.finditer(text)]


@lru_cache(maxsize=4_096)
def content_words(text: str) -> tuple[str, ...]:
    """The words of a sentence that tell it from others, small: no mark, and none that stand in every other sentence."""
    words = [found.group().lower() for found in _TOKEN.finditer(text)]
    told = tuple(word for word in words if (word[0].isalnum() and word not in STARTERS) or word.endswith("n't"))
    return told or tuple(words)


def is_name(word: str, *, first: bool) -> bool:
    """Whether a word is written as a name is; the first of a sentence has a capital anyway."""
    if not word[:1].isupper() or word in DAYS or word == "I":
        return False
    small = word.lower().partition("'")[0]
    return small not in STARTERS and not (first and small.endswith(("ing", "ly")))


def names_in(tokens: Sequence[str]) -> list[str]:
    """The words of a sentence that belong to names, without the 's of possession."""
    begun = False
    found: list[str] = []
    for token in tokens:
        if token[0].isalnum():
            if is_name(token, first=not begun):
                found.append(token.removesuffix("'s"))
            begun = True
    return found
