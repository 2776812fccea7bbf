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


def _past_list(line: Line, comma: int) -> int:
    """Where "that" stands behind several who were told, or what is said of one: "told the BBC, ITV and Sky that"; or 0."""
    words = line.words
    for j in range(comma + 1, min(line.last, comma + 14)):
        if words[j] == "that":
            return j
        if words[j] in _MARKS - {","} or words[j] in PERSONAL or words[j] == QUOTE:
            break
        if is_finite(words[j]) and words[j + 1 : j + 2] != ["by"]:
            break
    return 0


def _that_soon(line: Line, at: int) -> int:
    """Where "that" stands behind a name and a setting: "told the presenter Mia Stone on Friday that"; or 0."""
    for j in range(at + 1, min(line.last, at + 8)):
        if line.words[j] == "that":
            return j
        if line.words[j] in _MARKS or is_finite(line.words[j]) or line.words[j] in PERSONAL:
            break
    return 0


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
            return (_past_list(line, j) if word == "," else 0) or j
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
            return _that_soon(line, j) or j
    return min(last, at + 16) if last - at < 16 else at
