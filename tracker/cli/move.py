"""`tracker db move`."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated

import typer

from tracker.cli.carried import FilesOption, StoreOption, faulty, files_told, say_files, told
from tracker.cli.output import Format, FormatOption, print_json, say, say_folded
from tracker.cli.progress import followed
from tracker.cli.tables import Column, table
from tracker.services.moving import Moved, move_desk
from tracker.store.address import Address, files_beside


def move(
    start: Annotated[str, typer.Argument(metavar="FROM", help="The desk: a path, or the URL of a server's database.")],
    to: Annotated[str, typer.Argument(help="Where: a path, or the URL of an empty database.")],
    store: StoreOption = None,
    files: FilesOption = True,
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> int:
    """Carry a desk to another place: from a laptop to a server, or back.

    Every row goes with its key, the ledger with its hashes, the evidence files with them; all of it is counted and proven
    at the new place before it is kept there. The old desk stays as it was, and nothing is ever written over.
    """
    old, new = Address(start), Address(to)
    done = move_desk(old, new, store=Path(store) if store else None, files=files, follow=followed)
    now = done.filled
    if format is Format.JSON:
        rows = {name: {"before": done.before[name], "after": count} for name, count in now.counts.items()}
        head = told(now.head, now.counts)["head"]
        print_json({"from": old.text, "to": new.text, "head": head, "rows": rows, "files": files_told(now.files)})
    else:
        _say(old, new, done, store)
    return faulty(now.files)


def _say(old: Address, new: Address, done: Moved, store: str | None) -> None:
    now = done.filled
    say(f"The desk of {old.text} is at {new.text} now: every row is there, and the ledger verifies.")
    table(
        ["record", Column("there", right=True), Column("here", right=True)],
        ((name, f"{done.before[name]:,}", f"{count:,}") for name, count in now.counts.items() if count),
    )
    say_files(now.files, now.held, files_beside(new.path) if new.path else now.folder)
    say(f"Its head is {now.head.seq} {now.head.hash}, as it was.")
    if new.path is None and store:
        say(f"Entry {now.head.seq + 1} says where its evidence files lie.")
    if new.path is None:
        say_folded(
            "On a server a login decides who acts. Before anybody works there, bind its editor to theirs: tracker --db "
            f"{shlex.quote(new.text)} --by INITIALS person edit INITIALS --login NAME; then the others, and have the rights "
            "carried out that `tracker db grants` prints."
        )
    say_folded(f"From now on that is the desk: say --db {shlex.quote(new.text)}, or set TRACKER_DB. {_put_away(old)}")


def _put_away(old: Address) -> str:
    """How nobody comes to work on the old desk by mistake."""
    if old.path is not None:
        return (
            f"The old one is as it was; that nobody goes on working on it by mistake: chmod a-w {shlex.quote(old.text)}, "
            "and tell everybody."
        )
    return (
        "The old one is as it was; that nobody goes on working on it by mistake, have it made read-only: ALTER DATABASE ... "
        "SET default_transaction_read_only = on."
    )
