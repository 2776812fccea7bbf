"""The review of a claim: taken, proposed, approved or sent back, opened again."""

from __future__ import annotations

from sqlalchemy.orm import Session

from tracker.domain.errors import BadInputError, MoveRefusedError
from tracker.domain.transitions import COMMAND_FOR, Move, transition
from tracker.domain.vocabulary import DECIDED_STATES, ReviewAct, ReviewState, Risk, Role, SecondPerson, Stage
from tracker.domain.wording import PROSE, clean_optional
from tracker.models import Claim, Person
from tracker.models.phrases import listing
from tracker.models.proceedings import Step
from tracker.services import guards, policy_guard, steps
from tracker.services.desks import require_role
from tracker.store import ledger
from tracker.store.claims import get_claim, replaced_by
from tracker.store.settings import setting_value

_ALONE = "decided by one person"
"""The reason that stands in the record where a one-person desk gives none."""
_WITHDRAWN = "a published claim is corrected, not withdrawn"


def take(
    session: Session,
    label: str,
    *,
    by: Person,
    purpose: str | None = None,
    hours: int | None = None,
    reason: str | None = None,
) -> Claim:
    """Put somebody on a claim, for everyone to see; an unreviewed one goes into review. Whoever is on it already stays so
    for longer, and for the same unless another purpose is given.

    Args:
        reason: why an editor takes it over from whoever is on it.

    Raises:
        NotOnFileError: there is no such claim.
        MoveRefusedError: its state, somebody else's hold or the taker's roles forbid it.
    """
    claim = get_claim(session, label)
    reason = clean_optional("the reason", reason, PROSE)
    row = transition(Move.TAKE, label, claim.state, by.roles, None)
    guards.require_free_or_taken_over(session, claim, by, reason)
    if claim.state is ReviewState.NEEDS_SOURCE:
        guards.require_news(session, claim)
    purpose = clean_optional("the purpose", purpose, PROSE) or _purpose_so_far(session, claim, by)
    steps.begin_hold(session, claim, by, hours=steps.hours(session, hours), purpose=purpose)
    steps.write(session, claim, ReviewAct.TAKE, by=by, to=row.to, reason=reason)
    ledger.record(session, "take", label, by=by)
    return claim


def assign(
    session: Session,
    label: str,
    person: Person,
    *,
    by: Person,
    purpose: str | None = None,
    hours: int | None = None,
    reason: str | None = None,
) -> Claim:
    """Put somebody else on a claim.

    Args:
        reason: why it is taken from whoever is on it.

    Raises:
        MoveRefusedError: the state or a role forbids it; whoever is assigned must be a checker.
    """
    claim = get_claim(session, label)
    reason = clean_optional("the reason", reason, PROSE)
    row = transition(Move.ASSIGN, label, claim.state, by.roles, None)
    if Role.CHECKER not in person.roles:
        raise MoveRefusedError(f"{person.initials} is no checker: assign {label} to one")
    purpose = clean_optional("the purpose", purpose, PROSE) or _purpose_so_far(session, claim, person)
    steps.begin_hold(session, claim, person, hours=steps.hours(session, hours), purpose=purpose, assigned_by=by)
    steps.write(session, claim, ReviewAct.ASSIGN, by=by, to=row.to, reason=reason)
    ledger.record(session, "assign", label, by=by)
    return claim


def _purpose_so_far(session: Session, claim: Claim, by: Person) -> str | None:
    """What somebody is on a claim for already."""
    hold = guards.live_hold(session, claim)
    return hold.purpose if hold is not None and hold.person_id == by.id else None


def release(session: Session, label: str, *, by: Person, reason: str | None = None) -> Claim:
    """End the hold on a claim; its state stays.

    Raises:
        MoveRefusedError: nobody holds it, or somebody else does and `by` is no editor.
    """
    claim = get_claim(session, label)
    hold = guards.live_hold(session, claim)
    if hold is None:
        raise MoveRefusedError(f"nobody is on {label}: there is nothing to release")
    if hold.person_id != by.id and Role.EDITOR not in by.roles:
        guards.require_free(session, claim, by)
    steps.end_hold(session, claim)
    why = clean_optional("the reason", reason, PROSE)
    steps.write(session, claim, ReviewAct.RELEASE, by=by, reason=why)
    ledger.record(session, "release", label, by=by)
    return claim


def ask_for_source(session: Session, label: str, *, by: Person, reason: str | None) -> Claim:
    """Send a claim to look for a source.

    Raises:
        MoveRefusedError: it is not in review, somebody else is on it, or no reason is given.
    """
    claim = get_claim(session, label)
    reason = clean_optional("the reason", reason, PROSE)
    row = transition(Move.NEEDS_SOURCE, label, claim.state, by.roles, reason)
    guards.require_free(session, claim, by)
    steps.end_hold(session, claim)
    steps.write(session, claim, ReviewAct.NEEDS_SOURCE, by=by, to=row.to, reason=reason)
    ledger.record(session, "needs-source", label, by=by)
    return claim


