"""`tracker check-publish`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from tracker.cli.desk import AsOf, reading_desk, standard_input
from tracker.cli.output import Format, FormatOption, print_json, say_lines
from tracker.intake.reading_files import read_story
from tracker.services.checked_words import checked_lines
from tracker.services.checking_text import Checked, check_text


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
        print_json(_as_json(found))
    else:
        say_lines(checked_lines(found))
    if not found.same:
        raise typer.Exit(1)


def _as_json(found: Checked) -> dict[str, Any]:
    apart = found.difference
    return {
        "article": found.slug,
        "same": found.same,
        "signed": found.signed,
        "revision": found.revision or None,
        "signed_by": found.by or None,
        "headline": found.headline or None,
        "over": [{"part": one.name, "signed": one.signed, "here": one.here} for one in found.over],
        "changed_since": found.changed,
        "difference": apart and {"line": apart.line, "start": apart.start, "signed": apart.before, "here": apart.after},
        "also_shown": [{"words": one.words, "in_story": one.in_story} for one in found.also_shown],
    }
