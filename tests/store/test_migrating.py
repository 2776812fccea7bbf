"""Making a desk and bringing one up to date: the tables are what the models say, no row is lost, all or nothing."""

from __future__ import annotations

import os
import signal
import sqlite3
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import orjson
import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, inspect

from tests.bundles import furnish, furnish_plainly, let_go, proof_of, rows_of
from tests.conftest import Desk, open_at
from tests.warm import made_by_migrating
from tracker.domain.chain import FIRST_PREVIOUS, Line, forge
from tracker.domain.errors import AlreadyOnFileError, DeskError, TrackerError
from tracker.models import Base
from tracker.models.admission import Apart
from tracker.services.starting import start_desk
from tracker.store import ledger, migrating
from tracker.store.address import Address, connect_file
from tracker.store.guards import missing, take_down
from tracker.store.migrating import NewDesk, migrate, upgrade_file
from tracker.store.schema import HEAD, KNOWN
from tracker.store.session import open_engine, revision_of
from tracker.store.shipping import shipped

pytestmark = pytest.mark.sqlite_only(
    "how a file is brought up to date by a copy; tests/store/test_server_desks.py has the other"
)


def scripts() -> ScriptDirectory:
    """The migrations that ship with the program."""
    config = Config()
    config.set_main_option("script_location", str(shipped("migrations")))
    return ScriptDirectory.from_config(config)


@pytest.fixture
def scratch(tmp_path: Path) -> Iterator[Connection]:
    """A connection to an empty file, in a transaction."""
    engine = open_engine(Address(str(tmp_path / "scratch.db")))
    with engine.connect() as connection, connection.begin():
        yield connection
    engine.dispose()


# The tables


def test_there_is_one_head_and_every_revision_is_known() -> None:
    revisions = [script.revision for script in scripts().walk_revisions()]

    assert scripts().get_heads() == [HEAD]
    assert tuple(reversed(revisions)) == KNOWN


def test_migrating_makes_the_tables_that_the_models_declare(desk: Desk) -> None:
    with desk.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})

        assert compare_metadata(context, [Base.metadata, Apart.metadata]) == []  # type: ignore[arg-type]


def test_every_check_key_and_index_is_the_models_too(desk: Desk) -> None:
    """Alembic does not compare checks on SQLite: so both are reflected and held side by side."""
    declared = create_engine("sqlite://")
    Base.metadata.create_all(declared)
    Apart.metadata.create_all(declared)

    assert reflected(desk.engine) == reflected(declared)


def reflected(engine: Engine) -> dict[str, Any]:
    """All that can be read of every table."""
    found = inspect(engine)
    return {
        table: {
            "columns": [(one["name"], str(one["type"]), one["nullable"]) for one in found.get_columns(table)],
            "key": found.get_pk_constraint(table),
            "parents": by_name(named(table, one) for one in found.get_foreign_keys(table)),
            "unique": by_name(found.get_unique_constraints(table)),
            "checks": by_name(found.get_check_constraints(table)),
            "indexes": by_name(indexes(found, table)),
        }
        for table in found.get_table_names()
        if table != "alembic_version"
    }


def named(table: str, key: Any) -> dict[str, Any]:
    """A key to a parent with its name. SQLAlchemy does not read that of one which came with `ADD COLUMN`."""
    column = "_".join([*key["constrained_columns"], key["referred_table"]])
    return {**key, "name": key["name"] or f"fk_{table}_{column}"}


def indexes(found: Any, table: str) -> list[dict[str, Any]]:
    """The indexes of a table; a constraint's own come with the constraint."""
    own = [one for one in found.get_indexes(table) if not one.get("duplicates_constraint")]
    return [one | {"dialect_options": where(one)} for one in own]


def where(index: dict[str, Any]) -> str:
    """On which rows a partial index is."""
    return str(index["dialect_options"].get("sqlite_where", ""))


def by_name(constraints: Any) -> list[Any]:
    """Constraints in the order of their names."""
    return sorted(constraints, key=lambda one: str(one["name"]))


def test_after_an_upgrade_from_any_revision_the_guards_are_those_the_program_knows(desk: Desk) -> None:
    for revision in KNOWN:
        upgrade_file(desk.path, revision)
        assert (lacking(desk.path) == []) is (revision == HEAD), revision
        upgrade_file(desk.path)
        assert lacking(desk.path) == [], revision


def lacking(path: Path) -> list[str]:
    """The guards that do not stand on a desk of whatever revision."""
    engine = open_engine(Address(str(path)))
    try:
        with engine.connect() as connection:
            return missing(connection)
    finally:
        engine.dispose()


