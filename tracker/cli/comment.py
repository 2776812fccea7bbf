"""`tracker comment`: list, take, dismiss."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.desk import AsOf, reading_desk, writing_desk
from tracker.cli.output import Format, FormatOption, say
from tracker.cli.tables import Column, listing
from tracker.services.commenting import comments_json, dismiss_comment, take_comment

app = typer.Typer()
KeyArgument = Annotated[int, typer.Argument(metavar="ID", help="As `comment list` shows it.")]


@app.command(name="list")
def list_command(
    slug: Annotated[str, typer.Argument(help="The article.")],
    every: Annotated[bool, typer.Option("--all", help="Those too that were taken or dismissed.")] = False,
    as_of: AsOf = None,
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> None:
    """List the Word comments that came with an article, with the ids."""
    with reading_desk(as_of, slug) as session:
        found = comments_json(session, slug, settled=every)
    columns = [
        Column("id", right=True),
        "revision",
        "standing",
        "claim",
        *(Column(name, wraps=True) for name in ("author", "words", "text")),
    ]
    listing(found, columns, format)


@app.command()
def take(
    key: KeyArgument,
    claim: Annotated[
        str | None, typer.Option("--claim", metavar="LABEL", help="The claim, if not the one on the comment's words.")
    ] = None,
) -> None:
    """Keep a Word comment with the claim it is about."""
    with writing_desk() as (session, by):
        label = take_comment(session, key, by=by, label=claim).label
    say(f"Comment {key} stands with {label} now: tracker claim show {label}")


@app.command()
def dismiss(key: KeyArgument) -> None:
    """Say that a Word comment is nothing to keep with a claim."""
    with writing_desk() as (session, by):
        dismiss_comment(session, key, by=by)
    say(f"Comment {key} is dismissed; it stays on file.")
