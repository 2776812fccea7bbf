"""Emptying entries of the ledger: which rows nothing would speak of then, and what is left in the file afterwards.

One pass through the ledger, a byte in memory for each row on file, and one entry or some thousand rows at a time.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Engine

from tracker.domain.chain import Line, is_emptied
from tracker.domain.purges import Range
from tracker.store import ledger
from tracker.store.known_as import known_as
from tracker.store.ledger import Changed
from tracker.store.one_story import HANGS_ON
from tracker.store.raw_rows import KEPT_TABLES, changes_of, columns_of, rows_of
from tracker.store.session import read_raw, write_raw

_AT_ONCE = 5_000
"""Rows that one entry states anew."""
_WIDE = frozenset(("contradiction", "contradiction_member", "task"))
"""Tables whose rows are of one story and tell of others."""


class Unspoken:
    """Which rows nothing would speak of, once the entries that were noted as emptied are: a mark for each row, by key."""

    def __init__(self) -> None:
        self._marks: dict[str, bytearray] = {table: bytearray() for table in KEPT_TABLES}

    def note(self, changes: Iterable[Changed], *, emptied: bool) -> None:
        """Take in what an entry says; entries are given in their order."""
        for table, columns, rows in changes:
            key, marks = list(columns).index("id"), self._marks[table]
            for row in rows:
                at = row[key]
                if at >= len(marks):
                    marks.extend(bytes(at - len(marks) + 4096))
                marks[at] = emptied

    def count(self) -> int:
        """How many rows there are."""
        return sum(sum(marks) for marks in self._marks.values())

    def as_they_stand(self, connection: Connection) -> Iterator[Changed]:
        """These rows as they are on file, parents first, some thousand at a time."""
        for table, marks in self._marks.items():
            if not any(marks):
                continue
            columns, rows = columns_of(table), list[Sequence[Any]]()
            key = columns.index("id")
            for row in rows_of(connection, table):
                if row[key] < len(marks) and marks[row[key]]:
                    rows.append([int(value) if isinstance(value, bool) else value for value in row])
                if len(rows) == _AT_ONCE:
                    yield Changed(table, columns, rows)
                    rows = []
            if rows:
                yield Changed(table, columns, rows)


def last_before(connection: Connection, at: str) -> int:
    """The number of the last entry of those that were all written before this moment, as stored."""
    row = read_raw(connection, 'SELECT min(seq) FROM entry WHERE "at" >= ?', (at,)).fetchone()
    return ledger.head(connection).seq if row is None or row[0] is None else int(row[0]) - 1


def whole_entries(connection: Connection) -> Iterator[tuple[Line, list[Changed]]]:
    """Every entry that is no stub, with what it says of rows, oldest first."""
    for line in ledger.lines(connection):
        if not is_emptied(line):
            yield line, changes_of(line.after_values)


def is_of_one_story(line: Line, changes: Iterable[Changed], article_id: int | None) -> bool:
    """Whether all that an entry says is of the one story that it is about."""
    return article_id is not None and all(
        change.table in HANGS_ON and change.table not in _WIDE and _articles_in(change) <= {article_id}
        for change in changes
    )


def _articles_in(change: Changed) -> set[Any]:
    columns = list(change.columns)
    if change.table == "article" or "article_id" in columns:
        at = columns.index("id" if change.table == "article" else "article_id")
        return {row[at] for row in change.rows}
    return set()


def article_ids(connection: Connection) -> dict[str, int]:
    """Every article's key by its slug."""
    return dict(read_raw(connection, "SELECT slug, id FROM article").fetchall())


def merged_into(connection: Connection, source_id: int) -> set[int]:
    """A source and those that were merged into it, whose rows tell of the same."""
    found, size = {source_id}, 0
    while size != len(found):
        size = len(found)
        marks = ", ".join("?" * size)
        statement = f"SELECT id FROM source WHERE merged_into_id IN ({marks})"
        found |= {key for (key,) in read_raw(connection, statement, sorted(found))}
    return found


def owner_if_another(connection: Connection) -> str | None:
    """The login that the ledger's table is on a server, where ours may not empty entries; None where it may."""
    if connection.dialect.name == "sqlite":
        return None
    statement = (
        "SELECT r.rolname FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner "
        "WHERE c.oid = to_regclass('entry') AND NOT has_table_privilege(c.oid, 'UPDATE')"
    )
    row = read_raw(connection, statement).fetchone()
    return None if row is None else str(row[0])


def empty(connection: Connection, ranges: Iterable[Range]) -> None:
    """Empty these entries: what is left is that they were written. The newest entry must be the purge that says so."""
    if connection.dialect.name == "sqlite":
        read_raw(connection, "PRAGMA secure_delete=ON").fetchall()
    statement = (
        "UPDATE entry SET after_values = NULL, salt = NULL WHERE seq BETWEEN ? AND ? AND after_values IS NOT NULL"
    )
    write_raw(connection, statement, list(ranges))


def places_of_names(connection: Connection, names: Collection[str], most: int) -> list[str]:
    """Where on file one of these names stands in words of ours, whatever its letters' case: rows as people know them, with
    the column."""
    folded, found = [name.casefold() for name in names], list[str]()
    for table in KEPT_TABLES if folded else ():
        columns = columns_of(table)
        for row in rows_of(connection, table):
            for column, value in zip(columns, row, strict=True):
                if isinstance(value, str) and any(name in value.casefold() for name in folded):
                    fields = dict(zip(columns, row, strict=True))
                    found.append(f"{known_as(connection, table, fields, confidential=True)} ({column})")
            if len(found) >= most:
                return found[:most]
    return found


def write_anew(engine: Engine) -> str | None:
    """Write the desk's file anew, so that nothing of what was emptied is left in it; where that cannot be, who can do it
    when, in a sentence."""
    if engine.dialect.name != "sqlite":
        return "The server's files may still hold it: its administrator runs VACUUM FULL entry"
    connection = engine.raw_connection()
    try:
        driver = connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        driver.execute("VACUUM")
        [busy, *_] = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.OperationalError:
        busy = True
    finally:
        connection.close()
    return "The desk's file may still hold it, for somebody works on it now: run the same again later" if busy else None
