"""Where two rules read the same words, who is right; and where one statement ends because the next begins."""

from __future__ import annotations

from tracker.extract.saying.extent import bare_clause
from tracker.extract.saying.found import Found
from tracker.extract.saying.grammar import CONJUNCTIONS, PERSONAL
from tracker.extract.saying.line import QUOTE, Line
from tracker.extract.saying.statement import CueClass

_FIRST = ("postposed", "inverted", "according-to", "as-said", "denied")
"""Rules whose content stands before the cue: it is not cut by what follows."""
_INNER = frozenset(
    [
        "decide",
        "want",
        "plan",
        "hope",
        "agree",
        "relate",
        "support",
        "endorse",
        "back",
        "offer",
        "wish",
        "intend",
        "aim",
        "prefer",
        "express",
    ]
)
"""Verbs that are rather told of somebody than said by him, behind "and" in a clause that is said."""
_SET_OFF = CONJUNCTIONS | {",", "—", "–", "-"}
_NOBODY = (CueClass.SAID_TO, CueClass.ALLEGED, CueClass.THOUGHT)
_PASSED_ON = frozenset(
    [
        "say",
        "tell",
        "write",
        "report",
        "add",
        "announce",
        "state",
        "note",
        "explain",
        "confirm",
        "testify",
        "suggest",
        "describe",
        "reveal",
        "acknowledge",
        "admit",
        "disclose",
    ]
)
"""What somebody may be told to have said in another's words, so that both are worth a statement."""


def settled(line: Line, found: list[Found]) -> list[Found]:
    """The statements of a sentence in order, each content ending where another's words begin."""
    if len(found) < 2:
        return found
    found.sort(key=lambda one: one.at)
    if found[0].rule == "in-poll":
        return found[1:]
    for place, one in enumerate(found):
        if one.rule in _FIRST:
            continue
        for other in found[place + 1 :]:
            cut = _cut(line, one, other)
            if cut is not None:
                one.content = [(first, min(behind, cut)) for first, behind in one.content if first < cut]
    found = [
        one
        for one in found
        if not any(other is not one and other.at > one.at and other.cue[0][0] == one.cue[0][0] for other in found)
    ]
    found = [
        one
        for one in found
        if one.rule != "nominal" or not any(other is not one and other.at == one.at for other in found)
    ]
    kept = [one for one in found if any(first < behind for first, behind in one.content) or one.open]
    kept = [one for one in kept if not _describes(line, one, kept)]
    return [
        one for one in kept if _worth(line, one) or not any(_holds(other, one) for other in kept if other is not one)
    ]


def _cut(line: Line, one: Found, other: Found) -> int | None:
    """Where the content of a statement must stop because another follows it."""
    words = line.words
    start = min(first for first, _ in [*other.source, *other.cue])
    cue = other.cue[0][0]
    before = words[cue - 1]
    if other.rule == "coordinated" and _runs_on(line, one, other):
        return None
    if other.rule == "coordinated" or (other.rule == "participle" and before in (",", "—", "–")):
        return cue - 2 if before in CONJUNCTIONS and words[cue - 2] == "," else cue - 1
    if other.rule == one.rule == "participle" and before in CONJUNCTIONS:
        return cue - 1
    if other.rule == "participle" and before == QUOTE:
        return cue
    if other.rule in ("postposed", "inverted", "as-said"):
        return start - 1 if words[start - 1] in ",—–" else start
    if other.rule == "according-to" and before in (",", QUOTE) and len(other.content) < 2:
        return cue - 1 if before == "," else cue
    return None


def _runs_on(line: Line, one: Found, other: Found) -> bool:
    """Whether a verb behind "and" belongs to the clause that is said: "said he had not paid and never called"."""
    if not _clause(line, one) or _clause(line, other):
        return False
    if other.cue[0][0] < other.at or other.lemma in _INNER:
        return True
    return other.cue_class in (CueClass.FACTIVE, CueClass.BELIEVE)


def _clause(line: Line, one: Found) -> bool:
    """Whether the content is a clause or a quotation, and no mere object."""
    first, behind = one.content[0] if one.content else (0, 0)
    if first >= behind:
        return False
    return line.words[first] in ("that", QUOTE) or bare_clause(line, first)


def _worth(line: Line, one: Found) -> bool:
    """Whether a statement is worth having inside another's content: "the minister had said", no "he wants"."""
    if one.rule in ("participle", "infinitive", "likely", "nominal"):
        return False
    if one.lemma == "charge":
        return False
    if one.cue_class in _NOBODY or one.rule == "quoted-as":
        return True
    if one.cue_class is CueClass.REPORT:
        return one.lemma in _PASSED_ON or one.rule == "according-to"
    if one.cue_class is CueClass.FACTIVE:
        return one.lemma in _PASSED_ON and not _pronoun(line, one)
    return one.cue_class in (CueClass.STRONG, CueClass.ALLEGE, CueClass.DENY)


def _pronoun(line: Line, one: Found) -> bool:
    return bool(one.source) and line.words[one.source[0][0]] in PERSONAL


def _describes(line: Line, one: Found, all_found: list[Found]) -> bool:
    """Whether a statement only tells who another's source is: "Petrov, who described the scene,"."""
    if one.rule != "relative" or one.cue_class is CueClass.DENY:
        return False
    aside = one.source[-1][0] > 0 and line.words[one.source[-1][0] - 1] in _SET_OFF
    if (aside and one.lemma in _PASSED_ON and _clause(line, one)) or line.words[one.content[0][0]] in ("that", QUOTE):
        return False
    return any(first <= one.at < behind for other in all_found if other is not one for first, behind in other.source)


def _holds(outer: Found, inner: Found) -> bool:
    """Whether the cue of one statement stands in the content of another."""
    return any(first <= inner.at < behind for first, behind in outer.content)
