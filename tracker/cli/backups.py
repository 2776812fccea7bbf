"""`tracker db backup` and `tracker db restore`: a desk that outlives its disk."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated

import typer

from tracker.cli.carried import FilesOption, StoreOption, faulty, files_told, holding, say_files, told
from tracker.cli.desk import address
from tracker.cli.output import Format, FormatOption, print_json, say
from tracker.cli.progress import followed
from tracker.services.backing_up import back_up
from tracker.services.bringing_back import restore_backup
from tracker.store.address import Address, files_beside


def backup(
    path: Annotated[
        str | None,
        typer.Argument(help="A new file, or a folder for a dated name in it; beside the desk if left out."),
    ] = None,
    files: FilesOption = True,
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> int:
    """Make a proven copy of the desk while people work on it.

    The copy is a desk in a file like any other, of one on a server too: look into it with --db, put it back with `tracker db
    restore`. Evidence files lie beside it; those that the last backup in the same folder holds already are linked, not
    copied again. Exit status 1 where an evidence file is missing or altered.
    """
    made = back_up(address(), Path(path) if path else None, files=files, follow=followed)
    if format is Format.JSON:
        print_json({"backup": str(made.path), **told(made.head, made.counts), "files": files_told(made.files)})
    else:
        say(f"The backup is at {made.path}, proven after it was written.")
        say(holding(made.counts))
        say_files(made.files, made.held, files_beside(made.path))
        say(f"Its head is {made.head.seq} {made.head.hash}")
    return faulty(made.files)


def restore(
    backup: Annotated[str, typer.Argument(help="The backup's file.")],
    to: Annotated[
        str | None, typer.Option("--to", metavar="PATH_OR_URL", help="Where; the place that --db names if left out.")
    ] = None,
    store: StoreOption = None,
    files: FilesOption = True,
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> int:
    """Put a backup in place of a desk that is gone.

    The backup is proven first and stays as it is. Nothing is ever written over: move away what lies there, or name another
    place. On a server it takes an empty database.
    """
    place = Address(to) if to else address()
    done = restore_backup(Path(backup), place, store=Path(store) if store else None, files=files, follow=followed)
    now = done.filled
    if format is Format.JSON:
        print_json({"desk": place.text, **told(now.head, now.counts), "files": files_told(now.files)})
        return faulty(now.files) or int(done.unguarded is not None)
    say(f"The desk is at {place.text} again, as the backup {backup} had it; ledger and records are proven.")
    if done.upgraded:
        say("The backup was of an older version: the desk is of this one.")
    say(holding(now.counts))
    say_files(now.files, now.held, files_beside(place.path) if place.path else now.folder)
    say(f"Its head is {now.head.seq} {now.head.hash}")
    if done.unguarded:
        one = done.unguarded
        say(
            f"But {one.table} {one.key} came with the backup, and no guard of the database would let it in: {one.sentence}."
        )
        say("See `tracker doctor`, which names all of that sort.")
    say(f"What came after that is not in it: see `tracker --db {shlex.quote(place.text)} log --limit 5`.")
    return faulty(now.files) or int(done.unguarded is not None)
