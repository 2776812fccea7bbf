"""Taking back what was done with proposals: they wait to be decided on again, and claims just made of them are withdrawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy.orm import Session

from tracker.domain.errors import MoveRefusedError
from tracker.domain.undone import reason_of_undoing
from tracker.domain.vocabulary import ProposalStanding, ReviewState
from tracker.models import Claim, Person, ProposedClaim
from tracker.models.base import utc_text
from tracker.models.phrases import listing
from tracker.services.desks import require_writer
from tracker.services.permitting import require_may_lay_aside
from tracker.services.reviewing import lay_aside
from tracker.services.settled import chosen_proposals
from tracker.store import ledger
from tracker.store.articles import get_article
from tracker.store.claims import claims_by_id
from tracker.store.ledger_queries import rows_with, stands_as_written
from tracker.store.proposals import SETTLED, proposals_of_claims, settled_last


class Reoffered(NamedTuple):
    """What waits again."""

    proposals: list[int]
    withdrawn: list[str]
    """The labels of the claims that had been made of them."""


def reoffer(session: Session, keys: Sequence[int], *, by: Person) -> Reoffered:
    """Offer proposals again that were dismissed or accepted, all of them or none, in one act. What they were accepted as is
    withdrawn: only by whoever accepted them, and while nothing else was done on it. All that went into one claim comes along.

    Raises:
        NotOnFileError: there is no such proposal.
        MoveRefusedError: one is open already or gone, somebody else accepted it, the claim was on file before or has been worked
            on since, or `by` may not write.
    """
    require_writer(by)
    rows, places = chosen_proposals(session, keys)
    slugs = {article.slug for article, _ in places.values()}
    return _reoffer(session, rows, min(slugs) if len(slugs) == 1 else "desk", by)


def reoffer_last(session: Session, slug: str, *, by: Person, at: str | None = None) -> Reoffered:
    """The same for all that `by` accepted or dismissed in a story in their last act on its proposals.

    Args:
        at: which act is meant, as `last_to_reoffer` says it: nobody who asks twice takes back the act before it as well.

    Raises:
        NotOnFileError: there is no such article.
        MoveRefusedError: they did nothing there, it cannot be taken back, or another act is their last one now.
    """
    require_writer(by)
    rows = _last_of(session, slug, by)
    if at not in (None, _moment_of(rows)):
        raise MoveRefusedError(
            f"that was taken back already, or you have decided on others in {slug} since: look again"
        )
    return _reoffer(session, rows, slug, by)


def last_to_reoffer(session: Session, slug: str, by: Person) -> str | None:
    """When somebody did what they did last with a story's proposals, None where it cannot be taken back.

    Raises:
        NotOnFileError: there is no such article.
    """
    try:
        require_writer(by)
        rows = _last_of(session, slug, by)
        _claims_to_withdraw(session, rows, by)
    except MoveRefusedError:
        return None
    return _moment_of(rows)


def _moment_of(rows: Sequence[ProposedClaim]) -> str:
    """When these were settled, in one act."""
    return max(utc_text(row.settled_at) for row in rows if row.settled_at)


def _last_of(session: Session, slug: str, by: Person) -> list[ProposedClaim]:
    """What somebody settled in one act, the last one."""
    rows = settled_last(session, get_article(session, slug).id, by.id)
    if not rows:
        raise MoveRefusedError(f"you have accepted or dismissed nothing in {slug}: there is nothing to take back")
    return rows


def _reoffer(session: Session, rows: Sequence[ProposedClaim], subject: str, by: Person) -> Reoffered:
    claims = _claims_to_withdraw(session, rows, by)
    again = {row.id: row for row in (*rows, *proposals_of_claims(session, [claim.id for claim in claims]))}
    for claim in claims:
        lay_aside(session, claim, by=by, reason=reason_of_undoing(by.initials), just_made=True)
    for row in again.values():
        row.standing, row.claim_id = ProposalStanding.OPEN, None
        row.settled_at = row.settled_by_id = row.why = None
    ledger.record(session, "reoffer", subject, by=by)
    return Reoffered(sorted(again), [claim.label for claim in claims])


def _claims_to_withdraw(session: Session, rows: Sequence[ProposedClaim], by: Person) -> list[Claim]:
    for row in rows:
        if row.standing not in SETTLED:
            what = "gone from the text" if row.standing is ProposalStanding.GONE else "open"
            raise MoveRefusedError(f"proposal {row.id} is {what}: nothing was done with it that could be taken back")
    taken = {row.claim_id: row.id for row in rows if row.claim_id is not None}
    claims = claims_by_id(session, sorted(taken))
    others = proposals_of_claims(session, [claim.id for claim in claims])
    not_alone = {row.claim_id for row in others if row.settled_by_id != by.id}
    for claim in claims:
        key = taken[claim.id]
        if claim.id in not_alone:
            raise MoveRefusedError(
                f"proposal {key} was not accepted as {claim.label} by you alone: {_OTHERWISE.format(label=claim.label)}"
            )
        require_may_lay_aside(session, claim, by=by, reason=reason_of_undoing(by.initials), just_made=True)
    _require_untouched(session, claims, taken)
    return claims


def _require_untouched(session: Session, claims: Sequence[Claim], taken: dict[int, int]) -> None:
    """Refuse to take back what was on file before, or has been worked on since."""
    subjects = {"desk", *(subject for claim in claims for subject in (claim.label, claim.article.slug))}
    accepted = rows_with(session, "accept", subjects, "proposal", [taken[claim.id] for claim in claims])
    later = []
    for claim in claims:
        written = accepted.get(taken[claim.id], {})
        if claim.id not in written.get("claim", ()) or claim.state is not ReviewState.UNREVIEWED or claim.version > 1:
            raise MoveRefusedError(
                f"{claim.label} was on file before proposal {taken[claim.id]} was accepted as it, or has gone on since: "
                + _OTHERWISE.format(label=claim.label)
            )
        if not stands_as_written(session, claim.id, written):
            later.append(claim.label)
    if later:
        raise MoveRefusedError(f"something was done on {listing(later)} since: {_OTHERWISE.format(label=later[0])}")


_OTHERWISE = "a claim is taken out with `tracker withdraw {label} --reason ...`"
