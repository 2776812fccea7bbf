"""A whole desk from one database into another: every row, with its key, parents before children.

Nothing is made anew on the way, no ledger entry is written: what is copied is what was there, so the ledger of the copy ends
at the same head. The caller holds both transactions, one state of the one desk and the only change of the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection

from tracker.domain.errors import DeskError
from tracker.models import Base
from tracker.store.checks import checks_put_off, row_that_fails
from tracker.store.raw_rows import KEPT_TABLES
from tracker.store.session import driver_of, read_raw

ALL_TABLES = (*KEPT_TABLES, "entry")
"""Parents before children; the ledger last."""
_SLICE = 1_000
"""Rows between two calls of whoever follows."""
Counts = dict[str, int]
Row = Sequence[Any]


def row_counts(connection: Connection) -> Counts:
    """How many rows every table holds."""
    return {str(table): read_raw(connection, f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in ALL_TABLES}


def copy_rows(source: Connection, target: Connection, progress: Callable[[int], None]) -> Counts:
    """Every row of the one desk into the other, which holds none; returns how many of each table.

    Args:
        progress: called with the number of rows copied since the last call.

    Raises:
        DeskError: the other holds rows already, a row cannot be stored there, or not all have arrived.
    """
    filled = [table for table, count in row_counts(target).items() if count]
    if filled:
        raise DeskError(f"there are rows already in the tables {', '.join(filled)}: nothing was copied")
    expected = row_counts(source)
    target.exec_driver_sql("PRAGMA defer_foreign_keys=ON")  # a source is merged into one that comes later
    with checks_put_off(target):
        for table in ALL_TABLES:
            _copy_table(source, target, table, progress)
    arrived = row_counts(target)
    for table in ALL_TABLES:
        if arrived[table] != expected[table]:
            raise DeskError(
                f"of {expected[table]:,} rows of {table} only {arrived[table]:,} arrived: nothing was kept; please report it"
            )
    return arrived


def _copy_table(source: Connection, target: Connection, table: str, progress: Callable[[int], None]) -> None:
    key, names = key_and_columns(table)
    columns = ", ".join(f'"{name}"' for name in names)
    rows = read_raw(source, f'SELECT {columns} FROM "{table}" ORDER BY "{key}"')
    marks = ", ".join("?" * len(names))
    driver_of(target).executemany(f'INSERT INTO "{table}" ({columns}) VALUES ({marks})', _followed(rows, progress))
    failed = row_that_fails(target, table, -(2**63), 2**63 - 1) if key == "id" else None
    if failed is not None:
        raise DeskError(
            f"{table} {failed} holds a value that no desk takes, so somebody changed it behind tracker's back: nothing was "
            "copied; `tracker doctor` says more"
        )


def _followed(rows: Iterable[Row], progress: Callable[[int], None]) -> Iterator[Row]:
    at = 0
    for at, row in enumerate(rows, 1):
        yield row
        if at % _SLICE == 0:
            progress(_SLICE)
    progress(at % _SLICE)


def key_and_columns(table: str) -> tuple[str, list[str]]:
    """The name of a table's key, and of all its columns."""
    made = Base.metadata.tables[table]
    [key] = made.primary_key.columns.keys()
    return key, [column.key for column in made.columns]
