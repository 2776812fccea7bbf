"""One article's whole file as plain frozen rows: what the audit and the reports read, with no database behind it.

A source's name and the notes are left out of every repr, so that none reaches a log that way.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tracker.domain.sourcing import Citation, Drew, Independence, Network, SourceNode, independence
from tracker.domain.vocabulary import (
    SUPPORTING_STATUSES,
    Assessment,
    AttributionMode,
    AttributionStatus,
    Bearing,
    DerivationKind,
    ReviewAct,
    ReviewState,
    Risk,
    Role,
    SourceGenre,
    SourceKind,
    SourceTerms,
    Stage,
)


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody at the desk."""

    id: int
    name: str
    initials: str
    roles: frozenset[Role] = frozenset()


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source as the desk has it on file."""

    id: int
    name: str = field(repr=False)
    kind: SourceKind
    genre: SourceGenre | None = None
    terms: SourceTerms | None = None
    confidential: bool = False
    description: str | None = field(default=None, repr=False)
    retracted_at: dt.datetime | None = None
    retracted_why: str | None = field(default=None, repr=False)

    @property
    def retracted(self) -> bool:
        """Whether the desk no longer stands by this source."""
        return self.retracted_at is not None


@dataclass(frozen=True, slots=True)
class AttributionRow:
    """One source's stance to one claim. `via` holds source ids, nearest the reader first."""

    id: int
    source_id: int
    status: AttributionStatus
    via: tuple[int, ...] = ()
    first_hand: bool | None = None
    cue: str | None = None
    quote: str | None = None
    mode: AttributionMode | None = None
    said_on: str | None = None
    locator: str | None = None
    note: str | None = field(default=None, repr=False)
    checked_by_id: int | None = None
    checked_at: dt.datetime | None = None
    retracted_at: dt.datetime | None = None
    retracted_why: str | None = field(default=None, repr=False)

    @property
    def live(self) -> bool:
        """Whether it still stands."""
        return self.retracted_at is None

    @property
    def chain(self) -> tuple[int, ...]:
        """Source ids from the reader to who said it."""
        return (*self.via, self.source_id)

    @property
    def supports(self) -> bool:
        """Whether it stands and puts weight under the claim."""
        return self.live and self.status in SUPPORTING_STATUSES


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One thing we hold; `number` is its order on the claim, from 1."""

    id: int
    number: int
    source_id: int
    bearing: Bearing
    excerpt: str | None = None
    locator: str | None = None
    url: str | None = None
    archived_url: str | None = None
    sha256: str | None = None
    file_name: str | None = None
    note: str | None = field(default=None, repr=False)
    retracted_at: dt.datetime | None = None
    retracted_why: str | None = field(default=None, repr=False)

    @property
    def live(self) -> bool:
        """Whether it still stands."""
        return self.retracted_at is None

    @property
    def supports(self) -> bool:
        """Whether it stands and puts weight under the claim."""
        return self.live and self.bearing is Bearing.SUPPORTS


@dataclass(frozen=True, slots=True)
class DerivationRow:
    """One source drew on another; standing where both scopes are None."""

    id: int
    source_id: int
    drew_on_id: int
    kind: DerivationKind
    assessment: Assessment
    article_id: int | None = None
    claim_id: int | None = None
    note: str | None = field(default=None, repr=False)
    retracted_at: dt.datetime | None = None

    @property
    def live(self) -> bool:
        """Whether the sourcing graph has it: not retracted, not dismissed."""
        return self.retracted_at is None and self.assessment is not Assessment.DISMISSED

    @property
    def drew(self) -> Drew:
        """The same as the sourcing graph wants it."""
        return Drew(self.source_id, self.drew_on_id, self.kind, self.assessment is Assessment.SUSPECTED)


@dataclass(frozen=True, slots=True)
class PassageRow:
    """Where a claim stands: code points `start` up to `end` of revision `revision`."""

    revision: int
    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One step of a review, oldest first in a claim's list."""

    act: ReviewAct
    from_state: ReviewState
    to_state: ReviewState
    outcome: ReviewState | None
    by_id: int | None
    at: dt.datetime
    reason: str | None
    claim_version: int