def propose(
    session: Session,
    label: str,
    outcome: ReviewState,
    *,
    by: Person,
    reason: str | None = None,
    alone: bool = False,
    override: bool = False,
    seen: int | None = None,
) -> Claim:
    """Propose an outcome, or decide it where the desk lets one person decide.

    Args:
        outcome: verified, disputed, refuted or unverifiable.
        alone: decide without a second person, which the setting `second-person` must allow; needs a reason, and an
            editor, for deciding is what an editor does.
        override: go against the policy that holds it back; needs a reason, and to decide it so an editor.
        seen: the version of the claim that was looked at; refused if it has changed since.

    Raises:
        MoveRefusedError: the state, a role, missing evidence, the policy or somebody else's hold forbids it.
        BadInputError: it is no outcome.
    """
    claim = get_claim(session, label)
    reason = clean_optional("the reason", reason, PROSE)
    command = _command(outcome)
    transition(Move.PROPOSE, label, claim.state, by.roles, reason, command=command)
    if seen is not None and seen != claim.version:
        raise MoveRefusedError(f"{label} has changed since you looked at it: look again")
    if outcome is ReviewState.UNVERIFIABLE and not reason:
        raise MoveRefusedError(f'`{command} {label}` needs a reason: add --reason "..."')
    guards.require_free(session, claim, by)
    guards.require_evidence(session, claim, outcome)
    act = ReviewAct.OVERRIDE if _decides_alone(session, by, alone=alone, reason=reason) else ReviewAct.PROPOSE
    standing = guards.proceedings(session, claim)
    if act is ReviewAct.PROPOSE and standing.opinion is not None and standing.opinion.by_id == by.id:
        raise MoveRefusedError(f"you gave the second opinion on {label}: another checker proposes")
    overrides = policy_guard.require_policy(
        session, claim, outcome, act, command, by=by, override=override, reason=reason
    )
    if act is ReviewAct.OVERRIDE:
        return _decide(session, claim, act, outcome, by=by, reason=reason or _ALONE, overrides=overrides)
    steps.end_hold(session, claim)
    steps.write(session, claim, act, by=by, outcome=outcome, reason=reason, overrides=overrides)
    _return_if_differing(session, claim, outcome, standing.opinion)
    ledger.record(session, "propose", label, by=by)
    return claim


def give_opinion(session: Session, label: str, outcome: ReviewState, *, by: Person, reason: str | None = None) -> Claim:
    """Record a second checker's opinion, blind; one that differs from the proposal sends the claim back.

    Raises:
        MoveRefusedError: the claim is not in review, or `by` is no checker or proposed the outcome.
        BadInputError: it is no outcome.
    """
    _command(outcome)
    claim = get_claim(session, label)
    reason = clean_optional("the reason", reason, PROSE)
    transition(Move.OPINION, label, claim.state, by.roles, reason)
    standing = guards.proceedings(session, claim)
    if standing.proposal is not None and standing.proposal.by_id == by.id:
        raise MoveRefusedError(f"you proposed the outcome of {label}: the opinion must be another checker's")
    if standing.opinion is not None:
        raise MoveRefusedError(f"{label} has a second opinion already")
    steps.write(session, claim, ReviewAct.OPINION, by=by, outcome=outcome, reason=reason)
    _return_if_differing(session, claim, outcome, standing.proposal)
    ledger.record(session, "opinion", label, by=by)
    return claim


def approve(
    session: Session,
    label: str,
    *,
    by: Person,
    reason: str | None = None,
    alone: bool = False,
    override: bool = False,
) -> Claim:
    """Make a proposed outcome the decision.

    Args:
        alone: approve though `by` is no second person, which the setting must allow; recorded as an override.
        override: go against the policy that holds it back; needs a reason.

    Raises:
        MoveRefusedError: nothing is proposed, the claim changed since, the policy holds it back, or `by` may not approve it.
    """
    claim = get_claim(session, label)
    reason = clean_optional("the reason", reason, PROSE)
    transition(Move.APPROVE, label, claim.state, by.roles, reason)
    standing = guards.proceedings(session, claim)
    proposal, outcome = guards.require_proposal(claim, standing)
    lone = _decides_alone(session, by, alone=alone, reason=reason) and (
        guards.second_person_fault(claim, by, proposal) is not None
        or (claim.risk is Risk.HIGH and standing.opinion is None)
    )
    if not lone:
        guards.require_second_person(claim, by, proposal)
        guards.require_opinion(session, claim, standing)
    act, why = (ReviewAct.OVERRIDE, reason or _ALONE) if lone else (ReviewAct.APPROVE, reason)
    with guards.refusals_sealed(claim, standing, by):
        guards.require_evidence(session, claim, outcome)
        overrides = policy_guard.require_policy(
            session, claim, outcome, act, "approve", by=by, override=override, reason=reason
        )
    return _decide(session, claim, act, outcome, by=by, reason=why, overrides=overrides)


