"""What a desk would lose by a change of its tables: held against itself before and after, inside a transaction that is taken
back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import Connection, inspect

from tracker.store.session import read_raw


class Loss(NamedTuple):
    """Rows or values that there would be no place for any more."""

    table: str
    column: str | None
    """None where the table goes with all its rows."""
    number: int
    """Rows, or values of the column."""


class Stock(NamedTuple):
    """What a desk holds: rows by table, values by table and column, and its guards."""

    rows: dict[str, int]
    values: dict[tuple[str, str], int]
    guards: frozenset[str]


def stock_of(connection: Connection) -> Stock:
    """Count every row and every value of the desk."""
    found = inspect(connection)
    rows: dict[str, int] = {}
    values: dict[tuple[str, str], int] = {}
    for table in sorted(found.get_table_names()):
        if table == "alembic_version":
            continue
        columns = [column["name"] for column in found.get_columns(table)]
        counted = ", ".join(f'count("{name}")' for name in columns)
        total, *each = read_raw(connection, f'SELECT count(*), {counted} FROM "{table}"').fetchone()
        rows[table] = total
        values |= {(table, name): count for name, count in zip(columns, each, strict=True)}
    return Stock(rows, values, frozenset(_guards(connection)))


def _guards(connection: Connection) -> Iterator[str]:
    statement = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if connection.dialect.name == "sqlite"
        else "SELECT DISTINCT tgname FROM pg_trigger WHERE NOT tgisinternal"
    )
    yield from (str(name) for [name] in read_raw(connection, statement))


def losses_between(before: Stock, after: Stock) -> Iterator[Loss]:
    """What is no longer there; nothing that held nothing."""
    for table, count in before.rows.items():
        if count and table not in after.rows:
            yield Loss(table, None, count)
        elif count > after.rows.get(table, 0):
            yield Loss(table, None, count - after.rows[table])
    for (table, column), count in before.values.items():
        if count and table in after.rows and (table, column) not in after.values:
            yield Loss(table, column, count)
