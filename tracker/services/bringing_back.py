"""A backup put in place of a desk that is gone: proven first, whole or not at all, and never over anything."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tracker.domain.errors import DeskError
from tracker.services.backing_up import require_whole
from tracker.services.long_work import Follow, unfollowed
from tracker.store import ledger
from tracker.store.address import Address, check_file
from tracker.store.carrying_files import Carried, carry_files, held_files
from tracker.store.copying import Counts, row_counts
from tracker.store.migrating import migrate_making
from tracker.store.new_file import NewFile
from tracker.store.schema import HEAD, KNOWN
from tracker.store.session import open_desk, open_engine, reading, revision_of
from tracker.store.snapshots import copy_pages, pages_of


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put in place."""

    place: Address
    head: ledger.Head
    counts: Counts
    """Rows by table."""
    held: int
    """Evidence files that the desk speaks of."""
    files: Carried
    upgraded: bool
    """Whether the backup was of an older version, and the desk is of this one."""


def restore_backup(backup: Path, to: Address, *, follow: Follow = unfollowed) -> Restored:
    """Put a backup in place, with its evidence files. The backup stays as it is.

    Raises:
        AlreadyOnFileError: something lies there already.
        DeskError: the backup is none, is not whole, or it cannot be written there. Nothing is left.
    """
    check_file(backup)
    if to.path is None:
        raise DeskError("a desk on a server is not supported by this version: give --db a path")
    new = NewFile(to.path, private=True, mend="name another place with --to")
    try:
        upgraded = _copied(Address(str(backup)), new, follow)
        engine = open_desk(new.address)
        try:
            with reading(engine) as session:
                head = require_whole(session, None, f"the backup {backup}", follow)
                counts, held = row_counts(session.connection()), held_files(session.connection())
        finally:
            engine.dispose()
        with follow("Evidence files", len(held)) as steps:
            carried = carry_files(held, Address(str(backup)).files, new.address.files, progress=steps.advance)
        new.keep()
    finally:
        new.discard()
    return Restored(to, head, counts, len(held), carried, upgraded)


def _copied(backup: Address, new: NewFile, follow: Follow) -> bool:
    """Copy the backup, and bring the copy up to this program's tables; says whether that was needed."""
    engine = open_engine(backup)
    try:
        revision = revision_of(engine, backup)
        if revision is None or revision not in KNOWN:
            raise DeskError(
                f"{backup.text} holds no tracker desk: name another file"
                if revision is None
                else f"the backup {backup.text} was made by a newer tracker: upgrade the program first"
            )
        with reading(engine) as session:
            ledger.head(session.connection())
            with follow("Copying", pages_of(session.connection())) as steps:
                copy_pages(session.connection(), new.making, steps.advance)
    finally:
        engine.dispose()
    if revision != HEAD:
        migrate_making(new.making)
    return revision != HEAD
