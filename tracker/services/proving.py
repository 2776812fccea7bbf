"""Proving the record: the chain holds, and the rows on file are what the ledger says.

Two passes. The first walks the ledger, checks every link and keeps, for each row it speaks of, a short digest of how the
row stood last. The second walks the rows on file and compares. Memory is 16 bytes a row.

What it cannot find from within, because nothing on the desk says otherwise: entries cut off the end together with the
rows they made, or a ledger forged anew from some entry on with rows to fit. For that a head must have been kept
elsewhere (`tracker log head`, and `log verify --head`). Nor does it read what no row holds: indexes, extra columns, files
of evidence.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson
from sqlalchemy.orm import Session

from tracker.domain.chain import FIRST_PREVIOUS, Line, fault_in
from tracker.domain.wording import shown
from tracker.services.long_work import collector_off
from tracker.store import ledger
from tracker.store.raw_rows import KEPT_TABLES, changes_of, columns_of, rows_of

_SIZE = 16
_BLANK = bytes(_SIZE)
_AHEAD = 1_000_000
"""A key so far beyond those before it is kept aside: a forged one must not cost the memory of all in between."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the proof found. `fault` is None where everything fits; else `entry` is the first that does not, or 0 where
    the fault is in the rows."""

    entries: int
    rows: int
    head: str
    fault: str | None = None
    entry: int = 0


@dataclass
class _Stood:
    """How each row of one table stood last: key -> digest."""

    columns: list[str]
    dense: bytearray = field(default_factory=bytearray)
    aside: dict[Any, bytes] = field(default_factory=dict)

    def keep(self, key: int, digest: bytes) -> None:
        at = key * _SIZE
        if key in self.aside or not 0 <= at < len(self.dense) + _AHEAD * _SIZE:
            self.aside[key] = digest
            return
        if at >= len(self.dense):
            self.dense.extend(bytes(max(at + _SIZE - len(self.dense), len(self.dense) // 2, 4096)))
        self.dense[at : at + _SIZE] = digest

    def take(self, key: Any) -> bytes:
        """The digest of a row, blank where the ledger does not know it; taken only once."""
        if key in self.aside:
            return self.aside.pop(key)
        if key.__class__ is not int or not 0 <= key * _SIZE < len(self.dense):
            return _BLANK
        at = key * _SIZE
        digest = bytes(self.dense[at : at + _SIZE])
        self.dense[at : at + _SIZE] = _BLANK
        return digest

    def left(self) -> int | None:
        """A key that the ledger knows and that was not taken."""
        for at in range(0, len(self.dense), 1 << 20):
            part = self.dense[at : at + (1 << 20)]
            if from_it := part.lstrip(b"\0"):
                return (at + len(part) - len(from_it)) // _SIZE
        return min(self.aside, default=None)


def prove(session: Session, *, progress: Callable[[int], None] | None = None) -> Verdict:
    """Check the whole ledger, and every row against it. Reads raw values only and needs no trigger to be there."""
    stood = {table: _Stood(columns_of(table)) for table in KEPT_TABLES}
    with collector_off():
        chain = _walked(session, stood, progress)
        return chain if chain.fault is not None else _rows_compared(session, stood, chain)


def _walked(session: Session, stood: dict[str, _Stood], progress: Callable[[int], None] | None) -> Verdict:
    previous, seq = FIRST_PREVIOUS, 0
    try:
        for line in ledger.lines(session.connection()):
            fault = fault_in(line, seq + 1, previous) or _kept(line, stood)
            if fault is not None:
                return Verdict(seq, 0, previous, fault, seq + 1)
            previous, seq = line.hash, line.seq
            if progress is not None:
                progress(1)
    except sqlite3.Error as error:
        return Verdict(seq, 0, previous, _unreadable("entry", error), seq + 1)
    if seq == 0:
        return Verdict(0, 0, previous, "the ledger is empty: every desk begins with an entry", 1)
    return Verdict(seq, 0, previous)


def _rows_compared(session: Session, stood: dict[str, _Stood], chain: Verdict) -> Verdict:
    rows = 0
    for table, was in stood.items():
        try:
            count, fault = _compared(table, rows_of(session.connection(), table), was)
        except sqlite3.Error as error:
            count, fault = 0, _unreadable(table, error)
        rows += count
        if fault is not None:
            return Verdict(chain.entries, rows, chain.head, fault)
    return Verdict(chain.entries, rows, chain.head)


def _unreadable(table: str, error: sqlite3.Error) -> str:
    said = str(error)
    if "decode" in said:
        return f"the table {table} holds bytes that are no text"
    if "no such" in said:
        return f"the table {table} is not there as it should be"
    return f"the table {table} cannot be read: the file is damaged"


def _kept(line: Line, stood: dict[str, _Stood]) -> str | None:
    try:
        changes = changes_of(line.after_values)
    except ValueError:
        return "its values cannot be read"
    for table, columns, rows in changes:
        was = stood[table]
        if list(columns) == was.columns:
            for row in rows:
                was.keep(row[0], _digest(row))
        else:
            order = _order(columns, was.columns)
            for row in rows:
                was.keep(row[order[0]], _digest([None if at is None else row[at] for at in order]))
    return None


def _order(given: Sequence[str], wanted: Sequence[str]) -> list[Any]:
    """For each wanted column its place among the given, None where it was left out (NULL)."""
    return [given.index(name) if name in given else None for name in wanted]


def _digest(row: Sequence[Any]) -> bytes:
    """Of the row as JSON, with the number of its nulls: JSON writes infinity as null too."""
    return hashlib.sha256(orjson.dumps([*row, row.count(None)])).digest()[:_SIZE]


def _compared(table: str, rows: Iterator[Sequence[Any]], was: _Stood) -> tuple[int, str | None]:
    count = 0
    for row in rows:
        count += 1
        try:
            found = _digest(row)
        except TypeError:  # bytes, which no column of ours holds
            found = _BLANK
        expected = was.take(row[0])
        if expected == _BLANK:
            return count, f"{table} {_key(row[0])} is on file, but the ledger does not know of it"
        if found != expected:
            return count, f"{table} {_key(row[0])} is not what the ledger says"
    left = was.left()
    return count, None if left is None else f"{table} {left} is in the ledger, but no longer on file"


def _key(value: Any) -> str:
    return str(value) if value.__class__ is int else shown(str(value))
