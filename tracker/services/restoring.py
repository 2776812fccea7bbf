"""A whole dump back onto an empty desk, replayed from its ledger.

The rows are rebuilt from the entries, each of which must follow the one before; the dump's records must then be what the
entries made, line for line. So a dump in which somebody wrote a verdict that no entry speaks of is refused.

What it cannot tell: a dump whose every entry was forged anew, from the first hash to the head, with the reviews that go
with them. Hold the head of what was restored against one kept elsewhere (`tracker log verify --head`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import orjson
from sqlalchemy import Connection
from sqlalchemy.exc import DataError, IntegrityError, InterfaceError, ProgrammingError
from sqlalchemy.orm import Session

from tracker.domain.chain import EMPTIED, FIRST_PREVIOUS, Line, fault_in, is_emptied
from tracker.domain.counting import one
from tracker.domain.errors import BadInputError, MoveRefusedError
from tracker.domain.purges import PURGE, Emptied, Numbers, emptied_in_all
from tracker.services.exporting import FORMAT
from tracker.services.long_work import collector_off
from tracker.store import dumps, ledger
from tracker.store.bulk import widen_cache
from tracker.store.faults import database_errors, refuses_a_row
from tracker.store.guards import broken, put_up
from tracker.store.raw_rows import KEPT_TABLES, changes_of, clear, emptied_by, parents_may_follow, put
from tracker.store.schema import HEAD
from tracker.store.soundness import hanging_rows

_SIZE = 8
"""Bytes kept of each record line, to find the first that differs."""
_UNFIT = (IntegrityError, ProgrammingError, InterfaceError, DataError, ValueError, OverflowError)
"""What the driver raises for values that no row can hold."""

Numbered = Iterator[tuple[int, bytes]]


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
        BadInputError: the dump is of another version, breaks off, or its records are not what its ledger says. Nothing is
            kept then: the caller's transaction is to be rolled back.
    """
    connection = session.connection()
    _require_empty(connection)
    widen_cache(connection)
    clear(connection)
    numbered = enumerate(lines, 1)
    with collector_off():
        header = _header(numbered)
        with parents_may_follow(connection):
            seen = _replay(connection, numbered, header, progress)
            _require_parents(connection)
        _compare(connection, seen)
        _guard(connection)
    return int(header["entries"])


def _require_empty(connection: Connection) -> None:
    if any(line.act != "init" for line in ledger.lines(connection, "WHERE seq <= 2")):
        raise MoveRefusedError(
            "a whole dump restores only onto a desk that holds nothing yet: make one with `tracker init`"
        )


def _header(numbered: Numbered) -> dict[str, Any]:
    number, text = next(numbered, (1, b""))
    header = _fields(number, text)
    if header.get("format") != FORMAT or header.get("schema") != HEAD:
        raise _refusal(1, "this dump is of another version of tracker: restore it with that one, then upgrade")
    return header


def _replay(
    connection: Connection, numbered: Numbered, header: dict[str, Any], progress: Callable[[int], None] | None
) -> bytearray:
    """Put every entry back and what it changed; returns the short digests of the record lines above the entries."""
    seen, last, taken, number = bytearray(), ledger.Head(0, FIRST_PREVIOUS), 0, 1
    stubs, purges = Numbers(), list[Emptied]()
    for number, text in numbered:
        fields = _fields(number, text)
        if fields.get("record") == "entry":
            line = _entry(number, fields)
            last = _put_back(connection, number, line, last)
            if is_emptied(line):
                stubs.add(line.seq)
            elif line.act == PURGE:
                purges = emptied_by(line.after_values)
        elif last.seq:
            raise _refusal(number, "a record stands below the first entry of the ledger, where none is written")
        else:
            seen += _mark(fields)
        taken += len(text)
        if progress is not None:
            progress(taken)
    if last != (header.get("entries"), header.get("head")):
        raise _refusal(number, f"the dump breaks off after entry {last.seq}")
    if (stub := stubs.first_not_in(emptied_in_all(purges))) is not None:
        raise _refusal(number, f"entry {stub} of the ledger has been emptied, and no purge says so")
    return seen


def _put_back(connection: Connection, number: int, line: Line, last: ledger.Head) -> ledger.Head:
    """Put one entry back, and the rows as it says they stood, parents first."""
    fault = fault_in(line, last.seq + 1, last.hash)
    stub = fault == EMPTIED and is_emptied(line)
    if fault is not None and not stub:
        raise _refusal(number, f"entry {last.seq + 1} of the ledger does not hold: {fault}")
    try:
        said = [] if stub else changes_of(line.after_values)
        for change in sorted(said, key=lambda change: KEPT_TABLES.index(change.table)):
            put(connection, change)
        ledger.restore(connection, line)
    except _UNFIT:
        raise _unfit(number, line) from None
    except database_errors(connection) as error:
        if not refuses_a_row(error):
            raise
        raise _unfit(number, line) from None
    return ledger.Head(line.seq, line.hash)


def _unfit(number: int, line: Line) -> BadInputError:
    return _refusal(number, f"entry {line.seq} speaks of rows that no desk can hold")


def _entry(number: int, fields: dict[str, Any]) -> Line:
    if fields.keys() != {"record", *Line._fields}:
        raise _refusal(number, f"an entry has the fields {', '.join(Line._fields)}, no more and no fewer")
    return Line(**{name: fields[name] for name in Line._fields})


def _compare(connection: Connection, seen: bytearray) -> None:
    """Hold every record line against what the entries made; records begin on line 2."""
    unearned = dumps.unearned_state(connection)
    at = 0
    for at, record in enumerate(dumps.records(connection, dumps.Scope()), 1):
        if bytes(seen[(at - 1) * _SIZE : at * _SIZE]) != _mark(record):
            raise _refusal(at + 1, "this record is not what the dump's ledger says")
        if unearned is not None and (record["record"], record.get("article"), record.get("number")) == (
            "claim",
            *unearned,
        ):
            raise _refusal(at + 1, f"the claim is {record['state']}, but no review led there")
    if len(seen) != at * _SIZE:
        raise _refusal(at + 2, "the dump's ledger knows nothing of this record")


def _require_parents(connection: Connection) -> None:
    found = next(hanging_rows(connection), None)
    if found is not None:
        table, _, parent = found
        raise BadInputError(f"{one(table)} of this dump names {one(parent)} that is not in it; nothing was restored")


def _guard(connection: Connection) -> None:
    """Let the guards stand again, and refuse what they would never have let in."""
    put_up(connection)
    found = next(broken(connection), None)
    if found is not None:
        raise BadInputError(
            f"{found.table} {found.key} of this dump cannot be on a desk: {found.sentence}; nothing was restored"
        )


def _mark(fields: dict[str, Any]) -> bytes:
    return hashlib.sha256(orjson.dumps(fields, option=orjson.OPT_SORT_KEYS)).digest()[:_SIZE]


def _fields(number: int, text: bytes) -> dict[str, Any]:
    try:
        fields = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise _refusal(number, f"this is no JSON: {error.msg}") from None
    if not isinstance(fields, dict):
        raise _refusal(number, "a line is one JSON object")
    return fields


def _refusal(number: int, reason: str) -> BadInputError:
    return BadInputError(f"line {number}: {reason}; nothing was restored")
