"""Writing many rows at the speed of the driver: keys given out here, rows written in slices, each slice one ledger entry.

How they are written fastest is each engine's own (`engines.surface.Kind.fill`); a duplicate is found by the database's own
constraints, and traced back to the line it came from.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any, NamedTuple

from sqlalchemy import Connection

from tracker.domain.errors import BadInputError
from tracker.store.checks import row_that_fails
from tracker.store.engines.surface import RefusedWriteError
from tracker.store.faults import without_mark
from tracker.store.ledger import Changed, append
from tracker.store.session import kind_of

Row = tuple[Any, ...]


class _Kind(NamedTuple):
    """What two rows of a table may not share, and what to say where they do."""

    same: tuple[str, ...] = ()
    sentence: str = ""


_SKIP = "(`import --skip-known` passes over people and sources that are on file)"
_KINDS = {
    "person": _Kind(("initials",), f"somebody has these initials already {_SKIP}"),
    "person_role": _Kind(),
    "article": _Kind(("slug",), "there is an article of this slug already"),
    "revision": _Kind(("article_id", "number"), "the article has a revision of this number already"),
    "source": _Kind(("name",), f"there is a source of this name already {_SKIP}"),
    "alias": _Kind(),
    "claim": _Kind(("article_id", "number"), "the article has a claim of this number already"),
    "passage": _Kind(("claim_id", "revision_id", "start", "end"), "the claim stands on these words already"),
    "attribution": _Kind(
        ("claim_id", "source_id", "chain", "status"), "this statement (claim, source, via and status) is there already"
    ),
    "via": _Kind(),
    "derivation": _Kind(
        ("source_id", "drew_on_id", "kind", "article_id", "claim_id"),
        "this derivation (source, drew_on, kind and scope) is there already",
    ),
    "evidence": _Kind(("claim_id", "number"), "the claim has evidence of this number already"),
}
"""Parents before children: the order in which a slice is written."""


def widen_cache(connection: Connection) -> None:
    """Keep 64 MB of the desk in memory: with the 2 MB that are usual, writing very many rows takes a fifth longer."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA cache_size=-65536")


class RefusedRowError(BadInputError):
    """A row that the desk cannot take; `line` is where it came from."""

    def __init__(self, line: int, sentence: str) -> None:
        """Keep the line beside the sentence."""
        super().__init__(sentence)
        self.line = line


class Batch:
    """Rows of one table that fill the same columns, and the line that each came from."""

    def __init__(self, table: str, columns: tuple[str, ...]) -> None:
        """Begin with none."""
        self.table = table
        self.columns = columns
        self.rows: list[Row] = []
        self.lines: list[int] = []

    def add(self, row: Row, line: int) -> None:
        """Keep a row for the next slice. Its key comes first and is greater than those before."""
        self.rows.append(row)
        self.lines.append(line)

    def like(self, row: Row, columns: tuple[str, ...], others: Batch) -> Iterator[int]:
        """The lines of the rows of `others` that hold in `columns` what a row of this batch does."""
        wanted = [row[self.columns.index(name)] if name in self.columns else None for name in columns]
        places = [others.columns.index(name) if name in others.columns else None for name in columns]
        for other, line in zip(others.rows, others.lines, strict=True):
            if [None if place is None else other[place] for place in places] == wanted:
                yield line


class BulkWriter:
    """Collects rows and writes them in slices. Use it inside one transaction."""

    def __init__(self, connection: Connection, *, act: str, by: str) -> None:
        """Begin where the desk's keys end."""
        self.connection = connection
        self.act = act
        self.by = by
        self.written = dict.fromkeys(_KINDS, 0)
        self.first = {table: self._first_key(table) for table in _KINDS}
        self.next_key = {table: count(first).__next__ for table, first in self.first.items()}
        self._batches: dict[tuple[str, tuple[str, ...]], Batch] = {}

    def _first_key(self, table: str) -> int:
        newest = self.connection.exec_driver_sql(f"SELECT max(id) FROM {table}").scalar()
        return (newest or 0) + 1

    def batch(self, table: str, columns: tuple[str, ...]) -> Batch:
        """Where rows of a table that fill these columns are kept; the same from slice to slice."""
        place = (table, columns)
        found = self._batches.get(place)
        if found is None:
            found = self._batches[place] = Batch(table, columns)
        return found

    def write(self, subject: str) -> None:
        """Write what was kept, and its entry.

        Raises:
            RefusedRowError: a row is there already or cannot be.
        """
        order = list(_KINDS)
        filled = sorted(
            (batch for batch in self._batches.values() if batch.rows), key=lambda one: order.index(one.table)
        )
        for batch in filled:
            self._insert(batch)
        if filled:
            changes = [Changed(batch.table, batch.columns, batch.rows) for batch in filled]
            append(self.connection, self.act, subject, changes, by=self.by)
        for batch in filled:
            batch.rows.clear()
            batch.lines.clear()

    def _insert(self, batch: Batch) -> None:
        try:
            kind_of(self.connection).fill(self.connection, batch.table, batch.columns, batch.rows)
        except RefusedWriteError as error:
            raise self._refusal(batch, error) from None
        failed = row_that_fails(self.connection, batch.table, batch.rows[0][0], batch.rows[-1][0])
        if failed is not None:
            line = next(line for row, line in zip(batch.rows, batch.lines, strict=True) if row[0] == failed)
            raise RefusedRowError(line, f"this {batch.table} holds a value that the desk does not take")
        self.written[batch.table] += len(batch.rows)

    def _refusal(self, batch: Batch, refused: RefusedWriteError) -> RefusedRowError:
        """The refusal of a row, with the line of the second of two that are the same."""
        kind, at = _KINDS[batch.table], refused.at
        if not refused.twice or not kind.same:
            return RefusedRowError(
                batch.lines[at], f"this {batch.table} cannot be on file: {without_mark(refused.said).lower()}"
            )
        others = [one for one in self._batches.values() if one.table == batch.table]
        lines = sorted(line for one in others for line in batch.like(batch.rows[at], kind.same, one))
        return RefusedRowError(lines[:2][-1], kind.sentence)
