"""What falls with a source: the claims whose count of independent sources is another without it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any, NamedTuple, TypeAlias

from sqlalchemy.orm import Session

from tracker.domain.sourcing import Network, independence
from tracker.domain.vocabulary import LAID_ASIDE, ReviewState, Stage
from tracker.models.dossier import Sources
from tracker.models.rows import ClaimRow
from tracker.services.long_work import collector_off
from tracker.store.articles import published_articles
from tracker.store.claim_pages import claims_with_sources
from tracker.store.claims import headings
from tracker.store.sources import claims_touching, get_source

PAGE = 500

Span: TypeAlias = tuple[int, int]
"""How many independent sources stand under a claim: at worst, as known."""


class Fall(NamedTuple):
    """A claim whose count changes, as the list names it."""

    label: str
    text: str
    state: ReviewState
    stage: Stage
    before: Span
    after: Span


class _Change(NamedTuple):
    """The same, small enough to keep as many of as there are claims; they sort as they are listed."""

    unpublished: bool
    something_left: bool
    article_id: int
    number: int
    claim_id: int
    before: Span
    after: Span


class Impact:
    """What changes with a source. Those in published stories come first, of these the ones left with nothing, then all in the
    order of filing."""

    def __init__(self, name: str, retracted_at: dt.datetime | None, changes: list[_Change]) -> None:
        self.source = name
        self.retracted_at = retracted_at
        """When its retraction did all this; None where it stands, and nothing has happened yet."""
        self._changes = changes

    def __len__(self) -> int:
        """How many claims change."""
        return len(self._changes)

    @property
    def bare(self) -> int:
        """How many are left with nothing."""
        return sum(not one.something_left for one in self._changes)

    @property
    def published(self) -> int:
        """How many stand in published stories."""
        return sum(not one.unpublished for one in self._changes)

    def falls(self, session: Session, most: int | None = None) -> Iterator[Fall]:
        """The claims, `most` of them at most, read as they are needed."""
        wanted = iter(self._changes[:most])
        while page := list(islice(wanted, PAGE)):
            named = headings(session, [one.claim_id for one in page])
            for one in page:
                yield Fall(*named[one.claim_id], one.before, one.after)


def fall_json(one: Fall) -> dict[str, Any]:
    """The same for programs."""
    return {
        "claim": one.label,
        "before": list(one.before),
        "after": list(one.after),
        "state": one.state.value,
        "stage": one.stage.value,
    }


def impact_of(session: Session, named: str) -> Impact:
    """What changes if this source is retracted or, where it is, what its retraction changed: before as if it stood, after as
    things are. Withdrawn and corrected claims are left out.

    Raises:
        NotOnFileError: there is no such source.
    """
    source = get_source(session, named)
    published = published_articles(session)
    spans: dict[Span, Span] = {}  # each kept once
    with collector_off():
        changes = [
            _Change(
                claim.article_id not in published,
                after[1] > 0,
                claim.article_id,
                claim.number,
                claim.id,
                spans.setdefault(before, before),
                spans.setdefault(after, after),
            )
            for claim, before, after in _counted(session, source.id)
            if before != after
        ]
    return Impact(source.name, source.retracted_at, sorted(changes))


def _counted(session: Session, source_id: int) -> Iterator[tuple[ClaimRow, Span, Span]]:
    """Every claim that may lean on a source, with its count with the source and without it."""
    scales: _Scales | None = None
    for sources, claims in claims_with_sources(session, claims_touching(session, source_id), also=[source_id]):
        if scales is None or scales.sources is not sources:
            scales = _Scales(sources, source_id)
        for claim in claims:
            if claim.state not in LAID_ASIDE:
                yield claim, *scales.weigh(claim)


class _Scales:
    """Counts claims with one source and without it; what holds everywhere is laid out once."""

    def __init__(self, sources: Sources, source_id: int) -> None:
        self.sources = sources
        self._source_id = source_id
        self._standing = _as_if_it_stood(sources, source_id)
        self._without = self._standing.network.without(source_id)

    def weigh(self, claim: ClaimRow) -> tuple[Span, Span]:
        network = self._standing.network_of(claim)
        everywhere = network is self._standing.network
        without = self._without if everywhere else network.without(self._source_id)
        return _span(network, claim), _span(without, claim)


def _as_if_it_stood(sources: Sources, source_id: int) -> Sources:
    row = sources.rows.get(source_id)
    if row is None or not row.retracted:
        return sources
    return Sources({**sources.rows, source_id: replace(row, retracted_at=None)}, sources.derivations)


def _span(network: Network, claim: ClaimRow) -> Span:
    found = independence(network, claim.citations, claim.supporting_evidence)
    return found.minimum, found.maximum
