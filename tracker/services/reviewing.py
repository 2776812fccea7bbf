"""The review of a claim: taken, proposed, approved or sent back, opened again."""

from __future__ import annotations

from sqlalchemy.orm import Session

from tracker.domain.errors import MoveRefusedError
from tracker.domain.vocabulary import DECIDED_STATES, ReviewAct, ReviewState, Role
from tracker.domain.wording import PROSE, clean_optional
from tracker.models import Claim, Person
from tracker.models.proceedings import Step
from tracker.services import guards, permitting, steps
from tracker.store import ledger
from tracker.store.claims import get_claim

_ALONE = "decided by one person"
"""The reason that stands in the record where a one-person desk gives none."""


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
    row = permitting.require_may_take(session, claim, by=by, reason=reason)
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
    row = permitting.require_may_assign(claim, by=by)
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


def take_if_untouched(session: Session, label: str, *, by: Person) -> None:
    """Put whoever is about to decide on a claim that nobody has taken yet: they need not take it first.

    Raises:
        NotOnFileError: there is no such claim.
        MoveRefusedError: they may not take it.
    """
    if get_claim(session, label).state is ReviewState.UNREVIEWED:
        take(session, label, by=by)


def release(session: Session, label: str, *, by: Person, reason: str | None = None) -> Claim:
    """End the hold on a claim; its state stays.

    Raises:
        MoveRefusedError: nobody holds it, or somebody else does and `by` is no editor.
    """
    claim = get_claim(session, label)
    permitting.require_may_release(session, claim, by=by)
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
    row = permitting.require_may_ask_for_source(session, claim, by=by, reason=reason)
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
    act, overrides, standing = permitting.require_may_propose(
        session, claim, outcome, by=by, reason=reason, alone=alone, override=override, seen=seen
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
    permitting.command_for(outcome)
    claim = get_claim(session, label)
    reason = clean_optional("the reason", reason, PROSE)
    standing = permitting.require_may_opine(session, claim, by=by, reason=reason)
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
    act, outcome, overrides = permitting.require_may_approve(
        session, claim, by=by, reason=reason, alone=alone, override=override
    )
    why = reason or _ALONE if act is ReviewAct.OVERRIDE else reason
    return _decide(session, claim, act, outcome, by=by, reason=why, overrides=overrides)


def send_back(session: Session, label: str, *, by: Person, reason: str | None) -> Claim:
    """Send a proposed outcome back to be checked again. Whoever proposed it may do so too, while nobody has said anything on it,
    and is on the claim again where nobody else is.

    Raises:
        MoveRefusedError: nothing is proposed, `by` is neither an editor nor who proposed it, or no reason is given.
    """
    claim = get_claim(session, label)
    reason = clean_optional("the reason", reason, PROSE)
    takes_back = permitting.require_may_send_back(session, claim, by=by, reason=reason)
    steps.write(session, claim, ReviewAct.RETURN, by=by, reason=reason)
    if takes_back and guards.live_hold(session, claim) is None:
        steps.begin_hold(session, claim, by, hours=steps.hours(session, None))
    ledger.record(session, "return", label, by=by)
    return claim


def reopen(session: Session, label: str, *, by: Person, reason: str | None) -> Claim:
    """Open a decided or withdrawn claim again; the old decision stays in its history.

    Raises:
        MoveRefusedError: it is neither, `by` is no editor, or no reason is given.
    """
    claim = get_claim(session, label)
    reason = clean_optional("the reason", reason, PROSE)
    row = permitting.require_may_reopen(session, claim, by=by, reason=reason)
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
    published: str = permitting.WITHDRAWN,
    just_made: bool = False,
) -> None:
    """Take a claim out of the story by this order, where `permitting.require_may_lay_aside` lets it. The caller writes the entry.

    Raises:
        MoveRefusedError: it does not.
    """
    permitting.require_may_lay_aside(
        session, claim, by=by, reason=reason, command=command, published=published, just_made=just_made
    )
    steps.end_hold(session, claim)
    steps.write(session, claim, ReviewAct.WITHDRAW, by=by, to=ReviewState.WITHDRAWN, reason=reason)


def reopen_by_system(session: Session, claim: Claim, why: str) -> bool:
    """Un-sign a claim whose ground changed: a decided one goes back into review, an open proposal can no longer be
    approved. Says whether a decision fell. The caller writes the entry."""
    if claim.state not in DECIDED_STATES:
        claim.version += 1
        return False
    steps.write(session, claim, ReviewAct.REOPEN, by=None, to=ReviewState.IN_REVIEW, reason=why)
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
