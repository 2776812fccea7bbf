"""Writing down a step of a review, and who is on a claim."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Session

from tracker.domain.errors import BadInputError
from tracker.domain.vocabulary import ReviewAct, ReviewState
from tracker.models import Claim, Person
from tracker.models.base import now
from tracker.models.rows import ReviewRow
from tracker.store import moves
from tracker.store.settings import setting_value


def write(
    session: Session,
    claim: Claim,
    act: ReviewAct,
    *,
    by: Person | None,
    to: ReviewState | None = None,
    outcome: ReviewState | None = None,
    reason: str | None = None,
    overrides: str | None = None,
) -> None:
    """Write one step down; a change of state makes a new version of the claim, and is written after the step that leads
    there: the database lets no claim move without one (docs/decisions/0023). The caller writes the entry."""
    after = claim.state if to is None else to
    by_id, version = by.id if by else None, claim.version + (after is not claim.state)
    moves.write_step(
        session, claim, ReviewRow(act, claim.state, after, outcome, by_id, now(), reason, version, overrides)
    )


def hours(session: Session, wanted: int | None) -> int:
    """How long a hold lasts: what is asked for, else what the desk has chosen.

    Raises:
        BadInputError: it is not from 1 to 720.
    """
    if wanted is None:
        return int(setting_value(session, "hold-hours"))
    if not 1 <= wanted <= 720:
        raise BadInputError("a hold lasts from 1 to 720 hours")
    return wanted


def begin_hold(
    session: Session,
    claim: Claim,
    person: Person,
    *,
    hours: int,
    purpose: str | None = None,
    assigned_by: Person | None = None,
) -> None:
    """Put somebody on a claim; whoever was on it is so no longer."""
    end_hold(session, claim)
    at = now()
    until = at + dt.timedelta(hours=hours)
    moves.begin_hold(session, claim, person.id, purpose, at, until, assigned_by.id if assigned_by else None)


def end_hold(session: Session, claim: Claim) -> None:
    """Nobody is on the claim any more, if anybody was."""
    hold = moves.open_hold(session, claim.id)
    if hold is not None:
        moves.end_hold(session, hold, max(hold.at, min(now(), hold.until)))  # a clock may have been set back
