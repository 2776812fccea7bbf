"""`tracker db downgrade`."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.desk import address
from tracker.cli.output import Format, FormatOption, counted, print_json, say, say_folded
from tracker.cli.progress import followed
from tracker.services.downgrading import Downgrade, downgrade_desk
from tracker.store.losses import Loss

_FEW = 5
"""Guards that are named one by one."""


def downgrade(
    revision: Annotated[str, typer.Argument(help="The older version's tables, such as 0004.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do it; else it is only said what would be lost.")] = False,
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> int:
    """Say what going back to an older version would lose, or do it.

    With --yes it is done, in one transaction, once a proven copy of the desk as it is lies beside it (of a desk on a
    server, in the current folder). What is lost does not come back with an upgrade; the copy is the way back.
    """
    place = address()
    done = downgrade_desk(place, revision, sure=yes, follow=followed)
    if format is Format.JSON:
        print_json(_told(revision, done))
    else:
        _say(place.text, revision, done)
    return 0 if yes else 1


def _told(revision: str, done: Downgrade) -> dict[str, object]:
    return {
        "revision": revision,
        "done": done.copy is not None,
        "loses": [{"table": one.table, "column": one.column, "number": one.number} for one in done.going.losses],
        "guards": done.going.guards,
        "copy": str(done.copy) if done.copy else None,
    }


def _say(place: str, revision: str, done: Downgrade) -> None:
    verb = "loses" if done.copy else "would lose"
    if done.going.losses:
        say(f"Going down to {revision}, the desk at {place} {verb}:")
        for one in done.going.losses:
            say(f"  {_named(one)}")
    else:
        say(f"Going down to {revision}, the desk at {place} {verb} no row and no value.")
    if done.going.guards:
        says = "go" if done.copy else "would go"
        told = (
            f": {', '.join(done.going.guards)}"
            if len(done.going.guards) <= _FEW
            else ", which refuse what no hand may do"
        )
        say(f"With it {says} {counted(len(done.going.guards), 'guard')} of the database{told}.")
    say_folded(
        "The ledger keeps speaking of all that: `log verify` of the older version says no, and an upgrade does not bring it "
        "back."
    )
    if done.copy:
        say(f"The desk as it was is kept at {done.copy}: that copy is the way back.")
    else:
        say("Nothing was changed. To do it, say --yes; a proven copy of the desk is made first.")


def _named(one: Loss) -> str:
    if one.column is None:
        return f"{one.table}: {counted(one.number, 'row')}, with the table"
    return f"{one.table}.{one.column}: {counted(one.number, 'value')}"
