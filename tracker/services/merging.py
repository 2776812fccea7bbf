"""Making two names one source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from tracker.domain.errors import MoveRefusedError
from tracker.domain.vocabulary import Assessment
from tracker.models import Alias, Attribution, Derivation, Person, Source, Via
from tracker.models.base import now
from tracker.services.desks import require_writer
from tracker.services.unsigning import footing_of, moved, unsign
from tracker.store import ledger
from tracker.store.claims import chain_rows, same_attribution
from tracker.store.sources import claims_touching, find_derivation, get_source, records_naming

Row = Attribution | Derivation
_TWICE = "stands twice once two sources are one"
_ITSELF = "leads to itself once two sources are one"
_KEPT = ("cue", "quote", "mode", "first_hand", "said_on", "locator", "note", "checked_by_id", "checked_at")


class Names(NamedTuple):
    """What names a source, and what it will name: keys of the two."""

    old: int
    new: int

    def swap(self, key: int) -> int:
        """The key that stands in place of this one."""
        return self.new if key == self.old else key


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
    names = Names(source.id, target.id)
    attributions, links, evidence, derivations = records_naming(session, source.id)
    statements = _in_order(attributions, [session.get_one(Attribution, link.attribution_id) for link in links])
    derivations = _in_order(derivations)
    _require_no_contradiction(session, statements, derivations, names)

    touched = {*claims_touching(session, source.id), *(claims_touching(session, target.id) if derivations else ())}
    before = footing_of(session, sorted(touched))
    for piece in evidence:
        piece.source_id = target.id
    for statement in statements:
        _repoint_attribution(session, statement, names, by=by)
    for derivation in derivations:
        _repoint_derivation(session, derivation, names, by=by)
    _give_names(source, target)
    session.flush()
    changed = moved(before, footing_of(session, sorted(touched)))
    reopened = unsign(session, changed, f"source {source.id} was found to be source {target.id}")
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


def _in_order(*rows: Sequence[Any]) -> list[Any]:
    """Each once: those that stand before those retracted, so that none takes the place of one that stands."""
    return sorted(
        {row.id: row for part in rows for row in part}.values(), key=lambda row: (row.retracted_at is not None, row.id)
    )


def _require_no_contradiction(
    session: Session, statements: list[Attribution], derivations: list[Derivation], names: Names
) -> None:
    """Refuse where the desk took back of the one source what it holds of the other: a person decides which it is."""
    rows: list[Row] = [*statements, *derivations]
    for row in rows:
        same = _same(session, row, names)
        if same is not None and _stands(row) and not _stands(same):
            kind = row.__tablename__
            raise MoveRefusedError(
                f"{kind} {row.id} stands, but would become the same as {kind} {same.id}, which does not: "
                f"settle it first with `tracker {kind} retract {row.id} --reason ...`, or leave the two names apart"
            )


def _stands(row: Row) -> bool:
    return row.retracted_at is None and getattr(row, "assessment", None) is not Assessment.DISMISSED


def _same(session: Session, row: Row, names: Names) -> Row | None:
    """What is on file already as this row is going to be."""
    if isinstance(row, Attribution):
        return same_attribution(session, _statement(row, names))
    return find_derivation(session, _derived(row, names))


def _statement(row: Attribution, names: Names) -> dict[str, Any]:
    speaker = names.swap(row.source_id)
    chain = ",".join(str(key) for key in _shorter(row, names))
    return {"claim_id": row.claim_id, "source_id": speaker, "chain": chain, "status": row.status}


def _shorter(row: Attribution, names: Names) -> list[int]:
    """The chain with each source once, and the speaker not in it."""
    speaker = names.swap(row.source_id)
    return [key for key in dict.fromkeys(map(names.swap, row.via)) if key != speaker]


def _repoint_attribution(session: Session, row: Attribution, names: Names, *, by: Person) -> None:
    values = _statement(row, names)
    same = same_attribution(session, values)
    via = _shorter(row, names)
    if same is not None:
        _hear(same, row)
        _retract(row, _TWICE, by=by)
    elif len(via) == len(row.via):
        row.source_id, row.chain = values["source_id"], values["chain"]
        for link in chain_rows(session, row.id):
            link.source_id = via[link.position]
    elif _stands(row):
        _stand_in(session, row, values, via)
        _retract(row, _TWICE, by=by)
    session.flush()


def _stand_in(session: Session, row: Attribution, values: dict[str, Any], via: list[int]) -> None:
    """A new attribution in place of one whose chain grew shorter: links of the old one are not deleted."""
    stand_in = Attribution(**values, **{name: getattr(row, name) for name in _KEPT})
    session.add(stand_in)
    session.flush()
    session.add_all(Via(attribution_id=stand_in.id, position=at, source_id=key) for at, key in enumerate(via))


def _hear(kept: Attribution, twin: Attribution) -> None:
    """First-hand: yes beats no, and no beats silence."""
    if _stands(twin) and twin.first_hand is not None:
        kept.first_hand = kept.first_hand or twin.first_hand


def _derived(row: Derivation, names: Names) -> dict[str, Any]:
    return {
        "source_id": names.swap(row.source_id),
        "drew_on_id": names.swap(row.drew_on_id),
        "kind": row.kind,
        "article_id": row.article_id,
        "claim_id": row.claim_id,
    }


def _repoint_derivation(session: Session, row: Derivation, names: Names, *, by: Person) -> None:
    values = _derived(row, names)
    same = find_derivation(session, values)
    if values["source_id"] == values["drew_on_id"]:
        _retract(row, _ITSELF, by=by)
    elif same is None:
        row.source_id, row.drew_on_id = values["source_id"], values["drew_on_id"]
    else:
        if _stands(row) and row.assessment is Assessment.CONFIRMED:
            same.assessment = Assessment.CONFIRMED
        _retract(row, _TWICE, by=by)
    session.flush()


def _retract(row: Row, why: str, *, by: Person) -> None:
    if row.retracted_at is None:
        row.retracted_at, row.retracted_by_id, row.retracted_why = now(), by.id, why


def _give_names(source: Source, target: Source) -> None:
    taken = {alias.name for alias in target.aliases} | {target.name}
    names = [source.name, *(alias.name for alias in source.aliases)]
    target.aliases.extend(Alias(name=name) for name in names if name not in taken)
    source.merged_into_id = target.id
