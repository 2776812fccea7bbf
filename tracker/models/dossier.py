"""One article's whole file: its claims as plain rows, with every source they can reach."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from tracker.domain.made_names import plain_name
from tracker.domain.sourcing import Drew, Independence, Network, SourceNode, independence
from tracker.domain.vocabulary import AttributionStatus, Stage
from tracker.models.rows import (
    AlignmentRow,
    AttributionRow,
    ClaimRow,
    ContradictionRow,
    DerivationRow,
    PersonRow,
    PublicationRow,
    SignOffRow,
    SourceRow,
    TaskRow,
)


@dataclass(frozen=True)
class Sources:
    """The sources that some claims can reach, with how they hang on each other."""

    rows: Mapping[int, SourceRow]
    derivations: tuple[DerivationRow, ...] = ()
    network: Network = field(init=False)
    _of_article: dict[int, list[Drew]] = field(init=False, default_factory=dict)
    _of_claim: dict[int, list[Drew]] = field(init=False, default_factory=dict)
    _newest: dict[int, Network] = field(init=False, default_factory=dict, repr=False, compare=False)
    """The network of the article asked about last: claims come article by article."""

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
        network, drew = self._network_of_article(claim.article_id), self._of_claim.get(claim.id)
        return network if drew is None else network.scoped(drew)

    def _network_of_article(self, article_id: int) -> Network:
        drew = self._of_article.get(article_id)
        if drew is None:
            return self.network
        if article_id not in self._newest:
            self._newest.clear()
            self._newest[article_id] = self.network.scoped(drew)
        return self._newest[article_id]

    def independence_of(self, claim: ClaimRow) -> Independence:
        """How many independent sources stand under the claim, and what it rests on."""
        return independence(self.network_of(claim), claim.citations, claim.supporting_evidence)

    def name(self, key: int) -> str:
        """The name on file of one source."""
        return self.rows[key].name

    def told(self, key: int) -> str:
        """What a reader is told it is called: without the story's own word in the names of those whom nobody can name."""
        row = self.rows[key]
        return row.name if row.confidential else plain_name(row.name, row.kind)

    def names(self, keys: tuple[int, ...]) -> list[str]:
        """The names on file, in the order given."""
        return [self.rows[key].name for key in keys]

    @cached_property
    def numbers(self) -> Mapping[int, int]:
        """The number of each source in this copy, from 1: what a copy says of a source's place, for the key of a row is
        the same in every story (worked out once)."""
        return {key: number for number, key in enumerate(self.rows, start=1)}

    def untainted(self, chain: tuple[int, ...]) -> bool:
        """Whether no source of this chain has been retracted."""
        return not any(self.rows[key].retracted for key in chain)

    @cached_property
    def shadowed(self) -> frozenset[int]:
        """Every source that is retracted or leads to one that is (worked out once)."""
        return self._leading_to({key for key, row in self.rows.items() if row.retracted})

    @cached_property
    def unexplained(self) -> frozenset[int]:
        """Every source that lacks what a nameless one owes, or leads to one that does (worked out once)."""
        return self._leading_to({key for key, row in self.rows.items() if row.unexplained})

    def _leading_to(self, found: set[int]) -> frozenset[int]:
        """These and every source that drew on one of them, in whatever scope and however many steps: what cites none of
        these sources leads to none of `found`."""
        drawn_from: dict[int, list[int]] = {}
        for row in self.derivations:
            if row.live:
                drawn_from.setdefault(row.drew_on_id, []).append(row.source_id)
        waiting = list(found)
        while waiting:
            further = [key for key in drawn_from.get(waiting.pop(), ()) if key not in found]
            found.update(further)
            waiting += further
        return frozenset(found)

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
    kept: Mapping[int, SourceRow] = field(default_factory=dict, repr=False)
    """The sources of the desk that are not to be named outside as of now, whenever the file is of."""
    second_person: str = "required"
    ledger_seq: int = 0
    ledger_head: str = ""
    secret: str = field(default="", repr=False)
    """What this desk alone knows, and no copy carries: names that nobody outside can work out are made with it."""
    at: dt.datetime = field(default_factory=lambda: dt.datetime.now(dt.UTC))
    """The moment it is looked at: what is stale or waived is judged by it."""
    policy: str | None = None
    """The pack the story is held against, where that is not the desk's."""
    url: str | None = None
    published_at: dt.datetime | None = None
    filed_at: dt.datetime | None = None
    """When the first text was filed."""
    sign_off: SignOffRow | None = None
    """The newest."""
    contradictions: tuple[ContradictionRow, ...] = ()
    """The groups that its claims are in, whole."""
    headline_over: str | None = None
    """The headline as it stands over the newest text; None where nobody said."""
    standfirst: str | None = None
    dismissed: tuple[str, ...] = ()
    """Sentences at which somebody looked and said that there is no claim in them, as they stood in whichever text."""
    alignments: tuple[AlignmentRow, ...] = ()
    """What became of the words of its claims, text by text, in the order of filing."""
    by_login: bool = False
    """Whether who acts is whose login of a server it is, and not whoever somebody says they are."""
    tasks: tuple[TaskRow, ...] = ()
    """What corrections left to do in it, done or not, oldest first."""
    former_reporters: tuple[int, ...] = ()
    """The keys of those who reported it before, oldest first."""
    deadline: str | None = None
    """The day (ISO 8601) by which it is to be ready."""
    publications: tuple[PublicationRow, ...] = ()
    """Every text of it that went out, oldest first; empty too where that was noted before desks kept them."""
    altered_files: frozenset[str] = frozenset()
    """The SHA-256 of evidence whose file is gone or no longer what it was."""
    _measured: dict[int, Independence] = field(default_factory=dict, repr=False, compare=False)

    @property
    def reported_by(self) -> frozenset[int]:
        """The keys of everybody who reports it or ever did: none of them decides on it."""
        return frozenset((*self.former_reporters, *((self.reporter.id,) if self.reporter else ())))

    def independence(self, claim: ClaimRow) -> Independence:
        """How many independent sources stand under the claim (worked out once)."""
        found = self._measured.get(claim.id)
        if found is None:
            found = self._measured[claim.id] = self.sources.independence_of(claim)
        return found

    @cached_property
    def aligned(self) -> Mapping[int, list[AlignmentRow]]:
        """What became of the words of each claim, by its id, in the order of filing (worked out once)."""
        found: dict[int, list[AlignmentRow]] = {}
        for row in self.alignments:
            found.setdefault(row.claim_id, []).append(row)
        return found

    def carries(self, claim: ClaimRow) -> bool:
        """Whether the claim is in the newest text, as far as anybody has placed it."""
        return not claim.passages or any(row.revision == self.revision for row in claim.passages)

    def citing(self) -> Iterator[tuple[int, ClaimRow]]:
        """Every (source id, claim) where the source stands in a live attribution's chain or holds live evidence."""
        for claim in self.claims:
            keys = {key for row in claim.attributions if row.live for key in row.chain}
            keys.update(row.source_id for row in claim.evidence if row.live)
            for key in sorted(keys):
                yield key, claim
