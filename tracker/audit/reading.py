"""Reading prose as the rules need it: sentences, folding, whole words, and the words of others left out.

English where words matter; sentences, folding and quotation marks of any language that uses the common ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tracker.domain.folding import folded
from tracker.domain.proposal import Span
from tracker.domain.sentences import sentences as spans_of

_QUOTED = re.compile(
    r"“[^”\n]*(?:”|$)|„[^“”\n]*[“”]|«[^»\n]*»|\"[^\"\n]*\"|‘[^\n]*?’(?!\w)|(?<!\w)'[^\n]*?'(?!\w)", re.MULTILINE
)
_LEFT_OUT = re.compile(r"\.\.\.|\[[^\]]*\]")
_AROUND = " .,;:!?'\"()-"


def place_of(words: str, text: str, start: int = 0) -> int:
    """Where these words next stand in the text as whole words, or -1; both folded."""
    at = text.find(words, start) if words else -1
    while at >= 0 and not _whole(text, at, at + len(words)):
        at = text.find(words, at + 1)
    return at


def _whole(text: str, start: int, end: int) -> bool:
    """Whether no word runs on over either edge of this stretch."""
    return not (_in_a_word(text[start - 1 : start + 1]) or _in_a_word(text[end - 1 : end + 1]))


def _in_a_word(pair: str) -> bool:
    return len(pair) == 2 and pair[0].isalnum() and pair[1].isalnum()


def quotes(text: str, quote: str) -> bool:
    """Whether a folded text holds the words of a quote; what "..." or [brackets] leave out may stand between."""
    at = 0
    for part in _LEFT_OUT.split(folded(quote)):
        words = part.strip(_AROUND)
        if not words:
            continue
        at = place_of(words, text, at)
        if at < 0:
            return False
        at += len(words)
    return True


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text, in order."""
    return (text[start:end] for start, end in spans_of(text))


def stretches(text: str) -> Iterator[tuple[int, int]]:
    """Where its sentences stand, one from the end of the other."""
    start = 0
    for _, stop in spans_of(text):
        yield start, stop
        start = stop
    yield start, len(text)


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around these words stands; where they run through several, all of them. It stays within the
    paragraph."""
    begin = text.rfind("\n", 0, start) + 1
    over = text.find("\n", end)
    finish = over if over >= 0 else len(text)
    first = begin
    for _, stop in _spans_of(text[first:finish]):
        if first + stop <= start:
            begin = first + stop
        elif first + stop >= end:
            return begin, first + stop
    return begin, finish


@lru_cache(maxsize=256)
def _spans_of(paragraph: str) -> tuple[Span, ...]:
    """Where its sentences stand; claim after claim asks it of the same paragraph."""
    return tuple(spans_of(paragraph))


def unquoted(text: str) -> str:
    """The text with all that stands in quotation marks blanked out; every other character keeps its place."""
    return _QUOTED.sub(lambda found: " " * len(found.group()), text)
