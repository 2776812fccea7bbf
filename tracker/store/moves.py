"""What a move of a review asks and writes: plain rows, for it is made while others wait for their turn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import instance_state, set_committed_value

from tracker.domain.vocabulary import Bearing, ReviewState
from tracker.models import Base, Claim
from tracker.models.base import utc_moment, utc_text
from tracker.models.rows import ReviewRow
from tracker.store.changes import note_record, note_row, owe
from tracker.store.hanging_rows import BEARING, of_keys, reviews_on
from tracker.store.session import add_raw, memory_of, read_raw, write_later

_EVIDENCE = (
    "SELECT evidence.id, bearing, locator FROM evidence CROSS JOIN source ON source.id = evidence.source_id "
    "WHERE claim_id = ? AND evidence.retracted_at IS NULL AND source.retracted_at IS NULL ORDER BY number"
)
OPEN = "hold.id, hold.claim_id, hold.person_id, hold.purpose, hold.at, hold.until, hold.assigned_by_id"
"""The columns that an `OpenHold` is made of."""
_OPEN = f"SELECT {OPEN} FROM hold WHERE claim_id = ? AND ended_at IS NULL"
_LEAD = "UPDATE claim SET state = ?, version = ? WHERE id = ? AND version = ?"


class OpenHold(NamedTuple):
    """A hold that has not been ended; it may have run out."""

    id: int
    claim_id: int
    person_id: int
    purpose: str | None
    at: dt.datetime
    until: dt.datetime
    assigned_by_id: int | None


class Held(NamedTuple):
    """A piece of evidence, as far as a decision asks."""

    id: int
    bearing: Bearing
    locator: str | None


def open_hold(session: Session, claim_id: int) -> OpenHold | None:
    """The hold on a claim that has not been ended; it may have run out."""
    known = memory_of(session.connection())
    if known is None or (OpenHold, claim_id) not in known:
        row = read_raw(session.connection(), _OPEN, (claim_id,)).fetchone()
        note_hold(session, claim_id, row)
    else:
        row = known[OpenHold, claim_id]
    if row is None:
        return None
    key, claim, person, purpose, at, until, given_by = row
    return OpenHold(key, claim, person, purpose, utc_moment(at), utc_moment(until), given_by)


def note_hold(session: Session, claim_id: int, row: Sequence[Any] | None) -> None:
    """Keep in mind, where that is worth while, how the open hold on a claim stands: its `OPEN` columns, None where there is
    none."""
    known = memory_of(session.connection())
    if known is not None:
        known[OpenHold, claim_id] = row


def end_hold(session: Session, hold: OpenHold, at: dt.datetime) -> None:
    """Nobody is on the claim any more."""
    ended = {**hold._asdict(), "at": utc_text(hold.at), "until": utc_text(hold.until), "ended_at": utc_text(at)}
    write_later(session.connection(), "UPDATE hold SET ended_at = ? WHERE id = ?", (ended["ended_at"], hold.id))
    note_row(session, "hold", [ended[name] for name in _columns("hold")])
    note_hold(session, hold.claim_id, None)


def begin_hold(
    session: Session,
    claim: Claim,
    person_id: int,
    purpose: str | None,
    at: dt.datetime,
    until: dt.datetime,
    assigned_by_id: int | None,
) -> None:
    """Put somebody on a claim that nobody is on."""
    values = {
        "claim_id": claim.id,
        "person_id": person_id,
        "purpose": purpose,
        "at": utc_text(at),
        "until": utc_text(until),
        "assigned_by_id": assigned_by_id,
    }
    key = _add(session, "hold", **values)
    note_hold(session, claim.id, (key, *values.values()))


def reviews_of(session: Session, claim_id: int) -> list[ReviewRow]:
    """Every step of a claim's review, oldest first."""
    return reviews_on(session.connection(), of_keys([claim_id])).get(claim_id, [])


def write_step(session: Session, claim: Claim, step: ReviewRow) -> None:
    """Write one step down; what was changed before is written before. Where it leads the claim to another state, that is
    to be written with whatever else changes of the claim, for the database looks at both together."""
    session.flush()
    _add(
        session,
        "review",
        claim_id=claim.id,
        act=step.act.value,
        from_state=step.from_state.value,
        to_state=step.to_state.value,
        outcome=step.outcome.value if step.outcome else None,
        by_id=step.by_id,
        at=utc_text(step.at),
        reason=step.reason,
        claim_version=step.claim_version,
        overrides=step.overrides,
    )
    if step.to_state is not step.from_state:
        _lead(session, claim, step.to_state, step.claim_version)


def _lead(session: Session, claim: Claim, state: ReviewState, version: int) -> None:
    """Have a claim in another state. Where nothing else changes of it, that is written past the session, which would take
    ten times as long."""
    if instance_state(claim).modified:  # its version may be one that is not on file yet
        claim.state, claim.version = state, version
        return
    before = claim.state, claim.version

    def stand(state: ReviewState, version: int) -> None:
        set_committed_value(claim, "state", state)
        set_committed_value(claim, "version", version)

    def write() -> None:
        after = claim.state, claim.version
        if instance_state(claim).modified and after == (state, version):
            stand(*before)
            claim.state, claim.version = after
            return
        write_later(session.connection(), _LEAD, (state.value, version, claim.id, before[1]))
        note_record(session, claim)

    stand(state, version)
    owe(session, claim, ("state", "version"), write)


def standing_evidence(session: Session, claim_id: int) -> list[Held]:
    """The evidence on a claim that stands, in its order: neither it nor its source is retracted."""
    rows = read_raw(session.connection(), _EVIDENCE, (claim_id,))
    return [Held(key, BEARING[bearing], locator) for key, bearing, locator in rows]


def _add(session: Session, table: str, **values: Any) -> int:
    """Put a row on file, and let the ledger know how it stands; its key. What is not given is NULL."""
    key = add_raw(session.connection(), table, tuple(values), tuple(values.values()))
    note_row(session, table, [key if name == "id" else values.get(name) for name in _columns(table)])
    return key


@cache
def _columns(table: str) -> tuple[str, ...]:
    return tuple(column.key for column in Base.metadata.tables[table].columns)
