"""The proof finds whatever was done behind the ledger's back, and never stumbles over it.

What it cannot find, because nothing on the desk says otherwise, is tested too, at the end: entries cut off the end
together with the rows they made, a ledger forged anew with the rows to fit, an entry forged behind the last. A head kept
elsewhere finds the first two; the third, nothing can tell from an act of whoever may write the file.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest
from sqlalchemy import Connection
from sqlalchemy.orm import Session

from tests.bundles import claim, furnish, proof_of, rows_of, take_in
from tests.conftest import Desk, open_at
from tracker.domain.chain import FIRST_PREVIOUS, Line, forge
from tracker.domain.errors import DeskError
from tracker.services import proving
from tracker.services.proving import Verdict, prove
from tracker.store.raw_rows import KEPT_TABLES
from tracker.store.raw_rows import columns_of as kept_columns

TABLES = (*KEPT_TABLES, "entry")


@pytest.fixture(scope="module")
def furnished(_empty_desk_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a desk with rows in every table."""
    path = tmp_path_factory.mktemp("furnished") / "desk.db"
    path.write_bytes(_empty_desk_file.read_bytes())
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LOGNAME", "ann")
        furnish(desk := open_at(path))
    desk.engine.dispose()
    return path


@pytest.fixture(scope="module")
def stripped(furnished: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same rows in tables that no longer guard anything: no key, no type, no constraint, no trigger. Whoever owns
    the file can make them so."""
    path = tmp_path_factory.mktemp("stripped") / "desk.db"
    path.write_bytes(furnished.read_bytes())
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA foreign_keys=OFF")
    for table in TABLES:
        columns = ", ".join(f'"{row[1]}"' for row in raw.execute(f"PRAGMA table_info({table})"))
        raw.executescript(
            f"CREATE TABLE bare ({columns}); INSERT INTO bare SELECT * FROM {table} ORDER BY 1;"
            f"DROP TABLE {table}; ALTER TABLE bare RENAME TO {table}"
        )
    raw.close()
    return path


@pytest.fixture
def bare(stripped: Path, tmp_path: Path) -> Iterator[Connection]:
    """A connection to a copy of that desk."""
    path = tmp_path / "bare.db"
    path.write_bytes(stripped.read_bytes())
    desk = open_at(path)
    with desk.engine.connect() as connection:
        yield connection
    desk.engine.dispose()


Tampering = Callable[[sqlite3.Connection], object]


def found(connection: Connection, tamper: Tampering) -> Verdict:
    """What the proof finds after somebody was at the file; everything is as before afterwards."""
    connection.exec_driver_sql("SAVEPOINT before")
    raw: Any = connection.connection.driver_connection
    try:
        tamper(raw)
        return prove(Session(connection))
    finally:
        connection.exec_driver_sql("ROLLBACK TO before")
        connection.exec_driver_sql("RELEASE before")


def must_be_found(connection: Connection, tamper: Tampering) -> str:
    """The fault that the proof names."""
    verdict = found(connection, tamper)
    assert verdict.fault is not None
    assert "\n" not in verdict.fault
    return verdict.fault


def columns_of(raw: Any, table: str) -> list[str]:
    """A table's columns."""
    return [row[1] for row in raw.execute(f"PRAGMA table_info({table})")]


def other_values(value: Any) -> list[Any]:
    """What might stand there instead: other values, other types, nothing, bytes, what only looks the same."""
    odd: list[Any] = [None, 0, 1, 7, -1, 2**63 - 1, 1.5, float("inf"), float("-inf"), "", "x", "7", b"", b"\xff\xfe"]
    if isinstance(value, int):
        odd += [str(value), float(value), value + 1]
    if isinstance(value, str):
        odd += [value.encode(), value + " ", value + "\x00", value.upper(), value[::-1], value + "\u0301"]
    return [one for one in odd if (type(one), one) != (type(value), value)]


def test_a_furnished_desk_proves(furnished: Path, bare: Connection) -> None:
    verdict = proof_of(open_at(furnished))

    assert verdict.fault is None
    assert verdict.entries == len(rows_of(furnished)["entry"])
    assert verdict.rows == sum(len(rows_of(furnished)[table]) for table in KEPT_TABLES)
    assert found(bare, lambda raw: None) == verdict


def walk_once(connection: Connection, patch: pytest.MonkeyPatch) -> None:
    """Walk the ledger now and not with every proof: for tests that leave the ledger alone, and prove thousands of times."""
    stood = {table: proving._Stood(kept_columns(table)) for table in KEPT_TABLES}
    chain = proving._walked(Session(connection), stood, None)

    def walked(session: Session, kept: dict[str, proving._Stood], progress: object) -> Verdict:
        for table, was in stood.items():
            kept[table].dense, kept[table].aside = bytearray(was.dense), dict(was.aside)
        return chain

    patch.setattr(proving, "_walked", walked)


@pytest.mark.parametrize("table", TABLES)
def test_another_value_in_any_column_is_found(table: str, bare: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    raw: Any = bare.connection.driver_connection
    if table != "entry":
        walk_once(bare, monkeypatch)
    for column in columns_of(raw, table):
        cells = raw.execute(f'SELECT rowid, "{column}" FROM {table}').fetchall()
        filled = next(((row, value) for row, value in reversed(cells) if value is not None), None)
        blank = next(((row, value) for row, value in cells if value is None), None)
        for row, value in filter(None, (filled, blank)):
            for other in other_values(value):
                change = f'UPDATE {table} SET "{column}" = ? WHERE rowid = ?'
                assert must_be_found(bare, lambda raw: raw.execute(change, (other, row)))  # noqa: B023 - called at once


@pytest.mark.parametrize("table", TABLES)
def test_text_that_is_no_text_is_found(table: str, bare: Connection) -> None:
    for column in columns_of(bare.connection.driver_connection, table):
        change = f"""UPDATE {table} SET "{column}" = CAST(x'fffe' AS TEXT) WHERE rowid = 1"""
        fault = must_be_found(bare, lambda raw: raw.execute(change))  # noqa: B023
        assert (table, column) == ("entry", "seq") or "bytes that are no text" in fault


@pytest.mark.parametrize("table", TABLES)
def test_a_row_taken_out_is_found(table: str, bare: Connection) -> None:
    raw: Any = bare.connection.driver_connection
    for (row,) in raw.execute(f"SELECT rowid FROM {table}").fetchall():
        must_be_found(bare, lambda raw: raw.execute(f"DELETE FROM {table} WHERE rowid = {row}"))  # noqa: B023
    must_be_found(bare, lambda raw: raw.execute(f"DELETE FROM {table}"))


@pytest.mark.parametrize("table", TABLES)
def test_a_row_put_in_is_found(table: str, bare: Connection) -> None:
    raw: Any = bare.connection.driver_connection
    key, *others = columns_of(raw, table)
    rest = ", ".join(f'"{name}"' for name in others)
    for new in ("99", "-1", "0", "1", "NULL", "'x'", "x'00'", "1.5", "9e999", str(2**62), "'a\n' || char(7)"):
        copy = f'INSERT INTO {table} ("{key}", {rest}) SELECT {new}, {rest} FROM {table} WHERE rowid = 1'
        must_be_found(bare, lambda raw: raw.execute(copy))  # noqa: B023


@pytest.mark.parametrize("table", TABLES)
def test_two_rows_that_changed_places_are_found(table: str, bare: Connection) -> None:
    raw: Any = bare.connection.driver_connection
    key = columns_of(raw, table)[0]
    swap = f'UPDATE {table} SET "{key}" = CASE "{key}" WHEN 1 THEN 2 WHEN 2 THEN 1 ELSE "{key}" END'
    if raw.execute(f"SELECT count(*) FROM {table}").fetchone()[0] > 1:
        must_be_found(bare, lambda raw: raw.execute(swap))


@pytest.mark.parametrize("table", TABLES)
def test_a_table_or_column_that_is_gone_is_found(table: str, bare: Connection) -> None:
    last = columns_of(bare.connection.driver_connection, table)[-1]

    fault = f"the table {table} is not there as it should be"
    assert must_be_found(bare, lambda raw: raw.execute(f"DROP TABLE {table}")) == fault
    assert must_be_found(bare, lambda raw: raw.execute(f'ALTER TABLE {table} RENAME "{last}" TO odd')) == fault


def test_what_the_constraints_let_through_is_found_on_the_desk_as_it_was_made(
    furnished: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "desk.db"
    path.write_bytes(furnished.read_bytes())
    desk = open_at(path)
    with desk.engine.connect() as connection:
        raw: Any = connection.connection.driver_connection
        raw.execute("PRAGMA foreign_keys=OFF")
        raw.execute("PRAGMA ignore_check_constraints=ON")
        connection.exec_driver_sql("DROP TRIGGER entry_no_update")
        in_the_ledger = list(changes_let_through(raw, "entry"))
        beside_it = [change for table in KEPT_TABLES for change in changes_let_through(raw, table)]
        for change in in_the_ledger:
            must_be_found(connection, lambda raw: raw.execute(change))  # noqa: B023
        walk_once(connection, monkeypatch)
        for change in beside_it:
            must_be_found(connection, lambda raw: raw.execute(change))  # noqa: B023
    assert in_the_ledger
    assert len(beside_it) > 100


def changes_let_through(raw: sqlite3.Connection, table: str) -> Iterator[str]:
    """Updates of the first row that the tables as they are made do not refuse, and that change what is stored: three of
    these values for each column, by turns."""
    values = ("NULL", "'x'", "x'00'", "7", "''", "\"{column}\" || ' '", "1.5", "9e999", '-"{column}"')
    for at, column in enumerate(columns_of(raw, table)):
        cell = f'SELECT typeof("{column}"), quote("{column}") FROM {table} WHERE rowid = 1'
        for value in values[at % 3 :: 3]:
            change = f'UPDATE {table} SET "{column}" = {value.format(column=column)} WHERE rowid = 1'
            before = raw.execute(cell).fetchone()
            raw.execute("SAVEPOINT trying")
            try:
                raw.execute(change)
                changed = raw.execute(cell).fetchone() != before
            except sqlite3.IntegrityError:
                changed = False
            raw.execute("ROLLBACK TO trying")
            raw.execute("RELEASE trying")
            if changed:
                yield change


# The ledger


def test_an_entry_cut_off_the_end_is_found_by_the_rows_it_made(bare: Connection) -> None:
    cut = "DELETE FROM entry WHERE seq = (SELECT max(seq) FROM entry)"

    fault = must_be_found(bare, lambda raw: raw.execute(cut))

    [(article_id,)] = bare.exec_driver_sql("SELECT id FROM article WHERE published_at IS NOT NULL").all()
    assert fault == f"article {article_id} is not what the ledger says"


def test_an_entry_that_is_missing_is_named(bare: Connection) -> None:
    verdict = found(bare, lambda raw: raw.execute("DELETE FROM entry WHERE seq = 3"))

    assert (verdict.entry, verdict.fault) == (3, "entry 3 is missing")


def test_the_entries_moved_up_over_a_missing_one_are_found(bare: Connection) -> None:
    def close_the_gap(raw: sqlite3.Connection) -> None:
        raw.execute("DELETE FROM entry WHERE seq = 3")
        raw.execute("UPDATE entry SET seq = seq - 1 WHERE seq > 3")

    verdict = found(bare, close_the_gap)

    assert (verdict.entry, verdict.fault) == (3, "it does not follow the entry before it")


def test_an_empty_ledger_is_found(bare: Connection) -> None:
    assert "the ledger is empty" in must_be_found(bare, lambda raw: raw.execute("DELETE FROM entry"))


def test_values_that_were_emptied_are_found(bare: Connection) -> None:
    empty = "UPDATE entry SET after_values = NULL, salt = NULL WHERE seq = 4"

    assert must_be_found(bare, lambda raw: raw.execute(empty)) == "its values have been emptied"


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

    assert fault == "article 1 is not what the ledger says"


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
    assert stood.left() is None


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
    with sqlite3.connect(desk.path) as raw:
        raw.executescript(
            "DROP TRIGGER entry_no_delete; DELETE FROM entry WHERE seq = 3; DELETE FROM article WHERE id = 2"
        )

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


def test_an_act_forged_behind_the_last_is_an_act_like_any_other(desk: Desk) -> None:
    take_in(desk, [{"record": "article", "slug": "kim-train"}, claim(1)])
    with sqlite3.connect(desk.path) as raw:
        last = Line(*raw.execute("SELECT * FROM entry ORDER BY seq DESC LIMIT 1").fetchone())
        line = forge(last.seq + 1, last.at, "EK", "ekramer", "add claim", "kim-train#1", "[]", last.hash)
        raw.execute("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", line)

    assert proof_of(desk).fault is None
