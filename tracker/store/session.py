"""The one place where a transaction begins and ends."""

from __future__ import annotations

import datetime as dt
import shlex
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session, UOWTransaction
from sqlalchemy.pool import QueuePool, StaticPool

from tracker.domain.errors import DeskError, TrackerError
from tracker.models import Base, Entry
from tracker.models.base import now
from tracker.store.address import Address, check_file, connect_file
from tracker.store.faults import sentence_for
from tracker.store.schema import HEAD, KNOWN
from tracker.store.turns import begin_writing

Record = TypeVar("Record", bound=Base)

_WRITE = "tracker_write"
_WAITING = "tracker_waiting"
_MOMENT = "tracker_moment"
_CHANGED = "tracker_changed"
_WRITTEN = "tracker_written"


def open_engine(address: Address) -> Engine:
    """An engine on the desk at this address; nothing is looked at yet.

    Raises:
        DeskError: it is on a server.
    """
    path = address.path
    if path is None:
        raise DeskError("a desk on a server is not supported by this version: give --db a path")
    engine = create_engine(
        address.url,
        creator=lambda: connect_file(path),
        poolclass=QueuePool,  # else a URL that names no file gets the pool of a database in memory
        max_overflow=-1,
        hide_parameters=True,
    )
    return _tended(engine)


def engine_on(connection: sqlite3.Connection) -> Engine:
    """An engine on this one connection, whose database passes away with it."""
    engine = create_engine("sqlite+pysqlite://", creator=lambda: connection, poolclass=StaticPool, hide_parameters=True)
    return _tended(engine)


def _tended(engine: Engine) -> Engine:
    event.listen(engine, "connect", _teach)
    event.listen(engine, "begin", _begin)
    return engine


def open_desk(address: Address) -> Engine:
    """An engine on a desk that is there and of this program's schema.

    Raises:
        DeskError: it is missing, no desk, unreadable, outdated or newer than this program.
    """
    if address.path is not None:
        check_file(address.path)
    engine = open_engine(address)
    revision = revision_of(engine, address)
    if revision == HEAD:
        return engine
    engine.dispose()
    if revision in KNOWN:
        raise DeskError(
            f"the desk at {address.text} is of an older version: `tracker --db {shlex.quote(address.text)} db upgrade` "
            "brings it up to date without losing a row"
        )
    if revision is None:
        raise DeskError(f"{address.text} holds no tracker desk: name another file with --db")
    raise DeskError(f"the desk at {address.text} was made by a newer tracker: upgrade the program, not the desk")


def revision_of(engine: Engine, address: Address) -> str | None:
    """The schema revision that stands in the desk; None where there is none."""
    try:
        with engine.connect() as connection:
            rows = connection.exec_driver_sql("SELECT version_num FROM alembic_version").all()
    except DBAPIError as error:
        if "no such table" in str(error.orig):
            return None
        raise sentence_for(error, address.text) from None
    return str(rows[0][0]) if rows else None


@contextmanager
def reading(engine: Engine, at: dt.datetime | None = None) -> Iterator[Session]:
    """A session that sees one state of the desk and changes nothing.

    Args:
        at: where that is a state of the past, the moment at which it stood so.
    """
    with _translated(engine), engine.connect() as connection:
        connection.info[_MOMENT] = at
        session = Session(connection, autoflush=False, expire_on_commit=False)
        yield session


def looked_at(connection: Connection) -> dt.datetime:
    """The moment at which the desk is looked at: this one, or where a state of the past is seen, the moment of that.

    Whoever reads and judges by the time (who holds a claim, which waiver is in force, what is stale) asks this and never
    the clock.
    """
    return past_moment(connection) or now()


def past_moment(connection: Connection) -> dt.datetime | None:
    """The moment of the past at which the desk is looked at, None where it is seen as it stands."""
    moment: dt.datetime | None = connection.info.get(_MOMENT)
    return moment


