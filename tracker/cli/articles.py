"""`tracker articles`."""

from __future__ import annotations

from typing import Any

from tracker.cli.desk import AsOf, reading_desk
from tracker.cli.output import Format, FormatOption, counted, print_json
from tracker.cli.tables import Column, table
from tracker.services.covering import articles_with_facts_left


def command(
    as_of: AsOf = None,
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> None:
    """List the articles: stage, claims, deadline, who signed off."""
    with reading_desk(as_of) as session:
        found = articles_with_facts_left(session)
    if format is Format.JSON:
        print_json(found)
        return
    columns = [
        "article",
        "stage",
        Column("rev", right=True),
        Column("claims", right=True),
        "open",
        Column("no claim", right=True),
        "by",
        Column("headline", wraps=True),
        "signed off",
        Column("url", wraps=True),
        Column("tasks", right=True, optional=True),
        Column("due", optional=True),
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
                one["facts_left"],
                one["reporter"],
                one["headline"],
                _signed(one),
                one["url"],
                one["tasks"] or "",
                one["deadline"] or "",
            )
            for one in found
        ],
    )


def _signed(one: dict[str, Any]) -> str:
    """Who signed it off and when: "EK 2026-11-25 09:30", and whether it is no longer what was signed."""
    if not one["signed_off_by"]:
        return ""
    other = "" if one["signed_text"] else f", revision {one['signed_revision']}: not this text"
    changed = f", {counted(one['changed_since'], 'claim')} changed since" if one["changed_since"] else ""
    return f"{one['signed_off_by']} {one['signed_off_at'][:16].replace('T', ' ')}{other}{changed}"


def _open(states: dict[str, int]) -> int:
    return sum(states.get(state, 0) for state in ("unreviewed", "in_review", "needs_source"))
