"""`tracker report`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tracker.cli.desk import address, choices, reading_desk
from tracker.cli.output import say
from tracker.cli.paper import refuse_to_overwrite, write_out
from tracker.domain.choices import choose
from tracker.domain.vocabulary import Audience
from tracker.services.reporting import report_format, sourcing_report_of

ENDINGS = frozenset({"html", "docx", "xlsx", "csv", "json", "pdf"})
"""Endings of files that say what is to be in them; Markdown may stand under any other."""


def command(
    slug: Annotated[str, typer.Argument(help="The article.")],
    audience: Annotated[str, typer.Option("--for", help=f"Who reads it: {choices(Audience)}.")] = Audience.DESK.value,
    format: Annotated[  # noqa: A002 - the option's own name
        str | None, typer.Option("--format", help="md or html; else by the ending of the file, else md.")
    ] = None,
    output: Annotated[str | None, typer.Option("-o", "--output", help="The file to write; else it is printed.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
) -> None:
    """Write the sourcing report of an article."""
    reader = choose(Audience, audience, "audience")
    chosen = report_format((format or _implied(output)).casefold())
    refuse_to_overwrite(output, force=force)
    with reading_desk() as session:
        document = sourcing_report_of(session, slug, reader, address().files)
    write_out(chosen.pieces(document), output, force=force)
    if output not in (None, "-"):
        say(f"The sourcing report of {slug} for the {reader} is at {output}.")


def _implied(output: str | None) -> str:
    """The format that a file's name asks for."""
    ending = Path(output or "").suffix.removeprefix(".").casefold()
    return ending if ending in ENDINGS else "md"
