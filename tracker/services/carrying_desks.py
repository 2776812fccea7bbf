"""What a backup, a restore and a move share: a desk filled from another, proven, with its evidence files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from tracker.domain.errors import BadInputError, DeskError
from tracker.domain.settings import allowed_value, setting
from tracker.services.long_work import Follow
from tracker.services.proving import prove
from tracker.store import ledger
from tracker.store.address import Address
from tracker.store.carrying_files import Carried, carry_files, held_files
from tracker.store.copying import Counts, copy_rows, row_counts
from tracker.store.new_places import NewPlace
from tracker.store.settings import keep_setting, setting_value
from tracker.store.soundness import damage_of, hanging_rows

STORE = "file-store"


@dataclass(frozen=True, slots=True)
class Filled:
    """A desk that was filled from another."""

    head: ledger.Head
    """Where the ledger of both ended."""
    counts: Counts
    """Rows by table, the same in both."""
    held: int
    """Evidence files that the desk speaks of."""
    files: Carried | None
    """None where they were left out."""
    folder: Path | None
    """Where they lie, for a desk on a server."""


def require_place_for(store: Path | None, to: Address) -> None:
    """Refuse a folder for evidence files where the desk keeps them itself, and one that cannot be.

    Raises:
        BadInputError: one is named, and the desk is to be in a file, or neither it nor the folder it is to be in is there.
    """
    if store is not None and to.path is not None:
        raise BadInputError("a desk in a file keeps its evidence files beside it: leave --file-store out")
    if store is not None and not store.is_dir() and not store.absolute().parent.is_dir():
        raise BadInputError(
            f"there is no folder {store.absolute().parent} to make {store.name} in: name a folder that everybody at the desk can "
            "reach with --file-store"
        )


def fill_desk(
    source: Session, start: Path, place: NewPlace, *, store: Path | None, files: bool, what: str, follow: Follow
) -> Filled:
    """Copy every row of a desk into a new one, prove that, and bring the evidence files.

    Args:
        start: the folder of the desk's evidence files.
        store: the folder for evidence files of a desk on a server; None for the one that the desk has chosen.
        files: whether evidence files are brought at all.
        what: what sentences call the new desk.

    Raises:
        BadInputError: there is no folder for the evidence files.
        DeskError: not every row arrived, or what arrived is not whole.
    """
    connection, target = source.connection(), place.session.connection()
    head, held = ledger.head(connection), held_files(connection)
    if files and held and place.files is None and store is None and not setting_value(source, STORE):
        raise BadInputError(
            "the desk holds evidence files, and on a server they lie in a folder that everybody there can reach: name it with "
            "--file-store, or leave them where they are with --no-files"
        )
    with follow("Copying", sum(row_counts(connection).values())) as steps:
        counts = copy_rows(connection, target, steps.advance)
    require_whole(place.session, head, what, follow)
    if place.files is None and store is not None:
        _choose_store(place.session, store)
    folder = place.files or Path(setting_value(place.session, STORE) or start)
    carried = bring_files(held, start, folder, private=place.files is not None, follow=follow) if files else None
    return Filled(head, counts, len(held), carried, None if place.files else folder)


def _choose_store(session: Session, store: Path) -> None:
    keep_setting(session, STORE, allowed_value(setting(STORE), str(store.absolute())))
    ledger.record(session, "setting", "desk", by=None)


def bring_files(
    held: Sequence[str], start: Path, folder: Path, *, private: bool, follow: Follow, earlier: Sequence[Path] = ()
) -> Carried:
    """Copy evidence files from one folder to another, proven.

    Args:
        private: whether nobody else may read them.
        earlier: folders of earlier backups that may hold some already.
    """
    with follow("Evidence files", len(held)) as steps:
        return carry_files(held, start, folder, earlier=earlier, private=private, progress=steps.advance)


def require_whole(session: Session, head: ledger.Head | None, what: str, follow: Follow) -> ledger.Head:
    """Prove a desk: its pages, that every row belongs to one that is there, the ledger, and that it ends where it should.

    Args:
        head: where the ledger must end; None where nobody knows.
        what: what the sentence calls it.

    Raises:
        DeskError: it is not whole; the sentence says what is wrong.
    """
    connection = session.connection()
    faults = damage_of(connection)
    faults = faults or [f"rows of {table} without their {parent}" for table, _, parent in hanging_rows(connection)]
    if faults:
        raise DeskError(f"{what} is damaged ({faults[0]}): nothing was kept; `tracker doctor` says how to mend it")
    found = ledger.head(connection)
    with follow("Verifying", found.seq) as steps:
        verdict = prove(session, progress=steps.advance)
    if verdict.fault is not None:
        which = f"entry {verdict.entry}: " if verdict.entry else ""
        raise DeskError(
            f"the ledger of {what} does not verify ({which}{verdict.fault}): nothing was kept; see `tracker log verify`"
        )
    if head is not None and found != head:
        raise DeskError(f"{what} ends at entry {found.seq}, not at {head.seq}: nothing was kept; try again")
    return found
