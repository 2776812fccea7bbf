"""The rows on file as they are stored, for comparing with the ledger and for putting back from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection

from tracker.models import Base

KEPT_TABLES = tuple(table.name for table in Base.metadata.sorted_tables if table.name != "entry")
"""Every table whose rows the ledger speaks of, parents before children."""


def columns_of(table: str) -> list[str]:
    """The columns of a table, in the order in which the ledger keeps them."""
    return [column.key for column in Base.metadata.tables[table].columns]


def rows_of(connection: Connection, table: str) -> Iterator[Sequence[Any]]:
    """Every row of a table, raw, by key, streamed.

    Raises:
        DBAPIError: the table or one of its columns is not there.
    """
    names = ", ".join(f'"{name}"' for name in columns_of(table))
    streaming = connection.execution_options(yield_per=5000)
    yield from streaming.exec_driver_sql(f'SELECT {names} FROM "{table}" ORDER BY id')  # noqa: S608 - our own names


def put(connection: Connection, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Write rows as they stood after an act, over what stood there before."""
    names = ", ".join(f'"{name}"' for name in columns)
    marks = ", ".join("?" * len(columns))
    anew = ", ".join(f'"{name}" = excluded."{name}"' for name in columns if name != "id")
    statement = f'INSERT INTO "{table}" ({names}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET {anew}'  # noqa: S608
    connection.exec_driver_sql(statement, [tuple(row) for row in rows])


def clear(connection: Connection) -> None:
    """Empty every table of a desk that holds nothing but what `init` wrote, the ledger with its guards too."""
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    for trigger in ("entry_no_update", "entry_no_delete"):
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {trigger}")
    for table in ("entry", *reversed(KEPT_TABLES)):
        connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608 - our own names
