"""`tracker queue`."""

from __future__ import annotations

from itertools import chain, islice
from typing import Annotated

import typer

from tracker.cli.app import current
from tracker.cli.desk import AsOf, reading_desk
from tracker.cli.output import Format, FormatOption, counted, is_terminal, say, stream_json_list
from tracker.cli.tables import Column, LimitOption, row_limit, table
from tracker.services.desks import acting_person
from tracker.services.queueing import queue, queue_length, tasks_waiting
from tracker.store.articles import article_key
from tracker.store.proposals import open_proposals


def command(
    slug: Annotated[str | None, typer.Argument(help="Only this article.")] = None,
    mine: Annotated[bool, typer.Option("--mine", help="Only what waits for you.")] = False,
    as_of: AsOf = None,
    limit: LimitOption = None,
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> None:
    """List the claims that wait for somebody."""
    with reading_desk(as_of, slug) as session:
        person = acting_person(session, current().by, writes=False) if mine else None
        most = row_limit(limit, format)
        tasks = list(tasks_waiting(session, slug, person))
        found = chain(tasks, queue(session, slug, person))
        if format is Format.JSON:
            stream_json_list(one.as_json() for one in islice(found, most))
            return
        columns = ["claim", "state", "risk", Column("waits for", wraps=True), Column("text", wraps=True)]
        rows = ((one.claim.label, one.claim.state, one.claim.risk, one.waits_for, one.claim.text) for one in found)
        table(columns, rows, total=None if mine else len(tasks) + queue_length(session, slug), most=most)
        proposed = (
            open_proposals(session, None if slug is None else article_key(session, slug)) if is_terminal() else {}
        )
        for name, count in proposed.items():
            say(f"{counted(count, 'proposal')} in {name}: `tracker review {name} --proposals`")