@contextmanager
def writing(engine: Engine, waiting: Callable[[], None] | None = None) -> Iterator[Session]:
    """A session whose changes are kept together or not at all.

    It takes its turn among writers before it reads, so that nothing it read can change under it.

    Args:
        waiting: called once where the turn is a second in coming.

    Raises:
        RuntimeError: something changed that no ledger entry speaks of: a bug.
    """
    with _translated(engine), engine.connect() as connection:
        connection = connection.execution_options(**{_WRITE: True, _WAITING: waiting})
        with connection.begin():
            session = Session(connection, autoflush=False, expire_on_commit=False)
            session.info[_CHANGED], session.info[_WRITTEN] = {}, {}
            event.listen(session, "before_flush", _collect)
            yield session
            session.flush()
            if session.info[_CHANGED] or session.info[_WRITTEN]:
                raise RuntimeError("records changed without a ledger entry")


def find_record(session: Session, kind: type[Record], key: int) -> Record | None:
    """The record of this key, if it is on file; none has a key beyond what the database can count."""
    return session.get(kind, key) if 0 < key < 2**63 else None


def driver_of(connection: Connection) -> sqlite3.Connection:
    """The driver's own connection, for what SQLAlchemy has no words for."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver


def read_raw(connection: Connection, statement: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> sqlite3.Cursor:
    """Rows as plain tuples of stored values, one at a time, in the transaction of the connection. Where there are very
    many, or many small questions, SQLAlchemy would take several times as long."""
    return driver_of(connection).execute(statement, values)


def changed_records(session: Session) -> list[Base]:
    """The records changed since the last call, in the order in which the database took their last change, so that
    writing them again in that order meets no duplicate; the ledger asks once an act."""
    session.flush()
    changed: dict[int, Base] = session.info[_CHANGED]
    session.info[_CHANGED] = {}
    return list(changed.values())


def note_written(session: Session, table: str, keys: Iterable[int]) -> None:
    """Say which rows were written past the session, where there are so many that records of them would take minutes."""
    session.info[_WRITTEN].setdefault(table, {}).update(dict.fromkeys(keys))


def written_keys(session: Session) -> dict[str, list[int]]:
    """The keys of the rows written past the session since the last call, by table; the ledger asks once an act."""
    written: dict[str, dict[int, None]] = session.info[_WRITTEN]
    session.info[_WRITTEN] = {}
    return {table: list(keys) for table, keys in written.items()}


def _collect(session: Session, flush: UOWTransaction, instances: Any) -> None:
    """Note what is about to be written. (After the flush, the change of a version can no longer be told.)"""
    if session.deleted:
        raise RuntimeError("nothing on file is ever deleted")
    touched = [record for record in session.dirty if session.is_modified(record, include_collections=False)]
    changed = session.info[_CHANGED]
    for record in [*touched, *session.new]:
        if isinstance(record, Base) and not isinstance(record, Entry):
            changed.pop(id(record), None)
            changed[id(record)] = record


def _teach(connection: sqlite3.Connection, _: Any) -> None:
    """SQLite's own lower() knows the English alphabet only."""
    connection.create_function("casefold", 1, _casefold, deterministic=True)


def _casefold(value: str | None) -> str | None:
    return None if value is None else value.casefold()


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get(_WRITE, False):
        begin_writing(driver_of(connection), options.get(_WAITING))
    else:
        connection.exec_driver_sql("BEGIN")


@contextmanager
def _translated(engine: Engine) -> Iterator[None]:
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        raise sentence_for(error, _place(engine)) from None


def _place(engine: Engine) -> Any:
    return engine.url.database or "the desk"


@contextmanager
def attempt(session: Session) -> Iterator[None]:
    """Something that may be refused: if it is, all that it changed is taken back, and the session can go on."""
    session.flush()
    before = dict(session.info[_CHANGED]), dict(session.info[_WRITTEN])
    savepoint = session.begin_nested()
    try:
        yield
        session.flush()
        savepoint.commit()
    except TrackerError:
        savepoint.rollback()
        session.info[_CHANGED], session.info[_WRITTEN] = before
        raise
