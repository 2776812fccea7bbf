"""A desk carried to another place, another engine if need be: every row, the ledger, the evidence files. The old one stays as
it was."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from tracker.domain.errors import DeskError
from tracker.services.carrying_desks import Filled, fill_desk, require_place_for
from tracker.services.long_work import Follow, unfollowed
from tracker.services.seeing import require_carrier
from tracker.store import ledger
from tracker.store.address import Address, check_file
from tracker.store.copying import Counts, row_counts
from tracker.store.filing_cabinet import folder_of
from tracker.store.guards import broken
from tracker.store.new_places import new_place
from tracker.store.session import open_desk, reading


@dataclass(frozen=True, slots=True)
class Moved:
    """What was carried."""

    before: Counts
    """Rows by table where they came from."""
    filled: Filled


def move_desk(
    start: Address, to: Address, *, store: Path | None = None, files: bool = True, follow: Follow = unfollowed
) -> Moved:
    """Carry a desk to a place where there is none.

    Args:
        store: the folder in which a desk on a server is to keep evidence files.
        files: whether the evidence files are carried.

    Raises:
        AlreadyOnFileError: something lies there.
        MoveRefusedError: the login of the server it is on is somebody's who may not see all of it.
        BadInputError: there is no folder for the evidence files.
        DeskError: either place cannot be reached, what arrived is not whole, or somebody worked on the desk meanwhile. Nothing
            is left at the new place then.
    """
    require_place_for(store, to)
    if start.path is not None:
        check_file(start.path, "name the desk that is to be moved")
    engine = open_desk(start)
    try:
        with reading(engine) as source:
            require_carrier(source)
        with reading(engine) as source, new_place(to, mend="name another place to move to") as place:
            folder = folder_of(source, start)
            filled = fill_desk(source, folder, place, store=store, files=files, what="what was moved", follow=follow)
            _require_guarded(place.session, start)
            before = row_counts(source.connection())
            _require_rest(engine, filled.head, start)
    finally:
        engine.dispose()
    return Moved(before, filled)


def _require_guarded(session: Session, start: Address) -> None:
    """Make sure that nothing is carried along that no guard of the database would have let in."""
    found = next(broken(session.connection()), None)
    if found is not None:
        raise DeskError(
            f"{found.table} {found.key} of the desk at {start.text} was never so by tracker's doing ({found.sentence}): nothing "
            "was kept; `tracker doctor` says what to do"
        )


def _require_rest(engine: Engine, head: ledger.Head, start: Address) -> None:
    """Make sure that nobody worked on the desk while it was carried: what they did would stay behind."""
    with reading(engine) as session:
        later = ledger.head(session.connection()).seq - head.seq
    if later:
        raise DeskError(
            f"somebody worked on the desk at {start.text} while it was moved ({later} entries): nothing was kept; ask them to "
            "stop, and try again"
        )
