"""What stands in the desk's tables and cannot be read at all, told by table, row and column and not by a driver's error."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from sqlalchemy import Connection

from tracker.domain.errors import DeskError
from tracker.store.faults import database_errors, not_there
from tracker.store.session import read_raw, spared

_OF_THE_MACHINE = ("locked", "busy", "disk i/o error", "disk is full", "readonly", "unable to open", "interrupted")
"""What is no fault of the rows."""
_NO_TEXT = ("decode", "invalid byte sequence")


class UnreadableError(DeskError):
    """A table is not there as it should be, or holds what no text is. The sentence names the table."""

    def __init__(self, table: str, sentence: str, *, no_text: bool = False) -> None:
        super().__init__(sentence)
        self.table, self.no_text = table, no_text


@contextmanager
def told_by_table(connection: Connection, table: str) -> Iterator[None]:
    """Reading rows of one table.

    Raises:
        UnreadableError: instead of what the driver raises, where the fault is in the table.
    """
    try:
        yield
    except database_errors(connection) as error:
        told = _told(connection, table, error)
        if told is None:
            raise
        raise told from None


def _told(connection: Connection, table: str, error: Exception) -> UnreadableError | None:
    said = str(error).lower()
    if any(part in said for part in _NO_TEXT):
        return UnreadableError(table, f"the table {table} holds bytes that are no text", no_text=True)
    if not_there(error):
        return UnreadableError(table, f"the table {table} is not there as it should be")
    if connection.dialect.name != "sqlite" or any(part in said for part in _OF_THE_MACHINE):
        return None
    return UnreadableError(table, f"the table {table} cannot be read: the file is damaged")


def cell_that_is_no_text(connection: Connection, table: str, key: str, columns: list[str]) -> tuple[Any, str] | None:
    """The key of the first row, and its column, that holds bytes which are no text; None where it cannot be found.

    Args:
        key: the table's column of keys.
    """
    for column in columns:
        last: Any = None
        statement = f'SELECT r."{key}", r."{column}" FROM "{table}" r ORDER BY r."{key}"'
        try:
            with spared(connection):
                for row in read_raw(connection, statement):
                    last = row[0]
        except database_errors(connection):
            return _key_after(connection, table, key, last), column
    return None


def _key_after(connection: Connection, table: str, key: str, last: Any) -> Any:
    later = "" if last is None else f'WHERE r."{key}" > ?'
    statement = f'SELECT r."{key}" FROM "{table}" r {later} ORDER BY r."{key}" LIMIT 1'
    with suppress(*database_errors(connection)), spared(connection):
        row = read_raw(connection, statement, () if last is None else (last,)).fetchone()
        return None if row is None else row[0]
    return None
