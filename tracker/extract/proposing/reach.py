"""How far a statement reaches: what others say beside it or in passing is no part of it, nor what only looks like one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tracker.domain.proposal import Span
from tracker.extract.proposing.clauses import SUBJECT_PRONOUNS, clause_in
from tracker.extract.proposing.words import words_at
from tracker.extract.saying.statement import CueClass, Statement

_QUOTING = frozenset(["quote", "cite"])
_NOTHING = re.compile(r"(?:nothing|little|no more|no such thing)\b(?! (?:is|was|would|had|has|could|will|can))", re.I)
_NO_BELIEF = re.compile(r"\b(?:no|little|any) (?:\w+ )?$", re.IGNORECASE)
"""Before a noun they say that nobody thinks so: "no suggestion that"."""
_CONTRAST = re.compile(r"(?:,\s*)?(?:but|while|although|though|whereas)\s", re.IGNORECASE)
_AND_ANOTHER = re.compile(r",? (?:and|but|while|whereas) $|, (?:which|who) $")
_OR = re.compile(r",? (?:or|nor) (?:to )?$")
_REPORTS = frozenset([CueClass.REPORT, CueClass.STRONG, CueClass.ALLEGE, CueClass.DENY])
_NEAR = 4
"""Statements behind one that may stand in its content."""


def within_reach(text: str, said: Sequence[Statement]) -> list[Statement]:
    """The statements of a text, each with what is said in it and no more; what only looks like one is left out.

    A participle right before another's cue only says of the speaker which is meant: "a memo seen by NAME says".
    """
    told = [one for one in said if not _says_nothing(text, one)]
    for number, one in enumerate(told):
        for place in range(number + 1, min(len(told), number + 1 + _NEAR)):
            other = told[place]
            if other.sentence[0] > one.sentence[1]:
                break
            if not other.source and one.source and _reaches_back(one, other):
                told[place] = replace(other, content=_around(one.content, other.cue[0]))
            if other.rule == "coordinated" and one.negated and _is_joined(text, one, other):
                told[place] = replace(other, negated=True)
            one = _before(text, one, other)
        told[number] = _without_contrast(text, one)
    cues = {one.cue[0][0] for one in told if one.cue}
    kept = (one for one in told if one.content or one.cue_class is CueClass.DENY)
    return [one for one in kept if not (one.rule == "participle" and one.content and one.content[0][0] in cues)]


def _reaches_back(one: Statement, hedge: Statement) -> bool:
    """Whether a hedge in what somebody says has been given the words before its speaker too: "which NAME says was allegedly"."""
    if not hedge.cue or not one.cue or not _inside(hedge.cue[0], one.content):
        return False
    return _inside(one.cue[0], hedge.content)


def _inside(span: Span, spans: Sequence[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in spans)


def _around(spans: Sequence[Span], hole: Span) -> tuple[Span, ...]:
    """Spans without a stretch of one of them."""
    parts = [part for start, end in spans for part in ((start, min(end, hole[0])), (max(start, hole[1]), end))]
    return tuple((start, end) for start, end in parts if end > start + 1)


def _says_nothing(text: str, said: Statement) -> bool:
    """Whether nobody says anything in it: "called for help", "citing a memo", "said nothing", "no suggestion"."""
    if said.quoted or not said.content:
        return False
    if said.lemma == "call":
        return text[slice(*said.cue[-1])].lower().endswith(" for") if said.cue else False
    if said.lemma in _QUOTING and said.rule == "participle":
        return True
    if said.rule == "nominal" and said.cue and _NO_BELIEF.search(text, max(0, said.cue[0][0] - 24), said.cue[0][0]):
        return True
    return said.cue_class is CueClass.REPORT and bool(_NOTHING.match(text, said.content[0][0]))


def _is_joined(text: str, one: Statement, other: Statement) -> bool:
    """Whether a negation holds for a second verb too: "refused to confirm or deny"."""
    if one.source != other.source or not other.cue or not one.cue:
        return False
    return bool(_OR.search(text[max(one.cue[0][1], other.cue[0][0] - 12) : other.cue[0][0]]))


def _before(text: str, one: Statement, other: Statement) -> Statement:
    """A statement without what the same source says behind it, or another beside it: "A says it rose and B says it fell"."""
    if not other.cue or not one.content or not one.cue:
        return one
    begin = other.cue[0][0]
    if one.source and other.source and other.source[0][0] <= one.source[0][0] < one.cue[0][0] < begin:
        return _ending(text, one, begin)
    if not other.source or one.quoted:
        return one
    begin = other.source[0][0]
    if not any(start < begin < end for start, end in one.content) or begin > other.cue[0][0]:
        return one
    joined = _AND_ANOTHER.search(text, max(0, begin - 10), begin)
    if joined is not None and joined[0].endswith(("which ", "who ")):
        over = max((end for _, end in other.content), default=other.cue[-1][1])
        return replace(one, content=_around(one.content, (joined.start(), over + (text[over : over + 1] == ","))))
    if not {one.cue_class, other.cue_class} <= _REPORTS:
        return one
    if joined is None or text[slice(*other.source[0])].lower() in SUBJECT_PRONOUNS:
        return one
    shorter = _ending(text, one, joined.start())
    return shorter if _is_clause(text, shorter.content) else one


def _ending(text: str, one: Statement, at: int) -> Statement:
    """A statement whose content runs over no place where another begins."""
    kept = [
        (start, start + len(text[start:at].rstrip(" ,;")) if start < at < end else end) for start, end in one.content
    ]
    return replace(one, content=tuple((start, end) for start, end in kept if end > start))


def _is_clause(text: str, spans: Sequence[Span]) -> bool:
    clause = clause_in(words_at(text, spans))
    return clause is not None and clause.verb > clause.subject


def _without_contrast(text: str, said: Statement) -> Statement:
    """Behind "according to NAME" what "but" sets against it is no longer NAME's."""
    if said.rule != "according-to" or len(said.content) < 2 or not said.source:
        return said
    behind = said.source[-1][1]
    kept = tuple(span for span in said.content if span[0] < behind or not _CONTRAST.match(text, span[0]))
    return replace(said, content=kept) if kept else said
