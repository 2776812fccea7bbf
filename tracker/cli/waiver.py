"""`tracker waiver`: list, withdraw."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.desk import AsOf, files_folder, reading_desk, writing_desk
from tracker.cli.output import Format, FormatOption, say, stream_json_list
from tracker.cli.progress import progress
from tracker.cli.tables import Column, table
from tracker.services.waiving import list_waivers, withdraw_waiver

app = typer.Typer()

COLUMNS = [
    Column("id", right=True),
    "claim",
    "rule",
    "until",
    "by",
    "standing",
    Column("reason", wraps=True),
]


@app.command(name="list")
def list_command(
    slug: Annotated[str | None, typer.Argument(help="The article; every article if left out.")] = None,
    as_of: AsOf = None,
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> None:
    """List the waivers: in force, idle, expired or withdrawn."""
    with (
        reading_desk(as_of, slug) as session,
        progress(list_waivers(session, slug, files_folder(session)), "Holding waivers against the audit") as found,
    ):
        if format is Format.JSON:
            stream_json_list(found)
        else:
            table(COLUMNS, (tuple(one[str(column)] for column in COLUMNS) for one in found))


@app.command()
def withdraw(
    key: Annotated[int, typer.Argument(metavar="ID", help="As `waiver list` shows it.")],
    reason: Annotated[str, typer.Option("--reason", help="Why.")],
) -> None:
    """Take back a waiver: what it covered counts again."""
    with writing_desk() as (session, by):
        row, label = withdraw_waiver(session, key, by=by, reason=reason)
        said = f"Waiver {row.id} is withdrawn: {row.rule} on {label} counts again."
    say(said)
