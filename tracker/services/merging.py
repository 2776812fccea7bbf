"""Making two names one source."""

from __future__ import annotations

from sqlalchemy.orm import Session

from tracker.domain.errors import MoveRefusedError
from tracker.models import Alias, Attribution, Derivation, Person, Source, Via
from tracker.models.base import now
from tracker.services.desks import require_writer
from tracker.services.unsigning import claims_leaning_on, unsign
from tracker.store import ledger
from tracker.store.claims import chain_rows, same_attribution
from tracker.store.sources import find_derivation, get_source, records_naming


def merge_sources(session: Session, named: str, into: str, *, by: Person) -> tuple[Source, list[str]]:
    """Make two names one source: what names the first names the second from now on; the first stays, marked as merged.

    A statement that would then stand twice is marked retracted. Decided claims that leaned on the first are opened
    again, for fewer sources stand under them. Returns the source that remains and the labels opened again.

    Raises:
        NotOnFileError: one of them is not on file.
        MoveRefusedError: they are one already, or differ in whether they are retracted.
    """
    require_writer(by)
    source, target = get_source(session, named), get_source(session, into)
    if source.id == target.id:
        raise MoveRefusedError(f"{target.name} cannot be merged into itself")
    if (source.retracted_at is None) != (target.retracted_at is None):
        raise MoveRefusedError("one of the two is retracted and the other is not: retract or restore one first")
    leaning = claims_leaning_on(session, source.id)
    _repoint(session, source, target, by=by)
    taken = {alias.name for alias in target.aliases} | {target.name}
    names = [source.name, *(alias.name for alias in source.aliases)]
    target.aliases.extend(Alias(name=name) for name in names if name not in taken)
    source.merged_into_id = target.id
    reopened = unsign(session, leaning, f"source {source.id} was found to be source {target.id}")
    ledger.record(session, "merge source", f"source:{target.id}", by=by)
    return target, reopened


def _repoint(session: Session, source: Source, target: Source, *, by: Person) -> None:
    attributions, links, evidence, derivations = records_naming(session, source.id)
    for row in evidence:
        row.source_id = target.id
    for key in sorted({row.id for row in attributions} | {link.attribution_id for link in links}):
        _repoint_attribution(session, session.get_one(Attribution, key), source.id, target.id, by=by)
    for derivation in derivations:
        _repoint_derivation(session, derivation, source.id, target.id, by=by)
    session.flush()


def _repoint_attribution(session: Session, row: Attribution, old: int, new: int, *, by: Person) -> None:
    speaker = new if row.source_id == old else row.source_id
    via = [new if key == old else key for key in row.via]
    shorter = [key for key in dict.fromkeys(via) if key != speaker]
    values = {
        "claim_id": row.claim_id,
        "source_id": speaker,
        "chain": ",".join(map(str, shorter)),
        "status": row.status,
    }
    same = same_attribution(session, values)
    if same is not None or len(shorter) != len(via):
        _retract(row, "stands twice once two sources are one", by=by)
    if same is None and len(shorter) != len(via):
        _stand_in(session, row, values, shorter)
    elif same is None:
        row.source_id, row.chain = speaker, str(values["chain"])
        for link in chain_rows(session, row.id):
            link.source_id = via[link.position]
    session.flush()


def _stand_in(session: Session, row: Attribution, values: dict[str, object], via: list[int]) -> None:
    """A new attribution in place of one whose chain grew shorter: links of the old one are not deleted."""
    kept = ("cue", "quote", "mode", "first_hand", "said_on", "locator", "note", "checked_by_id", "checked_at")
    stand_in = Attribution(**values, **{name: getattr(row, name) for name in kept})
    session.add(stand_in)
    session.flush()
    session.add_all(Via(attribution_id=stand_in.id, position=at, source_id=key) for at, key in enumerate(via))


def _repoint_derivation(session: Session, row: Derivation, old: int, new: int, *, by: Person) -> None:
    source_id = new if row.source_id == old else row.source_id
    drew_on_id = new if row.drew_on_id == old else row.drew_on_id
    same = find_derivation(
        session,
        {
            "source_id": source_id,
            "drew_on_id": drew_on_id,
            "kind": row.kind,
            "article_id": row.article_id,
            "claim_id": row.claim_id,
        },
    )
    if source_id == drew_on_id or same is not None:
        _retract(row, "stands twice, or leads to itself, once two sources are one", by=by)
    else:
        row.source_id, row.drew_on_id = source_id, drew_on_id
    session.flush()


def _retract(row: Attribution | Derivation, why: str, *, by: Person) -> None:
    if row.retracted_at is None:
        row.retracted_at, row.retracted_by_id, row.retracted_why = now(), by.id, why
