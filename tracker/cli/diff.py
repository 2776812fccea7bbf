"""`tracker diff`."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.desk import AsOf, reading_desk
from tracker.cli.diff_text import say_diff
from tracker.cli.output import Format, FormatOption, print_json
from tracker.services.differing import as_json, diff


def command(
    slug: Annotated[str, typer.Argument(help="The article.")],
    before: Annotated[
        int | None, typer.Option("--from", min=1, help="The earlier revision; else the one before.")
    ] = None,
    after: Annotated[int | None, typer.Option("--to", min=1, help="The later revision; else the newest.")] = None,
    as_of: AsOf = None,
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> None:
    """Show which sign-offs a new text left standing, and why not."""
    with reading_desk(as_of, slug) as session:
        found = diff(session, slug, before, after)
        if format is Format.JSON:
            print_json(as_json(found))
        else:
            say_diff(found)
