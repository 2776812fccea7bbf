"""Deciding on a claim as it was looked at: refused where it has changed since, and taken first where nobody has it yet. So one
key or one button is enough, in the terminal and in a browser."""

from __future__ import annotations

from sqlalchemy.orm import Session

from tracker.domain.vocabulary import ReviewState
from tracker.models import Claim, Person
from tracker.services import reviewing
from tracker.services.as_seen import Seen, require_as_seen


def propose_as_seen(
    session: Session,
    label: str,
    outcome: ReviewState,
    seen: Seen,
    *,
    by: Person,
    reason: str | None = None,
    alone: bool = False,
    override: bool = False,
) -> Claim:
    """Propose an outcome, or decide it where the desk lets one person decide; see `reviewing.propose`.

    Raises:
        NotOnFileError: there is no such claim.
        MoveRefusedError: it has changed since it was looked at, or the move is not open to `by`.
    """
    require_as_seen(session, label, seen)
    reviewing.take_if_untouched(session, label, by=by)
    return reviewing.propose(session, label, outcome, by=by, reason=reason, alone=alone, override=override)


def ask_for_source_as_seen(session: Session, label: str, seen: Seen, *, by: Person, reason: str | None) -> Claim:
    """Send a claim to look for a source.

    Raises:
        NotOnFileError: there is no such claim.
        MoveRefusedError: it has changed since it was looked at, no reason is given, or the move is not open to `by`.
    """
    require_as_seen(session, label, seen)
    reviewing.take_if_untouched(session, label, by=by)
    return reviewing.ask_for_source(session, label, by=by, reason=reason)
