"""What an extractor finds in a text, and what an extractor is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import field

from tracker.domain.errors import TrackerError
from tracker.domain.proposal import Proposal, Span
from tracker.domain.value import value
from tracker.domain.vocabulary import AttributionStatus


@value
class Attribution:
    """Somebody saying something, as the words of the text show it: what a scorer compares. Spans are in reading order."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    status: AttributionStatus
    rule: str


@value
class Found:
    """What an extractor found in one text."""

    proposals: tuple[Proposal, ...]
    attributions: tuple[Attribution, ...]
    left_out: int = field(default=0)
    """How much of the answer did not fit the text and was dropped."""


class BrokeOffError(TrackerError):
    """A plug-in failed: a bug, if not one of ours."""

    exit_status = 3


class Extractor(ABC):
    """Finds claims in texts: called with one, it answers with proposals."""

    name: str

    @abstractmethod
    def examine(self, text: str) -> Found:
        """Everything found in a text, and how much of the answer had to be left out."""

    def hear(self, text: str) -> Found:
        """Who says what, for whoever needs no more than that; the claims in it may be left unasked."""
        return self.examine(text)

    def __call__(self, text: str) -> list[Proposal]:
        """The claims found in a text."""
        return list(self.examine(text).proposals)


def attributions_of(proposals: Iterable[Proposal]) -> tuple[Attribution, ...]:
    """Who says what, put together again from atomic claims: those that share source and cue words are one attribution."""
    content: dict[tuple[object, ...], list[Span]] = {}
    first: dict[tuple[object, ...], Proposal] = {}
    for one in proposals:
        if one.status is AttributionStatus.UNATTRIBUTED:
            continue
        said = one.source_spans, one.cue_spans
        key = (one.status, one.rule, *said) if any(said) else (one.status, one.rule, one.content_spans)
        first.setdefault(key, one)
        content.setdefault(key, []).extend(one.content_spans)
    return tuple(
        Attribution(one.source_spans, one.cue_spans, _joined(content[key]), one.status, one.rule)
        for key, one in first.items()
    )


def _joined(spans: list[Span]) -> tuple[Span, ...]:
    """Spans in reading order, those that touch or overlap made one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return tuple(joined)
