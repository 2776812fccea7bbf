"""A backup put in place of a desk that is gone: proven first, whole or not at all, and never over anything."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tracker.domain.errors import DeskError
from tracker.services.carrying_desks import Filled, bring_files, fill_desk, require_place_for, require_whole
from tracker.services.long_work import Follow, unfollowed
from tracker.store import ledger
from tracker.store.address import Address, check_file, files_beside
from tracker.store.carrying_files import held_files
from tracker.store.copying import row_counts
from tracker.store.guards import Broken, broken, missing, put_up
from tracker.store.migrating import migrate_making
from tracker.store.new_file import NewFile
from tracker.store.new_places import new_place
from tracker.store.schema import HEAD, KNOWN
from tracker.store.session import open_desk, open_engine, reading, revision_of, writing
from tracker.store.snapshots import copy_pages, pages_of

_MEND = "name another place with --to"


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put in place."""

    filled: Filled
    upgraded: bool
    """Whether the backup was of an older version, and the desk is of this one."""
    unguarded: Broken | None
    """A row that no guard of the database would have let in: it came with the backup, and stands in the way of nothing."""


def restore_backup(
    backup: Path, to: Address, *, store: Path | None = None, files: bool = True, follow: Follow = unfollowed
) -> Restored:
    """Put a backup in place, with its evidence files. The backup stays as it is.

    Args:
        store: the folder in which a desk on a server is to keep evidence files.
        files: whether the evidence files are brought.

    Raises:
        AlreadyOnFileError: something lies there already.
        BadInputError: there is no folder for the evidence files.
        DeskError: the backup is none, is not whole, or it cannot be written there. Nothing is left.
    """
    check_file(backup, "name the file of a backup")
    require_place_for(store, to)
    start = files_beside(backup)
    if to.path is None:
        return _on_server(backup, start, to, store=store, files=files, follow=follow)
    new = NewFile(to.path, private=True, mend=_MEND)
    try:
        upgraded = _copied(Address(str(backup)), new, follow)
        engine = open_desk(new.address)
        try:
            with writing(engine) as session:
                if missing(session.connection()):
                    put_up(session.connection())
            with reading(engine) as session:
                head = require_whole(session, None, f"the backup {backup}", follow)
                counts, held = row_counts(session.connection()), held_files(session.connection())
                unguarded = next(broken(session.connection()), None)
        finally:
            engine.dispose()
        carried = bring_files(held, start, new.files, private=True, follow=follow) if files else None
        new.keep()
    finally:
        new.discard()
    return Restored(Filled(head, counts, len(held), carried, None), upgraded, unguarded)


def _on_server(backup: Path, start: Path, to: Address, *, store: Path | None, files: bool, follow: Follow) -> Restored:
    with _of_this_version(backup, follow) as (found, upgraded):
        engine = open_desk(found)
        try:
            with reading(engine) as source:
                require_whole(source, None, f"the backup {backup}", follow)
                with new_place(to, mend=_MEND) as place:
                    filled = fill_desk(source, start, place, store=store, files=files, what="the desk", follow=follow)
                    unguarded = next(broken(place.session.connection()), None)
        finally:
            engine.dispose()
    return Restored(filled, upgraded, unguarded)


@contextmanager
def _of_this_version(backup: Path, follow: Follow) -> Iterator[tuple[Address, bool]]:
    """The backup as a desk of this version: itself, or where it is of an older one, a passing copy that is brought up to date."""
    found = Address(str(backup))
    engine = open_engine(found)
    try:
        older = revision_of(engine, found) in KNOWN[:-1]
    finally:
        engine.dispose()
    with TemporaryDirectory(prefix="tracker-") as folder:
        if older:
            new = NewFile(Path(folder) / "desk.db", private=True, mend=_MEND)
            _copied(found, new, follow)
            found = new.address
        yield found, older


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
                copy_pages(session.connection(), new, steps.advance)
    finally:
        engine.dispose()
    if revision != HEAD:
        migrate_making(new.making)
    return revision != HEAD