@dataclass(frozen=True, slots=True)
class HoldRow:
    """Who is on a claim now."""

    person_id: int
    purpose: str | None
    at: dt.datetime
    until: dt.datetime


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim with all that hangs on it."""

    id: int
    label: str
    number: int
    text: str
    status: AttributionStatus
    article_id: int = 0
    risk: Risk = Risk.NORMAL
    state: ReviewState = ReviewState.UNREVIEWED
    version: int = 1
    about: str | None = None
    allegation: bool = False
    as_of: str | None = None
    note: str | None = field(default=None, repr=False)
    author_id: int | None = None
    passages: tuple[PassageRow, ...] = ()
    attributions: tuple[AttributionRow, ...] = ()
    evidence: tuple[EvidenceRow, ...] = ()
    reviews: tuple[ReviewRow, ...] = ()
    hold: HoldRow | None = None

    @property
    def article(self) -> str:
        """The slug of its article."""
        return self.label.rpartition("#")[0]

    @property
    def citations(self) -> list[Citation]:
        """Its live supporting attributions, as the sourcing graph wants them."""
        return [Citation(row.chain, row.first_hand) for row in self.attributions if row.supports]

    @property
    def supporting_evidence(self) -> list[int]:
        """The source ids of its live supporting evidence, one a piece."""
        return [row.source_id for row in self.evidence if row.supports]

    @property
    def denials(self) -> list[Citation]:
        """Its live denials, in the same form."""
        return [Citation(row.chain) for row in self.attributions if row.live and row.status is AttributionStatus.DENIED]

    @property
    def refuting_evidence(self) -> list[int]:
        """The source ids of its live refuting evidence, one a piece."""
        return [row.source_id for row in self.evidence if row.live and row.bearing is Bearing.REFUTES]


@dataclass(frozen=True)
class Sources:
    """The sources that some claims can reach, with how they hang on each other."""

    rows: Mapping[int, SourceRow]
    derivations: tuple[DerivationRow, ...] = ()
    network: Network = field(init=False)
    _of_article: dict[int, list[Drew]] = field(init=False, default_factory=dict)
    _of_claim: dict[int, list[Drew]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        nodes = {key: SourceNode(row.kind, row.retracted) for key, row in self.rows.items()}
        standing: list[Drew] = []
        for row in self.derivations:
            if not row.live:
                continue
            if row.claim_id is not None:
                self._of_claim.setdefault(row.claim_id, []).append(row.drew)
            elif row.article_id is not None:
                self._of_article.setdefault(row.article_id, []).append(row.drew)
            else:
                standing.append(row.drew)
        object.__setattr__(self, "network", Network(nodes, standing))

    def network_of(self, claim: ClaimRow) -> Network:
        """The network with every derivation whose scope holds this claim."""
        return self.network.scoped([*self._of_article.get(claim.article_id, ()), *self._of_claim.get(claim.id, ())])

    def independence_of(self, claim: ClaimRow) -> Independence:
        """How many independent sources stand under the claim, and what it rests on."""
        return independence(self.network_of(claim), claim.citations, claim.supporting_evidence)

    def name(self, key: int) -> str:
        """The name on file of one source."""
        return self.rows[key].name

    def names(self, keys: tuple[int, ...]) -> list[str]:
        """The names on file, in the order given."""
        return [self.rows[key].name for key in keys]

    def untainted(self, chain: tuple[int, ...]) -> bool:
        """Whether no source of this chain has been retracted."""
        return not any(self.rows[key].retracted for key in chain)

    def contested(self, claim: ClaimRow) -> bool:
        """Supported and denied at once, by sources that still stand."""
        return bool(self.deniers(claim)) and self.supported(claim)

    def supported(self, claim: ClaimRow) -> bool:
        """Whether any support stands whose chain holds no retracted source."""
        return any(self.untainted(row.chain) for row in claim.citations) or any(
            self.untainted((key,)) for key in claim.supporting_evidence
        )

    def deniers(self, claim: ClaimRow) -> list[AttributionRow]:
        """The denials on file that still stand."""
        return [
            row
            for row in claim.attributions
            if row.live and row.status is AttributionStatus.DENIED and self.untainted(row.chain)
        ]


@dataclass(frozen=True)
class Dossier:
    """One article's whole file. `text` is the newest revision's, empty where none is on file."""

    article_id: int
    slug: str
    headline: str
    language: str
    stage: Stage
    reporter: PersonRow | None
    revision: int | None
    text: str
    sha256: str | None
    claims: tuple[ClaimRow, ...]
    sources: Sources
    people: Mapping[int, PersonRow]
    second_person: str = "required"
    ledger_seq: int = 0
    ledger_head: str = ""
    _measured: dict[int, Independence] = field(default_factory=dict, repr=False, compare=False)

    def independence(self, claim: ClaimRow) -> Independence:
        """How many independent sources stand under the claim (worked out once)."""
        found = self._measured.get(claim.id)
        if found is None:
            found = self._measured[claim.id] = self.sources.independence_of(claim)
        return found

    def citing(self) -> Iterator[tuple[int, ClaimRow]]:
        """Every (source id, claim) where the source stands in a live attribution's chain or holds live evidence."""
        for claim in self.claims:
            keys = {key for row in claim.attributions if row.live for key in row.chain}
            keys.update(row.source_id for row in claim.evidence if row.live)
            for key in sorted(keys):
                yield key, claim
