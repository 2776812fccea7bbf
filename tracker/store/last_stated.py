"""How the ledger says that some rows stand: read through it once more, where a proof found them to be otherwise."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection

from tracker.domain.errors import DeskError
from tracker.store import ledger
from tracker.store.raw_rows import changes_of, columns_of


class Stated(NamedTuple):
    """A row as an entry says it stands: the number of the entry, and every column."""

    entry: int
    fields: Mapping[str, Any]


Named = tuple[str, int]
"""A row: its table and its key."""


def last_stated(connection: Connection, wanted: Collection[Named]) -> dict[Named, Stated]:
    """The newest statement of each of these rows, of those that have one. One entry in memory at a time."""
    found: dict[Named, Stated] = {}
    tables = {table: f'"{table}"' for table, _ in wanted}
    try:
        for line in ledger.lines(connection) if wanted else ():
            values = line.after_values
            if isinstance(values, str) and any(mark in values for mark in tables.values()):
                _note(values, line.seq, wanted, found)
    except DeskError:  # what cannot be read says nothing; the proof has said so
        return found
    return found


def _note(values: str, seq: int, wanted: Collection[Named], found: dict[Named, Stated]) -> None:
    try:
        changes = changes_of(values)
    except ValueError:
        return
    for table, columns, rows in changes:
        key = list(columns).index("id")
        for row in rows:
            if (table, row[key]) in wanted:
                blank = dict.fromkeys(columns_of(table))
                found[table, row[key]] = Stated(seq, blank | dict(zip(columns, row, strict=True)))
