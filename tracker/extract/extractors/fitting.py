"""Holding against the text what somebody else's code or a language model says is in it.

Such an answer can only ever yield places of the text and words of the vocabulary. Whatever else it holds is left out and counted.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice, pairwise

from tracker.domain.errors import BadInputError
from tracker.domain.proposal import Proposal, Resolved, Span, Speaker, Tier
from tracker.domain.vocabulary import AttributionMode, AttributionStatus, SourceKind
from tracker.domain.wording import LINE, NAME, clean

MOST = 20_000
"""Proposals taken of one text."""


def fitting(text: str, found: Iterable[object]) -> tuple[tuple[Proposal, ...], int]:
    """The proposals that fit the text, in their order, and how many do not."""
    kept: list[Proposal] = []
    left_out = 0
    for one in islice(found, MOST):
        try:
            kept.append(_fitted(one, len(text)))
        except (BadInputError, AttributeError, TypeError, ValueError):
            left_out += 1
    return tuple(kept), left_out


def _fitted(one: object, length: int) -> Proposal:
    """The proposal with its words and spans read anew.

    Raises:
        BadInputError, AttributeError, TypeError, ValueError: something in it does not fit.
    """
    if not isinstance(one, Proposal):
        raise TypeError
    status = AttributionStatus(one.status)
    sourceless = status is AttributionStatus.UNATTRIBUTED or (
        one.source is None and status is AttributionStatus.SPECULATED
    )
    if status is AttributionStatus.CONFIRMED or sourceless != (one.source is None):
        raise ValueError
    content = _spans(one.content_spans, length)
    if not content or type(one.worth) is not int:
        raise ValueError
    return replace(
        one,
        text=clean("the claim", one.text, LINE),
        status=status,
        rule=clean("the rule", one.rule, NAME),
        tier=Tier(one.tier),
        sentence=_span(one.sentence, length),
        content_spans=content,
        source=_speaker(one.source) if one.source else None,
        via=tuple(map(_speaker, one.via)),
        source_spans=_spans(one.source_spans, length),
        cue_spans=_spans(one.cue_spans, length),
        cue=None if one.cue is None else clean("the cue", one.cue, NAME),
        mode=None if one.mode is None else AttributionMode(one.mode),
        as_fact=bool(one.as_fact),
        worth=max(0, one.worth),
        reasons=tuple(clean("a reason", reason, LINE) for reason in one.reasons),
    )


def _speaker(one: Speaker) -> Speaker:
    if not isinstance(one, Speaker) or not isinstance(one.written, str):
        raise TypeError
    written = clean("the source", one.written, LINE) if one.written else ""
    resolved = None if one.resolved is None else Resolved(one.resolved)
    return Speaker(clean("the source", one.name, NAME), SourceKind(one.kind), written, resolved)


def _spans(spans: Iterable[Span], length: int) -> tuple[Span, ...]:
    """Spans within the text, in reading order, none over another."""
    read = tuple(sorted(_span(span, length) for span in spans))
    if any(later[0] < earlier[1] for earlier, later in pairwise(read)):
        raise ValueError
    return read


def _span(span: Span, length: int) -> Span:
    start, end = span
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= length:
        raise ValueError
    return start, end
