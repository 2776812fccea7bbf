"""Writing many rows at the speed of the driver: keys given out here, rows written in slices, each slice one ledger entry.

`exec_driver_sql` with tuples runs as fast as the driver's own executemany; a duplicate or a missing parent is found by
the database's own constraints, and traced back to the line it came from.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from tracker.domain.errors import BadInputError
from tracker.store.ledger import Changed, append

ORDER = [
    "person",
    "person_role",
    "article",
    "revision",
    "source",
    "alias",
    "claim",
    "passage",
    "attribution",
    "via",
    "derivation",
    "evidence",
]
"""Parents before children: the order in which a slice is written."""

_TWICE = {
    "person": "these initials are on file already (`import --skip-known` passes over people and sources that are)",
    "article": "this article is on file already",
    "revision": "this revision is on file already",
    "source": "a source of this name is on file already (`import --skip-known` passes over people and sources that are)",
    "claim": "a claim of this number is on file already",
    "passage": "this claim stands on these words already",
    "attribution": "this statement (claim, source, via and status) is on file already",
    "derivation": "this derivation (source, drew_on, kind and scope) is on file already",
    "evidence": "evidence of this number is on the claim already",
}


class RefusedRowError(BadInputError):
    """A row that the desk cannot take; `line` is where it came from."""

    def __init__(self, line: int, sentence: str) -> None:
        """Keep the line beside the sentence."""
        super().__init__(sentence)
        self.line = line


class BulkWriter:
    """Collects rows and writes them in slices. Use it inside one transaction."""

    def __init__(self, connection: Connection, *, act: str, by: str) -> None:
        """Begin where the desk's keys end."""
        self.connection = connection
        self.act = act
        self.by = by
        self.written = dict.fromkeys(ORDER, 0)
        self._next = {table: self._first_key(table) for table in ORDER}
        self._rows: dict[tuple[str, tuple[str, ...]], list[tuple[Any, ...]]] = {}
        self._lines: dict[tuple[str, tuple[str, ...]], list[int]] = {}

    def _first_key(self, table: str) -> int:
        newest = self.connection.exec_driver_sql(f"SELECT max(id) FROM {table}").scalar()  # noqa: S608 - ours
        return (newest or 0) + 1

    def key(self, table: str) -> int:
        """The next free key of a table."""
        key = self._next[table]
        self._next[table] = key + 1
        return key

    def add(self, table: str, columns: tuple[str, ...], row: tuple[Any, ...], line: int) -> None:
        """Keep a row for the next slice."""
        place = (table, columns)
        rows = self._rows.get(place)
        if rows is None:
            rows = self._rows[place] = []
            self._lines[place] = []
        rows.append(row)
        self._lines[place].append(line)

    def kept(self, table: str) -> Iterator[tuple[Any, ...]]:
        """The rows of a table that wait for the next slice."""
        for (name, _), rows in self._rows.items():
            if name == table:
                yield from rows

    def write(self, subject: str) -> None:
        """Write what was kept, and its entry.

        Raises:
            RefusedRowError: a row is on file already or cannot be there.
        """
        places = sorted(self._rows, key=lambda place: ORDER.index(place[0]))
        for place in places:
            self._insert(place)
        if places:
            changes = [Changed(table, columns, self._rows[table, columns]) for table, columns in places]
            append(self.connection, self.act, subject, changes, by=self.by)
        self._rows.clear()
        self._lines.clear()

    def _insert(self, place: tuple[str, tuple[str, ...]]) -> None:
        table, columns = place
        names = ", ".join(f'"{name}"' for name in columns)
        marks = ", ".join("?" * len(columns))
        raw: Any = self.connection.connection.driver_connection
        before = raw.total_changes
        try:
            self.connection.exec_driver_sql(f"INSERT INTO {table} ({names}) VALUES ({marks})", self._rows[place])  # noqa: S608
        except IntegrityError as error:
            line = self._lines[place][min(raw.total_changes - before, len(self._rows[place]) - 1)]
            raise RefusedRowError(line, _reason(table, str(error.orig))) from None
        self.written[table] += len(self._rows[place])


def _reason(table: str, said: str) -> str:
    if "UNIQUE" in said:
        return _TWICE.get(table, f"this {table} is on file already")
    return f"this {table} cannot be on file: {said.lower()}"


def numbers_of(connection: Connection, article_id: int, numbers: Sequence[int]) -> dict[int, int]:
    """Claim number -> key for those of these claims of an article that are on file."""
    found: dict[int, int] = {}
    for start in range(0, len(numbers), 900):
        part = tuple(numbers[start : start + 900])
        marks = ", ".join("?" * len(part))
        statement = f"SELECT number, id FROM claim WHERE article_id = ? AND number IN ({marks})"  # noqa: S608
        found.update(connection.exec_driver_sql(statement, (article_id, *part)).tuples().all())
    return found


def key_where(connection: Connection, table: str, column: str, value: Any) -> int | None:
    """The key of the row whose unique column holds this value, or None."""
    statement = f"SELECT id FROM {table} WHERE {column} = ?"  # noqa: S608 - names are ours
    key: int | None = connection.exec_driver_sql(statement, (value,)).scalar()
    return key


def highest(connection: Connection, table: str, parent: str, key: int) -> int:
    """The highest number among a parent's rows; 0 where it has none."""
    statement = f"SELECT max(number) FROM {table} WHERE {parent} = ?"  # noqa: S608 - names are ours
    return connection.exec_driver_sql(statement, (key,)).scalar() or 0


def text_of(connection: Connection, article_id: int, number: int) -> tuple[int, str] | None:
    """The key and text of a revision, or None."""
    statement = "SELECT id, text FROM revision WHERE article_id = ? AND number = ?"
    row = connection.exec_driver_sql(statement, (article_id, number)).first()
    return None if row is None else (row[0], row[1])
