"""What stands against a move of the review before it is made: the one definition of it, asked by the move itself and by
whoever shows which moves are open to somebody (foreseen_moves.py).

Each of these changes nothing, and takes the claim as it stands on file. A reason is the cleaned one, None where none is given.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy.orm import Session

from tracker.domain.errors import BadInputError, MoveRefusedError, ReasonMissingError
from tracker.domain.transitions import COMMAND_FOR, Move, Transition, transition
from tracker.domain.undone import is_undone
from tracker.domain.vocabulary import DECIDED_STATES, ReviewAct, ReviewState, Risk, Role, SecondPerson, Stage
from tracker.models import Claim, Person
from tracker.models.phrases import listing
from tracker.models.proceedings import Proceedings
from tracker.models.rows import ReviewRow
from tracker.services import guards, policy_guard
from tracker.services.desks import require_role
from tracker.services.words_apart import require_same_words
from tracker.store.claims import replaced_by
from tracker.store.moves import OpenHold, reviews_of
from tracker.store.settings import setting_value

WITHDRAWN = "a published claim is corrected, not withdrawn"


class Proposing(NamedTuple):
    """What a proposal that is allowed comes to."""

    act: ReviewAct
    """PROPOSE, or OVERRIDE where it decides with no second person."""
    overrides: str | None
    """The rules of the policy that it goes against, comma between."""
    standing: Proceedings
    """Where the review stood before."""


class Approving(NamedTuple):
    """What an approval that is allowed comes to."""

    act: ReviewAct
    """APPROVE, or OVERRIDE where no second person approves."""
    outcome: ReviewState
    overrides: str | None


def require_may_take(session: Session, claim: Claim, *, by: Person, reason: str | None) -> Transition:
    """Refuse to let somebody take a claim.

    Raises:
        MoveRefusedError: its state, somebody else's hold or the taker's roles forbid it.
    """
    row = transition(Move.TAKE, claim.label, claim.state, by.roles, None)
    guards.require_free_or_taken_over(session, claim, by, reason)
    if claim.state is ReviewState.NEEDS_SOURCE:
        guards.require_news(session, claim)
    return row


def require_may_assign(claim: Claim, *, by: Person) -> Transition:
    """Refuse to let somebody put another on a claim.

    Raises:
        MoveRefusedError: the state or a role forbids it.
    """
    return transition(Move.ASSIGN, claim.label, claim.state, by.roles, None)


def require_may_release(session: Session, claim: Claim, *, by: Person) -> OpenHold:
    """Refuse to end the hold on a claim; the hold where it may be ended.

    Raises:
        MoveRefusedError: nobody holds it, or somebody else does and `by` is no editor.
    """
    hold = guards.live_hold(session, claim)
    if hold is None:
        raise MoveRefusedError(f"nobody is on {claim.label}: there is nothing to release")
    if hold.person_id != by.id and Role.EDITOR not in by.roles:
        guards.require_free(session, claim, by)
    return hold


def require_may_ask_for_source(
    session: Session, claim: Claim, *, by: Person, reason: str | None, taken: bool = False
) -> Transition:
    """Refuse to send a claim to look for a source.

    Args:
        taken: as if `by` had taken it before.

    Raises:
        MoveRefusedError: it is not in review, somebody else is on it, or no reason is given.
    """
    row = transition(Move.NEEDS_SOURCE, claim.label, _state(claim, taken=taken), by.roles, reason)
    guards.require_free(session, claim, by)
    return row


def require_may_propose(
    session: Session,
    claim: Claim,
    outcome: ReviewState,
    *,
    by: Person,
    reason: str | None,
    alone: bool,
    override: bool,
    seen: int | None = None,
    taken: bool = False,
) -> Proposing:
    """Refuse to let somebody propose an outcome, or decide it where the desk lets one person decide.

    Args:
        seen: the version of the claim that was looked at.
        taken: as if `by` had taken it before.

    Raises:
        MoveRefusedError: the state, a role, missing evidence, the policy or somebody else's hold forbids it, or its words
            in the story say something else than it was put on.
        BadInputError: it is no outcome.
    """
    label, command = claim.label, command_for(outcome)
    transition(Move.PROPOSE, label, _state(claim, taken=taken), by.roles, reason, command=command)
    if seen is not None and seen != claim.version:
        raise MoveRefusedError(f"{label} has changed since you looked at it: look again")
    if outcome is ReviewState.UNVERIFIABLE and not reason:
        raise ReasonMissingError(f'`{command} {label}` needs a reason: add --reason "..."')
    guards.require_free(session, claim, by)
    require_same_words(session, claim)
    guards.require_evidence(session, claim, outcome)
    act = ReviewAct.OVERRIDE if _decides_alone(session, by, alone=alone, reason=reason) else ReviewAct.PROPOSE
    standing = guards.proceedings(session, claim)
    if act is ReviewAct.PROPOSE and standing.opinion is not None and standing.opinion.by_id == by.id:
        raise MoveRefusedError(f"you gave the second opinion on {label}: another checker proposes")
    overrides = policy_guard.require_policy(
        session, claim, outcome, act, command, by=by, override=override, reason=reason, taken=taken
    )
    return Proposing(act, overrides, standing)


def require_may_opine(session: Session, claim: Claim, *, by: Person, reason: str | None) -> Proceedings:
    """Refuse to let somebody give the blind second opinion; where the review stands if they may.

    Raises:
        MoveRefusedError: the claim is not in review, `by` is no checker or proposed the outcome, it has one already, or
            its words in the story say something else than it was put on.
    """
    label = claim.label
    transition(Move.OPINION, label, claim.state, by.roles, reason)
    standing = guards.proceedings(session, claim)
    if standing.proposal is not None and standing.proposal.by_id == by.id:
        raise MoveRefusedError(f"you proposed the outcome of {label}: the opinion must be another checker's")
    if standing.opinion is not None:
        raise MoveRefusedError(f"{label} has a second opinion already")
    require_same_words(session, claim)
    return standing


def require_may_approve(
    session: Session, claim: Claim, *, by: Person, reason: str | None, alone: bool, override: bool
) -> Approving:
    """Refuse to make a proposed outcome the decision.

    Raises:
        MoveRefusedError: nothing is proposed, the claim or its words changed since, the policy holds it back, or `by` may not
            approve it.
    """
    transition(Move.APPROVE, claim.label, claim.state, by.roles, reason)
    standing = guards.proceedings(session, claim)
    proposal, outcome = guards.require_proposal(claim, standing)
    require_same_words(session, claim)
    lone = _decides_alone(session, by, alone=alone, reason=reason) and (
        guards.second_person_fault(claim, by, proposal) is not None
        or (claim.risk is Risk.HIGH and standing.opinion is None)
    )
    if not lone:
        guards.require_second_person(claim, by, proposal)
        guards.require_opinion(session, claim, standing)
    act = ReviewAct.OVERRIDE if lone else ReviewAct.APPROVE
    with guards.refusals_sealed(session, claim, standing, by):
        guards.require_evidence(session, claim, outcome)
        overrides = policy_guard.require_policy(
            session, claim, outcome, act, "approve", by=by, override=override, reason=reason
        )
    return Approving(act, outcome, overrides)


def require_may_send_back(session: Session, claim: Claim, *, by: Person, reason: str | None) -> bool:
    """Refuse to send a proposed outcome back; whether it is their own that somebody takes back, who is no editor: that they may
    as long as nobody has said anything on it.

    Raises:
        MoveRefusedError: nothing is proposed, `by` is neither an editor nor who proposed it, or no reason is given.
    """
    standing = guards.proceedings(session, claim)
    own = standing.proposal is not None and standing.proposal.by_id == by.id
    row = transition(Move.RETURN, claim.label, claim.state, by.roles, reason, own=own)
    takes_back = not row.roles & by.roles
    if takes_back and standing.opinion is not None:
        raise MoveRefusedError(f"a second opinion on {claim.label} is on file: an editor sends it back")
    if standing.proposal is None and standing.stale is None:
        raise MoveRefusedError(f"nothing is proposed on {claim.label}: there is nothing to send back")
    return takes_back


def require_may_reopen(session: Session, claim: Claim, *, by: Person, reason: str | None) -> Transition:
    """Refuse to open a decided or withdrawn claim again.

    Raises:
        MoveRefusedError: it is neither, `by` is no editor, no reason is given, or what it was accepted from waits again.
    """
    row = transition(Move.REOPEN, claim.label, claim.state, by.roles, reason)
    if claim.state is ReviewState.WITHDRAWN and _was_undone(reviews_of(session, claim.id)):
        slug = claim.article.slug
        raise MoveRefusedError(
            f"the acceptance of {claim.label} was undone, and its proposal waits in its place: accept that again (see "
            f"`tracker proposals {slug}`), or log what it says with `tracker claim add {slug}`"
        )
    return row


def _was_undone(steps: Sequence[ReviewRow]) -> bool:
    """Whether a claim is withdrawn because its acceptance was taken back, before anything was done on it."""
    last = steps[-1] if steps else None
    return (
        last is not None
        and last.act is ReviewAct.WITHDRAW
        and last.from_state is ReviewState.UNREVIEWED
        and is_undone(last.reason)
    )


def require_may_lay_aside(
    session: Session,
    claim: Claim,
    *,
    by: Person,
    reason: str | None,
    command: str = "withdraw",
    published: str = WITHDRAWN,
    just_made: bool = False,
) -> None:
    """Refuse to take a claim out of the story by this order.

    Args:
        published: what to do instead, where the story is out.
        just_made: whether `by` takes back that they put it on file, which whoever logged it may.

    Raises:
        MoveRefusedError: its state forbids it, it is published, the reason is the one by which an undone acceptance is known,
            or `by` is neither an editor nor the article's reporter.
    """
    label = claim.label
    reports_it = by.id == claim.article.reporter_id or (just_made and by.id == claim.author_id)
    roles = {*by.roles, Role.REPORTER} if reports_it else by.roles
    transition(Move.WITHDRAW, label, claim.state, roles, reason, command=command)
    if not just_made and is_undone(reason):
        raise MoveRefusedError("that is what `tracker reoffer` gives as its reason: give one of your own")
    if Role.EDITOR not in by.roles and not reports_it:
        verb = command.split()[-1]
        raise MoveRefusedError(f"only an editor or the reporter of {claim.article.slug} may {verb} {label}")
    if claim.article.stage is Stage.PUBLISHED:
        raise MoveRefusedError(f"{claim.article.slug} is published: {published}")
    if replaced := replaced_by(session, claim.id):
        raise MoveRefusedError(f"{label} stands in the place of {listing(replaced)}: what was corrected must stay so")


def require_may_correct(claim: Claim, *, by: Person, reason: str | None) -> Transition:
    """Refuse to put another claim in the place of one, whichever that is.

    Raises:
        MoveRefusedError: it is not decided or not published, or `by` is no editor.
    """
    row = transition(Move.CORRECT, claim.label, claim.state, by.roles, reason)
    if claim.article.stage is not Stage.PUBLISHED:
        label, slug = claim.label, claim.article.slug
        raise MoveRefusedError(
            f"{slug} is not published: mend the claim with `tracker claim edit {label}`, or `tracker withdraw {label}`"
        )
    return row


def command_for(outcome: ReviewState) -> str:
    """The command that proposes an outcome.

    Raises:
        BadInputError: it is none.
    """
    if outcome not in DECIDED_STATES:
        raise BadInputError("an outcome is verified, disputed, refuted or unverifiable")
    return COMMAND_FOR[outcome]


def _state(claim: Claim, *, taken: bool) -> ReviewState:
    return ReviewState.IN_REVIEW if taken else claim.state


def _decides_alone(session: Session, by: Person, *, alone: bool, reason: str | None) -> bool:
    """Whether this is to be the decision, with no second person: where none is needed, a checker who is no editor proposes
    all the same, and an editor approves."""
    second = setting_value(session, "second-person")
    if not alone:
        return second == SecondPerson.OFF and Role.EDITOR in by.roles
    if second == SecondPerson.REQUIRED:
        raise MoveRefusedError(
            "this desk requires a second person: leave --alone out, or an editor changes it with "
            "`tracker settings second-person override`"
        )
    require_role(by, Role.EDITOR, "deciding alone")
    if second != SecondPerson.OFF and not reason:
        raise ReasonMissingError('deciding alone needs a reason: add --reason "..."')
    return True
