"""What follows a cue verb: to whom, when and where it was said, and then what was said."""

from __future__ import annotations

from typing import NamedTuple

from tracker.extract.saying.cues import Cue
from tracker.extract.saying.grammar import (
    ARTICLES,
    CONJUNCTIONS,
    DAYS,
    NEGATIONS,
    PERSONAL,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    TIMES,
    is_adverb,
)
from tracker.extract.saying.line import QUOTE, Line
from tracker.extract.saying.subjects import is_finite

NOTHING, THAT, QUOTED, COLON, TO, WHETHER, BARE, PREPOSITION = range(8)
"""Kinds: none, "that", a quotation, a colon, "to" with a verb, a question word, anything else, a preposition of the cue's."""

_OBJECTS = frozenset(["him", "her", "them", "us", "me", "you", "it", "himself", "herself", "themselves"])
_QUESTION = frozenset(["whether", "if", "how", "why", "what", "who", "where", "when"])
_SETTINGS = frozenset(
    [
        "in",
        "on",
        "at",
        "to",
        "during",
        "after",
        "before",
        "from",
        "by",
        "over",
        "for",
        "of",
        "with",
        "about",
        "via",
        "as",
        "through",
        "earlier",
        "later",
        "last",
        "this",
        "early",
        "late",
    ]
)
_MARKS = frozenset(",;:.?!()—–-…")


class Complement(NamedTuple):
    """What follows a cue verb."""

    kind: int
    start: int
    """Where what was said begins."""
    cue_end: int
    """Where the words that belong to the cue end."""
    set_off: bool = False
    """Whether a comma stands before it."""


def complement_of(line: Line, at: int, cue: Cue) -> Complement:
    """Read what stands behind a cue verb."""
    words, last = line.words, line.last
    j = at + 1
    cue_end = j
    if j < last and words[j] in cue.prepositions:
        return Complement(PREPOSITION, j + 1, j + 1)
    if "a" in cue.frames:
        j = _past_addressee(line, j)
    elif "o" in cue.frames:
        j = _past_somebody(line, j)
    j, seen = _past_settings(line, j)
    if j >= last:
        return Complement(NOTHING, last, cue_end)
    word = words[j]
    if word == "that":
        return Complement(THAT, j, cue_end)
    if word == QUOTE:
        return Complement(QUOTED, j, cue_end)
    if word == ":":
        return Complement(COLON, j + 1, cue_end)
    if word in ",—–-":
        if j + 1 < last and words[j + 1] == QUOTE and line.speech(j + 1):
            return Complement(QUOTED, j + 1, cue_end, True)
        if j + 1 < last and words[j + 1] == "that":
            return Complement(THAT, j + 1, cue_end, True)
        inner = _past_insertion(line, j)
        if inner:
            if words[inner] == "that":
                return Complement(THAT, inner, cue_end, True)
            if words[inner] == QUOTE and line.speech(inner):
                return Complement(QUOTED, inner, cue_end, True)
        return Complement(NOTHING, j, cue_end)
    if word == "to":
        return Complement(TO, j, cue_end)
    if word in ("just", "exactly", "precisely", "only") and j + 1 < last and words[j + 1] in _QUESTION:
        return Complement(WHETHER, j, cue_end)
    if word in _QUESTION:
        return Complement(WHETHER, j, cue_end)
    if word in ";.?!)" or word in CONJUNCTIONS:
        return Complement(NOTHING, j, cue_end)
    return Complement(BARE, j, cue_end)


def _past_insertion(line: Line, comma: int) -> int:
    """Where a sentence goes on behind "said, in a statement,": the word after the second comma."""
    if line.words[comma + 2 : comma + 4] == [",", "that"]:
        return comma + 3
    first = line.words[comma + 1] if comma + 1 < line.last else ""
    if not (first in PREPOSITIONS or first in TIMES or is_adverb(first) or first in ("as", "when", "speaking")):
        return 0
    for j in range(comma + 2, min(line.last - 1, comma + 16)):
        if line.words[j] == ",":
            return j + 1
        if line.words[j] == QUOTE:
            return 0
    return 0


def _past_somebody(line: Line, at: int) -> int:
    """Skip whom it was said to, where "that" stands soon behind: "warned the ministry twice that"."""
    if at < line.last and line.words[at] in PREPOSITIONS:
        return at
    for j in range(at + 1, min(line.last, at + 8)):
        if line.words[j] == "that" and line.words[j - 1] not in CONJUNCTIONS:
            return j
        if line.words[j] in _MARKS or is_finite(line.words[j]):
            break
    return at


def _past_addressee(line: Line, at: int) -> int:
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


def _past_settings(line: Line, at: int) -> tuple[int, bool]:
    """Skip "Tuesday", "on Monday", "in a statement", "to reporters", "repeatedly"."""
    words, last = line.words, line.last
    j, seen = at, False
    while j < last and j - at < 30:
        word = words[j]
        if (
            (word in TIMES and (word not in ("may", "march") or line.capital(j)))
            or (
                word in ("last", "this", "next", "late", "early", "earlier", "later", "that", "the")
                and j + 1 < last
                and (words[j + 1] in TIMES)
            )
            or (
                is_adverb(word)
                and word
                not in (
                    "all",
                    "both",
                    "there",
                    "no",
                    "just",
                    "only",
                    "even",
                    "almost",
                    "now",
                    "perhaps",
                    "maybe",
                    "first",
                    "last",
                )
            )
        ):
            j += 1
        elif word in _SETTINGS and not (word == "to" and infinitive(line, j)):
            over = _past_setting(line, j)
            if over <= j:
                break
            j = over
        else:
            break
        seen = True
    return j, seen


def infinitive(line: Line, at: int) -> bool:
    """Whether "to" begins a verb: nothing that begins a noun phrase stands behind it."""
    if at + 1 >= line.last:
        return False
    word = line.words[at + 1]
    return not (
        word in ARTICLES
        or line.capital(at + 1)
        or word in _OBJECTS
        or word.endswith("s")
        or word in PRONOUNS
        or word == QUOTE
    )


def _past_setting(line: Line, at: int) -> int:
    """Where a prepositional phrase behind a cue ends: before the first word that must begin something else."""
    words, last = line.words, line.last
    j = at + 1
    fresh = True
    if words[j : j + 1] in (["least"], ["most"]):
        return at
    while j < last and j - at < 14:
        word = words[j]
        if word in ("that", QUOTE, ":", ",", ";", "—", "–", "whether", "if", "because", "there", "who", "when", "("):
            return j
        if word in PREPOSITIONS or word in CONJUNCTIONS or word == "'s":
            fresh = True
        elif not fresh:
            if word in PRONOUNS or word in ARTICLES:
                return j
            if line.capital(j) and not line.capital(j - 1) and any(map(is_finite, words[j + 1 : j + 7])):
                return j
            if is_finite(word) or words[j - 1] in DAYS or words[j - 1].isdigit():
                return j
            fresh = False
        else:
            fresh = word in ARTICLES
        j += 1
    return j
