"""`tracker attribution`: list, check, retract."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.desk import AsOf, reading_desk, writing_desk
from tracker.cli.output import Format, FormatOption, say
from tracker.cli.tables import Column, listing
from tracker.services import work_words
from tracker.services.attributing import check_attribution, retract_attribution
from tracker.services.listing import attributions_on

app = typer.Typer()


@app.command(name="list")
def list_command(
    scope: Annotated[str, typer.Argument(help="A claim (kim-train#12) or an article (kim-train).")],
    as_of: AsOf = None,
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> None:
    """List who says what, with the ids."""
    with reading_desk(as_of, scope) as session:
        found = attributions_on(session, scope)
    columns = [
        Column("id", right=True),
        "claim",
        "status",
        Column("source", wraps=True),
        Column("via", wraps=True),
        "checked",
        "retracted",
    ]
    listing(found, columns, format)


@app.command()
def check(
    key: Annotated[int, typer.Argument(metavar="ID", help="As `attribution list` shows it.")],
    locator: Annotated[str | None, typer.Option("--locator", help="Where you saw it.")] = None,
) -> None:
    """Note that you saw for yourself that the source says so."""
    with writing_desk() as (session, by):
        label = check_attribution(session, key, by=by, locator=locator)
        said = work_words.said_of_checking(key, label, by)
    say(said)


@app.command()
def retract(
    key: Annotated[int, typer.Argument(metavar="ID", help="As `attribution list` shows it.")],
    reason: Annotated[str, typer.Option("--reason", help="Why.")],
) -> None:
    """Take back an attribution; it stays on file."""
    with writing_desk() as (session, by):
        label, fell = retract_attribution(session, key, by=by, reason=reason)
    say(work_words.said_of_retracting("Attribution", key, label))
    if fell:
        say(work_words.fell_back(label))
