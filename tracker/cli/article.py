"""`tracker article`: changing what was said of a story when it was filed."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.desk import writing_desk
from tracker.cli.output import say_folded
from tracker.domain.errors import BadInputError
from tracker.services.edited_words import edited_lines
from tracker.services.editing_stories import StoryFields, edit_story

app = typer.Typer()


@app.command()
def edit(
    slug: Annotated[str, typer.Argument(help="The article.")],
    headline: Annotated[
        str | None, typer.Option("--headline", help="Another headline: a revision of the same text under it.")
    ] = None,
    reporter: Annotated[
        str | None, typer.Option("--reporter", help='Initials of who reports it from now on; "" for nobody.')
    ] = None,
    deadline: Annotated[
        str | None, typer.Option("--deadline", help='The day by which it is to be ready: 2026-11-30; "" for none.')
    ] = None,
) -> None:
    """Change a story's headline, reporter or deadline."""
    fields = StoryFields(headline, reporter, deadline)
    if fields == StoryFields():
        raise BadInputError("nothing would change: say what with an option, see `tracker article edit --help`")
    with writing_desk() as (session, by):
        said = list(edited_lines(edit_story(session, slug, fields, by=by)))
    for line in said:
        say_folded(line)
