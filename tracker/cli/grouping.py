"""`tracker claim group`, `ungroup` and `groups`: claims of which one at most is true."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.desk import AsOf, reading_desk, writing_desk
from tracker.cli.output import Format, FormatOption, print_json, say_folded
from tracker.cli.tables import Column, table
from tracker.domain.vocabulary import ReviewState
from tracker.services.contradicting import group_claims, list_groups, ungroup_claim
from tracker.services.work_words import said_of_grouping, said_of_ungrouping


def group(
    labels: Annotated[list[str], typer.Argument(metavar="LABEL...", help="The claims: kim-train#12 kim-talks#3.")],
    name: Annotated[
        str | None, typer.Option("--name", help="What to call the group; one of that name gets more members.")
    ] = None,
    note: Annotated[str | None, typer.Option("--note", help="A note for the desk.")] = None,
) -> None:
    """Say of claims that one of them at most is true."""
    with writing_desk() as (session, by):
        made = group_claims(session, labels, by=by, name=name, note=note)
        said = said_of_grouping(session, made)
    say_folded(said)


def ungroup(
    label: Annotated[str, typer.Argument(help="The claim: kim-train#12.")],
    name: Annotated[str | None, typer.Option("--name", help="The group; its only one if left out.")] = None,
) -> None:
    """Take a claim out of such a group."""
    with writing_desk() as (session, by):
        left = ungroup_claim(session, label, by=by, name=name)
        said = said_of_ungrouping(session, label, left)
    say_folded(said)


def groups(
    slug: Annotated[str | None, typer.Argument(help="The article; every article if left out.")] = None,
    as_of: AsOf = None,
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> None:
    """List the groups of which one claim at most is true."""
    with reading_desk(as_of, slug) as session:
        found = list_groups(session, slug)
    if format is Format.JSON:
        print_json(found)
        return
    columns = [Column("group", wraps=True), "claim", "state", Column("text", wraps=True)]
    table(
        columns,
        [
            (one["name"], claim["claim"], ReviewState(claim["state"]), claim["text"])
            for one in found
            for claim in one["claims"]
        ],
    )
