"""The moves of a review: `verify` and its siblings, `approve`, `return`, `opinion`, `needs-source`, `reopen`, `withdraw`."""

from __future__ import annotations

from typing import Annotated

import typer
from sqlalchemy.orm import Session

from tracker.cli.desk import writing_desk
from tracker.cli.output import say, say_folded
from tracker.domain.choices import choose
from tracker.domain.transitions import OUTCOMES
from tracker.domain.vocabulary import DECIDED_STATES, ReviewState, Risk
from tracker.models import Claim
from tracker.models.phrases import listing
from tracker.models.proceedings import Step
from tracker.services import guards, policy_guard, reviewing

LabelArgument = Annotated[str, typer.Argument(help="The claim: kim-train#12.")]
ReasonOption = Annotated[str | None, typer.Option("--reason", help="Why.")]
AloneOption = Annotated[
    bool, typer.Option("--alone", help="Decide without a second person, where the desk allows it; needs a reason.")
]
OverrideOption = Annotated[
    bool, typer.Option("--override", help="Go against the policy that holds it back; needs a reason.")
]


def verify(
    label: LabelArgument, reason: ReasonOption = None, alone: AloneOption = False, override: OverrideOption = False
) -> None:
    """Find that a claim is true."""
    _propose(label, OUTCOMES["verify"], reason, alone=alone, override=override)


def dispute(label: LabelArgument, reason: ReasonOption = None, alone: AloneOption = False) -> None:
    """Find that a claim is in dispute."""
    _propose(label, OUTCOMES["dispute"], reason, alone=alone)


def refute(label: LabelArgument, reason: ReasonOption = None, alone: AloneOption = False) -> None:
    """Find that a claim is false."""
    _propose(label, OUTCOMES["refute"], reason, alone=alone)


def unverifiable(label: LabelArgument, reason: ReasonOption = None, alone: AloneOption = False) -> None:
    """Find that nobody can tell whether a claim is true."""
    _propose(label, OUTCOMES["unverifiable"], reason, alone=alone)


def _propose(label: str, outcome: ReviewState, reason: str | None, *, alone: bool, override: bool = False) -> None:
    with writing_desk() as (session, by):
        claim = reviewing.propose(session, label, outcome, by=by, reason=reason, alone=alone, override=override)
        standing = guards.proceedings(session, claim)
        against = _against(standing.decision or standing.proposal)
        said = f"{label} is {outcome}, decided by {by.initials} alone{against}; every report will say so."
        if claim.state is not outcome:
            next_step = f"`tracker approve {label}`"
            if claim.risk is Risk.HIGH and standing.opinion is None:
                next_step = f"a blind second opinion: `tracker opinion {label} OUTCOME`"
            said = f"{by.initials} proposes that {label} is {outcome}{against}. It waits for {next_step}."
        said += _kept(session, claim, standing.decision or standing.proposal)
        if standing.returned is not None:
            said = f"The two opinions on {label} differ: it goes back to be checked again."
    say_folded(said)


def needs_source(label: LabelArgument, reason: ReasonOption = None) -> None:
    """Send a claim back for more sourcing."""
    with writing_desk() as (session, by):
        reviewing.ask_for_source(session, label, by=by, reason=reason)
    say(f"{label} needs a source. It can be taken again once one has come in.")


def approve(
    label: LabelArgument, reason: ReasonOption = None, alone: AloneOption = False, override: OverrideOption = False
) -> None:
    """Agree, as the second person, to what was proposed."""
    with writing_desk() as (session, by):
        claim = reviewing.approve(session, label, by=by, reason=reason, alone=alone, override=override)
        step = guards.proceedings(session, claim).decision
        said = f"{label} is {claim.state}, approved by {by.initials}{_against(step)}.{_kept(session, claim, step)}"
    say_folded(said)


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


def return_(label: LabelArgument, reason: ReasonOption = None) -> None:
    """Send a proposed decision back to whoever proposed it."""
    with writing_desk() as (session, by):
        reviewing.send_back(session, label, by=by, reason=reason)
    say(f"{label} goes back to be checked again.")


def opinion(
    label: LabelArgument,
    outcome: Annotated[str, typer.Argument(help="verified, disputed, refuted or unverifiable.")],
    reason: ReasonOption = None,
) -> None:
    """Give a blind second opinion on a high-risk claim."""
    undecided = [state for state in ReviewState if state not in DECIDED_STATES]
    word = choose(ReviewState, outcome, "outcome", without=undecided)
    with writing_desk() as (session, by):
        claim = reviewing.give_opinion(session, label, word, by=by, reason=reason)
        standing = guards.proceedings(session, claim)
        said = f"Your opinion on {label} is on file."
        if standing.returned is not None:
            said += " The two opinions differ: it goes back to be checked again."
        elif standing.proposal is not None:
            said += f" It agrees with what was proposed: an editor can `tracker approve {label}`."
    say(said)


def reopen(label: LabelArgument, reason: ReasonOption = None) -> None:
    """Put a decided or withdrawn claim back under review."""
    with writing_desk() as (session, by):
        reviewing.reopen(session, label, by=by, reason=reason)
    say(f"{label} is back in review; the old decision stays in its history.")


def withdraw(label: LabelArgument, reason: ReasonOption = None) -> None:
    """Take a claim out of the story; it stays on file."""
    with writing_desk() as (session, by):
        reviewing.withdraw(session, label, by=by, reason=reason)
    say(f"{label} is withdrawn; it stays on file.")
