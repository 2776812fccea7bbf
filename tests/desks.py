"""Desks as tests use them: the same short ways to read and write one, whether it is a file or stands on a server."""

from __future__ import annotations

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from tests import kept
from tests.unguarded import guard_again, unguard
from tracker.models import Base, Person
from tracker.models.admission import Apart
from tracker.services.desks import acting_person
from tracker.store.address import Address
from tracker.store.session import open_desk, read_raw, reading, writing

TABLES = (*sorted([*Base.metadata.tables, *Apart.metadata.tables]), "alembic_version")
Rows = dict[str, list[tuple[Any, ...]]]


class Desk(ABC):
    """A real desk, with a folder of the test's own beside it."""

    folder: Path
    keeps_any_bytes = True
    """Whether a text may be bytes that are none: SQLite does not look."""

    @property
    @abstractmethod
    def address(self) -> str:
        """Where it is, as it is given after --db."""

    @property
    @abstractmethod
    def engine(self) -> Engine:
        """An engine on it."""

    @property
    def path(self) -> Path:
        """Its file. A test that asks for it is about files: it says so by the mark `sqlite_only`."""
        raise AssertionError("a desk on a server has no file: use desk.address, or mark the test sqlite_only")

    @property
    @abstractmethod
    def files(self) -> Path:
        """The folder in which its evidence files lie."""

    @property
    def place(self) -> Address:
        """Where it is, for the program."""
        return Address(self.address)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that only reads."""
        with reading(self.engine) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session whose changes are kept."""
        with writing(self.engine) as session:
            yield session

    def person(self, session: Session, initials: str) -> Person:
        """Somebody at the desk."""
        return acting_person(session, initials)

    def rows(self) -> Rows:
        """Every row of every table as it is stored, by its first column; a flag as 0 or 1."""
        with self.reading() as session:
            connection = session.connection()
            return {
                table: [tuple(row) for row in read_raw(connection, f'SELECT * FROM "{table}" ORDER BY 1')]
                for table in TABLES
            }

    def columns(self) -> dict[str, list[str]]:
        """The columns of each table, in the order of `rows`."""
        with self.reading() as session:
            connection = session.connection()
            empty = {table: read_raw(connection, f'SELECT * FROM "{table}" WHERE 1 = 0') for table in TABLES}
            return {table: [column[0] for column in answer.description] for table, answer in empty.items()}

    @abstractmethod
    def state(self) -> object:
        """Something that equals itself as long as nobody changed a row, and costs little."""

    @abstractmethod
    def tamper(self, statements: str, values: Sequence[Any] = ()) -> None:
        """Change rows behind the program's back, as somebody with a database client and the rights can; with values, one
        statement."""

    @abstractmethod
    def snapshot(self) -> Any:
        """What is on it now, for `go_back`."""

    @abstractmethod
    def go_back(self, to: Any) -> None:
        """Put it back as it was, as somebody with a copy and the rights can."""

    @abstractmethod
    def become(self, state: str, make: Callable[[], object]) -> None:
        """Bring it into a state of this name that many tests want: by making it so, once, from the state in which it is."""

    @abstractmethod
    def leave(self) -> None:
        """Close what this process has open on it."""


class FileDesk(Desk):
    """A desk in a file of the test's own."""

    def __init__(self, path: Path) -> None:
        self._path, self.folder = path, path.parent
        self._engine: Engine | None = None

    @property
    def path(self) -> Path:
        """Its file."""
        return self._path

    @property
    def address(self) -> str:
        """The file's path."""
        return str(self._path)

    @property
    def files(self) -> Path:
        """Beside the file."""
        return self._path.with_name(f"{self._path.name}.files")

    @property
    def engine(self) -> Engine:
        """An engine on it."""
        if self._engine is None:
            self._engine = open_desk(self.place)
        return self._engine

    def state(self) -> object:
        """Page by page, as text it would take longer; None where there is no desk. With no log beside it a file is all there
        is, and need not be opened as a desk."""
        try:
            log = self._path.with_name(f"{self._path.name}-wal").exists()
            with self._path.open("rb") as file:
                if (content := file.read(-1 if not log else 6))[:6] != b"SQLite":
                    return None
        except OSError:
            return None
        if not log:
            return content
        with closing(sqlite3.connect(self._path)) as connection:
            return connection.serialize()

    def tamper(self, statements: str, values: Sequence[Any] = ()) -> None:
        """As somebody with sqlite3 can, who takes down whatever guards there are."""
        with closing(sqlite3.connect(self._path, isolation_level=None)) as connection:
            guards = unguard(connection)
            if values:
                connection.execute(statements, values)
            else:
                connection.executescript(statements)
            guard_again(connection, guards)

    def snapshot(self) -> Any:
        """The file's bytes."""
        return self.state()

    def go_back(self, to: Any) -> None:
        """Write them back; nobody here may have them open meanwhile."""
        self.leave()
        for ending in ("-wal", "-shm"):
            self._path.with_name(self._path.name + ending).unlink(missing_ok=True)
        self._path.write_bytes(to)

    def become(self, state: str, make: Callable[[], object]) -> None:
        """Copied from memory where the same file was brought there before."""
        kept.once(self._path, state, make)

    def leave(self) -> None:
        """Close what this process has open on it."""
        if self._engine is not None:
            self._engine.dispose()


def open_at(path: Path) -> FileDesk:
    """The desk at this path, which has to be there."""
    desk = FileDesk(path)
    assert desk.engine
    return desk
