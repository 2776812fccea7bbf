"""Where a desk is to come to be that is filled from another: a file, or an empty database on a server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from sqlalchemy.orm import Session

from tracker.store.address import Address
from tracker.store.migrating import NewDesk
from tracker.store.server_desks import new_server_desk
from tracker.store.session import writing


class NewPlace(NamedTuple):
    """A desk in the making, with empty tables."""

    session: Session
    files: Path | None
    """Where its evidence files are put while it is made; None for a desk on a server, which keeps them elsewhere."""


@contextmanager
def new_place(address: Address, *, private: bool = False, mend: str) -> Iterator[NewPlace]:
    """A desk in the making: it is there, rows and files, once the block ends well, and not before.

    Args:
        private: whether nobody else may read a file, whatever is usual here.
        mend: what a refusal advises.

    Raises:
        AlreadyOnFileError: something lies there.
        DeskError: it cannot be made there.
    """
    if address.path is None:
        with new_server_desk(address) as session:
            yield NewPlace(session, None)
        return
    making = NewDesk(address, private=private, mend=mend)
    try:
        with writing(making.engine) as session:
            yield NewPlace(session, making.file.files)
        making.keep()
    finally:
        making.discard()
