"""What a sentence leans on that does not stand in it: who "he" is, who speaks, what a list is a list of.

"He was ill" is the same words under another man and says another thing. So where a sentence begins with a pronoun, is nothing
but a quotation, is a bare answer, or stands in a list, what it hangs on is compared too: the names in the sentence before and
what that is about, not its every word, so that a figure put right there takes back nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Hashable

from tracker.intake.alignment.tokens import content_words, names_in, token_spans
from tracker.intake.alignment.units import Units, is_bare_quotation
from tracker.intake.alignment.word_lists import DAYS, HEDGES, LED_BY_PRONOUN, NEGATIONS, NUMBERS, REPORTING

_FAR = 4
"""Sentences looked back over for a subject."""
_LONG = 2_000
"""Code points of a sentence that are read for its subject."""
_POINT = re.compile(r"(?:[-*•·▪o]|\(?[0-9a-z]{1,3}[.)])[ ]")
_ANSWER = re.compile(
    r"(?:yes|no|none|neither|both|maybe|perhaps|never|nobody|correct|right|wrong|false|true)\b", re.IGNORECASE
)
_BRIEF = 4
"""Words of an answer that says nothing without its question."""


def ground(units: Units, at: int) -> tuple[Hashable, ...]:
    """What must be the same around a sentence for it to say the same; empty where it stands by itself."""
    found: list[Hashable] = []
    if at and _leans_back(units, at):
        found.append(_subject_before(units, at))
    if at and (lead := _lead_in(units, at)) is not None:
        found.append(units.words[lead])
    return tuple(found)


def leads(units: Units, at: int) -> str:
    """The words before a sentence, for people."""
    if not at:
        return "nothing"
    words = units.words[at - 1]
    return words if len(words) <= 80 else f"{words[:79].rsplit(' ', 1)[0]} …"


def _leans_back(units: Units, at: int) -> bool:
    words = units.words[at]
    return bool(LED_BY_PRONOUN.match(words)) or is_bare_quotation(words)


def _subject_before(units: Units, at: int) -> Hashable:
    """What the sentences before a sentence are about: back to one that does not itself lean on another."""
    quoted = is_bare_quotation(units.words[at])
    names: list[str] = []
    topic = ""
    for place in range(at - 1, max(-1, at - 1 - _FAR), -1):
        words = units.words[place][:_LONG]
        names += _told_by(words) if quoted else names_in(_tokens(words))
        topic = _topic(words)
        if not _leans_back(units, place):
            break
    return frozenset(names), topic


def _told_by(words: str) -> list[str]:
    """The names in a sentence, and the words by which it passes something on."""
    tokens = _tokens(words[:_LONG])
    return [*names_in(tokens), *(word for word in tokens if word in REPORTING)]


def _tokens(words: str) -> list[str]:
    return [words[start:end] for start, end in token_spans(words)]


def _topic(words: str) -> str:
    """The first word of a sentence that names something."""
    for word in content_words(words):
        if word[0].isalpha() and word.capitalize() not in DAYS and word not in NUMBERS | HEDGES | NEGATIONS:
            return word
    return ""


def _lead_in(units: Units, at: int) -> int | None:
    """The sentence that says what a point of a list, what stands behind a colon, or what a bare answer is about."""
    words, before = units.words[at], units.words[at - 1]
    if _ANSWER.match(words) and len(words) < 60 and len(words.split(" ")) <= _BRIEF:
        return at - 1
    if (
        before.endswith("?")
        and len(words) < 60
        and len(words.split(" ")) <= _BRIEF
        and not units.same_paragraph(at - 1, at)
    ):
        return at - 1
    if before.endswith(":"):
        return at - 1
    if not _POINT.match(words):
        return None
    place = at - 1
    while place > 0 and at - place < 100 and _POINT.match(units.words[place]):
        place -= 1
    return place if units.words[place].endswith(":") else None
