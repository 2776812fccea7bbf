"""`tracker take`, `release`, `assign`: who is on a claim."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.desk import writing_desk
from tracker.cli.output import say
from tracker.services import review_words, reviewing
from tracker.store.people import get_person

LabelArgument = Annotated[str, typer.Argument(help="The claim: kim-train#12.")]
PurposeOption = Annotated[str | None, typer.Option("--for", help="For what: calling the ministry.")]
ReasonOption = Annotated[str | None, typer.Option("--reason", help="Why, where somebody else is on it.")]
HoursOption = Annotated[
    int | None,
    typer.Option(
        "--hours",
        help="How long it stays theirs, from 1 to 720; if left out, as `settings hold-hours` says (4 unless changed).",
    ),
]


def take(
    label: LabelArgument,
    purpose: PurposeOption = None,
    hours: HoursOption = None,
    reason: ReasonOption = None,
) -> None:
    """Take a claim to check it yourself."""
    with writing_desk() as (session, by):
        claim = reviewing.take(session, label, by=by, purpose=purpose, hours=hours, reason=reason)
        said = review_words.said_of_taking(session, claim)
    say(said)


def release(label: LabelArgument, reason: ReasonOption = None) -> None:
    """Let go of a claim you took."""
    with writing_desk() as (session, by):
        claim = reviewing.release(session, label, by=by, reason=reason)
        said = review_words.said_of_releasing(claim)
    say(said)


def assign(
    label: LabelArgument,
    person: Annotated[str, typer.Argument(help="Whom, by initials or name.")],
    purpose: PurposeOption = None,
    hours: HoursOption = None,
    reason: ReasonOption = None,
) -> None:
    """Give a claim to somebody to check."""
    with writing_desk() as (session, by):
        checker = get_person(session, person)
        reviewing.assign(session, label, checker, by=by, purpose=purpose, hours=hours, reason=reason)
        said = f"{checker.initials} is on {label} now."
    say(said)
