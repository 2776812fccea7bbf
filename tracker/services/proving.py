"""Proving the record: the chain holds, and the rows on file are what the ledger says.

Two passes. The first walks the ledger, checks every link and keeps, for each row it speaks of, a short digest of how the
row stood last. The second walks the rows on file and compares. Memory is 16 bytes a row. Only where something does not fit is
more read, to say what was done (`diagnosing`, `row_misfits`).

What it cannot find from within, because nothing on the desk says otherwise: entries cut off the end together with the
rows they made, or a ledger forged anew from some entry on with rows to fit. For that a head must have been kept
elsewhere (`tracker log head`, and `log verify --head`). Nor does it read what no row holds: indexes, extra columns, files
of evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from operator import itemgetter
from typing import Any

import orjson
from sqlalchemy.orm import Session

from tracker.domain.chain import EMPTIED, FIRST_PREVIOUS, Line, fault_in, is_emptied, is_number
from tracker.domain.purges import PURGE, Emptied, Numbers, emptied_in_all
from tracker.domain.tampering import Kind, Misfit
from tracker.services import diagnosing
from tracker.services.long_work import collector_off
from tracker.services.row_misfits import MOST, Odd, sentence_for, told_misfits
from tracker.store import ledger
from tracker.store.raw_rows import KEPT_TABLES, changes_of, columns_of, count_of, emptied_by, rows_of
from tracker.store.unreadable import UnreadableError, cell_that_is_no_text

_SIZE = 16
_BLANK = bytes(_SIZE)
_AHEAD = 1_000_000
"""A key so far beyond those before it is kept aside: a forged one must not cost the memory of all in between."""
_PART = 1 << 20
_ROWS_A_STEP = 1_000


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the proof found. `fault` is None where everything fits; else `entry` is the first that does not, or 0 where
    the fault is in the rows."""

    entries: int
    rows: int
    head: str
    fault: str | None = None
    entry: int = 0
    kind: Kind | None = None
    where: tuple[Misfit, ...] = ()
    """What does not fit, the first first."""
    emptied: int = 0
    """Entries of which a purge left the stub."""
    purges: tuple[Emptied, ...] = ()


@dataclass
class _Chain:
    """How far the ledger was walked: what it says of purges, and which entries are stubs."""

    seq: int = 0
    previous: str = FIRST_PREVIOUS
    at: str = ""
    stubs: Numbers = field(default_factory=Numbers)
    purges: list[Emptied] = field(default_factory=list)

    def verdict(self, fault: diagnosing.Fault | None = None) -> Verdict:
        if fault is None:
            return Verdict(self.seq, 0, self.previous, emptied=len(self.stubs), purges=tuple(self.purges))
        misfit, sentence = fault
        return Verdict(self.seq, 0, self.previous, sentence, int(misfit.key), misfit.kind, (misfit,), len(self.stubs))


