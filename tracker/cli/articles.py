"""`tracker articles`."""

from __future__ import annotations

from tracker.cli.desk import reading_desk
from tracker.cli.output import Format, FormatOption, print_json
from tracker.cli.tables import Column, table
from tracker.store.articles import article_listing


def command(format: FormatOption = Format.TEXT) -> None:  # noqa: A002 - the option's own name
    """List the articles: stage, revision, claims."""
    with reading_desk() as session:
        found = article_listing(session)
    if format is Format.JSON:
        print_json(found)
        return
    columns = [
        "article",
        "stage",
        Column("rev", right=True),
        Column("claims", right=True),
        "open",
        "by",
        Column("headline", wraps=True),
    ]
    table(
        columns,
        [
            (
                one["slug"],
                one["stage"],
                one["revision"],
                one["claims"],
                _open(one["states"]),
                one["reporter"],
                one["headline"],
            )
            for one in found
        ],
    )


def _open(states: dict[str, int]) -> int:
    return sum(states.get(state, 0) for state in ("unreviewed", "in_review", "needs_source"))
