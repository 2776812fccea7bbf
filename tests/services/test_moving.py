"""A desk is carried from engine to engine with every value, proven at the new place, whole or not at all."""

from __future__ import annotations

import signal
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.bundles import SLUG, proof_of, rows_of
from tests.conftest import Desk, open_at
from tests.each import each
from tests.full_desks import digest, fill, killed_at, names
from tests.old_desks import old_desk
from tests.postgres import at_server
from tracker.domain.errors import AlreadyOnFileError, BadInputError, DeskError
from tracker.services import carrying_desks, claiming, moving
from tracker.services.backing_up import back_up
from tracker.services.bringing_back import restore_backup
from tracker.services.carrying_desks import require_place_for
from tracker.services.examining import examine
from tracker.services.merging import merge_sources
from tracker.services.moving import move_desk
from tracker.services.proving import prove
from tracker.services.starting import start_desk
from tracker.store import copying
from tracker.store.address import Address
from tracker.store.copying import ALL_TABLES
from tracker.store.schema import KNOWN
from tracker.store.session import open_desk, reading, writing

pytestmark = pytest.mark.sqlite_only("the desk that goes to a server, or comes from it, is a file")


@pytest.fixture
def full(desk: Desk) -> Desk:
    """A desk with rows in every table, one of them merged into another that came later, and two evidence files."""
    fill(desk)
    with desk.writing() as session:
        merge_sources(session, "Herald", into="Pulikovsky", by=desk.person(session, "ann"))
    desk.engine.dispose()
    return desk


@pytest.fixture
def place(server_database: str) -> Address:
    """An empty database on a server."""
    return Address(server_database)


