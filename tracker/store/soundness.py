"""Whether a desk's database is whole in itself: its pages, and that every row belongs to one that is there."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator

from sqlalchemy import Connection

from tracker.models import Base
from tracker.models.admission import Apart
from tracker.store.session import driver_of, read_raw

_MOST = 20
"""Faults of the file that are told one by one."""


def damage_of(connection: Connection) -> list[str]:
    """What SQLite finds damaged in the file, in its own words; nothing where all is well, nor of a desk on a server, which looks
    after its own files."""
    if connection.dialect.name != "sqlite":
        return []
    try:
        rows = driver_of(connection).execute(f"PRAGMA integrity_check({_MOST})").fetchall()
    except sqlite3.DatabaseError as error:  # so damaged that it cannot even be looked through
        return [str(error)]
    lines = [line for [said] in rows for line in str(said).splitlines()]
    return [line for line in lines if line != "ok" and not line.startswith("***")]


def hanging_rows(connection: Connection) -> Iterator[tuple[str, int, str]]:
    """The (table, how many rows, table) of the rows that belong to a row that is not there.

    A server never lets go of a key; there each is asked about all the same, for whoever runs one can switch that off.
    """
    if connection.dialect.name == "sqlite":
        found = driver_of(connection).execute("PRAGMA foreign_key_check")
        for (table, parent), count in Counter((row[0], row[2]) for row in found).items():
            yield table, count, parent
        return
    for table in (*Base.metadata.sorted_tables, *Apart.metadata.sorted_tables):
        for key in table.foreign_keys:
            column, other = key.parent.name, key.column.table.name
            statement = (
                f'SELECT count(*) FROM "{table.name}" c WHERE c."{column}" IS NOT NULL '
                f'AND NOT EXISTS (SELECT 1 FROM "{other}" p WHERE p.id = c."{column}")'
            )
            [count] = read_raw(connection, statement).fetchone()
            if count:
                yield table.name, count, other
