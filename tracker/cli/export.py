"""`tracker export`."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.desk import reading_desk
from tracker.cli.output import say
from tracker.cli.paper import refuse_to_overwrite, write_out
from tracker.cli.progress import progress
from tracker.services.exporting import export_desk, export_story


def command(
    slug: Annotated[str | None, typer.Argument(help="One article with its sources; everything if left out.")] = None,
    output: Annotated[str | None, typer.Option("-o", "--output", help="The file to write; else it is printed.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
) -> None:
    """Write what is on file as JSON Lines.

    One article comes as a bundle that any desk can import: the sourcing, not the decisions. Everything comes as a dump
    with the ledger, which restores onto an empty desk. Files of evidence do not travel in either; their hashes do.
    """
    refuse_to_overwrite(output, force=force)
    with reading_desk() as session:
        lines = export_story(session, slug) if slug else export_desk(session)
        with progress(lines, "Exporting") as written:
            write_out(written, output, force=force)
    if output not in (None, "-"):
        say(f"Written to {output}. Files of evidence do not travel in it; their hashes do.")
