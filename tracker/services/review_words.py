"""What a move of the review did, in a sentence or two: the same on the command line and on the pages."""

from __future__ import annotations

from sqlalchemy.orm import Session

from tracker.domain.transitions import spoken
from tracker.domain.vocabulary import DECIDED_STATES, ReviewState, Risk
from tracker.models import Claim, Person
from tracker.models.phrases import listing
from tracker.models.proceedings import Step
from tracker.services import guards, policy_guard


def said_of_taking(session: Session, claim: Claim) -> str:
    """After somebody took a claim, or was put on it."""
    hold = guards.live_hold(session, claim)
    if hold is None:
        return f"nobody is on {claim.label}."
    return f"{session.get_one(Person, hold.person_id).initials} is on {claim.label} until {hold.until:%d %b %H:%M} UTC."


def said_of_releasing(claim: Claim) -> str:
    """After a hold was ended."""
    return f"{claim.label} is free; it stays {spoken(claim.state)}."


def said_of_finding(session: Session, claim: Claim, outcome: ReviewState, by: Person) -> str:
    """After `by` proposed an outcome, or decided it."""
    label, standing = claim.label, guards.proceedings(session, claim)
    step = standing.decision or standing.proposal
    if standing.returned is not None:
        return f"The two opinions on {label} differ: it goes back to be checked again."
    if claim.state is outcome:
        said = f"{label} is {outcome}, decided by {by.initials} alone{_against(step)}; every report will say so."
    else:
        next_step = f"`tracker approve {label}`"
        if claim.risk is Risk.HIGH and standing.opinion is None:
            next_step = f"a blind second opinion: `tracker opinion {label} OUTCOME`"
        said = f"{by.initials} proposes that {label} is {outcome}{_against(step)}. It waits for {next_step}."
    return said + _kept(session, claim, step)


def said_of_asking_for_source(label: str) -> str:
    """After a claim was sent to look for a source."""
    return f"{label} needs a source. It can be taken again once one has come in."


def said_of_approval(session: Session, claim: Claim, by: Person) -> str:
    """After `by` approved what was proposed."""
    step = guards.proceedings(session, claim).decision
    return f"{claim.label} is {claim.state}, approved by {by.initials}{_against(step)}.{_kept(session, claim, step)}"


def said_of_returning(label: str) -> str:
    """After a proposal was sent back."""
    return f"{label} goes back to be checked again."


def said_of_opinion(session: Session, claim: Claim) -> str:
    """After somebody gave the blind second opinion."""
    label, standing = claim.label, guards.proceedings(session, claim)
    said = f"Your opinion on {label} is on file."
    if standing.returned is not None:
        said += " The two opinions differ: it goes back to be checked again."
    elif standing.proposal is not None:
        said += f" It agrees with what was proposed: an editor can `tracker approve {label}`."
    else:
        said += " Nothing is proposed yet: it stays sealed until another checker proposes."
    return said


def said_of_reopening(label: str) -> str:
    """After a claim was opened again."""
    return f"{label} is back in review; the old decision stays in its history."


def said_of_withdrawing(label: str) -> str:
    """After a claim was taken out of its story."""
    return f"{label} is withdrawn; it stays on file."


def _against(step: Step | None) -> str:
    """Which rules of the policy a step overrode, as its sentence says it."""
    rules = step.overrides if step else None
    return f", against the policy ({rules.replace(',', ', ')})" if rules else ""


def _kept(session: Session, claim: Claim, step: Step | None) -> str:
    """What a step that overrode the policy leaves the audit to say, and the sign-off to ask for."""
    if step is None or not step.overrides:
        return ""
    told = [policy_guard.TELLS, *step.overrides.split(",")]
    waived = policy_guard.left_to_waive(session, claim, told)
    says = "keeps saying so" if claim.state in DECIDED_STATES else "will keep saying so once it is approved"
    asks = f": a sign-off needs a waiver for {listing(waived)}" if waived else ""
    return f" The audit {says} ({', '.join(told)}){asks}."
