"""To whom something was said: what stands behind "told" before what was told."""

from __future__ import annotations

from tracker.extract.saying.finite import is_finite
from tracker.extract.saying.grammar import (
    ARTICLES,
    CONJUNCTIONS,
    NEGATIONS,
    PERSONAL,
    PREPOSITIONS,
    SUBORDINATORS,
)
from tracker.extract.saying.line import QUOTE, Line

_OBJECTS = frozenset(["him", "her", "them", "us", "me", "you", "it", "himself", "herself", "themselves"])


_MARKS = frozenset(",;:.?!()—–-…")


def past_somebody(line: Line, at: int) -> int:
    """Skip whom it was said to, where "that" stands soon behind: "warned the ministry twice that"."""
    if at < line.last and line.words[at] in PREPOSITIONS:
        return at
    for j in range(at + 1, min(line.last, at + 8)):
        if line.words[j] == "that" and line.words[j - 1] not in CONJUNCTIONS:
            return j
        if line.words[j] in _MARKS or is_finite(line.words[j]):
            break
    return at


def past_addressee(line: Line, at: int) -> int:
    """Skip whom it was told: "them", "reporters in Kyiv", "the BBC", up to what must begin what was told."""
    words, last = line.words, line.last
    if at >= last:
        return at
    first = words[at]
    if first in _OBJECTS:
        return at + 1
    if (
        first in _MARKS
        or first == QUOTE
        or first in NEGATIONS
        or first in SUBORDINATORS
        or first == "to"
        or first in PREPOSITIONS
    ):
        return at
    for j in range(at + 1, min(last, at + 16)):
        word = words[j]
        if word in ("that", QUOTE, ":", "to", "whether", "if", "how", "why", "what"):
            return j
        if word in ",;—–":
            return j
        if word in PERSONAL and word not in ("who", "it", "you"):
            return j
        if word in ARTICLES and words[j - 1] not in PREPOSITIONS and words[j - 1] not in CONJUNCTIONS:
            return j
        if word == "there" or (word in PREPOSITIONS and word not in ("of", "for", "with", "at", "from")):
            return j
        if is_finite(word):
            return max(at + 1, j - 1) if j - 1 > at else at
        if (
            line.capital(j)
            and not line.capital(j - 1)
            and words[j - 1] not in PREPOSITIONS
            and words[j - 1] not in ARTICLES
        ):
            return j
    return min(last, at + 16) if last - at < 16 else at
