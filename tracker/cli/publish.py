"""`tracker publish`."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.blocking import say_refused
from tracker.cli.desk import address, writing_desk
from tracker.cli.output import say_folded
from tracker.services.publishing import publish


def command(
    slug: Annotated[str, typer.Argument(help="The article.")],
    url: Annotated[str | None, typer.Option("--url", help="Where it stands; may be given afterwards too.")] = None,
    at: Annotated[
        str | None, typer.Option("--at", help="When it went out: 2026-11-23T09:30, UTC; now if left out.")
    ] = None,
) -> int:
    """Note that an article is out, still as it was signed off."""
    with writing_desk() as (session, by):
        article, release = publish(session, slug, by=by, url=url, at=at, files=address().files)
        said = f"{article.slug} is published" + (f" at {article.url}" if article.url else "")
        since = article.published_at
    if release is not None and release.refused:
        return say_refused(release, "published")
    say_folded(f"{said}, since {since:%Y-%m-%d %H:%M} UTC." if since else f"{said}.")
    return 0
