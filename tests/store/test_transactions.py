"""Transactions against a real file: who waits for whom, what is left of one that failed, and in which words it fails."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError, StatementError
from sqlalchemy.orm import Session

from tests.bundles import lines, proof_of
from tests.conftest import Desk
from tests.killing import Started, Tell, started, told_by
from tracker.domain.errors import DeskError
from tracker.domain.vocabulary import SourceKind
from tracker.models import Entry, Source
from tracker.services.desks import acting_person
from tracker.services.importing import import_bundle
from tracker.services.sources import add_source
from tracker.store import address, session
from tracker.store.address import Address, connect_file
from tracker.store.changes import note_written
from tracker.store.engines import sqlite
from tracker.store.faults import sentence_for
from tracker.store.session import open_desk, writing


def start_writer(desk: Desk, name: str, *, times: int = 1, pause: float = 0) -> Started:
    """Another process that puts sources on file, and tells when it has begun to. Here nobody has the desk open then."""

    def write(place: Address, tell: Tell) -> None:
        engine = open_desk(place)
        for number in range(times):
            with writing(engine) as session:
                add_source(session, f"{name} {number}", SourceKind.OUTLET, by=acting_person(session, None))
                tell()
                time.sleep(pause)

    desk.leave()
    return started(write, desk.place)


def add(desk: Desk, name: str) -> None:
    """Put a source on file."""
    with desk.writing() as session:
        add_source(session, name, SourceKind.OUTLET, by=desk.person(session, "ann"))


def within(desk: Desk, act: Callable[[Session], object]) -> None:
    """One transaction."""
    with desk.writing() as session:
        act(session)


def names(desk: Desk) -> list[str]:
    """The sources on file."""
    return [row[1] for row in desk.rows()["source"]]


@pytest.mark.sqlite_only("what SQLite has to be told by PRAGMA")
@pytest.mark.parametrize("kind", ["reading", "writing"])
def test_every_connection_enforces_foreign_keys_and_commits_durably(kind: str, desk: Desk) -> None:
    with getattr(desk, kind)() as session:
        found = {
            pragma: session.connection().exec_driver_sql(f"PRAGMA {pragma}").scalar()
            for pragma in ("foreign_keys", "synchronous", "journal_mode")
        }

    assert found == {"foreign_keys": 1, "synchronous": 2, "journal_mode": "wal"}


def test_a_row_without_its_parent_is_refused(desk: Desk) -> None:
    orphan = "INSERT INTO alias (source_id, name) VALUES (99, 'x')"

    with desk.writing() as session, pytest.raises(IntegrityError, match=r"(?i)foreign key"):
        session.connection().exec_driver_sql(orphan)


@pytest.mark.sqlite_only("a second connection to a file; a server keeps turns by itself")
def test_a_writer_takes_its_turn_before_it_looks_at_anything(desk: Desk) -> None:
    other = connect_file(desk.path, wait=0)

    with desk.writing(), pytest.raises(sqlite3.OperationalError, match="locked"):
        other.execute("BEGIN IMMEDIATE")

    other.execute("BEGIN IMMEDIATE")
    other.close()


def test_a_reader_holds_nobody_up_and_sees_one_state(desk: Desk) -> None:
    with desk.reading() as session:
        assert session.query(Source).count() == 0
        add(desk, "Herald")
        assert session.query(Source).count() == 0

    with desk.reading() as session:
        assert session.query(Source).count() == 1


@pytest.mark.sqlite_only("a server refuses to write for a reader at all")
def test_a_reader_keeps_nothing_it_wrote(desk: Desk) -> None:
    with desk.reading() as session:
        session.add(Source(name="Herald", kind=SourceKind.OUTLET))
        session.flush()

    assert names(desk) == []


@pytest.mark.sqlite_only("programs on a server act as whoever logged in; tests/store/test_server_desks.py has turns")
def test_a_second_process_waits_for_the_first_and_then_works(desk: Desk) -> None:
    first = start_writer(desk, "first", pause=0.4)
    assert os.read(first.told, 1) == b"!"
    assert os.read(first.told, 1) == b"."
    add(desk, "second")

    assert told_by(first) == b""
    assert names(desk) == ["first 0", "second"]
    assert proof_of(desk).fault is None


@pytest.mark.sqlite_only("programs on a server act as whoever logged in; the crowd there is tests/test_crowd.py")
def test_processes_that_write_at_once_lose_nothing(desk: Desk) -> None:
    writers = [start_writer(desk, name, times=12) for name in ("a", "b", "c")]

    assert [told_by(writer) for writer in writers] == [b"." * 12] * 3
    assert sorted(names(desk)) == sorted(f"{name} {number}" for name in "abc" for number in range(12))
    assert proof_of(desk).entries == 1 + 36
    assert proof_of(desk).fault is None


def test_threads_that_read_at_once_each_have_a_connection(desk: Desk) -> None:
    together = Barrier(12)
    assert desk.engine, "made before, by one"

    def count(_: int) -> int:
        with desk.reading() as session:
            together.wait(timeout=10)
            found = session.query(Entry).count()
            together.wait(timeout=10)
            return found

    with ThreadPoolExecutor(12) as pool:
        assert list(pool.map(count, range(12))) == [1] * 12


def test_a_rollback_takes_back_savepoints_and_tables_too(desk: Desk) -> None:
    def fail_at_the_end(session: Session) -> None:
        connection = session.connection()
        connection.exec_driver_sql("CREATE TABLE odd (id INTEGER)")
        connection.exec_driver_sql("DROP INDEX ix_alias_source_id")
        with session.begin_nested():
            add_source(session, "Herald", SourceKind.OUTLET, by=desk.person(session, "ann"))
        raise ZeroDivisionError

    before = desk.rows()

    with pytest.raises(ZeroDivisionError):
        within(desk, fail_at_the_end)

    assert desk.rows() == before


def test_an_inner_part_that_failed_is_taken_back_alone(desk: Desk) -> None:
    with desk.writing() as session:
        ann = desk.person(session, "ann")
        add_source(session, "Herald", SourceKind.OUTLET, by=ann)
        inner = session.begin_nested()
        add_source(session, "Gazette", SourceKind.OUTLET, by=ann)
        inner.rollback()

    assert names(desk) == ["Herald"]
    assert proof_of(desk).fault is None


def test_a_time_without_a_zone_is_refused(desk: Desk) -> None:
    naive = dt.datetime(2026, 11, 22, 9, 30)
    source = Source(name="Herald", kind=SourceKind.OUTLET, retracted_at=naive)

    with pytest.raises(StatementError, match="a time without a zone cannot be stored"):
        within(desk, lambda session: session.add(source))

    assert names(desk) == []


def test_a_time_of_another_zone_is_stored_in_utc(desk: Desk) -> None:
    east = dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=9)))

    with desk.writing() as session:
        ann = desk.person(session, "ann")
        source = add_source(session, "Herald", SourceKind.OUTLET, by=ann)
        source.retracted_at, source.retracted_by_id, source.retracted_why = east, ann.id, "wrong"
        session.flush()
        stored = session.connection().exec_driver_sql("SELECT retracted_at FROM source").scalar()
        session.info["tracker_changed"] = {}

    assert stored == "2026-11-22T00:30:00.000000Z"


def test_the_ledger_refuses_to_be_changed_or_shortened(desk: Desk) -> None:
    for statement in ("UPDATE entry SET act = 'x'", "DELETE FROM entry"):
        with pytest.raises(DeskError, match="the ledger is append-only"), desk.writing() as session:
            session.connection().exec_driver_sql(statement)


def test_what_is_written_past_the_session_needs_an_entry_too(desk: Desk) -> None:
    add(desk, "Herald")
    before = desk.rows()

    def rename(session: Session) -> None:
        session.connection().exec_driver_sql("UPDATE source SET name = 'Gazette'")
        note_written(session, "source", [1])

    with pytest.raises(RuntimeError, match="records changed without a ledger entry"):
        within(desk, rename)

    assert desk.rows() == before


# In which words


def use(desk: Desk, act: Callable[[Session], object]) -> str:
    """The sentence with which an act on the desk fails."""
    before = desk.rows()
    with pytest.raises(DeskError) as refusal:
        within(desk, act)
    assert desk.rows() == before
    return str(refusal.value)


@pytest.mark.sqlite_only("SQLite is told by PRAGMA that its disk is full")
def test_a_full_disk_is_said_to_be_full(desk: Desk) -> None:
    def fill(session: Session) -> None:
        connection = session.connection()
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 1}")
        connection.exec_driver_sql("INSERT INTO setting (name, value) VALUES ('x', hex(zeroblob(100000)))")

    assert use(desk, fill) == "the desk: the disk is full: nothing was changed; make room and try again"


@pytest.mark.sqlite_only("SQLite is told by PRAGMA that nothing may be written")
def test_a_desk_that_may_only_be_read_says_so(desk: Desk) -> None:
    def write(session: Session) -> None:
        session.connection().exec_driver_sql("PRAGMA query_only=ON")
        session.connection().exec_driver_sql("INSERT INTO setting (name, value) VALUES ('x', 'y')")

    assert "the desk may not be written by you: ask for the right" in use(desk, write)


@pytest.mark.sqlite_only("a second connection to a file keeps it locked")
def test_a_desk_that_stays_locked_says_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    impatient = session.open_engine(address.Address(str(desk.path)))
    monkeypatch.setattr(sqlite, "connect_file", lambda path: connect_file(path, wait=0))
    holder = connect_file(desk.path)
    holder.execute("BEGIN IMMEDIATE")

    with pytest.raises(DeskError, match="somebody else has been writing for ten minutes"), session.writing(impatient):
        raise AssertionError("it was locked")

    holder.close()


@pytest.mark.sqlite_only("words of SQLite's own driver")
def test_what_the_driver_itself_says_is_put_into_words_too(desk: Desk) -> None:
    def read_past_sqlalchemy(session: Session) -> None:
        raw: Any = session.connection().connection.driver_connection
        raw.execute("SELECT * FROM odd")

    assert (
        use(desk, read_past_sqlalchemy)
        == "the desk: a table is missing, so this is no whole desk: restore the last backup"
    )


@pytest.mark.sqlite_only("words of SQLite's own driver")
def test_what_nobody_foresaw_is_a_bug_and_names_no_values(desk: Desk) -> None:
    with pytest.raises(RuntimeError) as bug, desk.writing() as session:
        session.connection().exec_driver_sql("INSERT INTO setting (name, value) VALUES (?, NULL)", ("a secret",))

    assert str(bug.value) == "the database refused: IntegrityError: not null constraint failed: setting.value"


@pytest.mark.parametrize(
    "error", [sqlite3.OperationalError("unable to open database file"), sqlite3.DatabaseError("x")]
)
def test_an_error_becomes_a_sentence_or_a_bug(error: sqlite3.Error) -> None:
    assert isinstance(sentence_for(error, "desk.db"), DeskError | RuntimeError)


@pytest.mark.sqlite_only("SQLite is told by PRAGMA that its disk is full")
def test_an_import_on_a_full_disk_leaves_the_desk_as_it_was(desk: Desk) -> None:
    def import_much(session: Session) -> None:
        connection = session.connection()
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 200}")
        articles = ({"record": "article", "slug": f"a-{number}", "headline": "x" * 2000} for number in range(2000))
        import_bundle(session, lines(articles), by=desk.person(session, "ann"))

    assert "the disk is full" in use(desk, import_much)
