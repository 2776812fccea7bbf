"""`tracker task`: what corrections leave to do."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.desk import AsOf, reading_desk, writing_desk
from tracker.cli.output import Format, FormatOption, print_json, say
from tracker.cli.tables import Column, table
from tracker.services.correcting import finish_task
from tracker.services.task_words import standing, task_json, what
from tracker.store.articles import article_key
from tracker.store.people import person_rows
from tracker.store.tasks import list_tasks

app = typer.Typer()


@app.command(name="list")
def list_command(
    slug: Annotated[str | None, typer.Argument(help="Only this article.")] = None,
    done: Annotated[bool, typer.Option("--done", help="Those that are done as well.")] = False,
    as_of: AsOf = None,
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> None:
    """List what corrections leave to do, with the ids."""
    with reading_desk(as_of, slug) as session:
        found = list_tasks(session, None if slug is None else article_key(session, slug), done=done)
        people = person_rows(session)
    if format is Format.JSON:
        print_json([task_json(one, people) for one in found])
        return
    columns = [Column("id", right=True), "article", Column("what", wraps=True), Column("standing", wraps=True)]
    table(columns, ((one.task.id, one.article, what(one), standing(one, people)) for one in found))


@app.command()
def done(
    id: Annotated[int, typer.Argument(help="The task, as `tracker task list` names it.")],  # noqa: A002 - the word people read
    note: Annotated[
        str | None, typer.Option("--note", help="How readers were told, where the words still stand.")
    ] = None,
) -> None:
    """Close a task: the words are gone, or the note says why not."""
    with writing_desk() as (session, by):
        task = finish_task(session, id, by=by, note=note)
        said = f"Task {task.id} is done."
    say(said)
