"""`tracker waive`."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.desk import files_folder, writing_desk
from tracker.cli.output import say_folded
from tracker.services.waiving import waivable
from tracker.services.waiving import waive as waive_finding
from tracker.services.work_words import WAIVER_PRINTED


def command(
    label: Annotated[str, typer.Argument(help="The claim: kim-train#12.")],
    rule: Annotated[str, typer.Argument(help="The rule, as `tracker rules` names it: single-source.")],
    reason: Annotated[str, typer.Option("--reason", help=f"Why it is accepted. {WAIVER_PRINTED}")],
    until: Annotated[str, typer.Option("--until", help="The last day on which it holds: 2026-12-31.")],
) -> None:
    """Accept what a rule says of a claim, for a time."""
    waivable(rule)
    with writing_desk() as (session, by):
        row = waive_finding(session, label, rule, reason=reason, until=until, by=by, files=files_folder(session))
        said = f"{row.rule} on {label} is waived until {row.until} by {by.initials} (waiver {row.id})"
        finding = row.finding
    idle = "The audit has no such finding now: the waiver is idle until it has."
    say_folded(f"{said}. {idle}" if finding is None else f"{said}: {finding}")
