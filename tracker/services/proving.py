"""Proving the record: the chain holds, and the rows on file are what the ledger says.

Two passes. The first walks the ledger, checks every link and keeps, for each row it speaks of, a short digest of how the
row stood last. The second walks the rows on file and compares. Memory is 16 bytes a row.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from tracker.domain.chain import FIRST_PREVIOUS, Line, fault_in
from tracker.store import ledger
from tracker.store.raw_rows import KEPT_TABLES, columns_of, rows_of

_SIZE = 16
_BLANK = bytes(_SIZE)
_DENSE = 50_000_000
"""Keys up to here have a place of their own; a forged key beyond is kept aside."""


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
    aside: dict[int, bytes] = field(default_factory=dict)

    def keep(self, key: int, digest: bytes) -> None:
        if not 0 <= key < _DENSE:
            self.aside[key] = digest
            return
        at = key * _SIZE
        if at >= len(self.dense):
            self.dense.extend(bytes(max(at + _SIZE - len(self.dense), len(self.dense) // 2, 4096)))
        self.dense[at : at + _SIZE] = digest

    def take(self, key: Any) -> bytes:
        """The digest of a row, all zeros where the ledger does not know it; taken only once."""
        if not isinstance(key, int) or not 0 <= key < _DENSE:
            return self.aside.pop(key, _BLANK)
        at = key * _SIZE
        digest = bytes(self.dense[at : at + _SIZE])
        self.dense[at : at + _SIZE] = _BLANK[: len(digest)]
        return digest or _BLANK

    def left(self) -> int | None:
        """The first key the ledger knows that was not taken."""
        if self.aside:
            return min(self.aside)
        for at in range(0, len(self.dense), 1 << 20):
            part = self.dense[at : at + (1 << 20)]
            if any(part):
                return (at + len(part) - len(part.lstrip(b"\0"))) // _SIZE
        return None


def prove(session: Session, *, progress: Callable[[int], None] | None = None) -> Verdict:
    """Check the whole ledger, and every row against it. Reads raw values only and needs no trigger to be there."""
    stood = {table: _Stood(columns_of(table)) for table in KEPT_TABLES}
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
    except DBAPIError:
        return Verdict(seq, 0, previous, "it holds bytes that are no text", seq + 1)
    if seq == 0:
        return Verdict(0, 0, previous, "the ledger is empty: every desk begins with an entry", 1)
    return Verdict(seq, 0, previous)


def _rows_compared(session: Session, stood: dict[str, _Stood], chain: Verdict) -> Verdict:
    rows = 0
    for table, was in stood.items():
        try:
            count, fault = _compared(table, rows_of(session.connection(), table), was)
        except DBAPIError:
            count, fault = 0, f"the table {table} is not there as it should be, or holds bytes that are no text"
        rows += count
        if fault is not None:
            return Verdict(chain.entries, rows, chain.head, fault)
    return Verdict(chain.entries, rows, chain.head)


def _kept(line: Line, stood: dict[str, _Stood]) -> str | None:
    try:
        changes = orjson.loads(line.after_values or "")
        for table, columns, rows in changes:
            was = stood[table]
            order = _order(columns, was.columns)
            for row in rows:
                was.keep(row[order[0]], _digest([None if at is None else row[at] for at in order]))
    except (orjson.JSONDecodeError, KeyError, TypeError, ValueError, IndexError):
        return "its values cannot be read"
    return None


def _order(given: Sequence[str], wanted: Sequence[str]) -> list[Any]:
    """For each wanted column its place among the given, None where it was left out (NULL)."""
    place = {name: at for at, name in enumerate(given)}
    if not place.keys() <= set(wanted):
        raise KeyError(given)
    return [place["id"], *(place.get(name) for name in wanted[1:])]


def _digest(row: Sequence[Any]) -> bytes:
    return hashlib.blake2b(orjson.dumps(row), digest_size=_SIZE).digest()


def _compared(table: str, rows: Iterator[Sequence[Any]], was: _Stood) -> tuple[int, str | None]:
    count = 0
    for row in rows:
        count += 1
        try:
            found = _digest(list(row))
        except TypeError:
            found = _BLANK
        expected = was.take(row[0])
        if expected == _BLANK:
            return count, f"{table} {row[0]} is on file, but the ledger does not know of it"
        if found != expected:
            return count, f"{table} {row[0]} is not what the ledger says"
    left = was.left()
    return count, None if left is None else f"{table} {left} is in the ledger, but no longer on file"
