"""What a backup, a restore and a move say of what they carried."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from tracker.cli.output import counted, say
from tracker.store.carrying_files import Carried
from tracker.store.copying import Counts
from tracker.store.ledger import Head

FilesOption = Annotated[bool, typer.Option("--files/--no-files", help="With the evidence files, or without.")]
StoreOption = Annotated[
    str | None,
    typer.Option(
        "--file-store",
        metavar="FOLDER",
        help="Where a desk on a server is to keep evidence files: a folder that all can reach.",
    ),
]
_TOLD = ("article", "claim", "source", "entry")
_MOST = 5
"""Evidence files that are named one by one."""


def holding(counts: Counts) -> str:
    """What a desk holds, in a sentence."""
    parts = ", ".join(counted(counts[table], table) for table in _TOLD)
    return f"It holds {parts}; {counted(sum(counts.values()), 'row')} in all."


def told(head: Head, counts: Counts) -> dict[str, Any]:
    """The same for a program."""
    return {"head": {"seq": head.seq, "hash": head.hash}, "rows": counts}


def files_told(files: Carried | None) -> dict[str, Any] | None:
    """What became of the evidence files, for a program."""
    if files is None:
        return None
    return {"carried": files.files, "bytes": files.size, "missing": files.missing, "altered": files.altered}


def faulty(files: Carried | None) -> int:
    """The exit status: 1 where an evidence file is not as it should be."""
    return int(files is not None and bool(files.missing or files.altered))


def say_files(files: Carried | None, held: int, folder: Path | None) -> None:
    """What became of the evidence files, for people.

    Args:
        held: how many the desk speaks of.
        folder: where they are now.
    """
    if files is None:
        if held:
            say(f"{counted(held, 'evidence file')} stayed where they were, as you said: see to them in another way.")
        return
    if files.files:
        there = f", {files.linked} of them there already" if files.linked else ""
        say(f"{counted(files.files, 'evidence file')} in {folder}{there}, each read again and as it should be.")
    for kept, what in ((files.missing, "missing"), (files.altered, "not what was put on file")):
        if kept:
            names = ", ".join(f"{one[:12]}…" for one in kept[:_MOST]) + (", …" if len(kept) > _MOST else "")
            verb = "are" if kept[1:] else "is"
            say(f"But {counted(len(kept), 'evidence file')} {verb} {what}: {names}. See `tracker doctor`.")
