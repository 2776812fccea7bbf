"""Making two names one source."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple, TypeAlias, TypeVar

from sqlalchemy.orm import Session

from tracker.domain.errors import MoveRefusedError
from tracker.domain.vocabulary import Assessment, AttributionStatus, DerivationKind
from tracker.models import Alias, Attribution, Derivation, Person, Source, Via
from tracker.models.base import now
from tracker.services.desks import require_writer
from tracker.services.unsigning import footing_of, moved, unsign
from tracker.store import ledger
from tracker.store.claims import attributions_on
from tracker.store.sources import Naming, claims_touching, find_derivation, get_source, records_naming

_TWICE = "stands twice once two sources are one"
_ITSELF = "leads to itself once two sources are one"
_KEPT = ("cue", "quote", "mode", "first_hand", "said_on", "locator", "note", "checked_by_id", "checked_at")

Row = TypeVar("Row", Attribution, Derivation)


class Statement(NamedTuple):
    """What an attribution is known by: no two of a claim are the same."""

    claim_id: int
    source_id: int
    chain: tuple[int, ...]
    status: AttributionStatus

    @classmethod
    def of(cls, row: Attribution) -> Statement:
        return cls(row.claim_id, row.source_id, row.via, row.status)


Known: TypeAlias = dict[Statement, Attribution]


class Swap(NamedTuple):
    """The source that goes and the one that comes in its place, by id."""

    old: int
    new: int

    def key(self, key: int) -> int:
        """Who stands in place of this source."""
        return self.new if key == self.old else key

    def statement(self, row: Attribution) -> Statement:
        """What an attribution becomes: its chain names each source once, and the speaker not at all."""
        speaker = self.key(row.source_id)
        chain = tuple(key for key in dict.fromkeys(map(self.key, row.via)) if key != speaker)
        return Statement(row.claim_id, speaker, chain, row.status)

    def derivation(self, row: Derivation) -> dict[str, int | DerivationKind | None]:
        """The columns that a derivation is known by, as they become."""
        return {
            "source_id": self.key(row.source_id),
            "drew_on_id": self.key(row.drew_on_id),
            "kind": row.kind,
            "article_id": row.article_id,
            "claim_id": row.claim_id,
        }


def merge_sources(session: Session, named: str, into: str, *, by: Person) -> tuple[Source, list[str]]:
    """Make two names one source: what names the first names the second from now on; the first stays, marked as merged.

    A statement or derivation that would then stand twice is marked retracted. Decided claims under which something else
    then stands are opened again. Returns the source that remains and the labels opened again.

    Raises:
        NotOnFileError: one of them is not on file.
        MoveRefusedError: they are one already, one of them alone is retracted or confidential, or what is said of the
            one stands and was retracted of the other.
    """
    require_writer(by)
    source, target = get_source(session, named), get_source(session, into)
    _require_alike(source, target)
    swap, naming = Swap(source.id, target.id), records_naming(session, source.id)
    known = _known(session, naming)
    _require_no_contradiction(session, naming, known, swap)

    touched = {
        *claims_touching(session, source.id),
        *(claims_touching(session, target.id) if naming.derivations else ()),
    }
    before = footing_of(session, sorted(touched))
    _give_names(source, target)
    session.flush()  # the database lets a record name another source only where the two are one
    for piece in naming.evidence:
        piece.source_id = target.id
    links = _repoint_attributions(session, naming, known, swap, by=by)
    for derivation in naming.derivations:
        _repoint_derivation(session, derivation, swap, by=by)
    session.flush()
    for link in links:
        link.source_id = swap.new
    session.flush()
    changed = moved(before, footing_of(session, sorted(touched)))
    reopened = unsign(session, changed, f"{source.in_record} was found to be {target.in_record}")
    ledger.record(session, "merge source", f"source:{target.id}", by=by)
    return target, reopened


def _require_alike(source: Source, target: Source) -> None:
    if source is target:
        raise MoveRefusedError(f"{target.spoken} cannot be merged into itself")
    if (source.retracted_at is None) != (target.retracted_at is None):
        raise MoveRefusedError("one of the two is retracted and the other is not: retract or restore one first")
    if source.confidential != target.confidential:
        raise MoveRefusedError(
            "one of the two is confidential and the other is not, so one name would give the other away: "
            "make them alike first with `tracker source edit --confidential`"
        )


def _known(session: Session, naming: Naming) -> Known:
    """Every statement on the claims that the merge touches."""
    claims = sorted({row.claim_id for row in naming.attributions})
    return {Statement.of(row): row for row in attributions_on(session, claims)}


def _require_no_contradiction(session: Session, naming: Naming, known: Known, swap: Swap) -> None:
    """Refuse where the desk took back of the one source what it holds of the other: a person decides which it is."""
    for row in naming.attributions:
        _require_same_fate(row, known.get(swap.statement(row)))
    for derivation in naming.derivations:
        _require_same_fate(derivation, find_derivation(session, swap.derivation(derivation)))


def _require_same_fate(row: Row, same: Row | None) -> None:
    if same is not None and _stands(row) and not _stands(same):
        kind = row.__tablename__
        raise MoveRefusedError(
            f"{kind} {row.id} stands, but would become the same as {kind} {same.id}, which does not: "
            f"settle it first with `tracker {kind} retract {row.id} --reason ...`, or leave the two names apart"
        )


def _stands(row: Attribution | Derivation) -> bool:
    dismissed = isinstance(row, Derivation) and row.assessment is Assessment.DISMISSED
    return row.retracted_at is None and not dismissed


def _repoint_attributions(session: Session, naming: Naming, known: Known, swap: Swap, *, by: Person) -> list[Via]:
    """Those that stand go first, so that none retracted takes their place. Returns the links that are to follow once the
    chains say so."""
    links, follow = defaultdict(list), list[Via]()
    for link in naming.links:
        links[link.attribution_id].append(link)
    for row in sorted(naming.attributions, key=lambda row: (not _stands(row), row.id)):
        becomes = swap.statement(row)
        same = known.get(becomes)
        if same is not None:
            _hear(same, row)
            _retract(row, _TWICE, by=by)
        elif len(becomes.chain) == len(row.via):
            row.source_id, row.chain = becomes.source_id, _written(becomes.chain)
            known[becomes] = row
            follow += links[row.id]
        elif _stands(row):
            known[becomes] = _stand_in(session, row, becomes)
            _retract(row, _TWICE, by=by)
    return follow


def _stand_in(session: Session, row: Attribution, becomes: Statement) -> Attribution:
    """A new attribution in place of one whose chain grew shorter: links of the old one are not deleted."""
    columns = {**becomes._asdict(), "chain": _written(becomes.chain)}
    stand_in = Attribution(**columns, **{name: getattr(row, name) for name in _KEPT})
    session.add(stand_in)
    session.flush()
    session.add_all(Via(attribution_id=stand_in.id, position=at, source_id=key) for at, key in enumerate(becomes.chain))
    return stand_in


def _written(chain: tuple[int, ...]) -> str:
    return ",".join(map(str, chain))


def _hear(kept: Attribution, twin: Attribution) -> None:
    """First-hand: yes beats no, and no beats silence."""
    if _stands(twin) and twin.first_hand is not None:
        kept.first_hand = kept.first_hand or twin.first_hand


def _repoint_derivation(session: Session, row: Derivation, swap: Swap, *, by: Person) -> None:
    becomes = swap.derivation(row)
    same = find_derivation(session, becomes)
    if becomes["source_id"] == becomes["drew_on_id"]:
        _retract(row, _ITSELF, by=by)
    elif same is None:
        row.source_id, row.drew_on_id = swap.key(row.source_id), swap.key(row.drew_on_id)
    else:
        if _stands(row) and row.assessment is Assessment.CONFIRMED:
            same.assessment = Assessment.CONFIRMED
        _retract(row, _TWICE, by=by)


def _retract(row: Attribution | Derivation, why: str, *, by: Person) -> None:
    if row.retracted_at is None:
        row.retracted_at, row.retracted_by_id, row.retracted_why = now(), by.id, why


def _give_names(source: Source, target: Source) -> None:
    taken = {alias.name for alias in target.aliases} | {target.name}
    names = [source.name, *(alias.name for alias in source.aliases)]
    target.aliases.extend(Alias(name=name) for name in names if name not in taken)
    source.merged_into_id = target.id
