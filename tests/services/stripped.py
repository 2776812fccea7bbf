"""A desk with rows in every table and no guard left: no key, no type, no constraint, no trigger. Whoever owns the file can
make it so."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection
from sqlalchemy.orm import Session

from tests.bundles import furnish
from tests.conftest import open_at
from tests.unguarded import unguard
from tracker.domain.chain import Line, forge
from tracker.services.proving import Verdict, prove
from tracker.store.raw_rows import KEPT_TABLES

TABLES = (*KEPT_TABLES, "entry")
Tampering = Callable[[sqlite3.Connection], object]


def furnished_file(empty: Path, path: Path) -> Path:
    """The file of a desk with rows in every table, made from that of an empty one."""
    path.write_bytes(empty.read_bytes())
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LOGNAME", "ann")
        furnish(desk := open_at(path))
    desk.engine.dispose()
    return path


def strip(path: Path) -> None:
    """Make the desk's tables anew, with the same rows and nothing that guards them."""
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA foreign_keys=OFF")
        unguard(raw)
        raw.executescript(
            "DROP TABLE sign_in; DROP TABLE password"
        )  # whose keys are those of people, and no part of the record
        for table in TABLES:
            columns = ", ".join(f'"{row[1]}"' for row in raw.execute(f"PRAGMA table_info({table})"))
            raw.executescript(
                f"CREATE TABLE bare ({columns}); INSERT INTO bare SELECT * FROM {table} ORDER BY 1;"
                f"DROP TABLE {table}; ALTER TABLE bare RENAME TO {table}"
            )


@contextmanager
def tampered(connection: Connection, tamper: Tampering) -> Iterator[Session]:
    """A session on the desk after somebody was at the file; everything is as before afterwards."""
    connection.exec_driver_sql("SAVEPOINT before")
    raw: Any = connection.connection.driver_connection
    try:
        tamper(raw)
        yield Session(connection)
    finally:
        connection.exec_driver_sql("ROLLBACK TO before")
        connection.exec_driver_sql("RELEASE before")


def found(connection: Connection, tamper: Tampering) -> Verdict:
    """What the proof finds then."""
    with tampered(connection, tamper) as session:
        return prove(session)


def entries_of(raw: Any) -> list[Line]:
    """The ledger, entry for entry."""
    return [Line(*row) for row in raw.execute("SELECT * FROM entry ORDER BY seq").fetchall()]


def put_entry(raw: Any, line: Line) -> None:
    """Write an entry over the one of this number, or as a new one."""
    raw.execute("DELETE FROM entry WHERE seq = ?", (line.seq,))
    raw.execute(f"INSERT INTO entry VALUES ({', '.join('?' * len(line))})", line)


def rechain(raw: Any, since: int, change: Callable[[str], str]) -> None:
    """Forge the ledger anew from an entry on, after `change` was made to the values of each."""
    lines = entries_of(raw)
    previous = lines[since - 1].previous
    for old in lines[since - 1 :]:
        line = forge(*old[:6], change(old.after_values or ""), previous)
        put_entry(raw, line)
        previous = line.hash
