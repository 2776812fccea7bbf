"""Questions asked of a ledger that somebody was at: where an entry may stand that is not where it should be.

Whatever is stored is taken as it is, and what cannot be read is left out. An entry's values are read only where they are
asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from sqlalchemy import Connection

from tracker.domain.chain import Line
from tracker.store.faults import database_errors
from tracker.store.raw_rows import KEPT_TABLES
from tracker.store.session import read_raw, spared

_LIGHT = ", ".join("NULL" if name == "after_values" else f'entry."{name}"' for name in Line._fields)
_WHOLE = ", ".join(f'entry."{name}"' for name in Line._fields)
_COPIES = 5


def entries_whose(connection: Connection, column: str, value: Any) -> list[Line]:
    """The first few entries that have this value in a column, without their values."""
    return list(_lines(connection, _LIGHT, f'entry."{column}" = ? ORDER BY entry.seq LIMIT {_COPIES}', value))


def entries_from(connection: Connection, first: int, last: int) -> list[Line]:
    """The entries that bear the numbers from `first` to `last`, without their values."""
    return list(_lines(connection, _LIGHT, "entry.seq BETWEEN ? AND ? ORDER BY entry.seq", first, last))


def whole_entries_from(connection: Connection, first: int, last: int) -> Iterator[Line]:
    """The same with their values, one at a time."""
    return _lines(connection, _WHOLE, "entry.seq BETWEEN ? AND ? ORDER BY entry.seq", first, last)


def _lines(connection: Connection, columns: str, where: str, *values: Any) -> Iterator[Line]:
    with suppress(*database_errors(connection), OverflowError):
        with spared(connection):
            rows = read_raw(connection, f"SELECT {columns} FROM entry WHERE {where}", values)
        for row in rows:
            yield Line(*row)


def texts_in(connection: Connection, column: str, most: int) -> list[str]:
    """The different texts that stand in a column of the ledger."""
    statement = f'SELECT DISTINCT entry."{column}" FROM entry LIMIT {most:d}'
    return [text for text in _column(connection, statement) if isinstance(text, str)]


def labels(connection: Connection, most: int) -> Iterator[str]:
    """What an entry may be about: every story's slug and every claim's label, the rest by number."""
    for statement in (
        "SELECT slug FROM article",
        "SELECT a.slug || '#' || c.number FROM claim c JOIN article a ON a.id = c.article_id",
        *(f"SELECT '{table}:' || id FROM \"{table}\"" for table in KEPT_TABLES),
        "SELECT 'pack:' || name FROM pack",
    ):
        yield from (label for label in _column(connection, f"{statement} LIMIT {most:d}") if isinstance(label, str))


def initials(connection: Connection) -> Iterator[str]:
    """Those of everybody on file."""
    yield from (text for text in _column(connection, "SELECT initials FROM person") if isinstance(text, str))


def _column(connection: Connection, statement: str) -> list[Any]:
    found: list[Any] = []
    with suppress(*database_errors(connection)), spared(connection):
        found.extend(value for (value,) in read_raw(connection, statement))
    return found
