"""Denials that refer back: "denies the claims" is a denial of what somebody has just been said to claim."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.proposal import Proposal
from tracker.domain.vocabulary import AttributionStatus
from tracker.extract.proposing.verbless import anaphoric
from tracker.extract.proposing.words import words_at
from tracker.extract.saying.statement import CueClass, Statement

_POINTING = frozenset(["it", "this", "that", "them", "these"])
_BACK = 1_500
"""Letters that are looked back over."""


def refers_back(text: str, said: Statement) -> bool:
    """Whether a denial is of something said before."""
    if said.cue_class is not CueClass.DENY:
        return False
    words = words_at(text, said.content)
    return not words or anaphoric(words)


def denied_by(text: str, said: Statement, found: Sequence[Proposal]) -> list[Proposal]:
    """The claims that a denial means: behind "the accusation" what was alleged last, behind "it" what was said last."""
    before = [one for one in found[-60:] if _can_be_meant(one, said)]
    if not before:
        return []
    named = any(word.low not in _POINTING for word in words_at(text, said.content))
    alleged = [one for one in before if named and one.status is AttributionStatus.ALLEGED]
    last = (alleged or before)[-1]
    return [
        one
        for one in before
        if (one.sentence, one.source, one.source_spans) == (last.sentence, last.source, last.source_spans)
    ]


def _can_be_meant(one: Proposal, said: Statement) -> bool:
    if one.source is None or one.status is AttributionStatus.DENIED:
        return False
    return one.sentence[1] <= said.sentence[1] and one.sentence[0] >= said.sentence[0] - _BACK
