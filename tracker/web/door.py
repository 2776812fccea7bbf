"""The desk behind the pages: opened once, looked at and written on by whoever is signed in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.orm import Session

from tracker.domain.who_sees import Copied
from tracker.models import Person
from tracker.services.signed_in import (
    copy_as_signed_in,
    is_of_the_desk,
    look_as_signed_in,
    person_signed_in,
    write_as_signed_in,
)
from tracker.store.address import Address
from tracker.store.filing_cabinet import folder_of
from tracker.store.session import open_desk, reading, writing
from tracker.store.settings import setting_value
from tracker.web.access import Access


class Door:
    """A desk for as long as it is served. The file is looked at once, when it is opened: to open and close it again would let
    go of the locks that SQLite has on it in this process."""

    def __init__(self, address: Address) -> None:
        """Open it.

        Raises:
            DeskError: it is missing, no desk, unreadable, outdated or newer than this program.
        """
        self.address = address
        self._engine = open_desk(address)

    @contextmanager
    def looking(self, key: int) -> Iterator[tuple[Session, Person]]:
        """A session that changes nothing, seen with this person's eyes.

        Args:
            key: the id of who is signed in.

        Raises:
            MoveRefusedError: they have left the desk since.
        """
        with reading(self._engine) as session:
            yield session, look_as_signed_in(session, key)

    @contextmanager
    def copying(self, key: int, copied: Copied) -> Iterator[tuple[Session, Person]]:
        """The same to make a copy.

        Raises:
            MoveRefusedError: they may not make it, or have left.
        """
        with reading(self._engine) as session:
            yield session, copy_as_signed_in(session, key, copied)

    @contextmanager
    def writing(self, key: int) -> Iterator[tuple[Session, Person]]:
        """A session whose changes are kept if nothing goes wrong, and whoever acts.

        Raises:
            MoveRefusedError: they may only read, or have left.
        """
        with writing(self._engine) as session:
            yield session, write_as_signed_in(session, key)

    @contextmanager
    def whole(self) -> Iterator[Session]:
        """A session that sees all of it, for what is told to nobody: who is signing in."""
        with reading(self._engine) as session:
            yield session

    @contextmanager
    def admitting(self) -> Iterator[Session]:
        """A session that writes who is let in, which nobody has to be for."""
        with writing(self._engine) as session:
            yield session

    @contextmanager
    def choosing(self, key: int) -> Iterator[tuple[Session, Person]]:
        """A session in which somebody chooses their own password, as who may only read does too.

        Raises:
            MoveRefusedError: they have left.
        """
        with writing(self._engine) as session:
            yield session, person_signed_in(session, key)

    def largest_file(self) -> int:
        """How many bytes a file may have that is sent from a page."""
        with reading(self._engine) as session:
            return int(setting_value(session, "upload-megabytes")) * 2**20

    def files(self, session: Session) -> Path:
        """The folder of the desk's evidence files."""
        return folder_of(session, self.address)

    def close(self) -> None:
        """Let the database go."""
        self._engine.dispose()


def still_in(door: Door, access: Access, secret: str) -> bool:
    """Whether the sign-in of a secret still holds, and is of somebody who is still of the desk."""
    found = access.find(secret)
    if found is None:
        return False
    with door.whole() as session:
        return is_of_the_desk(session, found.person_id)
