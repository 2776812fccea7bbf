"""What follows a cue verb: to whom, when and where it was said, and then what was said."""

from __future__ import annotations

from typing import NamedTuple

from tracker.extract.saying.addressees import past_addressee, past_somebody
from tracker.extract.saying.cues import Cue
from tracker.extract.saying.grammar import (
    CONJUNCTIONS,
    PREPOSITIONS,
    TIMES,
    is_adverb,
)
from tracker.extract.saying.line import QUOTE, Line
from tracker.extract.saying.settings import past_settings

NOTHING, THAT, QUOTED, COLON, TO, WHETHER, BARE, PREPOSITION = range(8)
"""Kinds: none, "that", a quotation, a colon, "to" with a verb, a question word, anything else, a preposition of the cue's."""

_QUESTION = frozenset(["whether", "if", "how", "why", "what", "who", "where", "when"])


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
        j = past_addressee(line, j)
    elif "o" in cue.frames:
        j = past_somebody(line, j)
    j = past_settings(line, j)
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
    """Where a sentence goes on behind "said, in a statement,": the word after the second comma, or dash."""
    mark = line.words[comma]
    if line.words[comma + 2 : comma + 4] == [mark, "that"]:
        return comma + 3
    first = line.words[comma + 1] if comma + 1 < line.last else ""
    if not (first in PREPOSITIONS or first in TIMES or is_adverb(first) or first in ("as", "so", "when", "speaking")):
        return 0
    for j in range(comma + 2, min(line.last - 1, comma + 16)):
        if line.words[j] == mark:
            return j + 1
        if line.words[j] == QUOTE:
            return 0
    return 0
