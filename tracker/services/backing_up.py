"""A backup: the whole desk as a desk in a file, with its evidence files beside it, proven before it gets its name.

It is made while people work and holds one state of the desk, that of one head of the ledger (docs/decisions/0025).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from tracker.models.base import now
from tracker.services.carrying_desks import bring_files, fill_desk, require_whole
from tracker.services.long_work import Follow, unfollowed
from tracker.services.seeing import require_carrier
from tracker.store import ledger
from tracker.store.address import Address
from tracker.store.backups import dated_name, earlier_folders, note_backup, note_of
from tracker.store.carrying_files import Carried, held_files
from tracker.store.copying import Counts, row_counts
from tracker.store.filing_cabinet import folder_of
from tracker.store.new_file import NewFile
from tracker.store.new_places import new_place
from tracker.store.session import open_desk, reading
from tracker.store.snapshots import copy_pages, pages_of

_MEND = "name another file for the backup"


@dataclass(frozen=True, slots=True)
class Backup:
    """What was made, and what it holds."""

    path: Path
    head: ledger.Head
    counts: Counts
    """Rows by table."""
    held: int
    """Evidence files that the desk speaks of."""
    files: Carried | None
    """None where they were left out."""


def back_up(address: Address, to: Path | None, *, files: bool = True, follow: Follow = unfollowed) -> Backup:
    """Make a backup of the desk and prove it.

    Args:
        to: where; a folder for a dated name in it, None for a dated name beside the desk, or in the current folder where
            that is on a server.
        files: whether the evidence files go with it.

    Raises:
        AlreadyOnFileError: something lies there already.
        MoveRefusedError: the login of the server is somebody's who may not see all of it.
        DeskError: the desk cannot be read, what was copied of it is not whole, or it cannot be written. Nothing is left.
    """
    engine = open_desk(address)
    try:
        name = address.path.name if address.path else str(engine.url.database or "desk")
        place = _place(address, name, to)
        with reading(engine) as session:
            require_carrier(session)
            start, note = folder_of(session, address), note_of(session, address)
            make = _of_file if address.path else _of_server
            backup = make(session, start, place, earlier_folders(place, name), files=files, follow=follow)
    finally:
        engine.dispose()
    note_backup(note, place, backup.head)
    return backup


def _place(address: Address, name: str, to: Path | None) -> Path:
    dated = dated_name(name, now())
    if to is not None:
        return to / dated if to.is_dir() else to
    return Path(dated) if address.path is None else address.path.with_name(dated)


def _of_file(
    session: Session, start: Path, place: Path, earlier: Sequence[Path], *, files: bool, follow: Follow
) -> Backup:
    """Copy the pages of a desk in a file, as they stand at one moment, and prove what was written."""
    new = NewFile(place, private=True, mend=_MEND)
    try:
        head = ledger.head(session.connection())
        with follow("Copying", pages_of(session.connection())) as steps:
            copy_pages(session.connection(), new, steps.advance)
        session.rollback()  # the desk need not keep that moment any longer
        engine = open_desk(new.address)
        try:
            with reading(engine) as copy:
                require_whole(copy, head, "what was copied", follow)
                counts, held = row_counts(copy.connection()), held_files(copy.connection())
        finally:
            engine.dispose()
        carried = bring_files(held, start, new.files, private=True, follow=follow, earlier=earlier) if files else None
        new.keep()
    finally:
        new.discard()
    return Backup(place, head, counts, len(held), carried)


def _of_server(
    session: Session, start: Path, place: Path, earlier: Sequence[Path], *, files: bool, follow: Follow
) -> Backup:
    """Copy the rows of a desk on a server into a desk in a file, and prove that."""
    with new_place(Address(str(place)), private=True, mend=_MEND) as made:
        filled = fill_desk(session, start, made, store=None, files=False, what="what was copied", follow=follow)
        assert made.files is not None
        held = held_files(session.connection())
        carried = bring_files(held, start, made.files, private=True, follow=follow, earlier=earlier) if files else None
    return Backup(place, filled.head, filled.counts, filled.held, carried)
