"""The tables' own checks (a word of its vocabulary, a number from 1), made for many rows at once.

SQLite builds the list of words in a check anew for every row that is written, which takes a third of the time of writing
many. Asked of the rows once they are there, the same checks cost next to nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from sqlalchemy import CheckConstraint, Connection
from sqlalchemy.dialects import sqlite

from tracker.models import Base
from tracker.models.admission import Apart
from tracker.store.session import driver_of, read_raw


@contextmanager
def checks_put_off(connection: Connection) -> Iterator[None]:
    """Let rows in unchecked. Whoever writes some asks `row_that_fails` about them before anything is kept."""
    if connection.dialect.name != "sqlite":  # a server makes them while it writes, at no cost that can be seen
        yield
        return
    driver = driver_of(connection)
    driver.execute("PRAGMA ignore_check_constraints=ON")
    try:
        yield
    finally:
        driver.execute("PRAGMA ignore_check_constraints=OFF")


def row_that_fails(connection: Connection, table: str, first: int, last: int) -> int | None:
    """The key of a row that its table's checks refuse, among the keys from `first` to `last`; None where all is well."""
    question = _question(table) if connection.dialect.name == "sqlite" else None
    found = read_raw(connection, question, (first, last)).fetchone() if question else None
    return None if found is None else found[0]


@cache
def _question(table: str) -> str | None:
    dialect = sqlite.dialect()
    checks = [
        str(check.sqltext.compile(dialect=dialect, compile_kwargs={"literal_binds": True}))
        for check in (Apart if table in Apart.metadata.tables else Base).metadata.tables[table].constraints
        if isinstance(check, CheckConstraint)
    ]
    held = " AND ".join(f"({check})" for check in checks)
    return f"SELECT id FROM {table} WHERE id BETWEEN ? AND ? AND NOT ({held}) LIMIT 1" if checks else None
