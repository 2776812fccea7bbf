"""`tracker file`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tracker.cli.desk import standard_input, writing_desk
from tracker.cli.output import say
from tracker.intake.reading_files import read_story
from tracker.services.filing import file_story


def command(
    path: Annotated[str, typer.Argument(help="A text, Markdown, HTML or Word file, or - for standard input.")],
    slug: Annotated[str | None, typer.Option("--slug", help="How people will name it; else the file's name.")] = None,
    headline: Annotated[str | None, typer.Option("--headline", help="Else the file's own, or its first line.")] = None,
    reporter: Annotated[str | None, typer.Option("--reporter", help="Initials of who reported it.")] = None,
) -> None:
    """File an article's text."""
    story = read_story(standard_input() if path == "-" else Path(path))
    name = "" if path == "-" else Path(path).stem
    with writing_desk() as (session, by):
        article, revision, filed = file_story(
            session, story.text, by=by, slug=slug, headline=headline or story.headline, reporter=reporter, name=name
        )
        said = f"{article.slug}, revision {revision.number}: {len(revision.text):,} characters"
    if filed:
        say(f"Filed {said}. Next: tracker claim add {article.slug} --text ... --status ...")
    else:
        say(f"Nothing to file: {said}, is the same text.")
