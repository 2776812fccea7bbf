"""`tracker check-publish`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tracker.cli.desk import AsOf, reading_desk, standard_input
from tracker.cli.output import Format, FormatOption, print_json, say_lines
from tracker.intake.reading_files import read_story
from tracker.services.checked_words import checked_json, checked_lines
from tracker.services.checking_text import check_text


def command(
    slug: Annotated[str, typer.Argument(help="The article.")],
    path: Annotated[str, typer.Argument(help="The text to go out: a file of any kind `file` takes, or -.")],
    as_of: AsOf = None,
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> None:
    """Say whether a text is the one that was signed; exit 1 if not."""
    with reading_desk(as_of, slug) as session:
        story = read_story(standard_input() if path == "-" else Path(path))
        found = check_text(session, slug, story)
    if format is Format.JSON:
        print_json(checked_json(found))
    else:
        say_lines(checked_lines(found))
    if not found.same:
        raise typer.Exit(1)
