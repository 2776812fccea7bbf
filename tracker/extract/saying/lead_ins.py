"""What leads in to a subject and is no part of it: "But", "On Tuesday", "In a statement"."""

from __future__ import annotations

from tracker.extract.saying.found import Range
from tracker.extract.saying.grammar import (
    ARTICLES,
    CONJUNCTIONS,
    DAYS,
    PEOPLE,
    PREPOSITIONS,
    PRONOUNS,
    TIMES,
    is_adverb,
)
from tracker.extract.saying.line import Line

_FIRST_NAMES = frozenset(["jan", "april", "may", "june", "august"])


def shorn(line: Line, start: int, end: int) -> Range | None:
    """The phrase without what leads in to it: "But", "On Tuesday", "In a statement"."""
    words = line.words
    while start < end:
        word = words[start]
        if word in (
            "and",
            "but",
            "or",
            "yet",
            "so",
            "nor",
            "then",
            "-",
            "—",
            "–",
            "*",
            "•",
        ) or (
            is_adverb(word)
            and word not in ("both", "all", "most", "many", "some", "one", "several", "few")
            and start + 1 < end
        ):
            start += 1
        elif word == "according" and words[start + 1 : start + 2] == ["to"]:
            start += 2
        elif word in PREPOSITIONS:
            over = _past_adverbial(line, start, end)
            start = over if over is not None else start + 1
        elif word in TIMES and start + 1 < end and not _first_name(line, start):
            start += 1
        else:
            break
    if start + 1 == end and is_adverb(words[start]) and words[start] not in PRONOUNS:
        return None
    return (start, end) if start < end else None


def _first_name(line: Line, at: int) -> bool:
    """Whether a day or month is somebody's name: "Jan Kubik", "June Hart"."""
    return line.words[at] in _FIRST_NAMES and line.capital(at) and line.capital(at + 1)


def _past_adverbial(line: Line, start: int, end: int) -> int | None:
    """Where the subject begins behind a prepositional phrase without a comma: "In a statement Smith"."""
    words = line.words
    for j in range(start + 2, end):
        before = words[j - 1]
        if before in PREPOSITIONS or before in ARTICLES or before in CONJUNCTIONS or words[j] in PREPOSITIONS:
            continue
        if words[j] in PRONOUNS or words[j] in ARTICLES:
            return j
        if line.capital(j) and (not line.capital(j - 1) or before in DAYS) and words[j] not in DAYS:
            return j
        if before in DAYS or before.isdigit() or (words[j] in PEOPLE and line.capital(j - 1)):
            return j
    return None
