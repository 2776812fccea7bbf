"""`tracker db backup` and `tracker db restore`: a desk that outlives its disk."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated, Any

import typer

from tracker.cli.desk import address
from tracker.cli.output import Format, FormatOption, counted, print_json, say
from tracker.cli.progress import followed
from tracker.services.backing_up import back_up
from tracker.services.bringing_back import restore_backup
from tracker.store.address import Address
from tracker.store.carrying_files import Carried
from tracker.store.copying import Counts
from tracker.store.ledger import Head

_TOLD = {"article": "article", "claim": "claim", "source": "source", "entry": "entry"}
_MOST = 5
"""Evidence files that are named one by one."""


def backup(
    path: Annotated[
        str | None,
        typer.Argument(help="A new file, or a folder for a dated name in it; beside the desk if left out."),
    ] = None,
    files: Annotated[bool, typer.Option("--files/--no-files", help="With the evidence files, or without.")] = True,
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> int:
    """Make a proven copy of the desk while people work on it.

    The copy is a desk like any other: look into it with --db, put it back with `tracker db restore`. Evidence files lie
    beside it; those that the last backup in the same folder holds already are linked, not copied again.
    """
    made = back_up(address(), Path(path) if path else None, files=files, follow=followed)
    if format is Format.JSON:
        print_json({"backup": str(made.path), **told(made.head, made.counts), "files": files_told(made.files)})
    else:
        say(f"The backup is at {made.path}, proven after it was written.")
        say(holding(made.counts))
        if made.files is None:
            say(f"It is without the evidence files ({made.held}); keep those in another way.")
        else:
            _say_files(made.files, Address(str(made.path)).files)
        say(f"Its head is {made.head.seq} {made.head.hash}")
    return faulty(made.files)


def restore(
    backup: Annotated[str, typer.Argument(help="The backup's file.")],
    to: Annotated[
        str | None, typer.Option("--to", metavar="PATH_OR_URL", help="Where; the place that --db names if left out.")
    ] = None,
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> int:
    """Put a backup in place of a desk that is gone.

    The backup is proven first and stays as it is. Nothing is ever written over: move away what lies there, or name another
    place.
    """
    place = Address(to) if to else address()
    done = restore_backup(Path(backup), place, follow=followed)
    if format is Format.JSON:
        print_json({"desk": place.text, **told(done.head, done.counts), "files": files_told(done.files)})
        return faulty(done.files)
    say(f"The desk is at {place.text} again, as the backup {backup} had it; ledger and records are proven.")
    if done.upgraded:
        say("The backup was of an older version: the desk is of this one.")
    say(holding(done.counts))
    _say_files(done.files, place.files)
    say(f"Its head is {done.head.seq} {done.head.hash}")
    say(f"What came after that is not in it: see `tracker --db {shlex.quote(place.text)} log --limit 5`.")
    return faulty(done.files)


def holding(counts: Counts) -> str:
    """What a desk holds, in a sentence."""
    parts = ", ".join(counted(counts[table], word) for table, word in _TOLD.items())
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


def _say_files(files: Carried, folder: Path) -> None:
    if files.files:
        linked = f", {files.linked} of them linked to those of an earlier backup" if files.linked else ""
        say(f"{counted(files.files, 'evidence file')} in {folder}{linked}, each read again and as it should be.")
    for kept, what in ((files.missing, "missing"), (files.altered, "not what was put on file")):
        if kept:
            names = ", ".join(f"{one[:12]}…" for one in kept[:_MOST]) + (", …" if len(kept) > _MOST else "")
            verb = "is" if len(kept) == 1 else "are"
            say(f"But {counted(len(kept), 'evidence file')} {verb} {what}: {names}. See `tracker doctor`.")
