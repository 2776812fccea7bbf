"""`tracker check-publish`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from tracker.cli.desk import reading_desk, standard_input
from tracker.cli.output import Format, FormatOption, print_json, say, say_folded
from tracker.intake.reading_files import read_story
from tracker.services.checking_text import Checked, check_text


def command(
    slug: Annotated[str, typer.Argument(help="The article.")],
    path: Annotated[str, typer.Argument(help="The text to go out: a file of any kind `file` takes, or -.")],
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> None:
    """Say whether a text is the one that was signed off; exit status 1 if it is not."""
    with reading_desk() as session:
        story = read_story(standard_input() if path == "-" else Path(path))
        found = check_text(session, slug, story.text)
    if format is Format.JSON:
        print_json(_as_json(found))
    else:
        _say(found)
    if not found.same:
        raise typer.Exit(1)


def _say(found: Checked) -> None:
    if not found.signed:
        say(f"No: nothing of {found.slug} is signed off. An editor does that with `tracker sign-off {found.slug}`.")
    elif found.difference is None:
        say(f"Yes: this is revision {found.revision} of {found.slug}, which {found.by} signed off.")
    else:
        apart = found.difference
        say(f"No: this is not revision {found.revision} of {found.slug}, which {found.by} signed off.")
        say_folded(f"First difference, line {apart.line}:")
        say_folded(f"  signed  {f'“{apart.before}”' if apart.before else 'nothing: it ends before'}", hang=8)
        say_folded(f"  here    {f'“{apart.after}”' if apart.after else 'nothing: it ends before'}", hang=8)


def _as_json(found: Checked) -> dict[str, Any]:
    apart = found.difference
    return {
        "article": found.slug,
        "same": found.same,
        "signed": found.signed,
        "revision": found.revision or None,
        "signed_by": found.by or None,
        "difference": apart and {"line": apart.line, "start": apart.start, "signed": apart.before, "here": apart.after},
    }
