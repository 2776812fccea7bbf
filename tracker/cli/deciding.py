"""The moves of a review: `verify` and its siblings, `approve`, `return`, `opinion`, `needs-source`, `reopen`, `withdraw`."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.desk import writing_desk
from tracker.cli.output import say, say_folded
from tracker.domain.choices import choose
from tracker.domain.transitions import OUTCOMES
from tracker.domain.vocabulary import DECIDED_STATES, ReviewState
from tracker.services import review_words, reviewing

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
        said = review_words.said_of_finding(session, claim, outcome, by)
    say_folded(said)


def needs_source(label: LabelArgument, reason: ReasonOption = None) -> None:
    """Send a claim back for more sourcing."""
    with writing_desk() as (session, by):
        reviewing.ask_for_source(session, label, by=by, reason=reason)
    say(review_words.said_of_asking_for_source(label))


def approve(
    label: LabelArgument, reason: ReasonOption = None, alone: AloneOption = False, override: OverrideOption = False
) -> None:
    """Agree, as the second person, to what was proposed."""
    with writing_desk() as (session, by):
        claim = reviewing.approve(session, label, by=by, reason=reason, alone=alone, override=override)
        said = review_words.said_of_approval(session, claim, by)
    say_folded(said)


def return_(label: LabelArgument, reason: ReasonOption = None) -> None:
    """Send a proposed decision back to whoever proposed it."""
    with writing_desk() as (session, by):
        reviewing.send_back(session, label, by=by, reason=reason)
    say(review_words.said_of_returning(label))


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
        said = review_words.said_of_opinion(session, claim)
    say(said)


def reopen(label: LabelArgument, reason: ReasonOption = None) -> None:
    """Put a decided or withdrawn claim back under review."""
    with writing_desk() as (session, by):
        reviewing.reopen(session, label, by=by, reason=reason)
    say(review_words.said_of_reopening(label))


def withdraw(label: LabelArgument, reason: ReasonOption = None) -> None:
    """Take a claim out of the story; it stays on file."""
    with writing_desk() as (session, by):
        reviewing.withdraw(session, label, by=by, reason=reason)
    say(review_words.said_of_withdrawing(label))
