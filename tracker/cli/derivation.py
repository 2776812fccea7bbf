"""`tracker derivation`: list, suspect, confirm, dismiss, retract."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from tracker.cli.desk import AsOf, looking_desk, reading_desk, writing_desk
from tracker.cli.output import Format, FormatOption, print_json, say, say_folded
from tracker.cli.progress import progress
from tracker.cli.suspicions import search_json, search_lines
from tracker.cli.tables import SCREENFUL, Column, table
from tracker.domain.vocabulary import Assessment
from tracker.services.deriving import assess_derivation, retract_derivation
from tracker.services.desks import require_writer
from tracker.services.shift_words import assessed_lines
from tracker.services.suspecting import copies_to_suspect, look_for_copies, put_suspicions
from tracker.store.sources import derivation_listing

app = typer.Typer()

KeyArgument = Annotated[int, typer.Argument(metavar="ID", help="As `derivation list` shows it.")]


SuspectedOption = Annotated[
    bool, typer.Option("--suspected", help="Only what waits for somebody to confirm or dismiss it, with the reasons.")
]


@app.command(name="list")
def list_command(
    suspected: SuspectedOption = False,
    as_of: AsOf = None,
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> None:
    """List who drew on whom, with the ids."""
    with reading_desk(as_of) as session:
        found = derivation_listing(session, open_only=suspected)
    if format is Format.JSON:
        print_json(found)
        return
    columns = [Column("id", right=True), Column("source", wraps=True), Column("drew on", wraps=True), "kind"]
    columns += ["scope", Column("why", wraps=True)] if suspected else ["assessment", "scope"]
    table(columns, [_row(one, suspected=suspected) for one in found])


def _row(one: dict[str, Any], *, suspected: bool) -> list[object]:
    first = [one["id"], one["source"], one["drew_on"], one["kind"]]
    if suspected:
        return [*first, one["scope"], one["note"]]
    return [*first, "retracted" if one["retracted"] else one["assessment"], one["scope"]]


@app.command()
def suspect(
    scope: Annotated[
        str | None, typer.Argument(metavar="[LABEL_OR_SLUG]", help="A claim or an article; the whole desk if left out.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show them; put nothing on file.")] = False,
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> None:
    """Propose copies between outlets from the words on file."""
    with progress(None, "Comparing") as steps:
        if dry_run:
            with reading_desk() as session:
                search = copies_to_suspect(session, scope, steps.advance)
        else:
            with looking_desk() as (session, by):
                require_writer(by)
                looked = look_for_copies(session, scope, steps.advance)  # minutes, for which nobody is to wait
            with writing_desk() as (session, by):
                search = put_suspicions(session, looked, by=by)
    if format is Format.JSON:
        print_json(search_json(search, scope, dry_run=dry_run))
        return
    for line, hang in search_lines(search, scope, dry_run=dry_run):
        say_folded(line, hang=hang)


@app.command()
def confirm(key: KeyArgument) -> None:
    """Say that a suspected derivation is real."""
    _assess(key, Assessment.CONFIRMED)


@app.command()
def dismiss(key: KeyArgument) -> None:
    """Say that a suspected derivation is not real."""
    _assess(key, Assessment.DISMISSED)


def _assess(key: int, assessment: Assessment) -> None:
    with writing_desk() as (session, by):
        judged = assess_derivation(session, key, assessment, by=by)
        lines = list(assessed_lines(judged, SCREENFUL))
    for line in lines:
        say(line)


@app.command()
def retract(key: KeyArgument, reason: Annotated[str, typer.Option("--reason", help="Why.")]) -> None:
    """Take back a derivation; it stays on file."""
    with writing_desk() as (session, by):
        retract_derivation(session, key, by=by, reason=reason)
    say(f"Derivation {key} is retracted.")
