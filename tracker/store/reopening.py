"""Taking back many decisions at once: a source that is retracted may stand under ten thousand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy.orm import Session

from tracker.domain.vocabulary import ReviewAct, ReviewState
from tracker.models import Claim
from tracker.models.base import utc_text
from tracker.store.changes import note_written
from tracker.store.claim_rows import BATCH
from tracker.store.hanging_rows import of_keys
from tracker.store.session import read_raw, write_raw


class Standing(NamedTuple):
    """Where the checking of one claim stands."""

    claim_id: int
    label: str
    state: ReviewState
    version: int


def standings(session: Session, keys: Sequence[int]) -> Iterator[Standing]:
    """Where these claims stand, by id, as far as they have been written."""
    ordered = sorted(keys)
    for start in range(0, len(ordered), BATCH):
        which = of_keys(ordered[start : start + BATCH])
        statement = (
            "SELECT claim.id, article.slug, number, state, version FROM claim "
            f"CROSS JOIN article ON article.id = claim.article_id WHERE {which.condition} ORDER BY claim.id"
        )
        for key, slug, number, state, version in read_raw(session.connection(), statement, which.values).fetchall():
            yield Standing(key, f"{slug}#{number}", ReviewState(state), version)


def raise_versions(session: Session, claims: Sequence[Standing]) -> None:
    """Make a new version of each: a proposal on the old one can no longer be approved."""
    write_raw(
        session.connection(), "UPDATE claim SET version = version + 1 WHERE id = ?", [(one.claim_id,) for one in claims]
    )
    _have_changed(session, claims)


def put_back_in_review(
    session: Session, claims: Sequence[Standing], why: str | Mapping[int, str], at: dt.datetime
) -> None:
    """Write the step down, with the one reason or with its own, and put each back into review, which makes a new version;
    nobody took it but the system."""
    state, moment = ReviewState.IN_REVIEW.value, utc_text(at)

    def reason(one: Standing) -> str:
        return why if isinstance(why, str) else why[one.claim_id]

    [(first,)] = read_raw(session.connection(), "SELECT coalesce(max(id), 0) + 1 FROM review")
    steps = [
        (key, one.claim_id, ReviewAct.REOPEN.value, one.state.value, state, moment, reason(one), one.version + 1)
        for key, one in enumerate(claims, first)
    ]
    write_raw(
        session.connection(),
        "INSERT INTO review (id, claim_id, act, from_state, to_state, at, reason, claim_version) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        steps,
    )
    write_raw(
        session.connection(),
        "UPDATE claim SET state = ?, version = version + 1 WHERE id = ?",
        [(state, one.claim_id) for one in claims],
    )
    note_written(session, "review", [key for key, *_ in steps])
    _have_changed(session, claims)


def _have_changed(session: Session, claims: Sequence[Standing]) -> None:
    """Let the ledger know, and whoever holds the record of one of these claims."""
    keys = {one.claim_id for one in claims}
    note_written(session, "claim", [one.claim_id for one in claims])
    for record in list(session.identity_map.values()) if keys else ():
        if isinstance(record, Claim) and record.id in keys:
            session.refresh(record, ["state", "version"])


class Reopened(NamedTuple):
    """A decision that the system took back."""

    claim_id: int
    state: ReviewState
    """What the claim was."""
    reason: str


def reopened_by_text(session: Session, article_id: int) -> list[Reopened]:
    """The decisions on the claims of an article that its texts took back, oldest first."""
    statement = (
        "SELECT review.claim_id, review.from_state, review.reason FROM claim "
        "CROSS JOIN review ON review.claim_id = claim.id WHERE claim.article_id = ? AND review.act = 'reopen' "
        "AND review.by_id IS NULL AND review.reason LIKE 'revision %' ORDER BY review.id"
    )
    rows = read_raw(session.connection(), statement, (article_id,)).fetchall()
    return [Reopened(key, ReviewState(state), reason) for key, state, reason in rows]
