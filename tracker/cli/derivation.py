"""`tracker derivation`: list, confirm, dismiss, retract."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.desk import reading_desk, writing_desk
from tracker.cli.output import Format, FormatOption, print_json, say
from tracker.cli.tables import Column, table
from tracker.domain.vocabulary import Assessment
from tracker.services.deriving import assess_derivation, retract_derivation
from tracker.store.sources import derivation_listing

app = typer.Typer()

KeyArgument = Annotated[int, typer.Argument(metavar="ID", help="As `derivation list` shows it.")]


@app.command(name="list")
def list_command(format: FormatOption = Format.TEXT) -> None:  # noqa: A002 - the option's own name
    """List who drew on whom, with the ids."""
    with reading_desk() as session:
        found = derivation_listing(session)
    if format is Format.JSON:
        print_json(found)
        return
    columns = [
        Column("id", right=True),
        Column("source", wraps=True),
        Column("drew on", wraps=True),
        "kind",
        "assessment",
        "scope",
    ]
    table(
        columns,
        [
            (
                one["id"],
                one["source"],
                one["drew_on"],
                one["kind"],
                "retracted" if one["retracted"] else one["assessment"],
                one["scope"],
            )
            for one in found
        ],
    )


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
        assess_derivation(session, key, assessment, by=by)
    say(f"Derivation {key} is {assessment}.")


@app.command()
def retract(key: KeyArgument, reason: Annotated[str, typer.Option("--reason", help="Why.")]) -> None:
    """Take back a derivation; it stays on file."""
    with writing_desk() as (session, by):
        retract_derivation(session, key, by=by, reason=reason)
    say(f"Derivation {key} is retracted.")
