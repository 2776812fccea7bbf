"""What a review move needs beyond state, role and reason: evidence, a free claim, a second person, a blind opinion."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.orm import Session

from tracker.domain.errors import MoveRefusedError
from tracker.domain.vocabulary import Bearing, ReviewAct, ReviewState, Risk, Role
from tracker.domain.wording import first_words
from tracker.models import Claim, Person
from tracker.models.base import now
from tracker.models.proceedings import Proceedings, Step, proposal_is_sealed
from tracker.store.claims import standing_attributions
from tracker.store.ledger_queries import added_since, last_act
from tracker.store.moves import OpenHold, open_hold, reviews_of, standing_evidence

_WANTED = {
    ReviewState.VERIFIED: Bearing.SUPPORTS,
    ReviewState.DISPUTED: Bearing.REFUTES,
    ReviewState.REFUTED: Bearing.REFUTES,
}


def require_evidence(session: Session, claim: Claim, outcome: ReviewState) -> None:
    """Refuse an outcome that nothing held with a locator bears out.

    Raises:
        MoveRefusedError: no evidence of the right bearing that stands, with its source, has a locator.
    """
    bearing = _WANTED.get(outcome)
    if bearing is None:
        return
    held = [row for row in standing_evidence(session, claim.id) if row.bearing is bearing]
    if any(row.locator for row in held):
        return
    lack = (
        f"evidence that {bearing.value} it, but none with a locator" if held else f"no evidence that {bearing.value} it"
    )
    raise MoveRefusedError(
        f"{claim.label} has {lack}: add some with `tracker evidence add {claim.label} --source NAME "
        f"--bearing {bearing.value} --locator PLACE`"
    )


def live_hold(session: Session, claim: Claim) -> OpenHold | None:
    """The hold on the claim, if it has neither ended nor run out."""
    hold = open_hold(session, claim.id)
    return hold if hold is not None and hold.until > now() else None


def require_free(session: Session, claim: Claim, by: Person, *, mend: str | None = None) -> None:
    """Refuse to work on a claim that somebody else holds.

    Args:
        mend: what to do about it, where that is not to free the claim.

    Raises:
        MoveRefusedError: somebody does; the sentence says who, for what and until when.
    """
    hold = live_hold(session, claim)
    if hold is not None and hold.person_id != by.id:
        holder = session.get_one(Person, hold.person_id)
        purpose = f" for {first_words(hold.purpose, 80)}" if hold.purpose else ""
        mend = mend or f"they or an editor can free it with `tracker release {claim.label}`"
        raise MoveRefusedError(
            f"{holder.initials} is on {claim.label}{purpose} until {hold.until:%d %b %H:%M} UTC: {mend}"
        )


def require_free_or_taken_over(session: Session, claim: Claim, by: Person, reason: str | None) -> None:
    """Refuse to take a claim that somebody else holds, but to an editor who says why.

    Raises:
        MoveRefusedError: somebody does, and `by` is no editor or gives no reason.
    """
    if Role.EDITOR not in by.roles:
        require_free(session, claim, by)
    elif not reason:
        label = claim.label
        mend = f'take it over with `tracker take {label} --reason "..."`, or free it with `tracker release {label}`'
        require_free(session, claim, by, mend=mend)


def require_news(session: Session, claim: Claim) -> None:
    """Refuse to take up again a claim that waits for a source while nothing has come in.

    Raises:
        MoveRefusedError: no evidence or attribution is newer than the wait that still stands, with every source it comes from.
    """
    since = last_act(session, claim.label, ["needs-source"])
    added = added_since(session, claim.id, [claim.label, claim.article.slug, "desk"], since)
    standing = {("attribution", key) for key in standing_attributions(session, claim.id)}
    standing |= {("evidence", row.id) for row in standing_evidence(session, claim.id)}
    if standing.isdisjoint(added):
        raise MoveRefusedError(
            f"{claim.label} still waits for a source: add one with `tracker attribute {claim.label} ...` or "
            f"`tracker evidence add {claim.label} ...` first"
        )


def proceedings(session: Session, claim: Claim) -> Proceedings:
    """Where the review of a claim stands; an opinion on an earlier version of it counts for nothing."""
    return Proceedings.of(reviews_of(session, claim.id)).for_version(claim.version)


def require_second_person(claim: Claim, by: Person, proposal: Step) -> None:
    """Refuse an approval by somebody who is not a second person.

    Raises:
        MoveRefusedError: `by` proposed it, logged the claim or brought it in from a file, or reported the story.
    """
    fault = second_person_fault(claim, by, proposal)
    if fault:
        raise MoveRefusedError(f"{claim.label} needs a second person, and {fault}: ask another editor to approve it")


def second_person_fault(claim: Claim, by: Person, proposal: Step) -> str | None:
    """Why `by` is no second person to this proposal, or None where they are."""
    if by.id == proposal.by_id:
        return "you proposed it"
    if by.id == claim.author_id:
        return "you logged the claim"
    if by.id == claim.imported_by_id:
        return "you brought what it says on file"
    if by.id in claim.article.reported_by:
        return "you reported the story" if by.id == claim.article.reporter_id else "you reported the story before"
    return None


def require_opinion(session: Session, claim: Claim, standing: Proceedings) -> None:
    """Refuse to approve a high-risk claim before a second checker's blind opinion is in, on the claim as it stands.

    Raises:
        MoveRefusedError: it is not; where one was given on an earlier version, that is said, and not what it was.
    """
    if claim.risk is not Risk.HIGH or standing.opinion is not None:
        return
    risky, command = f"{claim.label} is of high risk", f"`tracker opinion {claim.label} OUTCOME`"
    given = [step for step in reviews_of(session, claim.id) if step.act is ReviewAct.OPINION]
    if any(step.claim_version != claim.version for step in given):
        raise MoveRefusedError(
            f"{risky}, and the opinion that was given spoke of the claim as it was then and no longer counts: "
            f"a second checker gives one on the claim as it stands, with {command}"
        )
    raise MoveRefusedError(f"{risky}: a second checker gives an opinion first, with {command}")


def sealed_from(session: Session, claim: Claim, standing: Proceedings, by: Person) -> bool:
    """Whether `by` may not know yet what another has proposed."""
    proposed = standing.proposal
    if proposed is None or proposed.by_id == by.id:
        return False
    return proposal_is_sealed(reviews_of(session, claim.id), claim.risk)


@contextmanager
def refusals_sealed(session: Session, claim: Claim, standing: Proceedings, by: Person) -> Iterator[None]:
    """Say no more than that something stands against it, where a reason would give away to somebody who may still give
    the blind opinion what another has proposed."""
    try:
        yield
    except MoveRefusedError:
        if not sealed_from(session, claim, standing, by):
            raise
        raise MoveRefusedError(
            f"{claim.label} cannot be approved as it stands, and why is under seal: a second checker gives an opinion "
            f"first, with `tracker opinion {claim.label} OUTCOME`"
        ) from None


def require_proposal(claim: Claim, standing: Proceedings) -> tuple[Step, ReviewState]:
    """What is to be approved, and the outcome it proposes.

    Raises:
        MoveRefusedError: nothing is proposed, or the claim has changed since.
    """
    if standing.stale is not None:
        raise MoveRefusedError(
            f"{claim.label} has changed since it was proposed: send it back with "
            f"`tracker return {claim.label} --reason ...`"
        )
    if standing.proposal is None or standing.proposal.outcome is None:
        raise MoveRefusedError(
            f"nothing is proposed on {claim.label}: a checker does that with `tracker verify {claim.label}`"
        )
    return standing.proposal, standing.proposal.outcome