@dataclass
class _Stood:
    """How each row of one table stood last: key -> digest."""

    columns: list[str]
    dense: bytearray = field(default_factory=bytearray)
    aside: dict[Any, bytes] = field(default_factory=dict)

    def keep_all(self, rows: Iterable[Sequence[Any]]) -> None:
        """Keep how rows stand; the key is the first of each."""
        dense = self.dense
        for row in rows:
            key, digest = row[0], _digest(row)
            at = key * _SIZE
            if 0 <= at < len(dense) and not self.aside:
                dense[at : at + _SIZE] = digest
            else:
                self.keep(key, digest)

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

    def left(self, most: int) -> list[int]:
        """The first keys that the ledger knows and that were not taken."""
        found: list[int] = []
        for at in range(0, len(self.dense), _PART):
            if not any(part := self.dense[at : at + _PART]):
                continue
            for place in range(0, len(part), _SIZE):
                if any(part[place : place + _SIZE]):
                    found.append((at + place) // _SIZE)
                if len(found) == most:
                    return found
        return [*found, *sorted(self.aside)][:most]


def prove(session: Session, *, progress: Callable[[int], None] | None = None) -> Verdict:
    """Check the whole ledger, and every row against it. Reads raw values only and needs no trigger to be there.

    Args:
        progress: called with 1 for every entry and every 1,000 rows.
    """
    stood = {table: _Stood(columns_of(table)) for table in KEPT_TABLES}
    with collector_off():
        chain, fault = _walked(session, stood, progress)
        return chain.verdict(fault) if fault is not None else _rows_compared(session, stood, chain, progress)


def steps_of_proof(session: Session) -> int | None:
    """How often a proof will call `progress`, None where nobody can tell."""
    counts = [count_of(session.connection(), table) for table in (*KEPT_TABLES, "entry")]
    if any(count is None for count in counts):
        return None
    *rows, entries = [count or 0 for count in counts]
    return entries + sum(count // _ROWS_A_STEP for count in rows)


def _walked(
    session: Session, stood: dict[str, _Stood], progress: Callable[[int], None] | None
) -> tuple[_Chain, diagnosing.Fault | None]:
    chain, connection = _Chain(), session.connection()
    try:
        for line in ledger.lines(connection):
            fault = fault_in(line, chain.seq + 1, chain.previous)
            if fault is None:
                if not _kept(line, stood):
                    return chain, diagnosing.forged_values(line)
                if line.act == PURGE:
                    chain.purges = emptied_by(line.after_values)
            elif fault == EMPTIED and is_emptied(line):
                chain.stubs.add(line.seq)
            else:
                return chain, _diagnosed(session, line, chain)
            chain.previous, chain.seq, chain.at = line.hash, line.seq, line.at
            if progress is not None:
                progress(1)
    except UnreadableError as error:
        return chain, _unreadable_entry(session, chain.seq + 1, error)
    if chain.seq == 0:
        return chain, diagnosing.no_entry()
    stub = chain.stubs.first_not_in(emptied_in_all(chain.purges))
    return chain, None if stub is None else diagnosing.emptied_without_purge(stub)


def _diagnosed(session: Session, line: Line, chain: _Chain) -> diagnosing.Fault:
    connection = session.connection()
    linked = line.seq == chain.seq + 1 and line.previous == chain.previous and is_number(line, line.seq)
    if linked:
        return diagnosing.fault_of_values(connection, line)
    return diagnosing.fault_of_entry(connection, line, chain.seq + 1, chain.previous)


def _unreadable_entry(session: Session, seq: int, error: UnreadableError) -> diagnosing.Fault:
    if not error.no_text:
        return Misfit("entry", seq, Kind.DAMAGED, "the ledger", (), seq), str(error)
    cell = cell_that_is_no_text(session.connection(), "entry", "seq", list(Line._fields))
    if cell is None or cell[0] != seq:
        return diagnosing.unreadable_cell(seq, "seq" if cell is not None and cell[1] == "seq" else None)
    return diagnosing.unreadable_cell(seq, cell[1])


def _rows_compared(
    session: Session, stood: dict[str, _Stood], chain: _Chain, progress: Callable[[int], None] | None
) -> Verdict:
    rows, odd, held = 0, list[Odd](), chain.verdict()
    for table, was in stood.items():
        try:
            rows += _compared(table, rows_of(session.connection(), table), was, odd, progress)
        except UnreadableError as error:
            if not odd:
                misfit = _unreadable_row(session, table, error)
                return replace(held, rows=rows, fault=str(error), kind=misfit.kind, where=(misfit,))
            break
        if len(odd) >= MOST:
            break
    if not odd:
        return replace(held, rows=rows)
    where = told_misfits(session.connection(), odd, chain.at)
    fault = sentence_for(where[0], len(where) - 1, chain.seq)
    return replace(held, rows=rows, fault=fault, kind=where[0].kind, where=tuple(where))


def _unreadable_row(session: Session, table: str, error: UnreadableError) -> Misfit:
    cell = cell_that_is_no_text(session.connection(), table, "id", columns_of(table)) if error.no_text else None
    if cell is None:
        return Misfit(table, None, Kind.DAMAGED, f"the table {table}")
    key, column = cell
    return Misfit(table, key, Kind.EDITED, f"{table} {key if isinstance(key, int) else ''}".strip(), (column,))


def _kept(line: Line, stood: dict[str, _Stood]) -> bool:
    """Keep how an entry says that rows stand; False where it says nothing that can be read."""
    try:
        changes = changes_of(line.after_values)
    except ValueError:
        return False
    for table, columns, rows in changes:
        was = stood[table]
        if list(columns) == was.columns:
            was.keep_all(rows)
        else:
            in_order = itemgetter(*_order(columns, was.columns))
            was.keep_all(in_order((*row, None)) for row in rows)
    return True


def _order(given: Sequence[str], wanted: Sequence[str]) -> list[int]:
    """For each wanted column its place among the given, the place behind the last where it was left out (NULL)."""
    return [given.index(name) if name in given else len(given) for name in wanted]


def _digest(row: Sequence[Any]) -> bytes:
    """Of the row as JSON, with the number of its nulls: JSON writes infinity as null too."""
    return sha256(orjson.dumps((*row, row.count(None)))).digest()[:_SIZE]


def _compared(
    table: str,
    rows: Iterator[Sequence[Any]],
    was: _Stood,
    odd: list[Odd],
    progress: Callable[[int], None] | None,
) -> int:
    """Hold the rows of a table against how they stood last; those that do not fit are put to the odd ones."""
    count, dense, plain = 0, was.dense, not was.aside
    for row in rows:
        count += 1
        if not count % _ROWS_A_STEP and progress is not None:
            progress(1)
        try:
            found = _digest(row)
        except TypeError:  # bytes, which no column of ours holds
            found = _BLANK
        key = row[0]
        if plain and key.__class__ is int and key > 0:
            at = key * _SIZE
            if dense[at : at + _SIZE] == found != _BLANK:
                dense[at : at + _SIZE] = _BLANK
                continue
        expected = was.take(key)
        if found != expected or expected == _BLANK:
            odd.append(Odd(table, key, row, known=expected != _BLANK))
            if len(odd) >= MOST:
                return count
    odd.extend(Odd(table, key, None, known=True) for key in was.left(MOST - len(odd)))
    return count
