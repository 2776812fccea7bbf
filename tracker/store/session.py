"""The one place where a transaction begins and ends."""

from __future__ import annotations

import datetime as dt
import shlex
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import ArgumentError
from sqlalchemy.orm import Session

from tracker.domain.errors import DeskError, TrackerError
from tracker.models import Base
from tracker.models.base import now
from tracker.store.address import URL_FORM, Address, check_file
from tracker.store.changes import Looking, Noting, is_unspoken
from tracker.store.engines import postgres, sqlite
from tracker.store.engines.surface import Ask, Kind, Question, Rows, Values, Waiting
from tracker.store.faults import UNKNOWN_END, connection_lost, database_errors, no_table, sentence_for
from tracker.store.schema import HEAD, KNOWN

Record = TypeVar("Record", bound=Base)

_WRITE = "tracker_write"
_WAITING = "tracker_waiting"
_MOMENT = "tracker_moment"
_LOGIN = "tracker_login"
_KINDS: dict[str, Kind] = {"sqlite": sqlite, "postgresql": postgres}


def open_engine(address: Address) -> Engine:
    """An engine on the desk at this address; nothing is looked at yet.

    Raises:
        DeskError: it is neither a path nor the URL of a PostgreSQL server.
    """
    path = address.path
    try:
        engine = sqlite.engine_of(path) if path is not None else postgres.engine_of(address.url)
    except (ArgumentError, ValueError):  # whose words may hold the password
        raise DeskError(f"{address.text} cannot be read: give --db {URL_FORM}") from None
    return _tended(engine)


def engine_on(connection: sqlite3.Connection) -> Engine:
    """An engine on this one connection, whose database passes away with it."""
    return _tended(sqlite.engine_on(connection))


def _tended(engine: Engine) -> Engine:
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
    try:
        revision = revision_of(engine, address)
    except TrackerError:
        engine.dispose()
        raise
    if revision == HEAD:
        return engine
    engine.dispose()
    if revision in KNOWN:
        raise DeskError(
            f"the desk at {address.text} is of an older version: `tracker --db {shlex.quote(address.text)} db upgrade` "
            "brings it up to date without losing a row"
        )
    if revision is None:
        raise DeskError(no_desk_at(address))
    raise DeskError(f"the desk at {address.text} was made by a newer tracker: upgrade the program, not the desk")


def no_desk_at(address: Address) -> str:
    """What to say where a database is there and no desk in it."""
    if address.path is not None:
        return f"{address.text} holds no tracker desk: name another file with --db"
    return (
        f"{address.text} holds no tracker desk: make one with `tracker --db {shlex.quote(address.text)} init`, or name "
        "another database with --db"
    )


def revision_of(engine: Engine, address: Address) -> str | None:
    """The schema revision that stands in the desk; None where there is none."""
    try:
        with engine.connect() as connection:
            rows = connection.exec_driver_sql("SELECT version_num FROM alembic_version").all()
    except database_errors(engine) as error:
        if no_table(error):
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
        session = Looking(connection, autoflush=False, expire_on_commit=False)
        yield session
        kind_of(connection).end_look(connection)


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
def writing(engine: Engine, waiting: Waiting | None = None) -> Iterator[Session]:
    """A session whose changes are kept together or not at all.

    It takes its turn among writers before it reads, so that nothing it read can change under it.

    Args:
        waiting: called once where the turn is a second in coming.

    Raises:
        RuntimeError: something changed that no ledger entry speaks of: a bug.
    """
    with _translated(engine), engine.connect() as connection:
        connection = connection.execution_options(**{_WRITE: True, _WAITING: waiting})
        with _kept_or_not(connection, _place(engine)):
            session = Noting(connection, autoflush=False, expire_on_commit=False)
            yield session
            session.flush()
            if is_unspoken(session):
                raise RuntimeError("records changed without a ledger entry")
            kind_of(connection).settle(connection)


@contextmanager
def _kept_or_not(connection: Connection, place: str) -> Iterator[None]:
    """A transaction of which is said what is known where the connection is lost: until COMMIT was sent, that nothing was
    kept, and afterwards that nobody can tell."""
    with connection.begin() as transaction:
        yield
        try:
            transaction.commit()
        except database_errors(connection) as error:
            if connection_lost(error, connection):
                raise DeskError(f"{place}: {UNKNOWN_END}") from None
            raise


