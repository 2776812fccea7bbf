"""`tracker correct`."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.deciding import LabelArgument, ReasonOption
from tracker.cli.desk import writing_desk
from tracker.cli.output import say_folded
from tracker.cli.task_text import say_left
from tracker.services.correcting import correct_claim


def command(
    label: LabelArgument,
    instead: Annotated[str, typer.Option("--with", help="The claim that replaces it: kim-train#80.")],
    reason: ReasonOption = None,
) -> None:
    """Put another claim in the place of one that is published."""
    with writing_desk() as (session, by):
        done = correct_claim(session, label, instead, by=by, reason=reason)
        said = f"{done.claim.label} is corrected by {done.instead.label}; it stays on file."
    say_folded(said)
    say_left(done.tasks)
