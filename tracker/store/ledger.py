"""The ledger's reading and writing: one entry an act, with every record the act changed as it stood after."""

from __future__ import annotations

import getpass
import os
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

import orjson
from sqlalchemy import Connection
from sqlalchemy.orm import Session

from tracker.domain.chain import FIRST_PREVIOUS, Line, forge
from tracker.models import Base, Person
from tracker.models.base import now, utc_text
from tracker.store.changes import changed_records, written_rows
from tracker.store.foreseen import Head as Head
from tracker.store.session import login_of, memory_of, read_raw, walk_raw, write_later
from tracker.store.unreadable import told_by_table

_SAYING_WHO = ("LOGNAME", "USER", "LNAME", "USERNAME")
_COLUMNS = ", ".join(f'"{name}"' for name in Line._fields)
_INSERT = f"INSERT INTO entry ({_COLUMNS}) VALUES ({', '.join('?' * len(Line._fields))})"


class Changed(NamedTuple):
    """Rows of one table as they stand after an act: raw stored values in the order of `columns`.

    A column left out is NULL.
    """

    table: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]


def head(connection: Connection) -> Head:
    """The newest entry's number and hash."""
    row = read_raw(connection, "SELECT seq, hash FROM entry ORDER BY seq DESC LIMIT 1").fetchone()
    return Head(0, FIRST_PREVIOUS) if row is None else Head(row[0], row[1])


def secret(connection: Connection) -> str:
    """The salt of the oldest entry that has one: it never leaves but in a dump of the whole desk, and nobody can foresee
    it. Blank where there is no entry."""
    row = read_raw(connection, "SELECT salt FROM entry WHERE salt IS NOT NULL ORDER BY seq LIMIT 1").fetchone()
    return "" if row is None else str(row[0])


def record(session: Session, act: str, subject: str, *, by: Person | None) -> None:
    """Write down one act: every record changed since the last entry, as it stands now.

    An act that changed nothing leaves no entry.
    """
    rows: dict[str, dict[int, Sequence[Any]]] = {}
    for changed in changed_records(session):
        _, values = changed.as_stored()
        rows.setdefault(changed.__tablename__, {})[changed.id] = values
    connection = session.connection()
    for table, written in written_rows(session).items():
        found = rows.setdefault(table, {})
        told = {key: row for key, row in written.items() if row is not None and key not in found}
        found.update(told)
        found.update(_rows_as_they_stand(connection, table, [key for key, row in written.items() if row is None]))
    if rows:
        changes = [Changed(table, _columns_of(table), list(found.values())) for table, found in rows.items()]
        append(connection, act, subject, changes, by=by.initials if by else "")


def _rows_as_they_stand(connection: Connection, table: str, keys: Sequence[int]) -> Iterator[tuple[int, Sequence[Any]]]:
    names = ", ".join(f'"{name}"' for name in _columns_of(table))
    for key in keys:
        [row] = read_raw(connection, f"SELECT {names} FROM {table} WHERE id = ?", (key,))
        yield key, row


def _columns_of(table: str) -> list[str]:
    return [column.key for column in Base.metadata.tables[table].columns]


def append(connection: Connection, act: str, subject: str, changes: Sequence[Changed], *, by: str) -> None:
    """Write one entry for rows that were written past the session, as a bulk import does."""
    known = memory_of(connection)
    last = (known or {}).get(Head) or head(connection)
    values = orjson.dumps([tuple(change) for change in changes]).decode()
    line = forge(last.seq + 1, utc_text(now()), by, login_of(connection) or login(), act, subject, values, last.hash)
    write_later(connection, _INSERT, line)
    if known is not None:
        known[Head] = Head(line.seq, line.hash)


def login() -> str:
    """The operating system's name for who runs this, empty where it has none."""
    return _login_by(*(os.environ.get(name) for name in _SAYING_WHO))


@cache
def _login_by(*said: str | None) -> str:
    """The same, looked up once as long as the variables that say it stay: where none does, the system is asked, which takes as
    long as a small question to the desk."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


def lines(connection: Connection, where: str = "", *values: Any) -> Iterator[Line]:
    """The entries as stored, oldest first, one at a time: a single one may hold megabytes.

    Raises:
        UnreadableError: the table or one of its columns is not there, or holds bytes that are no text.
    """
    columns = ", ".join(f'entry."{name}"' for name in Line._fields)
    with told_by_table(connection, "entry"):
        for row in walk_raw(connection, f"SELECT {columns} FROM entry {where} ORDER BY entry.seq", values):
            yield Line(*row)


def restore(connection: Connection, line: Line) -> None:
    """Put an entry back as it was dumped."""
    read_raw(connection, _INSERT, line)
