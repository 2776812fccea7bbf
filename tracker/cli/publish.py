"""`tracker publish`."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.blocking import say_refused
from tracker.cli.desk import files_folder, looking_desk, writing_desk
from tracker.cli.output import say_folded
from tracker.cli.progress import waiting
from tracker.cli.task_text import say_left
from tracker.services.auditing import look_at_files
from tracker.services.publishing import publish
from tracker.services.release_words import published_words
from tracker.store.tasks import list_tasks


def command(
    slug: Annotated[str, typer.Argument(help="The article.")],
    url: Annotated[str | None, typer.Option("--url", help="Where it stands; may be given afterwards too.")] = None,
    at: Annotated[
        str | None, typer.Option("--at", help="When it went out: 2026-11-23T09:30, UTC; now if left out.")
    ] = None,
    note: Annotated[
        str | None, typer.Option("--note", help="What readers are told of a correction, where it goes out anew.")
    ] = None,
) -> int:
    """Note that an article is out, still as it was signed off."""
    with waiting("Reading the evidence files"), looking_desk() as (session, _):
        look_at_files(session, slug, files_folder(session))  # before anybody has to wait
    with writing_desk() as (session, by):
        article, release = publish(session, slug, by=by, url=url, at=at, note=note, files=files_folder(session))
        said = published_words(session, article)
        left = list_tasks(session, article.id)
    if release is not None and release.refused:
        return say_refused(release, "published")
    say_folded(said)
    say_left(left)
    return 0
