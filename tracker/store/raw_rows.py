"""The rows on file as they are stored, for comparing with the ledger and for putting back from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from typing import Any

import orjson
from sqlalchemy import Connection

from tracker.domain.purges import Emptied
from tracker.models import Base
from tracker.models.base import UtcTime
from tracker.store.faults import database_errors
from tracker.store.guards import take_down
from tracker.store.ledger import Changed
from tracker.store.session import kind_of, read_raw, spared, walk_raw, write_raw
from tracker.store.unreadable import told_by_table

KEPT_TABLES = tuple(table.name for table in Base.metadata.sorted_tables if table.name != "entry")
"""Every table whose rows the ledger speaks of, parents before children."""
MOMENTS = frozenset(
    column.key
    for table in KEPT_TABLES
    for column in Base.metadata.tables[table].columns
    if isinstance(column.type, UtcTime)
)
"""The names of the columns that hold a moment."""
ENTRY = "entry"
_OF_A_PURGE = ("seq", "first", "why", "ranges", "wide")
"""What a purge's entry says of the ledger itself, as if it were rows of it."""


def columns_of(table: str) -> list[str]:
    """The columns of a table, in the order in which the ledger keeps them."""
    return [column.key for column in Base.metadata.tables[table].columns]


def rows_of(connection: Connection, table: str) -> Iterator[tuple[Any, ...]]:
    """Every row of a table, raw, by key, one at a time.

    Raises:
        UnreadableError: the table or one of its columns is not there, or holds bytes that are no text.
    """
    names = ", ".join(
        f'r."{name}"' for name in columns_of(table)
    )  # without the r. SQLite takes a missing one for a text
    with told_by_table(connection, table):
        yield from walk_raw(connection, f'SELECT {names} FROM "{table}" r ORDER BY r.id')


def count_of(connection: Connection, table: str) -> int | None:
    """How many rows a table has, None where it cannot be read."""
    with suppress(*database_errors(connection)), spared(connection):
        [count] = read_raw(connection, f'SELECT count(*) FROM "{table}"').fetchone() or [0]
        return int(count)
    return None


def changes_of(after_values: str | bytes | None) -> list[Changed]:
    """What an entry says of rows: of tables and columns there are, each row of their width and with a key. (What a purge
    says of other entries is read by `emptied_by`.)

    Raises:
        ValueError: it does not.
    """
    try:
        changes = [Changed(table, columns, rows) for table, columns, rows in orjson.loads(after_values or "")]
        readable = all(_fits(change) for change in changes)
    except (TypeError, ValueError) as error:  # no JSON, or of another shape altogether
        raise ValueError("no changes of rows") from error
    if not readable:
        raise ValueError("changes of what is not there")
    return [change for change in changes if change.table != ENTRY]


def emptied_by(after_values: str | bytes | None) -> list[Emptied]:
    """What a purge says of the entries that it and those before it emptied, oldest first.

    Raises:
        ValueError: it cannot be read.
    """
    try:
        changes = [Changed(table, columns, rows) for table, columns, rows in orjson.loads(after_values or "")]
    except (TypeError, ValueError) as error:
        raise ValueError("no changes of rows") from error
    if not all(_fits(change) for change in changes):
        raise ValueError("changes of what is not there")
    told = [row for change in changes if change.table == ENTRY for row in change.rows]
    return [Emptied(seq, first, why, _ranges(ranges), _ranges(wide)) for seq, first, why, ranges, wide in told]


def _ranges(ends: Iterable[Sequence[int]]) -> tuple[tuple[int, int], ...]:
    return tuple((first, last) for first, last in ends)


def emptying(purges: Iterable[Emptied]) -> Changed:
    """How an entry says it."""
    return Changed(ENTRY, list(_OF_A_PURGE), [[one.seq, one.first, one.why, one.ranges, one.wide] for one in purges])


def _tells_a_purge(columns: object, rows: object) -> bool:
    return (
        columns == list(_OF_A_PURGE)
        and isinstance(rows, list)
        and all(isinstance(row, list) and len(row) == len(_OF_A_PURGE) for row in rows)
        and all(isinstance(seq, int) and isinstance(first, int) for seq, first, *_ in rows)
        and all(isinstance(why, str) and _are_ranges(ranges) and _are_ranges(wide) for *_, why, ranges, wide in rows)
    )


def _are_ranges(ranges: object) -> bool:
    return isinstance(ranges, list) and all(
        isinstance(ends, list) and len(ends) == 2 and all(isinstance(end, int) for end in ends) for ends in ranges
    )


def _fits(change: Changed) -> bool:
    table, columns, rows = change
    if table == ENTRY:
        return _tells_a_purge(columns, rows)
    if table not in KEPT_TABLES or columns.__class__ is not list or rows.__class__ is not list:
        return False
    if "id" not in columns or len(set(columns)) != len(columns) or not _known(table).issuperset(columns):
        return False
    width, key = len(columns), columns.index("id")
    if set(map(type, rows)) - {list} or set(map(len, rows)) - {width}:
        return False
    return not {type(row[key]) for row in rows} - {int}


@cache
def _known(table: str) -> frozenset[str]:
    return frozenset(columns_of(table))


def put(connection: Connection, change: Changed) -> None:
    """Write rows as they stood after an act, over what stood there before. A column left out is NULL."""
    columns = tuple(change.columns)
    statement = putting(change.table, columns, kind_of(connection).marks(change.table, columns))
    write_raw(connection, statement, change.rows)


@cache
def putting(table: str, columns: tuple[str, ...], marks: str) -> str:
    """The statement that does so, for rows that fill these columns; `marks` is where their values stand in it."""
    names = ", ".join(f'"{name}"' for name in columns)
    given = [f'"{name}" = excluded."{name}"' for name in columns if name != "id"]
    blank = [f'"{name}" = NULL' for name in columns_of(table) if name not in columns]
    return f'INSERT INTO "{table}" ({names}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET {", ".join(given + blank)}'


@contextmanager
def parents_may_follow(connection: Connection) -> Iterator[None]:
    """Let a row name one that comes later: what a purge emptied is stated again by its own entry. Whoever writes such rows asks
    `soundness.hanging_rows` before this ends."""
    if connection.dialect.name == "sqlite":
        read_raw(connection, "PRAGMA defer_foreign_keys=ON").fetchall()
        yield
        return
    keys = read_raw(connection, _KEYS_AT_ONCE).fetchall()
    for table, key in keys:
        connection.exec_driver_sql(f"ALTER TABLE {table} ALTER CONSTRAINT {key} DEFERRABLE INITIALLY DEFERRED")
    yield
    connection.exec_driver_sql("SET CONSTRAINTS ALL IMMEDIATE")
    for table, key in keys:
        connection.exec_driver_sql(f"ALTER TABLE {table} ALTER CONSTRAINT {key} NOT DEFERRABLE")


_KEYS_AT_ONCE = """
    SELECT CAST(conrelid AS regclass), quote_ident(conname) FROM pg_constraint
    WHERE contype = 'f' AND NOT condeferrable AND connamespace = CAST(current_schema() AS regnamespace)
"""
"""The keys of a server's desk that are asked with every statement."""


def clear(connection: Connection) -> None:
    """Empty every table of a desk that holds nothing but what `init` wrote, the ledger too. The guards are down from then
    on: whoever fills it puts them up again and asks what breaks them (`store.guards`)."""
    take_down(connection)
    for table in ("entry", *reversed(KEPT_TABLES)):
        connection.exec_driver_sql(f"DELETE FROM {table}")
