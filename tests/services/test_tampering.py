"""Somebody alters every column of every row, of the ledger and of the records it speaks of, in every way there is: all is
found, called by its name, and found where it was done.

The guards are down (tests/services/stripped.py): types, keys, constraints and triggers hold nobody who owns the file. The rows
of the records are altered many at once, each in another column, and each must be told of; entries of the ledger one by one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import pytest
from sqlalchemy import Connection
from sqlalchemy.orm import Session

from tests.each import THOROUGH, in_turn
from tests.services.stripped import entries_of, found, put_entry, rechain
from tracker.domain.chain import Line, forge
from tracker.domain.tampering import Kind, Misfit
from tracker.services import proving
from tracker.store.raw_rows import KEPT_TABLES, changes_of, columns_of, put

EARLY = "2001-02-03T04:05:06.000007Z"
"""A time that no act of the desk bears. (A later one than the ledger's last looks as if the end had been cut off.)"""


def another(value: Any) -> Any:
    """Another value of the same type; any where there is none."""
    if value is None:
        return "something"
    if isinstance(value, int):
        return value + 1000
    return EARLY if value[4:5] == value[7:8] == "-" and value.endswith("Z") else f"{value} "


def of_another_type(value: Any) -> Any:
    """What looks the same and is not."""
    return 7.5 if value is None else str(value) if isinstance(value, int) else 7


WAYS: dict[str, Callable[[Any], Any]] = {
    "another value": another,
    "another type": of_another_type,
    "nothing": lambda value: "" if value is None else None,
    "bytes": lambda value: b"\xff\xfe" if value is None else str(value).encode(),
    "infinity": lambda value: float("inf"),
}


class Cell(NamedTuple):
    """One value on file."""

    table: str
    key: int
    column: str
    value: Any


def cells(raw: Any, step: int) -> Iterator[Cell]:
    """One cell of each row, each time another."""
    for table in KEPT_TABLES:
        columns = columns_of(table)
        if step < len(columns):
            for at, row in enumerate(raw.execute(f"SELECT * FROM {table} ORDER BY id").fetchall()):
                column = columns[(at + step) % len(columns)]
                yield Cell(table, row[columns.index("id")], column, row[columns.index(column)])


STEPS = max(len(columns_of(table)) for table in KEPT_TABLES)


@pytest.fixture
def raw(bare: Connection, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The driver's connection to the desk, where a proof tells of every row that does not fit."""
    monkeypatch.setattr(proving, "MOST", 10_000)
    return bare.connection.driver_connection


@pytest.fixture
def rows(raw: Any, bare: Connection, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The same for tests that leave the ledger alone: it is walked once, and not with each of a thousand proofs."""
    stood = {table: proving._Stood(columns_of(table)) for table in KEPT_TABLES}
    chain, fault = proving._walked(Session(bare), stood, None)
    assert fault is None

    def walked(session: Session, kept: dict[str, proving._Stood], progress: object) -> Any:
        for table, was in stood.items():
            kept[table].dense, kept[table].aside = bytearray(was.dense), dict(was.aside)
        return chain, None

    monkeypatch.setattr(proving, "_walked", walked)
    return raw


def set_cell(raw: Any, cell: Cell, value: Any) -> None:
    """Alter one."""
    raw.execute(f'UPDATE {cell.table} SET "{cell.column}" = ? WHERE rowid = ?', (value, row_id(raw, cell)))


def row_id(raw: Any, cell: Cell) -> int:
    """Where the row lies, whatever its key becomes. (The rows were put in by their keys, one after another.)"""
    found_at: int = raw.execute(f"SELECT rowid FROM {cell.table} WHERE id = ?", (cell.key,)).fetchone()[0]
    return found_at


def told(where: tuple[Misfit, ...]) -> set[tuple[str, Any, Kind, tuple[str, ...]]]:
    """What a proof says, without names."""
    return {(one.table, one.key, one.kind, one.columns) for one in where}


# The records


@pytest.mark.parametrize("way", WAYS)
def test_every_column_of_every_row_altered_in_any_way_is_found_and_named(way: str, bare: Connection, rows: Any) -> None:
    for step in range(STEPS):
        altered = list(cells(rows, step))

        def alter(raw: sqlite3.Connection) -> None:
            for cell in altered:  # noqa: B023 - called at once
                set_cell(raw, cell, WAYS[way](cell.value))

        verdict = found(bare, alter)

        assert told(verdict.where) == {(one.table, one.key, Kind.EDITED, (one.column,)) for one in altered}
        assert len(verdict.where) == len(altered)
        assert verdict.kind is Kind.EDITED
        assert verdict.entry == 0


def test_every_column_exchanged_with_the_next_row_s_is_found_and_named(bare: Connection, rows: Any) -> None:
    for table in KEPT_TABLES:
        stored = rows.execute(f"SELECT * FROM {table} ORDER BY id").fetchall()
        for at, column in enumerate(columns_of(table)):
            pairs = [
                (one, other) for one, other in zip(stored[::2], stored[1::2], strict=False) if one[at] != other[at]
            ]

            def exchange(raw: sqlite3.Connection) -> None:
                for one, other in pairs:  # noqa: B023
                    for here, there in ((one, other), (other, one)):
                        set_cell(raw, Cell(table, here[0], column, None), there[at])  # noqa: B023

            if not pairs or column == "id":
                continue
            where = found(bare, exchange).where
            assert told(where) <= {
                (table, row[0], kind, (name,))
                for pair in pairs
                for row in pair
                for kind, name in ((Kind.EDITED, column), (Kind.REORDERED, "id"))
            }
            assert len(where) == 2 * len(pairs)


def test_rows_that_changed_places_are_found_and_named(bare: Connection, rows: Any) -> None:
    for table in KEPT_TABLES:
        last = rows.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        swap = f"UPDATE {table} SET id = CASE id WHEN 1 THEN {last} WHEN {last} THEN 1 ELSE id END"
        if last > 1:
            verdict = found(bare, lambda raw: raw.execute(swap))  # noqa: B023
            assert told(verdict.where) == {(table, key, Kind.REORDERED, ("id",)) for key in (1, last)}


@pytest.mark.parametrize("odd", [0, 1])
def test_every_row_taken_out_is_found_and_named(odd: int, bare: Connection, rows: Any) -> None:
    def take_out(raw: sqlite3.Connection) -> None:
        for table in KEPT_TABLES:
            raw.execute(f"DELETE FROM {table} WHERE id % 2 = {odd}")

    gone = {
        (table, key, Kind.REMOVED, ())
        for table in KEPT_TABLES
        for (key,) in rows.execute(f"SELECT id FROM {table} WHERE id % 2 = {odd}")
    }
    assert told(found(bare, take_out).where) == gone


@pytest.mark.parametrize(
    "new", ["id + 5000", "-id", "id", "NULL", "'x' || id", "CAST(id AS BLOB)", "id + 0.5", "1 << 62"]
)
def test_a_copy_of_every_row_put_in_is_found_and_named(new: str, bare: Connection, rows: Any) -> None:
    def put_in(raw: sqlite3.Connection) -> None:
        for table in KEPT_TABLES:
            rest = ", ".join(f'"{name}"' for name in columns_of(table) if name != "id")
            raw.execute(f"INSERT INTO {table} (id, {rest}) SELECT {new}, {rest} FROM {table}")

    count = sum(rows.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in KEPT_TABLES)
    where = found(bare, put_in).where
    assert len(where) == count
    assert {one.kind for one in where} == {Kind.INSERTED}


def test_bytes_that_are_no_text_are_found_and_named_in_every_column(bare: Connection, rows: Any) -> None:
    for table in KEPT_TABLES:
        last = rows.execute(f"SELECT max(id) FROM {table}").fetchone()[0]
        for column in columns_of(table):
            change = f"""UPDATE {table} SET "{column}" = CAST(x'fffe' AS TEXT) WHERE id = {last}"""
            verdict = found(bare, lambda raw: raw.execute(change))  # noqa: B023
            [one] = verdict.where
            assert "bytes that are no text" in (verdict.fault or "")
            assert (one.table, one.kind, one.columns) == (table, Kind.EDITED, (column,))
            assert one.key == (None if column == "id" else last)


# The ledger


def altered_entries(raw: Any) -> Iterator[tuple[Line, str, Any]]:
    """Every column of every entry, each in one of the ways, by turns; of some entries in all."""
    for line in entries_of(raw):
        for at, column in enumerate(Line._fields):
            ways = list(WAYS.values())
            every = line.seq in ((1, 2, 5) if THOROUGH else (2,)) or line.seq == len(entries_of(raw))
            for way in ways if every else in_turn(line.seq + at, ways):
                yield line, column, way(getattr(line, column))


def test_every_column_of_every_entry_altered_in_any_way_is_found_and_named(bare: Connection, raw: Any) -> None:
    for line, column, value in altered_entries(raw):
        change = f'UPDATE entry SET "{column}" = ? WHERE seq = {line.seq}'

        verdict = found(bare, lambda raw: raw.execute(change, (value,)))  # noqa: B023

        case = f"{column} of entry {line.seq} to {value!r:.60}: {verdict}"
        assert (verdict.kind, verdict.entry) == (Kind.EDITED, line.seq), case
        assert column in verdict.where[0].columns, case
        assert isinstance(value, str) or len(verdict.where[0].columns) == 1, case


def test_which_column_of_an_entry_was_altered_is_told_with_what_stood_there(bare: Connection, raw: Any) -> None:
    acts = [line.act for line in entries_of(raw)]
    for turn, line in enumerate(entries_of(raw)):
        for column in {"act", *in_turn(turn, ("by", "login", "subject", "digest", "previous"))}:
            change = f"UPDATE entry SET \"{column}\" = 'x' WHERE seq = {line.seq}"
            verdict = found(bare, lambda raw: raw.execute(change))  # noqa: B023
            case = (line, column, verdict)
            assert (column == "act" and acts.count(line.act) == 1) or verdict.where[0].columns == (column,), case
            assert column in verdict.where[0].columns


def test_a_column_exchanged_with_the_next_entry_s_is_found_and_named(bare: Connection, raw: Any) -> None:
    lines = entries_of(raw)
    for one, other in pairwise(lines):
        for column in Line._fields[1:]:
            if getattr(one, column) == getattr(other, column):
                continue

            def exchange(raw: sqlite3.Connection) -> None:
                for here, there in ((one, other), (other, one)):  # noqa: B023
                    change = f'UPDATE entry SET "{column}" = ? WHERE seq = ?'  # noqa: B023
                    raw.execute(change, (getattr(there, column), here.seq))  # noqa: B023

            verdict = found(bare, exchange)
            assert (verdict.kind, verdict.entry) == (Kind.EDITED, one.seq), (one.seq, column, verdict)
            assert column in verdict.where[0].columns, (one.seq, column, verdict)


def moved(raw: Any, order: list[Line]) -> None:
    """Put entries in this order, numbered anew, each otherwise as it was."""
    raw.execute("DELETE FROM entry")
    for seq, line in enumerate(order, 1):
        put_entry(raw, line._replace(seq=seq))


def test_entries_that_changed_places_are_found_and_named(bare: Connection, raw: Any) -> None:
    lines = entries_of(raw)
    for at in range(len(lines) - 1):
        order = [*lines]
        order[at], order[at + 1] = order[at + 1], order[at]
        verdict = found(bare, lambda raw: moved(raw, order))  # noqa: B023
        assert (verdict.kind, verdict.entry) == (Kind.REORDERED, at + 1)
    turned = [lines[0], *reversed(lines[1:])]
    to_the_end = [*lines[:4], *lines[5:], lines[4]]
    assert [found(bare, lambda raw: moved(raw, order)).kind for order in (turned, to_the_end)] == [Kind.REORDERED] * 2  # noqa: B023


@pytest.mark.parametrize("count", [1, 3])
def test_entries_taken_out_are_found_and_named_whether_or_not_the_gap_was_closed(
    count: int, bare: Connection, raw: Any
) -> None:
    lines = entries_of(raw)
    for at in range(len(lines) - count):
        gap = f"DELETE FROM entry WHERE seq BETWEEN {at + 1} AND {at + count}"
        for tamper in (
            lambda raw: raw.execute(gap),  # noqa: B023
            lambda raw: moved(raw, [*lines[:at], *lines[at + count :]]),  # noqa: B023
        ):
            verdict = found(bare, tamper)
            assert (verdict.kind, verdict.entry) == (Kind.REMOVED, at + 1)
            which = f"entry {at + 1} is missing" if count == 1 else f"entries {at + 1} to {at + count} are missing"
            assert which in (verdict.fault or "")


def test_entries_put_in_are_found_and_named(bare: Connection, raw: Any) -> None:
    lines = entries_of(raw)
    for at in range(1, len(lines)):
        before = lines[at - 1]
        copy = lines[at // 2]
        fitting = forge(at + 1, before.at, "EK", "root", "approve", "kim-train#1", "[]", before.hash)
        alien = fitting._replace(hash="ab" * 32)
        for new in (copy, alien, fitting):
            verdict = found(bare, lambda raw: moved(raw, [*lines[:at], new, *lines[at:]]))  # noqa: B023
            assert (verdict.kind, verdict.entry) == (Kind.INSERTED, at + 1), (new, verdict)
    for seq in (0, -1, len(lines) + 1, len(lines) + 7, None, "x", b"x", 1.5):
        copy = lines[3]._replace(seq=seq)  # type: ignore[arg-type]
        assert found(bare, lambda raw: put_entry(raw, copy)).kind is Kind.INSERTED  # noqa: B023


def test_a_number_borne_twice_is_found_and_named(bare: Connection, raw: Any) -> None:
    lines = entries_of(raw)
    for line in lines:
        for seq in {1, len(lines), max(line.seq - 1, 1), line.seq + 1} - {line.seq, len(lines) + 1}:
            verdict = found(bare, lambda raw: raw.execute(f"UPDATE entry SET seq = {seq} WHERE seq = {line.seq}"))  # noqa: B023
            assert (verdict.kind, verdict.entry) == (Kind.DUPLICATED, min(seq, line.seq)), (line.seq, seq, verdict)
        twice = found(bare, lambda raw: raw.execute(f"INSERT INTO entry SELECT * FROM entry WHERE seq = {line.seq}"))  # noqa: B023
        assert (twice.kind, twice.entry) == (Kind.DUPLICATED, line.seq)


def test_an_entry_written_anew_with_a_hash_that_fits_is_found_by_the_one_that_follows_another(
    bare: Connection, raw: Any
) -> None:
    for line in entries_of(raw)[:-1]:
        anew = forge(*line[:2], "EK", *line[3:6], line.after_values or "", line.previous)
        verdict = found(bare, lambda raw: put_entry(raw, anew))  # noqa: B023
        assert (verdict.kind, verdict.entry) == (Kind.FORGED, line.seq)
        loose = forge(*line[:6], line.after_values or "", "ab" * 32)
        verdict = found(bare, lambda raw: put_entry(raw, loose))  # noqa: B023
        assert (verdict.kind, verdict.entry) == (Kind.FORGED, line.seq)


def test_an_entry_emptied_without_a_purge_is_found_and_named(bare: Connection, raw: Any) -> None:
    for line in entries_of(raw):
        change = f"UPDATE entry SET after_values = NULL, salt = NULL WHERE seq = {line.seq}"
        verdict = found(bare, lambda raw: raw.execute(change))  # noqa: B023
        assert (verdict.kind, verdict.entry) == (Kind.EMPTIED, line.seq)


def test_a_ledger_written_anew_from_an_entry_on_is_found_by_the_rows_that_do_not_fit(
    bare: Connection, raw: Any
) -> None:
    for since in (1, 2, len(entries_of(raw)) - 3):
        verdict = found(
            bare,
            lambda raw: rechain(raw, since, lambda values: values.replace('"kim-train"', '"kim-tram"')),  # noqa: B023
        )
        told_of = [(one.name, one.columns) for one in verdict.where]
        assert verdict.kind in (None, Kind.EDITED)
        assert told_of == [("article kim-tram", ("slug",))] or since > 2


def test_an_end_that_was_cut_off_and_left_its_rows_is_found_and_named(bare: Connection, raw: Any) -> None:
    lines = entries_of(raw)
    kinds = []
    for last in range(len(lines)):
        verdict = found(bare, lambda raw: raw.execute(f"DELETE FROM entry WHERE seq > {last}"))  # noqa: B023
        kinds.append(verdict.kind)
        assert verdict.fault
    assert kinds == [Kind.TRUNCATED] * len(lines)


def test_an_end_that_was_cut_off_with_its_rows_leaves_nothing_to_find(bare: Connection, raw: Any) -> None:
    lines = entries_of(raw)
    for last in range(1, len(lines)):

        def cut(raw: sqlite3.Connection) -> None:
            raw.execute(f"DELETE FROM entry WHERE seq > {last}")  # noqa: B023
            for table in KEPT_TABLES:
                raw.execute(f"DELETE FROM {table}")
                raw.execute(f"CREATE UNIQUE INDEX once_{table} ON {table} (id)")
            for line in lines[:last]:  # noqa: B023
                for change in changes_of(line.after_values):
                    put(bare, change)

        verdict = found(bare, cut)
        assert (verdict.fault, verdict.entries, verdict.head) == (None, last, lines[last - 1].hash)
