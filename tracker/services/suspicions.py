"""Suspected copies by name: what a search came to, and the records it puts on file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tracker.domain.vocabulary import Assessment, DerivationKind
from tracker.domain.wording import PROSE, clean
from tracker.extract.gathering import Proposed
from tracker.extract.telling import Party
from tracker.models import Derivation
from tracker.models.rows import DerivationRow
from tracker.services.shifting import Span

_SHOWN = 5
"""Further claims named in a reason."""


@dataclass(frozen=True, slots=True)
class Suspected:
    """One derivation that is proposed, and once it is on file its id."""

    source: str = field(repr=False)
    drew_on: str = field(repr=False)
    kind: DerivationKind
    scope: str
    """A claim's label, or an article's slug."""
    why: str = field(repr=False)
    guess: bool
    """Which of the two drew on the other is a guess."""
    claims: tuple[str, ...]
    """The claims whose texts show it."""
    id: int | None = None


class Outlook(NamedTuple):
    """The count of a claim that suspicions touch. The larger number is the same with them as before."""

    claim: str
    before: Span
    suspected: Span
    """With all of them on file."""
    confirmed: Span
    """If somebody confirms all of them."""


@dataclass(slots=True)
class Search:
    """What a search for copies came to."""

    claims: int = 0
    """Claims with an excerpt or a quote on file that were read."""
    suspected: list[Suspected] = field(default_factory=list)
    outlooks: list[Outlook] = field(default_factory=list)
    """The claims they touch."""
    left: int = 0
    """Suspicions that were left alone, for what they rest on was changed while it was searched."""
    missing: dict[str, list[str]] = field(default_factory=dict)
    """Agencies that texts credit and that are not on file: the claims by the agency's name."""


class Found(NamedTuple):
    """What the texts of one batch of articles came to."""

    proposed: list[Proposed]
    labels: dict[int, str]
    articles: dict[int, int]
    parties: dict[int, Party]

    def as_suspected(self) -> list[Suspected]:
        """The same by name."""
        return [self._named(one) for one in self.proposed]

    def record_of(self, one: Proposed) -> Derivation:
        """The record to put on file."""
        article_id, claim_id = self._scope_of(one)
        return Derivation(
            source_id=one.suspicion.source,
            drew_on_id=one.suspicion.drew_on,
            kind=one.suspicion.kind,
            assessment=Assessment.SUSPECTED,
            article_id=article_id,
            claim_id=claim_id,
            note=clean("the note", self._why(one), PROSE),
        )

    def row_of(self, key: int, one: Proposed) -> DerivationRow:
        """The same as the sourcing graph wants it."""
        drew = one.suspicion
        scope = self._scope_of(one)
        return DerivationRow(key, drew.source, drew.drew_on, drew.kind, Assessment.SUSPECTED, *scope)

    def _scope_of(self, one: Proposed) -> tuple[int | None, int | None]:
        first = one.claims[0]
        return (self.articles[first], None) if one.whole_article else (None, first)

    def _named(self, one: Proposed) -> Suspected:
        labels = tuple(self.labels[key] for key in one.claims)
        return Suspected(
            self.parties[one.suspicion.source].name,
            self.parties[one.suspicion.drew_on].name,
            one.suspicion.kind,
            labels[0].rpartition("#")[0] if one.whole_article else labels[0],
            self._why(one),
            one.suspicion.guess,
            labels,
        )

    def _why(self, one: Proposed) -> str:
        """The reason in words, and on which claims it shows."""
        labels = [self.labels[key] for key in one.claims]
        return (
            f"on {labels[0]} {one.suspicion.reason}{_also(labels[1:])}" if one.whole_article else one.suspicion.reason
        )


def _also(labels: Sequence[str]) -> str:
    shown = ", ".join(labels[:_SHOWN])
    more = len(labels) - _SHOWN
    return f"; the like on {shown}" + (f" and {more} more" if more > 0 else "")
