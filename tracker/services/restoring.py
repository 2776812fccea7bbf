"""A whole dump back onto an empty desk, replayed from its ledger.

The rows are rebuilt from the entries, each of which must follow the one before; the dump's records must then be what the
entries made, line for line. So a dump in which somebody wrote a verdict that no entry speaks of is refused.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import orjson
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session

from tracker.domain.chain import FIRST_PREVIOUS, Line, fault_in
from tracker.domain.errors import BadInputError, MoveRefusedError
from tracker.services.exporting import FORMAT
from tracker.store import dumps, ledger
from tracker.store.raw_rows import KEPT_TABLES, clear, columns_of, put
from tracker.store.schema import APPEND_ONLY, HEAD

_SIZE = 8
"""Bytes kept of each record line, to find the first that differs."""


def is_dump(first_line: bytes) -> bool:
    """Whether a file that begins with this line is a whole dump."""
    try:
        fields = orjson.loads(first_line)
    except orjson.JSONDecodeError:
        return False
    return isinstance(fields, dict) and fields.get("record") == "dump"


def restore_desk(session: Session, lines: Iterable[bytes], *, progress: Callable[[int], None] | None = None) -> int:
    """Put a dump back. Returns the number of entries.

    Raises:
        MoveRefusedError: the desk holds more than what `init` wrote.
        BadInputError: the dump is of another version, breaks off, or its records are not what its ledger says.
    """
    connection = session.connection()
    _require_empty(connection)
    clear(connection)
    numbered = enumerate(lines, 1)
    header = _fields(*next(numbered))
    if header.get("format") != FORMAT or header.get("schema") != HEAD:
        raise BadInputError(
            "line 1: this dump is of another version of tracker: restore it with that one, then upgrade"
        )
    seen = _replay(connection, numbered, header, progress)
    for trigger in APPEND_ONLY:
        connection.exec_driver_sql(trigger)
    _compare(connection, seen)
    return int(header["entries"])


def _require_empty(connection: Connection) -> None:
    if any(line.act != "init" for line in ledger.lines(connection, "WHERE seq <= 2")):
        raise MoveRefusedError(
            "a whole dump restores only onto a desk that holds nothing yet: make one with `tracker init`"
        )


def _replay(
    connection: Connection,
    numbered: Iterator[tuple[int, bytes]],
    header: dict[str, Any],
    progress: Callable[[int], None] | None,
) -> bytearray:
    """Put every entry back and what it changed; returns the short digests of the record lines."""
    seen, previous, seq, taken = bytearray(), FIRST_PREVIOUS, 0, 0
    for number, text in numbered:
        taken += len(text)
        fields = _fields(number, text)
        if fields.get("record") != "entry":
            seen += _mark(fields)
            continue
        line = _entry(number, fields)
        fault = fault_in(line, seq + 1, previous)
        if fault is not None:
            raise BadInputError(
                f"line {number}: entry {seq + 1} of the ledger does not hold: {fault}; nothing was restored"
            )
        _put(connection, number, line)
        previous, seq = line.hash, line.seq
        if progress is not None:
            progress(taken)
    if (seq, previous) != (header.get("entries"), header.get("head")):
        raise BadInputError(f"the dump breaks off after entry {seq}: nothing was restored")
    return seen


def _put(connection: Connection, number: int, line: Line) -> None:
    try:
        for table, columns, rows in orjson.loads(line.after_values or ""):
            if table not in KEPT_TABLES or not set(columns) <= set(columns_of(table)):
                raise BadInputError(f"line {number}: entry {line.seq} speaks of a table or column that is not there")
            put(connection, table, columns, rows)
        ledger.restore(connection, [line])
    except (IntegrityError, DBAPIError, ValueError, TypeError, KeyError):
        raise BadInputError(f"line {number}: entry {line.seq} cannot be put back: nothing was restored") from None


def _entry(number: int, fields: dict[str, Any]) -> Line:
    try:
        return Line(**{name: fields[name] for name in Line._fields})
    except KeyError as error:
        raise BadInputError(f"line {number}: the entry lacks the field {error}: nothing was restored") from None


def _compare(connection: Connection, seen: bytearray) -> None:
    at = 0
    for at, record in enumerate(dumps.records(connection, dumps.Scope()), 1):
        if bytes(seen[(at - 1) * _SIZE : at * _SIZE]) != _mark(record):
            raise BadInputError(f"line {at + 1}: this record is not what the dump's ledger says: nothing was restored")
    if len(seen) != at * _SIZE:
        raise BadInputError(f"line {at + 2}: the dump's ledger knows nothing of this record: nothing was restored")


def _mark(fields: dict[str, Any]) -> bytes:
    return hashlib.blake2b(orjson.dumps(fields, option=orjson.OPT_SORT_KEYS), digest_size=_SIZE).digest()


def _fields(number: int, text: bytes) -> dict[str, Any]:
    try:
        fields = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise BadInputError(f"line {number}: this is no JSON: {error.msg}; nothing was restored") from None
    if not isinstance(fields, dict):
        raise BadInputError(f"line {number}: a line is one JSON object; nothing was restored")
    return fields
