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
from tracker.models.admission import Apart
from tracker.store.admission import hashes_readable
from tracker.store.checks import checks_put_off, row_that_fails
from tracker.store.faults import database_errors, refuses_a_row
from tracker.store.guards import put_up, take_down
from tracker.store.raw_rows import KEPT_TABLES
from tracker.store.session import pour_raw, read_raw, walk_raw

ALL_TABLES = (*KEPT_TABLES, "entry")
"""Parents before children; the ledger last."""
_APART = "password"
"""Behind the ledger, which says who chose it. Who is signed in stays behind: they sign in anew."""
_SLICE = 1_000
"""Rows between two calls of whoever follows."""
Counts = dict[str, int]
Row = Sequence[Any]


def row_counts(connection: Connection) -> Counts:
    """How many rows every table holds."""
    tables = tables_carried(connection)
    return {str(table): read_raw(connection, f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in tables}


def tables_carried(connection: Connection) -> tuple[str, ...]:
    """What goes along of this desk. Whoever may not read what passwords hash to, as nobody may on a server but the owner of the
    tables and the login of the review desk, carries the rest."""
    return (*ALL_TABLES, _APART) if hashes_readable(connection) else ALL_TABLES


def copy_rows(source: Connection, target: Connection, progress: Callable[[int], None]) -> Counts:
    """Every row of the one desk into the other, which holds none; returns how many of each table. The guards of the other
    are down meanwhile: whoever doubts the one asks the other `store.guards.broken` before anything is kept.

    Args:
        progress: called with the number of rows copied since the last call.

    Raises:
        DeskError: the other holds rows already, a row cannot be stored there, or not all have arrived.
    """
    filled = [table for table, count in row_counts(target).items() if count]
    if filled:
        raise DeskError(f"there are rows already in the tables {', '.join(filled)}: nothing was copied")
    expected = row_counts(source)
    take_down(target)
    with checks_put_off(target):
        for table in expected:
            _copy_table(source, target, table, progress)
    put_up(target)
    arrived = row_counts(target)
    for table in expected:
        if arrived[table] != expected[table]:
            raise DeskError(
                f"of {expected[table]:,} rows of {table} only {arrived[table]:,} arrived: nothing was kept; please report it"
            )
    return arrived


def _copy_table(source: Connection, target: Connection, table: str, progress: Callable[[int], None]) -> None:
    key, names = key_and_columns(table)
    columns = ", ".join(f'"{name}"' for name in names)
    rows = walk_raw(source, f'SELECT {columns} FROM "{table}" ORDER BY "{key}"')
    written = _Written(progress)
    try:
        pour_raw(target, table, names, written.followed(rows))
    except database_errors(target) as error:
        if not refuses_a_row(error):
            raise
        raise DeskError(_unfit(table, written.key, "or one shortly before it ")) from None
    failed = row_that_fails(target, table, -(2**63), 2**63 - 1) if key == "id" else None
    if failed is not None:
        raise DeskError(_unfit(table, failed))


def _unfit(table: str, key: Any, more: str = "") -> str:
    return (
        f"{table} {key} {more}holds a value that cannot be stored there, so somebody changed it behind tracker's back: nothing "
        "was copied; `tracker log verify` says more"
    )


class _Written:
    """Rows on their way, counted for whoever follows."""

    def __init__(self, progress: Callable[[int], None]) -> None:
        self.key: Any = None
        """The key of the row that was given last."""
        self._progress = progress

    def followed(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The same rows."""
        at = 0
        for at, row in enumerate(rows, 1):
            self.key = row[0]
            yield row
            if at % _SLICE == 0:
                self._progress(_SLICE)
        self._progress(at % _SLICE)


def key_and_columns(table: str) -> tuple[str, list[str]]:
    """The name of a table's key, and of all its columns."""
    made = (Apart if table in Apart.metadata.tables else Base).metadata.tables[table]
    [key] = made.primary_key.columns.keys()
    return key, [column.key for column in made.columns]
