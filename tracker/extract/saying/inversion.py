"""Whom a verb is said of that stands before its subject: "said Smith, the mayor of York"."""

from __future__ import annotations

from tracker.extract.saying.cues import (
    ING,
    cue_verbs,
)
from tracker.extract.saying.found import Range
from tracker.extract.saying.grammar import (
    ARTICLES,
    AUXILIARIES,
    CONJUNCTIONS,
    FINITE,
    PEOPLE,
    PERSONAL,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    is_adverb,
)
from tracker.extract.saying.line import QUOTE, Line

_STOPS = frozenset(",;:.?!()[]—–…/" + QUOTE)
_DASHES = frozenset(["-", "—", "–", "--"])


_RELATIVES = frozenset(["who", "whose", "that", "which", "where"])


_INSIDE = frozenset(["of", "for", "from", "with", "at", "in", "to"])


def subject_behind(line: Line, at: int, stop: int) -> Range | None:
    """The noun phrase behind a verb that comes before its subject: "said Smith, the mayor of York"."""
    words = line.words
    if at >= stop or not _may_begin(line, at, stop):
        return None
    j = at
    relative = apposition = False
    while j < stop:
        word = words[j]
        if word == "," and j + 1 < stop:
            if not _goes_on(line, j + 1):
                break
            apposition = True
        elif word in ";:" or (word in _DASHES and j > at) or (word == QUOTE and line.speech(j)):
            break
        elif word in _RELATIVES and j > at:
            relative = True
        elif (word in SUBORDINATORS and j > at) or (
            j > at and word in PREPOSITIONS and word not in _INSIDE and not apposition
        ):
            break
        elif not relative and ((word in AUXILIARIES and word != "'s") or word in FINITE) and j > at:
            if words[j - 1] != ",":
                return None
            break
        j += 1
    while j > at and words[j - 1] in (",", "and", "but"):
        j -= 1
    return (at, j) if j > at else None


def _may_begin(line: Line, at: int, stop: int) -> bool:
    """Whether somebody can be named here."""
    words = line.words
    first = words[at]
    if first in PERSONAL:
        return at + 1 >= stop or words[at + 1] in (",", ";", "—", "–", ".", "who") or words[at + 1] in PREPOSITIONS
    if line.capital(at) or first in ARTICLES or first in PRONOUNS:
        return first not in (
            "that",
            "this",
            "there",
            "these",
            "those",
            "my",
            "our",
            "your",
        )
    if first in PREPOSITIONS or first in SUBORDINATORS or first in _STOPS or is_adverb(first):
        return False
    return any(line.capital(j) or words[j] in PEOPLE for j in range(at, min(stop, at + 5)))


def _goes_on(line: Line, at: int) -> bool:
    """Whether an apposition stands behind a comma."""
    word = line.words[at]
    if word == QUOTE or word in CONJUNCTIONS or word in SUBORDINATORS or word in PREPOSITIONS or is_adverb(word):
        return word == "of"
    cue = cue_verbs().get(word)
    return not (word.endswith("ing") or (cue is not None and cue.form == ING))
