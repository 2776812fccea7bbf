"""Where two rules read the same words, who is right; and where one statement ends because the next begins."""

from __future__ import annotations

from tracker.extract.saying.found import Found
from tracker.extract.saying.grammar import CONJUNCTIONS
from tracker.extract.saying.line import Line

_CUTTING = ("participle", "coordinated")
_TAILS = ("postposed", "inverted", "according-to")


def settled(line: Line, found: list[Found]) -> list[Found]:
    """The statements of a sentence in order, each content ending where another's words begin."""
    if len(found) < 2:
        return found
    found.sort(key=lambda one: one.at)
    for one in found:
        if one.rule in _TAILS:
            continue
        for other in found:
            if other is one or other.at <= one.at:
                continue
            cut = _cut(line, one, other)
            if cut is not None:
                one.content = [(first, min(behind, cut)) for first, behind in one.content if first < cut]
    return [one for one in found if one.content]


def _cut(line: Line, one: Found, other: Found) -> int | None:
    """Where the content of one statement must stop because another follows it."""
    words = line.words
    start = min(first for first, _ in [*other.source, *other.cue])
    cue = other.cue[0][0]
    if other.rule in _CUTTING and words[cue - 1] in CONJUNCTIONS | {",", "—", "–"}:
        at = cue - 1
        return at - 1 if words[at] in CONJUNCTIONS and words[at - 1] == "," else at
    if other.rule in ("postposed", "inverted"):
        return start - 1 if words[start - 1] in ",—–" else start
    if other.rule == "according-to" and other.at > one.at and words[cue - 1] == ",":
        return cue - 1
    if (
        other.rule == "subject-verb"
        and start > 1
        and words[start - 1] in CONJUNCTIONS | {"while", "though", "although"}
        and words[start - 2] == ","
    ):
        return start - 2
    return None