def send_back(session: Session, label: str, *, by: Person, reason: str | None) -> Claim:
    """Send a proposed outcome back to be checked again.

    Raises:
        MoveRefusedError: nothing is proposed, `by` is no editor, or no reason is given.
    """
    claim = get_claim(session, label)
    reason = clean_optional("the reason", reason, PROSE)
    transition(Move.RETURN, label, claim.state, by.roles, reason)
    standing = guards.proceedings(session, claim)
    if standing.proposal is None and standing.stale is None:
        raise MoveRefusedError(f"nothing is proposed on {label}: there is nothing to send back")
    steps.write(session, claim, ReviewAct.RETURN, by=by, reason=reason)
    ledger.record(session, "return", label, by=by)
    return claim


def reopen(session: Session, label: str, *, by: Person, reason: str | None) -> Claim:
    """Open a decided or withdrawn claim again; the old decision stays in its history.

    Raises:
        MoveRefusedError: it is neither, `by` is no editor, or no reason is given.
    """
    claim = get_claim(session, label)
    reason = clean_optional("the reason", reason, PROSE)
    row = transition(Move.REOPEN, label, claim.state, by.roles, reason)
    steps.write(session, claim, ReviewAct.REOPEN, by=by, to=row.to, reason=reason)
    ledger.record(session, "reopen", label, by=by)
    return claim


def withdraw(session: Session, label: str, *, by: Person, reason: str | None) -> Claim:
    """Take a claim out of the story; it stays on file.

    Raises:
        MoveRefusedError: it is published, or `by` is neither an editor nor the article's reporter.
    """
    claim = get_claim(session, label)
    lay_aside(session, claim, by=by, reason=clean_optional("the reason", reason, PROSE))
    ledger.record(session, "withdraw", label, by=by)
    return claim


def lay_aside(
    session: Session,
    claim: Claim,
    *,
    by: Person,
    reason: str | None,
    command: str = "withdraw",
    published: str = _WITHDRAWN,
) -> None:
    """Take a claim out of the story by this order, where `require_may_lay_aside` lets it. The caller writes the entry.

    Raises:
        MoveRefusedError: it does not.
    """
    require_may_lay_aside(session, claim, by=by, reason=reason, command=command, published=published)
    steps.end_hold(session, claim)
    steps.write(session, claim, ReviewAct.WITHDRAW, by=by, to=ReviewState.WITHDRAWN, reason=reason)


def require_may_lay_aside(
    session: Session, claim: Claim, *, by: Person, reason: str | None, command: str, published: str
) -> None:
    """Refuse to take a claim out of the story by this order.

    Args:
        published: what to do instead, where the story is out.

    Raises:
        MoveRefusedError: its state forbids it, it is published, or `by` is neither an editor nor the article's reporter.
    """
    label, reports_it = claim.label, by.id == claim.article.reporter_id
    roles = {*by.roles, Role.REPORTER} if reports_it else by.roles
    transition(Move.WITHDRAW, label, claim.state, roles, reason, command=command)
    if Role.EDITOR not in by.roles and not reports_it:
        verb = command.split()[-1]
        raise MoveRefusedError(f"only an editor or the reporter of {claim.article.slug} may {verb} {label}")
    if claim.article.stage is Stage.PUBLISHED:
        raise MoveRefusedError(f"{claim.article.slug} is published: {published}")
    if replaced := replaced_by(session, claim.id):
        raise MoveRefusedError(f"{label} stands in the place of {listing(replaced)}: what was corrected must stay so")


def reopen_by_system(session: Session, claim: Claim, why: str) -> bool:
    """Un-sign a claim whose ground changed: a decided one goes back into review, an open proposal can no longer be
    approved. Says whether a decision fell. The caller writes the entry."""
    if claim.state not in DECIDED_STATES:
        claim.version += 1
        return False
    steps.write(session, claim, ReviewAct.REOPEN, by=None, to=ReviewState.IN_REVIEW, reason=why)
    return True


def _command(outcome: ReviewState) -> str:
    if outcome not in DECIDED_STATES:
        raise BadInputError("an outcome is verified, disputed, refuted or unverifiable")
    return COMMAND_FOR[outcome]


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
        raise MoveRefusedError('deciding alone needs a reason: add --reason "..."')
    return True


def _decide(
    session: Session,
    claim: Claim,
    act: ReviewAct,
    outcome: ReviewState,
    *,
    by: Person,
    reason: str | None,
    overrides: str | None,
) -> Claim:
    steps.end_hold(session, claim)
    steps.write(session, claim, act, by=by, to=outcome, outcome=outcome, reason=reason, overrides=overrides)
    ledger.record(session, act.value, claim.label, by=by)
    return claim


def _return_if_differing(session: Session, claim: Claim, outcome: ReviewState, other: Step | None) -> None:
    if other is not None and other.outcome is not outcome:
        why = f"opinions differ: one says {other.outcome}, the other {outcome}"
        steps.write(session, claim, ReviewAct.RETURN, by=None, reason=why)
