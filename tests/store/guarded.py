"""A desk of either engine, spoken to as somebody with a shell speaks to it: statements, each refused or let through."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, select

from tests.postgres import fresh_database
from tracker.models import Base
from tracker.models.admission import Apart
from tracker.store.faults import MARK, without_mark
from tracker.store.guards import put_up, take_down

CONSTRAINTS = ("IntegrityError", "UniqueViolation", "ForeignKeyViolation", "CheckViolation")
"""What the drivers raise where one of a table's own keys and checks does not hold."""


class Shell:
    """An open connection; nothing that is said through it is kept."""

    engine: str
    login: str
    """Who is there."""
    tables: str
    """What asks for the names of the tables."""

    def execute(self, statement: str) -> list[Any]:
        """Say it, and return what comes back.

        Raises:
            Exception: the driver's, where the database refuses.
        """
        raise NotImplementedError

    def refusal(self, *statements: str, key_will_do: bool = False) -> str | None:
        """How the last of these statements is refused by a guard, None where it passes; those before it must pass. All is as
        before afterwards.

        Args:
            key_will_do: one of the table's own keys or checks may refuse it too.
        """
        self.execute("SAVEPOINT said")
        try:
            for statement in statements[:-1]:
                self.execute(statement)
            try:
                self.execute(statements[-1])
            except Exception as error:
                if MARK in str(error):
                    return without_mark(str(error))
                if key_will_do and type(error).__name__ in CONSTRAINTS:
                    return "a key or check of the table forbids it"
                raise
            return None
        finally:
            self.execute("ROLLBACK TO SAVEPOINT said")
            self.execute("RELEASE SAVEPOINT said")


class FileShell(Shell):
    """sqlite3 on a desk's file, its keys to parents enforced as a careful hand would."""

    engine, login = "sqlite", "root"
    tables = "SELECT name FROM sqlite_master WHERE type = 'table'"

    def __init__(self, raw: sqlite3.Connection) -> None:
        """Speak through this connection."""
        raw.execute("PRAGMA foreign_keys=ON")
        raw.isolation_level = None
        raw.execute("BEGIN")
        self.raw = raw

    def execute(self, statement: str) -> list[Any]:
        return self.raw.execute(statement).fetchall()


class ServerShell(Shell):
    """psql on a desk of a server."""

    engine = "postgresql"
    tables = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"

    def __init__(self, connection: Any) -> None:
        """Speak through this connection of the driver, which is in a transaction."""
        self.connection = connection
        [(self.login,)] = self.execute("SELECT session_user")

    def execute(self, statement: str) -> list[Any]:
        cursor = self.connection.execute(statement)
        return cursor.fetchall() if cursor.description else []


@contextmanager
def on_file(path: Path) -> Iterator[Shell]:
    """A shell on a desk's file."""
    with closing(sqlite3.connect(path)) as raw:
        yield FileShell(raw)


@contextmanager
def on_server(connection: Connection) -> Iterator[Shell]:
    """A shell on a server's desk that holds the same rows as this one."""
    with fresh_database() as url:
        engine = create_engine(url)
        with engine.begin() as server:
            make_alike(connection, server)
        raw: Any = engine.raw_connection()
        try:
            yield ServerShell(raw.driver_connection)
        finally:
            raw.driver_connection.rollback()
            raw.close()
            engine.dispose()


def make_alike(connection: Connection, server: Connection) -> None:
    """The tables with their rows, and then the guards."""
    for table in Base.metadata.sorted_tables:
        for index in table.indexes:
            index.dialect_options["postgresql"]["where"] = index.dialect_options["sqlite"]["where"]
    Base.metadata.create_all(server)
    Apart.metadata.create_all(server)
    take_down(server)
    server.exec_driver_sql("SET session_replication_role = replica")  # a source is merged into one that comes later
    for table in (*Base.metadata.sorted_tables, *Apart.metadata.sorted_tables):
        rows = [row._asdict() for row in connection.execute(select(table))]
        if rows:
            server.execute(table.insert(), rows)
    server.exec_driver_sql("SET session_replication_role = origin")
    put_up(server)
