"""A desk without its guards, for tests that do behind the program's back what nothing can do in front of them.

To drop and make every trigger takes SQLite twenty times as long as to read the schema once more. So they are taken out of the
table in which it keeps the schema, and put back there.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection

Triggers = Sequence[Any]
"""Rows of the schema."""


def unguard(raw: sqlite3.Connection) -> Triggers:
    """Take every trigger away, as whoever owns a desk's file can; what `guard_again` needs."""
    there = _taken(raw)
    _tell_others(raw)
    return there


def guard_again(raw: sqlite3.Connection, triggers: Triggers) -> None:
    """Put back what was taken away, but for those of tables that are gone."""
    _put_back(raw, triggers)
    _tell_others(raw)


@contextmanager
def unguarded(connection: Connection) -> Iterator[None]:
    """No guard stands meanwhile, within the transaction that the connection is in: nobody else sees it, and there is nothing
    that a savepoint could not undo."""
    if connection.dialect.name != "sqlite":
        connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        yield
        connection.exec_driver_sql("SET LOCAL session_replication_role = origin")
        return
    raw: Any = connection.connection.driver_connection
    there = _taken(raw)
    try:
        yield
    finally:
        _put_back(raw, there)


def _taken(raw: sqlite3.Connection) -> Triggers:
    there = raw.execute("SELECT * FROM sqlite_master WHERE type = 'trigger'").fetchall()
    _written(raw, "DELETE FROM sqlite_master WHERE type = 'trigger'")
    return there


def _put_back(raw: sqlite3.Connection, triggers: Triggers) -> None:
    tables = {name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    _written(raw, "INSERT INTO sqlite_master VALUES (?, ?, ?, ?, ?)", [one for one in triggers if one[2] in tables])


def _written(raw: sqlite3.Connection, statement: str, rows: Triggers = ((),)) -> None:
    """Write into the schema, and have this connection read it again."""
    raw.execute("PRAGMA writable_schema=ON")
    raw.executemany(statement, rows)
    raw.execute("PRAGMA writable_schema=RESET")


def _tell_others(raw: sqlite3.Connection) -> None:
    """Whoever has the desk open reads the schema again too."""
    [(version,)] = raw.execute("PRAGMA schema_version").fetchall()
    raw.execute(f"PRAGMA schema_version={version + 1}")
