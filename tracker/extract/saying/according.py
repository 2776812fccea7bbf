"""According to somebody: before, behind or in the middle of what they say."""

from __future__ import annotations

from tracker.extract.lexicon import tables_of
from tracker.extract.saying.finite import is_finite
from tracker.extract.saying.found import Found, Range
from tracker.extract.saying.grammar import ARTICLES, CONJUNCTIONS, SUBORDINATORS
from tracker.extract.saying.line import QUOTE, Line
from tracker.extract.saying.postposed import begin_before
from tracker.extract.saying.statement import CueClass

_MEASURES = frozenset(tables_of("cues")["measures"].split())


def according(line: Line, at: int) -> Found | None:
    """What "according to" at this word says."""
    words = line.words
    if at + 2 >= len(words) or words[at + 1] != "to":
        return None
    opens = at == 0 or (at == 1 and words[0] in CONJUNCTIONS)
    end = _source_end(line, at + 2, opens)
    if end <= at + 2 or _nobody(line, at + 2):
        return None
    content: list[Range] = []
    if opens:
        content = [(end + 1 if end < line.last and words[end] == "," else end, line.last)]
    else:
        begin = begin_before(line, at)
        content = [(begin, at - 1 if words[at - 1] == "," else at)]
        if end + 1 < line.last and words[end] == "," and words[at - 1] == ",":
            content.append((end + 1, line.last))
    content = [part for part in content if part[0] < part[1]]
    if not content:
        return None
    return Found(
        "according-to",
        CueClass.REPORT,
        "according to",
        at,
        [(at + 2, end)],
        [(at, at + 2)],
        content,
    )


def _nobody(line: Line, at: int) -> bool:
    """Whether a measure stands where a speaker would: "according to plan", "according to how many come"."""
    words = line.words
    if words[at] in ("how", "whether", "what", "where", "which"):
        return True
    noun = at + (words[at] in ARTICLES)
    return noun < line.last and words[noun] in _MEASURES and not line.capital(noun)


def _source_end(line: Line, at: int, opens: bool) -> int:
    """Where the source ends; ", who wrote a book," and ", a lawyer," belong to it."""
    words, last = line.words, line.last
    j = at
    while j < last:
        word = words[j]
        if word == ",":
            if not opens:
                return j if not _apposition(line, j, last) else last
            closing = _apposition(line, j, last)
            return closing if 0 < closing < last else j
        if word in ";:—–()" or (word == QUOTE and line.speech(j)):
            return j
        if j > at and word in SUBORDINATORS - {
            "who",
            "that",
            "which",
            "whose",
            "where",
        }:
            return j
        j += 1
    return last


def _apposition(line: Line, comma: int, last: int) -> int:
    """Where the comma stands that closes an apposition, or 0."""
    words = line.words
    if comma + 1 >= last or words[comma + 1] not in (
        "who",
        "which",
        "whose",
        "a",
        "an",
        "the",
        "one",
    ):
        return 0
    relative = inner = words[comma + 1] in ("who", "which", "whose")
    for j in range(comma + 2, min(last, comma + 40)):
        if words[j] == ",":
            return j if relative or words[j + 1 : j + 2] not in (["and"], ["but"]) else 0
        inner = inner or words[j] in ("who", "which", "whose", "that")
        if not inner and is_finite(words[j]):
            return 0
    return last if not relative else 0
