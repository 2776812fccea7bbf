"""The desk as it once stood: rebuilt from the ledger into a passing database, which is gone when nobody looks any more.

Nothing of what is on file now is asked but which sources are not to be named outside and, for one story, which claims stand
in a contradiction with its own. So what comes out is what the ledger says (`tracker log verify` proves that ledger and rows
agree), on whichever engine the desk is. The passing database is SQLite's own nameless kind: in memory while it is small, else
a file that has no name from the start, so that it goes with its connection however the program ends.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import NamedTuple

from sqlalchemy import Index, Table
from sqlalchemy.dialects.sqlite.base import SQLiteDialect
from sqlalchemy.orm import Session
from sqlalchemy.schema import CreateIndex, CreateTable, ExecutableDDLElement

from tracker.domain.chain import Line
from tracker.domain.errors import DeskError
from tracker.domain.purges import PURGE, RESTATE
from tracker.models import Base
from tracker.models.base import utc_moment, utc_text
from tracker.store.engines import sqlite
from tracker.store.kept import keep, kept_sources
from tracker.store.one_story import OneStory
from tracker.store.purged import Stubs
from tracker.store.raw_rows import KEPT_TABLES, changes_of, putting
from tracker.store.session import engine_on, login_of, read_raw, reading, seen_by, walk_raw

_BEGINNING = ("foreign_keys=OFF", "ignore_check_constraints=ON", "journal_mode=OFF", "cache_size=-65536")
"""The rows were checked when they were put on file, and nothing of this outlasts a fault."""
_DIALECT = SQLiteDialect()
_ORDER = {table: at for at, table in enumerate(KEPT_TABLES)}
_UNFIT = (
    *(sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError, sqlite3.DataError),
    *(ValueError, TypeError, OverflowError),
)
"""What is raised for an entry that speaks of rows which no desk can hold."""
_NO_ROOM = ("disk is full", "disk i/o error", "unable to open database")


class Moment(NamedTuple):
    """A moment in the life of a desk: the entries up to and with number `seq` had been written."""

    seq: int
    at: dt.datetime


def moment_at(session: Session, at: dt.datetime) -> Moment:
    """The desk's moment at this time. Where a clock went wrong, what was written before an entry of that time had been
    written by then, whatever time it bears: an entry is never looked at without those before it."""
    statement = 'SELECT seq FROM entry WHERE "at" <= ? ORDER BY seq DESC LIMIT 1'
    row = read_raw(session.connection(), statement, [utc_text(at)]).fetchone()
    return Moment(0 if row is None else row[0], at)


def moment_of_row(session: Session, table: str, key: int) -> Moment | None:
    """When a row came on file: the first entry that speaks of it, None where none does any more.

    Raises:
        DeskError: an entry cannot be read.
    """
    named = f'"{table}"'.encode()
    statement = "SELECT seq, at, CAST(after_values AS BLOB) FROM entry WHERE act NOT IN (?, ?) ORDER BY seq"
    for seq, at, values in walk_raw(session.connection(), statement, [PURGE, RESTATE]):
        if values is None or named not in values:
            continue
        try:
            changes = [change for change in changes_of(values) if change.table == table]
            if any(row[change.columns.index("id")] == key for change in changes for row in change.rows):
                return Moment(seq, utc_moment(at))
        except _UNFIT:
            raise _unreadable(seq) from None
    return None


@contextmanager
def as_it_stood(
    session: Session, moment: Moment, article_id: int | None = None, *, progress: Callable[[int], None] | None = None
) -> Iterator[Session]:
    """A session on the desk as it stood, with the ledger's entries up to then, but without their values.

    Args:
        article_id: only what concerns this article: its own rows, every source, derivation, person and choice, and the
            claims elsewhere that stand in a contradiction with its own.
        progress: called with 1 for every entry that was read.

    Raises:
        DeskError: an entry up to then has been emptied or cannot be read, or there is no room for the passing database.
    """
    past = sqlite3.connect("", isolation_level=None, check_same_thread=False)
    engine = engine_on(past)
    try:
        story = None if article_id is None else OneStory(session, article_id)
        _make_tables(past)
        _replay(session, past, moment, story, progress)
        _make_indexes(past)
        past.execute("PRAGMA query_only=ON")
        with reading(engine, moment.at) as then:
            keep(then, kept_sources(session))
            seen_by(then.connection(), login_of(session.connection()))
            yield then
    finally:
        engine.dispose()
        past.close()


def _make_tables(past: sqlite3.Connection) -> None:
    """Make the tables as this program knows them; no triggers, for nothing is kept of what is done there."""
    for table in Base.metadata.sorted_tables:
        past.execute(_table_made(table))


def _make_indexes(past: sqlite3.Connection) -> None:
    for table in Base.metadata.sorted_tables:
        for index in sorted(table.indexes, key=lambda one: str(one.name)):
            past.execute(_index_made(index))


@cache
def _table_made(table: Table) -> str:
    return _made(CreateTable(table))


@cache
def _index_made(index: Index) -> str:
    return _made(CreateIndex(index))


def _made(made: ExecutableDDLElement) -> str:
    return str(made.compile(dialect=_DIALECT))


def _replay(
    session: Session,
    past: sqlite3.Connection,
    moment: Moment,
    story: OneStory | None,
    progress: Callable[[int], None] | None,
) -> None:
    """Put back every row as the entries say it stood, one entry in memory at a time."""
    for pragma in _BEGINNING:
        past.execute(f"PRAGMA {pragma}")
    past.execute("BEGIN")
    stubs = Stubs(session.connection(), moment.seq, None if story is None else story.slug)
    statement = "SELECT seq, subject, CAST(after_values AS BLOB) FROM entry WHERE seq <= ? ORDER BY seq"
    for seq, subject, values in walk_raw(session.connection(), statement, [moment.seq]):
        if values is None:
            stubs.require_untold(seq, subject)
        elif story is None or story.may_be_in(values):
            _put_back(past, seq, values, story)
        if progress is not None:
            progress(1)
    _put_entries(session, past, moment)
    past.execute("COMMIT")
    if stubs.passed_over and past.execute("PRAGMA foreign_key_check").fetchone():
        raise stubs.not_told()


def _put_back(past: sqlite3.Connection, seq: int, values: bytes, story: OneStory | None) -> None:
    """Write the rows that an entry speaks of as it says they stood, parents first."""
    try:
        changes = sorted(changes_of(values), key=lambda change: _ORDER[change.table])
        for table, columns, rows in changes if story is None else map(story.part_of, changes):
            past.executemany(putting(table, tuple(columns), sqlite.marks(table, columns)), rows)
    except _UNFIT:
        raise _unreadable(seq) from None
    except sqlite3.OperationalError as error:
        if any(part in str(error).lower() for part in _NO_ROOM):
            raise DeskError(
                "there is no room to put the desk together as it stood then: make room in the folder for passing "
                "files, or name another folder with the variable TMPDIR"
            ) from None
        raise


def _unreadable(seq: int) -> DeskError:
    return DeskError(
        f"entry {seq} of the ledger cannot be read, so nobody can say how the desk stood from then on: "
        "`tracker log verify` tells what is wrong with it"
    )


def _put_entries(session: Session, past: sqlite3.Connection, moment: Moment) -> None:
    """The entries up to then, who did what and when, so that the ledger's head is the one of that time, and with their
    salts, so that things have the names that they have now; their values are the rows that are there now."""
    kept = [f'"{name}"' for name in Line._fields if name != "after_values"]
    names = ", ".join(kept)
    entries = walk_raw(session.connection(), f"SELECT {names} FROM entry WHERE seq <= ?", [moment.seq])
    past.executemany(f"INSERT INTO entry ({names}) VALUES ({', '.join('?' * len(kept))})", entries)