def find_record(session: Session, kind: type[Record], key: int) -> Record | None:
    """The record of this key, if it is on file; none has a key beyond what the database can count."""
    return session.get(kind, key) if 0 < key < 2**63 else None


def kind_of(connection: Connection) -> Kind:
    """What is particular to the engine that a connection leads to."""
    return _KINDS[connection.dialect.name]


def driver_of(connection: Connection) -> sqlite3.Connection:
    """The driver's own connection to a desk in a file, for what SQLAlchemy has no words for."""
    return sqlite.driver_of(connection)


def read_raw(connection: Connection, statement: str, values: Values = ()) -> Rows:
    """Rows as plain tuples of stored values, in the transaction of the connection. Where there are many small questions,
    SQLAlchemy would take several times as long. The statement is in SQLite's spelling (`engines.spelling`)."""
    return kind_of(connection).asking(connection)(statement, values)


def read_together(connection: Connection, questions: Iterable[Question]) -> Iterator[Rows]:
    """`read_raw` of several questions that do not wait for one another: to a server they go at once."""
    return kind_of(connection).together(connection, questions)


def walk_raw(connection: Connection, statement: str, values: Values = ()) -> Rows:
    """The same for an answer of any size: few rows are in memory at a time. Other questions may be asked meanwhile."""
    return kind_of(connection).walk(connection, statement, values)


def asker(connection: Connection) -> Ask:
    """`read_raw` on this connection, for a million small questions."""
    return kind_of(connection).asking(connection)


def spared(connection: Connection) -> AbstractContextManager[None]:
    """Within it a question may be refused, and the transaction goes on. The driver's error is raised all the same, and nothing
    may have been written."""
    return kind_of(connection).spared(connection)


def write_raw(connection: Connection, statement: str, rows: Sequence[Sequence[Any]]) -> None:
    """Carry a statement in SQLite's spelling out for each of these rows, past the session (`note_written`)."""
    if rows:
        kind_of(connection).write(connection, statement, rows)


def add_raw(connection: Connection, table: str, columns: Sequence[str], values: Sequence[Any]) -> int:
    """Put one row on file, past the session; the key that it got."""
    return kind_of(connection).add(connection, table, columns, values)


def write_later(connection: Connection, statement: str, values: Values) -> None:
    """Carry out a statement that changes one row, past the session; on a server it goes with the next question, or with the
    end of the transaction, and what it is refused for is raised there.

    Raises:
        StaleDataError: it changes none.
    """
    kind_of(connection).later(connection, statement, values)


def memory_of(connection: Connection) -> dict[Any, Any] | None:
    """Where whoever has their turn on a server keeps in mind what they read; None where that is not worth while. It is forgotten
    once something is written but by `add_raw` and `write_later`: who writes so keeps it true."""
    return kind_of(connection).memory(connection)


def pour_raw(connection: Connection, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write all rows of a table, as many as there are, past the session."""
    kind_of(connection).pour(connection, table, columns, rows)


def login_of(connection: Connection) -> str | None:
    """The role that the database's server knows us by; None on a desk in a file, which does not ask."""
    if _LOGIN not in connection.info:
        connection.info[_LOGIN] = kind_of(connection).login(connection)
    found: str | None = connection.info[_LOGIN]
    return found


def seen_by(connection: Connection, login: str | None) -> None:
    """Let a connection to a state of the past know whose login it is looked at with."""
    connection.info[_LOGIN] = login


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    write, waiting = options.get(_WRITE, False), options.get(_WAITING)
    kind_of(connection).begin(connection, write=write, waiting=waiting)


@contextmanager
def _translated(engine: Engine) -> Iterator[None]:
    try:
        yield
    except database_errors(engine) as error:
        raise sentence_for(error, _place(engine)) from None


def _place(engine: Engine) -> str:
    """What a sentence calls the desk; of a server's URL nothing but the name of the database."""
    return engine.url.database or "the desk"