def test_down_to_nothing_and_up_again_are_the_same_tables(scratch: Connection) -> None:
    made_by_migrating.clear()
    migrate(scratch)
    before = made_of(scratch)

    migrate(scratch, "base")
    nothing = made_of(scratch)
    migrate(scratch)

    assert [name for name, _ in nothing if name and not name.startswith("sqlite_")] == ["alembic_version"]
    assert made_of(scratch) == before
    with create_engine("sqlite://").begin() as another:
        migrate(another)  # as the tests do it from the second time on, see tests/warm.py
        assert made_of(another) == before


def made_of(connection: Connection) -> list[tuple[str, str]]:
    """How every table, index and trigger is made."""
    rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master ORDER BY name")
    return [(name, sql) for name, sql in rows]


# Up and down with rows

NEW_TABLES = {
    "pack",
    "reply",
    "contradiction",
    "contradiction_member",
    "waiver",
    "sign_off",
    "signed_claim",
    "signed_waiver",
    "alignment",
    "comment",
    "proposal",
    "task",
    "publication",
}
"""What revisions 0003, 0004 and 0005 add."""


def kept(rows: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """The rows on file, without how the tables are made and without tables that have none."""
    return {name: found for name, found in rows.items() if found and name not in ("alembic_version", "sqlite_master")}


def without_new_columns(rows: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """The same as revision 0002 held them: an article had no policy, link and time, no deadline and nobody who
    reported it before, a review no overrides, a text no headline and standfirst, a claim nothing that replaced it and nobody
    who imported it, a person no login, a role no end."""
    taken_off = {"article": 5, "review": 1, "revision": 2, "claim": 2, "person": 1, "person_role": 1}
    return {name: [row[: len(row) - taken_off.get(name, 0)] for row in found] for name, found in rows.items()}


def test_from_the_head_to_the_revision_before_and_back_every_row_is_kept(desk: Desk) -> None:
    furnish_plainly(desk)
    tables = reflected(desk.engine)
    desk.engine.dispose()
    before = rows_of(desk.path)

    upgrade_file(desk.path, "0002")
    between = rows_of(desk.path)
    upgrade_file(desk.path)

    assert between["alembic_version"] == [("0002",)]
    assert not NEW_TABLES & between.keys()
    assert kept(between) == without_new_columns(kept(before))
    assert kept(rows_of(desk.path)) == kept(before)
    assert reflected(open_at(desk.path).engine) == tables
    assert proof_of(open_at(desk.path)).fault is None


def test_down_to_the_first_revision_and_back_every_row_is_kept(desk: Desk) -> None:
    furnish_plainly(desk)
    tables = reflected(desk.engine)
    desk.engine.dispose()
    before = rows_of(desk.path)

    upgrade_file(desk.path, "0001")
    between = rows_of(desk.path)
    upgrade_file(desk.path)

    assert between["alembic_version"] == [("0001",)]
    assert kept(rows_of(desk.path)) == kept(before)
    assert reflected(open_at(desk.path).engine) == tables
    assert proof_of(open_at(desk.path)).fault is None


def test_a_desk_with_waivers_and_sign_offs_cannot_go_back_to_a_revision_that_has_no_place_for_them(desk: Desk) -> None:
    furnish(desk)
    desk.engine.dispose()
    before = rows_of(desk.path)

    with pytest.raises(DeskError, match="the upgrade would lose rows of") as refusal:
        upgrade_file(desk.path, "0002")

    assert all(name in str(refusal.value) for name in NEW_TABLES)
    assert rows_of(desk.path) == before
    assert list(desk.path.parent.glob("desk.db.before-*")) == []


def make_of_0002(desk: Desk) -> None:
    """Make the desk what the program of revision 0002 left behind: tables, rows and a ledger that speaks of the columns
    there were then."""
    desk.engine.dispose()
    upgrade_file(desk.path, "0002").unlink()
    with closing(sqlite3.connect(desk.path, isolation_level=None)) as raw:
        [(guard,)] = raw.execute("SELECT sql FROM sqlite_master WHERE name = 'entry_no_update'").fetchall()
        raw.execute("DROP TRIGGER entry_no_update")
        previous = FIRST_PREVIOUS
        for row in raw.execute("SELECT * FROM entry ORDER BY seq").fetchall():
            old = Line(*row)
            changes = [narrowed(raw, *change) for change in orjson.loads(old.after_values or "")]
            line = forge(*old[:6], orjson.dumps(changes).decode(), previous)
            columns = ", ".join(f'"{name}"' for name in Line._fields)
            marks = ", ".join("?" * len(line))
            raw.execute(f"UPDATE entry SET ({columns}) = ({marks}) WHERE seq = {old.seq}", line)
            previous = line.hash
        raw.execute(guard)


def narrowed(raw: sqlite3.Connection, table: str, columns: list[str], rows: list[list[Any]]) -> list[Any]:
    """What an entry says of a table, in the columns that the table has now."""
    there = [row[1] for row in raw.execute(f"PRAGMA table_info({table})")]
    places = [columns.index(name) for name in there if name in columns]
    return [table, [columns[place] for place in places], [[row[place] for place in places] for row in rows]]


def test_a_desk_that_the_program_before_wrote_keeps_every_row_and_verifies(desk: Desk) -> None:
    furnish_plainly(desk)
    make_of_0002(desk)
    old = rows_of(desk.path)
    spoken_of = "".join(str(row) for row in old["entry"])

    copy = upgrade_file(desk.path)

    new = rows_of(desk.path)
    assert "published_at" not in spoken_of
    assert "overrides" not in spoken_of
    assert rows_of(copy) == old
    assert without_new_columns(kept(new)) == kept(old)
    assert new["entry"] == old["entry"]
    assert all(row[-3:] == (None, None, None) for row in new["article"])
    assert all(row[-1] is None for row in new["review"])
    upgraded = open_at(desk.path)
    assert proof_of(upgraded).fault is None
    assert proof_of(upgraded).entries == len(old["entry"])


def test_work_goes_on_at_a_desk_that_the_program_before_wrote(desk: Desk) -> None:
    furnish_plainly(desk)
    make_of_0002(desk)
    upgrade_file(desk.path).unlink()

    upgraded = open_at(desk.path)
    let_go(upgraded)

    assert kept(rows_of(desk.path)).keys() >= NEW_TABLES
    assert proof_of(upgraded).fault is None


def test_two_who_upgrade_at_once_leave_the_copy_of_the_old_desk_alone_and_nobody_else_may_read_it(desk: Desk) -> None:
    furnish_plainly(desk)
    upgrade_file(desk.path, "0002").unlink()
    desk.path.chmod(0o600)
    with closing(sqlite3.connect(desk.path, isolation_level=None)) as raw, ThreadPoolExecutor() as two:
        raw.execute("BEGIN IMMEDIATE")
        copies = [two.submit(upgrade_file, desk.path) for _ in range(2)]
        time.sleep(0.3)  # both have begun, and wait for their turn
        raw.execute("ROLLBACK")
        first, second = sorted(copy.result() for copy in copies)

    assert rows_of(first)["alembic_version"] == [("0002",)]
    assert rows_of(second)["alembic_version"] == [(HEAD,)]
    assert {one.stat().st_mode & 0o777 for one in (first, second)} == {0o600}


def test_the_desk_as_it_was_is_kept_beside_it(desk: Desk) -> None:
    furnish_plainly(desk)
    before = rows_of(desk.path)

    down, up = upgrade_file(desk.path, "0002"), upgrade_file(desk.path)

    assert (down.name, up.name) == (f"desk.db.before-{HEAD}", f"desk.db.before-{HEAD}.2")
    assert rows_of(down) == before
    assert rows_of(up)["alembic_version"] == [("0002",)]
    assert proof_of(open_at(down)).fault is None


def test_foreign_keys_are_enforced_again_afterwards(desk: Desk) -> None:
    upgrade_file(desk.path, "0002")
    upgrade_file(desk.path)

    with open_at(desk.path).reading() as session:
        assert session.connection().exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def drop_some(connection: Connection, to: str) -> None:
    """A migration that loses rows."""
    take_down(connection)
    connection.exec_driver_sql("DELETE FROM setting")


def drop_parents(connection: Connection, to: str) -> None:
    """A migration that leaves rows without what they belong to."""
    take_down(connection)
    connection.exec_driver_sql("UPDATE person_role SET person_id = 99")


def fill_the_disk(connection: Connection, to: str) -> None:
    """A migration for which there is no room."""
    pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    connection.exec_driver_sql("CREATE TABLE more AS SELECT hex(zeroblob(100000))")


@pytest.mark.parametrize(
    ("step", "why"),
    [
        (drop_some, "the upgrade would lose rows of setting: nothing was changed"),
        (drop_parents, "the upgrade would leave records without what they belong to: nothing was changed"),
        (fill_the_disk, "the disk is full: nothing was changed"),
    ],
)
def test_a_migration_that_goes_wrong_changes_nothing_and_leaves_no_copy(
    step: Callable[[Connection, str], None], why: str, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = rows_of(desk.path)
    monkeypatch.setattr(migrating, "migrate", step)

    with pytest.raises(DeskError, match=why):
        upgrade_file(desk.path)

    assert rows_of(desk.path) == before
    assert list(desk.path.parent.glob("desk.db.before-*")) == []


def test_a_desk_with_rows_cannot_be_taken_down_to_nothing(desk: Desk) -> None:
    before = rows_of(desk.path)

    with pytest.raises(DeskError, match="the upgrade would lose rows of"):
        upgrade_file(desk.path, "base")

    assert rows_of(desk.path) == before


def test_an_upgrade_waits_for_whoever_writes(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.store.engines.sqlite.connect_file", lambda path: connect_file(path, wait=0))

    with closing(connect_file(desk.path)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        with pytest.raises(DeskError, match="somebody else has been writing"):
            upgrade_file(desk.path)

    assert list(desk.path.parent.glob("desk.db.before-*")) == []


# A new desk


def test_a_new_desk_is_of_this_schema_and_durable(tmp_path: Path) -> None:
    start_desk(address := Address(str(tmp_path / "desk.db")))

    assert [path.name for path in tmp_path.iterdir()] == ["desk.db"]
    assert revision_of(open_engine(address), address) == HEAD
    assert proof_of(open_at(tmp_path / "desk.db")).entries == 1
    with sqlite3.connect(tmp_path / "desk.db") as raw:
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def make_file(path: Path) -> None:
    """A file of somebody's."""
    path.write_text("mine")


def make_link(path: Path) -> None:
    """A link that leads nowhere yet."""
    path.symlink_to(path.with_name("elsewhere"))


def make_desk(path: Path) -> None:
    """A desk."""
    start_desk(Address(str(path)))


@pytest.mark.parametrize("make", [make_file, make_link, make_desk, Path.mkdir])
def test_where_something_lies_no_desk_is_made(make: Callable[[Path], None], tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    make(path)
    before = sorted(tmp_path.iterdir()), path.is_file() and path.read_bytes()

    with pytest.raises(TrackerError, match=r"name another place with --db|give --db the name of a file in it"):
        start_desk(Address(str(path)))

    assert before == (sorted(tmp_path.iterdir()), path.is_file() and path.read_bytes())


def test_where_there_is_no_folder_no_desk_is_made(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match=r"there is no folder .*: make it first"):
        start_desk(Address(str(tmp_path / "no" / "desk.db")))

    assert list(tmp_path.iterdir()) == []


def test_a_server_is_no_place_for_a_file() -> None:
    with pytest.raises(DeskError, match="is no file: give --db a path"):
        NewDesk(Address("postgresql+psycopg://host/desk"))


def test_who_comes_second_finds_the_first_ones_desk_untouched(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    making = NewDesk(Address(str(path)))
    path.write_text("mine")

    with pytest.raises(AlreadyOnFileError):
        making.keep()

    assert [one.name for one in tmp_path.iterdir()] == ["desk.db"]
    assert path.read_text() == "mine"


def test_a_file_system_without_hard_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)

    start_desk(Address(str(tmp_path / "desk.db")))

    assert [path.name for path in tmp_path.iterdir()] == ["desk.db"]
    assert proof_of(open_at(tmp_path / "desk.db")).fault is None


@pytest.mark.parametrize("pages", [1, 20, 40])
def test_a_disk_that_is_full_leaves_nothing(pages: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def small(path: Path) -> sqlite3.Connection:
        connection = connect_file(path)
        connection.execute(f"PRAGMA max_page_count={pages}")
        return connection

    monkeypatch.setattr("tracker.store.engines.sqlite.connect_file", small)

    with pytest.raises(DeskError, match="the disk is full"):
        start_desk(Address(str(tmp_path / "desk.db")))

    assert list(tmp_path.iterdir()) == []


def killed_at(moment: str, path: Path) -> int:
    """Make a desk in a process that is killed at this moment; how the process ended."""
    process = os.fork()
    if process == 0:
        place: Any = {"migrate": migrating, "record": ledger}.get(moment, migrating.NewDesk)
        setattr(place, moment, lambda *given, **more: os.kill(os.getpid(), signal.SIGKILL))
        with suppress(BaseException):
            start_desk(Address(str(path)))
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


@pytest.mark.parametrize("moment", ["migrate", "record", "keep"])
def test_a_making_that_is_killed_leaves_no_desk_and_can_be_made_again(moment: str, tmp_path: Path) -> None:
    path = tmp_path / "desk.db"

    assert killed_at(moment, path) == -signal.SIGKILL

    assert {one.name.split(".")[-1].split("-")[0] for one in tmp_path.iterdir()} == {"making"}
    start_desk(Address(str(path)))
    assert proof_of(open_at(path)).fault is None


def test_a_making_that_is_killed_at_its_very_end_leaves_a_whole_desk(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"

    assert killed_at("discard", path) == -signal.SIGKILL

    assert proof_of(open_at(path)).entries == 1
    assert proof_of(open_at(path)).fault is None
