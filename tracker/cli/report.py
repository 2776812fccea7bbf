"""`tracker report`."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.desk import choices, reading_desk
from tracker.cli.output import say
from tracker.cli.paper import refuse_to_overwrite, write_out
from tracker.domain.choices import choose
from tracker.domain.vocabulary import Audience
from tracker.services.reporting import report_format, sourcing_report_of


def command(
    slug: Annotated[str, typer.Argument(help="The article.")],
    audience: Annotated[str, typer.Option("--for", help=f"Who reads it: {choices(Audience)}.")] = Audience.DESK.value,
    format: Annotated[str, typer.Option("--format", help="md or html.")] = "md",  # noqa: A002 - the option's own name
    output: Annotated[str | None, typer.Option("-o", "--output", help="The file to write; else it is printed.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
) -> None:
    """Write the sourcing report of an article."""
    reader = choose(Audience, audience, "audience")
    chosen = report_format(format)
    refuse_to_overwrite(output, force=force)
    with reading_desk() as session:
        document = sourcing_report_of(session, slug, reader)
    write_out(chosen.pieces(document), output, force=force)
    if output not in (None, "-"):
        say(f"The sourcing report of {slug} for the {reader} is at {output}.")
