"""A backup: the whole desk as a desk in a file, with its evidence files beside it, proven before it gets its name.

It is made while people work and holds one state of the desk, that of one head of the ledger (docs/decisions/0025).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from tracker.domain.errors import DeskError
from tracker.models.base import now
from tracker.services.long_work import Follow, unfollowed
from tracker.services.proving import prove
from tracker.store import ledger
from tracker.store.address import Address
from tracker.store.backups import dated_name, earlier_folders, note_backup
from tracker.store.carrying_files import Carried, carry_files, held_files
from tracker.store.copying import Counts, row_counts
from tracker.store.new_file import NewFile
from tracker.store.session import open_desk, reading
from tracker.store.snapshots import copy_pages, pages_of
from tracker.store.soundness import damage_of, hanging_rows


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
        to: where; a folder for a dated name in it, None for a dated name beside the desk.
        files: whether the evidence files go with it.

    Raises:
        AlreadyOnFileError: something lies there already.
        DeskError: the desk cannot be read, what was copied of it is not whole, or it cannot be written. Nothing is left.
    """
    engine = open_desk(address)
    try:
        new = NewFile(_place(address, to), private=True, mend="name another file for the backup")
        try:
            head = _copied(engine, new, follow)
            backup = _proven(address, new, head, files=files, follow=follow)
            new.keep()
        finally:
            new.discard()
    finally:
        engine.dispose()
    note_backup(address, new.path, head)
    return backup


def _copied(engine: Engine, new: NewFile, follow: Follow) -> ledger.Head:
    """Copy the desk as it stands at one moment; returns the head of its ledger then."""
    with reading(engine) as session:
        head = ledger.head(session.connection())
        with follow("Copying", pages_of(session.connection())) as steps:
            copy_pages(session.connection(), new.making, steps.advance)
    return head


def _place(address: Address, to: Path | None) -> Path:
    place = address.path
    name = dated_name("desk" if place is None else place.name, now())
    if to is not None:
        return to / name if to.is_dir() else to
    return Path(name) if place is None else place.with_name(name)


def _proven(address: Address, new: NewFile, head: ledger.Head, *, files: bool, follow: Follow) -> Backup:
    """Prove what was written, and bring the evidence files."""
    engine = open_desk(new.address)
    try:
        with reading(engine) as session:
            require_whole(session, head, "what was copied", follow)
            counts, held = row_counts(session.connection()), held_files(session.connection())
    finally:
        engine.dispose()
    carried = None
    if files:
        with follow("Evidence files", len(held)) as steps:
            earlier = earlier_folders(new.path, address)
            carried = carry_files(held, address.files, new.address.files, earlier=earlier, progress=steps.advance)
    return Backup(new.path, head, counts, len(held), carried)


def require_whole(session: Session, head: ledger.Head | None, what: str, follow: Follow) -> ledger.Head:
    """Prove a desk: its pages, that every row belongs to one that is there, the ledger, and that it ends where it should.

    Args:
        head: where the ledger must end; None where nobody knows.
        what: what the sentence calls it.

    Raises:
        DeskError: it is not whole; the sentence says what is wrong.
    """
    connection = session.connection()
    faults: Sequence[str] = damage_of(connection)
    faults = faults or [f"rows of {table} without their {parent}" for table, _, parent in hanging_rows(connection)]
    if faults:
        raise DeskError(f"{what} is damaged ({faults[0]}): nothing was kept; `tracker doctor` says how to mend it")
    found = ledger.head(connection)
    with follow("Verifying", found.seq) as steps:
        verdict = prove(session, progress=steps.advance)
    if verdict.fault is not None:
        raise DeskError(
            f"the ledger of {what} does not verify ({verdict.fault}): nothing was kept; see `tracker log verify`"
        )
    if head is not None and found != head:
        raise DeskError(f"{what} ends at entry {found.seq}, not at {head.seq}: nothing was kept; try again")
    return found