def stored(rows: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """The rows of all tables, without how those are made."""
    return {table: rows[table] for table in ALL_TABLES}


def tables_at(place: Address) -> list[Any]:
    """What the database holds."""
    with at_server(place.given) as server:
        return [name for (name,) in server.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")]


def test_from_a_file_to_a_server_and_back_every_value_is_the_same(full: Desk, place: Address, tmp_path: Path) -> None:
    before, store = rows_of(full.path), tmp_path / "store"

    there = move_desk(Address(str(full.path)), place, store=store)
    engine = open_desk(place)
    with reading(engine) as session:
        verdict = prove(session)
    engine.dispose()
    back = move_desk(place, Address(str(tmp_path / "back.db")))

    assert rows_of(full.path) == before
    assert there.before == there.filled.counts
    assert verdict.fault is None
    assert verdict.entries == there.filled.head.seq + 1, "one more says where evidence files lie"
    after = stored(rows_of(tmp_path / "back.db"))
    assert after["entry"][:-1] == before["entry"]
    assert after["setting"][:-1] == before["setting"]
    assert {name: rows for name, rows in after.items() if name not in ("entry", "setting")} == {
        name: rows for name, rows in stored(before).items() if name not in ("entry", "setting")
    }
    for folder in (store, tmp_path / "back.db.files"):
        assert names(folder) == sorted(map(digest, ("one", "two")))
    assert back.filled.head.hash == proof_of(open_at(tmp_path / "back.db")).head


def test_a_backup_of_a_desk_on_a_server_is_a_desk_in_a_file_and_comes_back_as_one_of_an_older_version_does(
    full: Desk, place: Address, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    move_desk(Address(str(full.path)), place, files=False)

    made = back_up(place, None)

    assert made.path.name.startswith("fresh_")
    assert stored(rows_of(made.path)) == stored(rows_of(full.path))
    assert made.path.stat().st_mode & 0o777 == 0o600
    assert restore_backup(made.path, Address("again.db")).filled.head == made.head
    with pytest.raises(AlreadyOnFileError, match="there is a desk at"):
        restore_backup(made.path, place, files=False)
    with at_server(place.given) as server:
        server.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    older = old_desk(KNOWN[-2], tmp_path / "older.db")
    before = older.read_bytes()
    back = restore_backup(older, place, files=False)
    assert back.upgraded
    assert back.filled.counts == {table: len(rows_of(older).get(table, ())) for table in back.filled.counts}
    assert older.read_bytes() == before


def test_a_file_to_a_file_is_new_tables_with_the_same_rows(full: Desk, tmp_path: Path) -> None:
    with closing(sqlite3.connect(full.path)) as raw:
        raw.execute("DROP INDEX ix_alias_source_id")

    move_desk(Address(str(full.path)), Address(str(tmp_path / "new.db")))

    assert stored(rows_of(tmp_path / "new.db")) == stored(rows_of(full.path))
    checks = {one.check for one in examine(Address(str(tmp_path / "new.db"))).ailments}
    assert "tables" not in checks
    assert "rows" not in checks


def test_where_there_is_something_already_nothing_is_moved(full: Desk, place: Address, tmp_path: Path) -> None:
    with pytest.raises(AlreadyOnFileError, match="name another place to move to"):
        move_desk(Address(str(full.path)), Address(str(full.path)))
    with pytest.raises(BadInputError, match="name it with --file-store, or leave them"):
        move_desk(Address(str(full.path)), place)
    with pytest.raises(BadInputError, match="leave --file-store out"):
        move_desk(Address(str(full.path)), Address(str(tmp_path / "new.db")), store=tmp_path)
    with at_server(place.given) as server:
        server.execute("CREATE TABLE mine (x int)")
    with pytest.raises(AlreadyOnFileError, match="holds other tables already"):
        move_desk(Address(str(full.path)), place, files=False)

    assert tables_at(place) == ["mine"]


def test_rows_are_copied_into_no_desk_that_holds_some(desk: Desk, tmp_path: Path) -> None:
    start_desk(Address(str(tmp_path / "other.db")))
    other = open_at(tmp_path / "other.db")

    with (
        pytest.raises(DeskError, match="there are rows already in the tables person, "),
        desk.reading() as session,
        other.writing() as target,
    ):
        copying.copy_rows(session.connection(), target.connection(), lambda _: None)


UNFIT = [
    (
        "UPDATE claim SET note = 'a' || char(0) WHERE id = 2",
        r"claim 2 (or one shortly before it )?holds a value that cannot",
    ),
    (
        "UPDATE claim SET version = 'many' WHERE id = 1",
        "claim [123] or one shortly before it holds a value that cannot",
    ),
]


@each(("statement", "words"), UNFIT)
def test_what_a_server_cannot_store_is_named_and_nothing_is_kept(
    statement: str, words: str, full: Desk, place: Address
) -> None:
    with closing(sqlite3.connect(full.path, isolation_level=None)) as raw:
        raw.execute("PRAGMA ignore_check_constraints=ON")
        raw.execute(statement)

    with pytest.raises(DeskError, match=words):
        move_desk(Address(str(full.path)), place, files=False)

    assert tables_at(place) == []


def test_a_row_that_was_changed_behind_trackers_back_is_found_at_the_new_place_and_nothing_is_kept(
    full: Desk, place: Address, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(full.path, isolation_level=None)) as raw:
        raw.execute("UPDATE source SET note = 'x' WHERE id = 1")

    for to in (place, Address(str(tmp_path / "new.db"))):
        with pytest.raises(DeskError, match="the ledger of what was moved does not verify"):
            move_desk(Address(str(full.path)), to, files=False)

    assert tables_at(place) == []
    assert [name for name in names(tmp_path) if name.startswith("new")] == []


def test_a_folder_for_evidence_that_cannot_be_made_is_refused_before_anything_is_carried(tmp_path: Path) -> None:
    with pytest.raises(
        BadInputError, match=f"^there is no folder {tmp_path}/no to make evidence in: name a folder that"
    ):
        require_place_for(tmp_path / "no" / "evidence", Address("postgresql+psycopg://ann@nowhere.example/desk"))


def test_what_somebody_does_meanwhile_is_not_left_behind(
    full: Desk, place: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = carrying_desks.fill_desk

    def busy(*given: Any, **more: Any) -> Any:
        filled = real(*given, **more)
        with full.writing() as session:
            ann = full.person(session, "ann")
            claiming.edit_claim(session, f"{SLUG}#1", by=ann, note="late")
        return filled

    monkeypatch.setattr(moving, "fill_desk", busy)

    with pytest.raises(DeskError, match=r"somebody worked on the desk at .* while it was moved \(1 "):
        move_desk(Address(str(full.path)), place, files=False)

    assert tables_at(place) == []


def test_killed_on_the_way_nothing_is_at_the_new_place_and_it_can_be_done_again(
    full: Desk, place: Address, tmp_path: Path
) -> None:
    moments: list[tuple[Address, Any, str]] = [
        (place, copying, "_copy_table"),
        (place, moving, "_require_rest"),
        (Address(str(tmp_path / "new.db")), carrying_desks, "require_whole"),
    ]
    for to, where, moment in moments:
        act: Callable[[], Any] = lambda: move_desk(Address(str(full.path)), to, files=False)  # noqa: B023, E731

        assert killed_at(where, moment, act) == -signal.SIGKILL

        assert tables_at(to) == [] if to.path is None else not to.path.exists()
    move_desk(Address(str(full.path)), place, files=False)


@contextmanager
def altered(place: Address, statement: str) -> Iterator[None]:
    """Change a desk on a server behind tracker's back, for a while."""
    engine = open_desk(place)
    with engine.connect() as connection:
        connection.execution_options(tracker_write=True)
        connection.exec_driver_sql(statement)
        connection.commit()
    engine.dispose()
    yield


def test_the_doctor_looks_at_a_desk_on_a_server(full: Desk, place: Address, tmp_path: Path) -> None:
    move_desk(Address(str(full.path)), place, store=tmp_path / "store")
    said = {one.what for one in examine(place).ailments if one.check not in ("server", "files")}
    assert said == set()

    with (
        altered(place, "DROP INDEX ix_alias_source_id"),
        altered(place, "ALTER TABLE claim ADD COLUMN mine text"),
        altered(place, "UPDATE source SET note = 'x' WHERE id = 3"),
        altered(place, "DROP TABLE waiver CASCADE"),
    ):
        found = examine(place)

    said = {one.what for one in found.ailments}
    assert {
        "the index ix_alias_source_id is missing",
        "there is a column claim.mine that tracker did not make",
        "the table waiver is missing",
    } <= said
    assert {one.check for one in found.ailments} >= {"server", "tables", "ledger", "files"}
    engine = open_desk(place)
    with pytest.raises(RuntimeError), writing(engine):  # it is left as it was, and can be worked on
        raise RuntimeError
    engine.dispose()
