"""The proof finds whatever was done behind the ledger's back, and never stumbles over it.

What it cannot find, because nothing on the desk says otherwise, is tested too, at the end: entries cut off the end
together with the rows they made, a ledger forged anew with the rows to fit, an entry forged behind the last. A head kept
elsewhere finds the first two; the third, nothing can tell from an act of whoever may write the file.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest
from sqlalchemy import Connection

from tests.bundles import claim, proof_of, rows_of, take_in
from tests.conftest import Desk, open_at
from tests.each import each
from tests.services.stripped import TABLES, Tampering, entries_of, found
from tracker.domain.chain import FIRST_PREVIOUS, Line, forge
from tracker.domain.errors import DeskError
from tracker.domain.tampering import Kind
from tracker.services import proving
from tracker.store.raw_rows import KEPT_TABLES


def must_be_found(connection: Connection, tamper: Tampering) -> str:
    """The fault that the proof names."""
    verdict = found(connection, tamper)
    assert verdict.fault is not None
    assert "\n" not in verdict.fault
    return verdict.fault


def test_a_furnished_desk_proves(furnished: Path, bare: Connection) -> None:
    verdict = proof_of(open_at(furnished))

    assert verdict.fault is None
    assert verdict.entries == len(rows_of(furnished)["entry"])
    assert verdict.rows == sum(len(rows_of(furnished)[table]) for table in KEPT_TABLES)
    assert found(bare, lambda raw: None) == verdict


@each("table", TABLES)
def test_a_table_or_column_that_is_gone_is_found(table: str, bare: Connection) -> None:
    raw: Any = bare.connection.driver_connection
    last = [row[1] for row in raw.execute(f"PRAGMA table_info({table})")][-1]

    fault = f"the table {table} is not there as it should be"
    assert must_be_found(bare, lambda raw: raw.execute(f"DROP TABLE {table}")) == fault
    assert must_be_found(bare, lambda raw: raw.execute(f'ALTER TABLE {table} RENAME "{last}" TO odd')) == fault


# The ledger


def test_an_entry_cut_off_the_end_is_found_by_the_rows_it_made(bare: Connection) -> None:
    cut = "DELETE FROM entry WHERE seq = (SELECT max(seq) FROM entry)"

    last = entries_of(bare.connection.driver_connection)[-1].seq
    fault = must_be_found(bare, lambda raw: raw.execute(cut))

    what = f"article older was written after entry {last - 1}, which is its last now"
    assert fault.startswith(f"the end of the ledger was cut off: {what}")


def test_an_entry_that_is_missing_is_named(bare: Connection) -> None:
    verdict = found(bare, lambda raw: raw.execute("DELETE FROM entry WHERE seq = 3"))

    assert (verdict.entry, verdict.fault) == (3, "entry 3 is missing")


def test_the_entries_moved_up_over_a_missing_one_are_found(bare: Connection) -> None:
    def close_the_gap(raw: sqlite3.Connection) -> None:
        raw.execute("DELETE FROM entry WHERE seq = 3")
        raw.execute("UPDATE entry SET seq = seq - 1 WHERE seq > 3")

    verdict = found(bare, close_the_gap)

    assert (verdict.entry, verdict.kind) == (3, Kind.REMOVED)
    assert verdict.fault == "entry 3 is missing, and the numbers were closed up over the gap"


def test_an_empty_ledger_is_found(bare: Connection) -> None:
    assert "the ledger is empty" in must_be_found(bare, lambda raw: raw.execute("DELETE FROM entry"))


def test_values_that_were_emptied_are_found(bare: Connection) -> None:
    empty = "UPDATE entry SET after_values = NULL, salt = NULL WHERE seq = 4"

    assert must_be_found(bare, lambda raw: raw.execute(empty)) == ("its values have been emptied, and no purge says so")


def rechained(raw: sqlite3.Connection, change: Callable[[list[Any]], object]) -> None:
    """Forge the whole ledger anew, after `change` was made to what each entry says."""
    previous = FIRST_PREVIOUS
    for row in raw.execute("SELECT * FROM entry ORDER BY seq").fetchall():
        old = Line(*row)
        changes = orjson.loads(old.after_values or "")
        change(changes)
        line = forge(*old[:6], orjson.dumps(changes).decode(), previous)
        raw.execute(
            f"UPDATE entry SET ({', '.join(Line._fields)}) = ({', '.join('?' * len(line))}) WHERE seq = {old.seq}", line
        )
        previous = line.hash


def rename_article(changes: list[Any]) -> None:
    """Another headline, in whatever entry speaks of it."""
    for table, columns, rows in changes:
        for row in rows if table == "article" else ():
            row[columns.index("headline")] = "Another"


def test_a_ledger_forged_anew_is_found_by_the_row_that_still_holds_the_old_value(bare: Connection) -> None:
    fault = must_be_found(bare, lambda raw: rechained(raw, rename_article))

    assert fault.startswith("article kim-train was edited behind the ledger's back: it is not what entry ")
    assert " says: headline" in fault


ODD_CHANGES: dict[str, Callable[[list[Any]], object]] = {
    "no list": lambda changes: changes.__setitem__(slice(None), [1]),
    "two instead of three": lambda changes: changes[0].pop(),
    "an unknown table": lambda changes: changes[0].__setitem__(0, "sqlite_master"),
    "a table that is no name": lambda changes: changes[0].__setitem__(0, {}),
    "an unknown column": lambda changes: changes[0][1].append("odd"),
    "columns that are no names": lambda changes: changes[0].__setitem__(1, [[], {}]),
    "no key": lambda changes: changes[0].__setitem__(1, ["name"]),
    "rows that are no list": lambda changes: changes[0].__setitem__(2, 7),
    "rows that are none": lambda changes: changes[0].__setitem__(2, ["x", None]),
    "a key that is a text": lambda changes: changes[0][2][0].__setitem__(0, "1"),
    "a key that is nothing": lambda changes: changes[0][2][0].__setitem__(0, None),
    "a key far out": lambda changes: changes[0][2][0].__setitem__(0, 2**60),
    "a key below nought": lambda changes: changes[0][2][0].__setitem__(0, -5),
    "a list in a row": lambda changes: changes[0][2][0].__setitem__(1, [1]),
}


@pytest.mark.parametrize("change", ODD_CHANGES.values(), ids=ODD_CHANGES)
def test_a_ledger_forged_anew_to_say_nonsense_is_found(change: Callable[[list[Any]], object], bare: Connection) -> None:
    must_be_found(bare, lambda raw: rechained(raw, change))


@pytest.mark.parametrize("values", ["", "null", "7", "{}", "[", "[[]]", '"x"', "[" * 5000])
def test_an_entry_forged_to_hold_no_changes_at_all_is_found(values: str, bare: Connection) -> None:
    def replace_last(raw: sqlite3.Connection) -> None:
        old = Line(*raw.execute("SELECT * FROM entry ORDER BY seq DESC LIMIT 1").fetchone())
        line = forge(*old[:6], values, old.previous)
        raw.execute("DELETE FROM entry WHERE seq = ?", (old.seq,))
        raw.execute("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", line)

    assert must_be_found(bare, replace_last)


def test_a_forged_key_far_out_takes_no_memory_for_all_before_it() -> None:
    stood = proving._Stood(["id"])
    far = [2_000_000 * number for number in range(1, 200)]

    for key in far:
        stood.keep(key, b"0123456789abcdef")
        stood.keep(key, b"fedcba9876543210")

    assert len(stood.dense) < 1000
    assert [stood.take(key) for key in far] == [b"fedcba9876543210"] * len(far)
    assert stood.left(5) == []


def test_a_file_with_bytes_turned_over_anywhere_is_proven_faulty_or_refused(furnished: Path, tmp_path: Path) -> None:
    chance, whole = random.Random(7), furnished.read_bytes()
    rows = rows_of(furnished)
    for number in range(60):
        torn = bytearray(whole)
        start = chance.randrange(100, len(torn) - 64)
        torn[start : start + 64] = chance.randbytes(64)
        path = tmp_path / f"{number}.db"
        path.write_bytes(torn)
        try:
            desk = open_at(path)
            verdict = proof_of(desk)
        except DeskError:
            continue
        if verdict.fault is None:  # the bytes were free, or of an index
            assert {table: kept for table, kept in readable_rows(path).items() if kept != rows[table]} == {}
        desk.engine.dispose()


def readable_rows(path: Path) -> dict[str, list[Any]]:
    """The rows of every table we keep, read past the indexes."""
    raw = sqlite3.connect(path)
    try:
        return {table: raw.execute(f"SELECT * FROM {table} NOT INDEXED ORDER BY 1").fetchall() for table in TABLES}
    finally:
        raw.close()


# What cannot be found from within


def test_an_entry_cut_off_together_with_its_rows_is_seen_only_against_a_head_kept_elsewhere(desk: Desk) -> None:
    take_in(desk, [{"record": "article", "slug": "a"}])
    kept = proof_of(desk).head
    take_in(desk, [{"record": "article", "slug": "b"}])
    published = proof_of(desk).head
    desk.tamper("DELETE FROM entry WHERE seq = 3; DELETE FROM article WHERE id = 2")

    verdict = proof_of(desk)

    assert verdict.fault is None
    assert verdict.head == kept != published


def test_a_ledger_and_rows_forged_anew_are_seen_only_against_a_head_kept_elsewhere(bare: Connection) -> None:
    published = found(bare, lambda raw: None).head

    def forge_both(raw: sqlite3.Connection) -> None:
        rechained(raw, rename_article)
        raw.execute("UPDATE article SET headline = 'Another'")

    verdict = found(bare, forge_both)

    assert verdict.fault is None
    assert verdict.head != published


@pytest.mark.sqlite_only("an entry is written as the file keeps it")
def test_an_act_forged_behind_the_last_is_an_act_like_any_other(desk: Desk) -> None:
    take_in(desk, [{"record": "article", "slug": "kim-train"}, claim(1)])
    with sqlite3.connect(desk.path) as raw:
        last = Line(*raw.execute("SELECT * FROM entry ORDER BY seq DESC LIMIT 1").fetchone())
        line = forge(last.seq + 1, last.at, "EK", "ekramer", "add claim", "kim-train#1", "[]", last.hash)
        raw.execute("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", line)

    assert proof_of(desk).fault is None
