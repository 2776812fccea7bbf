"""What a poll says without a verb of saying: "In exit polls, voters were angry"."""

from __future__ import annotations

from tracker.extract.saying.finite import is_finite
from tracker.extract.saying.found import Found
from tracker.extract.saying.grammar import CONJUNCTIONS, PREPOSITIONS, SUBORDINATORS
from tracker.extract.saying.line import QUOTE, Line
from tracker.extract.saying.statement import CueClass

POLLS = frozenset(["poll", "polls", "survey", "surveys"])
_STOPS = frozenset(",;:()—–-" + QUOTE)


def in_poll(line: Line, at: int) -> Found | None:
    """What is said to be so in the poll at this word."""
    words, last = line.words, line.last
    start = next((j for j in range(at - 1, max(-1, at - 9), -1) if words[j] in PREPOSITIONS or words[j] in _STOPS), -1)
    if start < 0 or words[start] != "in" or any(map(is_finite, words[start + 1 : at])):
        return None
    end = _end(line, at + 1)
    if start > 1 or (start == 1 and words[0] not in CONJUNCTIONS) or words[end : end + 1] != [","] or end + 3 > last:
        return None
    return Found("in-poll", CueClass.REPORT, "in", at, [(start + 1, end)], [(start, start + 1)], [(end + 1, last)])


def _end(line: Line, at: int) -> int:
    """Where the name of a poll ends: "of 800 voters by Acme" belongs to it."""
    words = line.words
    j = at
    while j < line.last and words[j] not in _STOPS and words[j] not in SUBORDINATORS and not is_finite(words[j]):
        if words[j] in CONJUNCTIONS or (words[j] in PREPOSITIONS and words[j] not in ("of", "by", "from", "in", "for")):
            break
        j += 1
    return j
