"""PostgreSQL: a desk on a server, through psycopg 3, which is loaded when an engine is made and not before.

One writer at a time, as on SQLite: whoever writes takes one advisory lock of the database before they read anything
(docs/decisions/0022). Readers wait for nobody.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from itertools import count
from typing import Any

from sqlalchemy import Boolean, Connection, Engine, Table, create_engine, event
from sqlalchemy.exc import DBAPIError

from tracker.domain.errors import DeskError
from tracker.domain.unsaid import Unsaid
from tracker.models import Base
from tracker.models.admission import Apart
from tracker.store.engines.spelling import as_postgres
from tracker.store.engines.surface import (
    LONGEST,
    PATIENCE,
    Ask,
    Question,
    RefusedWriteError,
    Rows,
    Values,
    Views,
    Waiting,
    require_one,
)

TURN = 0x74726B72
"""The advisory lock of whoever writes ("trkr")."""
STANDBY = "the desk's server takes no changes just now: it is a standby or set to read only; name the primary server with --db"
NO_VEIL = (
    "what confidential sources are called cannot be kept from you here: the desk's server is a standby, or gives your login no "
    "passing views; name the primary server with --db, or ask an editor"
)
_TEXT, _ADDRESS = "\x01", "\x02"
"""Signs that a view puts before a text, and before a web address, that is to be looked through for names."""
_TURN, _LOGIN = "tracker_turn", "tracker_session_user"
_READ = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
_READ_BEHIND, _READ_ON = "BEGIN ISOLATION LEVEL REPEATABLE READ", "SET TRANSACTION READ ONLY"
"""A look for which views have to be made first, and that they are."""
_WRITE = (
    "BEGIN ISOLATION LEVEL READ COMMITTED; "
    f"SELECT current_setting('transaction_read_only') = 'on', pg_try_advisory_xact_lock({TURN}), session_user"
)
_TOO_LATE = "55P03"
"""The SQLSTATE of a lock that did not come in time."""
_BROKEN = "23"
"""The class of SQLSTATEs of a constraint that does not hold."""
_TWICE = "23505"
_MARK, _UNMARK = "SAVEPOINT tracker_asking", "RELEASE SAVEPOINT tracker_asking"
_AT_A_TIME = 2_000
"""Rows of a large answer in memory."""
_BOOL = 16
"""PostgreSQL's number of the type boolean."""
_names = count(1)

logging.getLogger("sqlalchemy.pool").addHandler(logging.NullHandler())
logging.getLogger("psycopg").addHandler(logging.NullHandler())
"""Else Python prints what they note of a connection that was lost, traceback and all, beside the sentence."""


def engine_of(url: str) -> Engine:
    """An engine on a server; nothing is looked at yet. Transactions are ours alone: the driver begins none by itself."""
    engine = create_engine(
        url,
        connect_args={"autocommit": True, "application_name": "tracker", "client_encoding": "utf8"},
        use_insertmanyvalues=False,  # a guard judges a step by those before it, so each is a statement of its own
        use_native_hstore=False,  # else every start asks for a type that we do not use
        max_overflow=-1,
        hide_parameters=True,
    )
    event.listen(engine, "before_cursor_execute", _before_other)
    event.listen(engine, "savepoint", _settle_before)
    event.listen(engine, "commit", settle)
    event.listen(engine, "rollback_savepoint", _forget)
    return engine


def _before_other(connection: Connection, cursor: Any, statement: str, *_: object) -> None:
    """What the session asks by itself comes after what was to be written before."""
    settle(connection)
    _note_writing(connection, statement)


def _settle_before(connection: Connection, _: object) -> None:
    settle(connection)


def _forget(connection: Connection, *_: object) -> None:
    """What was written since the savepoint is not on file, sent or not."""
    turn = _turn_of(connection)
    if turn is not None:
        turn.unsent.clear()
        turn.known.clear()


def driver_of(connection: Connection) -> Any:
    """The driver's own connection, for what SQLAlchemy has no words for."""
    return connection.connection.driver_connection


@dataclass
class _Turn:
    """What one transaction that writes has not sent yet, and what it knows since nobody else can write."""

    unsent: list[tuple[str, Values]] = field(default_factory=list)
    """Statements, each of which changes one row, whose answers nobody waits for."""
    known: dict[Any, Any] = field(default_factory=dict)
    """See `memory`."""


def _turn_of(connection: Connection) -> _Turn | None:
    turn: _Turn | None = connection.info.get(_TURN)
    return turn


def begin(connection: Connection, *, write: bool, waiting: Waiting | None) -> None:
    """Begin; whoever writes waits for the one lock that all writers take first."""
    driver = driver_of(connection)
    connection.info[_TURN] = _Turn() if write else None
    if not write:
        driver.execute(_READ)
    elif not _turn_came(connection):
        _wait(driver, waiting)


def _turn_came(connection: Connection) -> bool:
    driver = driver_of(connection)
    cursor = driver.execute(_WRITE)
    cursor.nextset()
    read_only, came, connection.info[_LOGIN] = cursor.fetchone()
    if read_only:
        driver.rollback()
        raise DeskError(STANDBY)
    return bool(came)


def _wait(driver: Any, waiting: Waiting | None) -> None:
    if waiting is not None and _locked_within(driver, PATIENCE):
        return
    if waiting is not None:
        driver.rollback()
        waiting()
        driver.execute("BEGIN ISOLATION LEVEL READ COMMITTED")
    driver.execute(f"SET LOCAL lock_timeout = {LONGEST}; SELECT pg_advisory_xact_lock({TURN})")


def _locked_within(driver: Any, patience: int) -> bool:
    asked = f"SET LOCAL lock_timeout = {patience}; SELECT pg_advisory_xact_lock({TURN})"
    try:
        driver.execute(f"{asked}; SET LOCAL lock_timeout = {LONGEST}")
    except Exception as error:
        if getattr(error, "sqlstate", None) != _TOO_LATE:
            raise
        return False
    return True


def end_look(connection: Connection) -> None:
    """What was read is of one state. (After a ROLLBACK the driver forgets what it has prepared, and after this it does not.)"""
    driver_of(connection).execute("COMMIT")


def asking(connection: Connection) -> Ask:
    """What puts questions to the server; each answer is whole in memory."""
    driver, turn = driver_of(connection), _turn_of(connection)

    def ask(statement: str, values: Values) -> Rows:
        if turn is not None:
            _note_writing(connection, statement)
            if turn.unsent:
                [answer] = together(connection, [(statement, values)])
                return answer
        return _asked(connection, driver, statement, values)

    return ask


def _asked(connection: Connection, driver: Any, statement: str, values: Values) -> Rows:
    cursor = driver.cursor()
    cursor.adapters.register_loader(_BOOL, _flag())
    with _covered(connection):
        cursor.execute(as_postgres(statement), values)
    return cursor  # type: ignore[no-any-return]


def together(connection: Connection, questions: Iterable[Question]) -> Iterator[Rows]:
    """The answers to all, sent before the first is waited for, behind what was to be written before."""
    driver, turn, unsent = driver_of(connection), _turn_of(connection), []
    if turn is not None:
        unsent, turn.unsent = turn.unsent, []
    with _covered(connection), driver.pipeline():
        written = [_asked(connection, driver, *one) for one in unsent]
        answers = [_asked(connection, driver, *question) for question in questions]
    for (statement, _), change in zip(unsent, written, strict=True):
        require_one(change, statement)
    return iter(answers)


def later(connection: Connection, statement: str, values: Values) -> None:
    """Have a statement that changes one row carried out, together with whatever is asked or kept next."""
    turn = _turn_of(connection)
    if turn is None:
        require_one(asking(connection)(statement, values), statement)
    else:
        turn.unsent.append((statement, values))


def settle(connection: Connection) -> None:
    """Send what has not been sent."""
    turn = _turn_of(connection)
    if turn is not None and turn.unsent:
        together(connection, ())


def memory(connection: Connection) -> dict[Any, Any] | None:
    """What somebody keeps in mind who has their turn, for nobody else can write; by table its largest key. It is forgotten
    once something is written but by `add` and `later`."""
    turn = _turn_of(connection)
    return None if turn is None else turn.known


def _note_writing(connection: Connection, statement: str) -> None:
    turn = _turn_of(connection)
    if turn is not None and turn.known and not statement.lstrip().startswith("SELECT"):
        turn.known.clear()


def _start_writing(connection: Connection) -> None:
    """Before very many rows are written."""
    settle(connection)
    _note_writing(connection, "")


def walk(connection: Connection, statement: str, values: Values) -> Rows:
    """The answer to a large question, fetched in parts; the first comes with the answer that there is one."""
    settle(connection)
    driver, name = driver_of(connection), f"tracker_{next(_names)}"
    with _covered(connection), _going_on(connection), driver.pipeline():
        driver.execute(_MARK)
        driver.execute(f"DECLARE {name} NO SCROLL CURSOR FOR {as_postgres(statement)}", values)
        first = _fetched(driver, name)
        driver.execute(_UNMARK)
    return _Walk(connection, name, first)


@contextmanager
def spared(connection: Connection) -> Iterator[None]:
    """Ask what may be refused: here a refusal ends the whole transaction, so all that is asked stands behind a savepoint."""
    settle(connection)
    driver = driver_of(connection)
    driver.execute(_MARK)
    with _going_on(connection):
        yield
    driver.execute(_UNMARK)


@contextmanager
def _going_on(connection: Connection) -> Iterator[None]:
    """What is refused is taken back to the savepoint."""
    try:
        yield
    except Exception:
        with suppress(driver_errors(connection)):  # where the connection is lost, what was said first counts
            driver_of(connection).execute(f"ROLLBACK TO {_MARK}; {_UNMARK}")
        raise


def _fetched(driver: Any, name: str) -> Any:
    cursor = driver.cursor()
    cursor.adapters.register_loader(_BOOL, _flag())
    return cursor.execute(f"FETCH {_AT_A_TIME} FROM {name}")


@contextmanager
def _covered(connection: Connection) -> Iterator[None]:
    """The driver's errors as SQLAlchemy covers them, so that whoever reads need not know the driver."""
    try:
        yield
    except driver_errors(connection) as error:
        raise DBAPIError("", None, error) from None


class _Walk:
    """A cursor on the server that is closed once it has been read."""

    def __init__(self, connection: Connection, name: str, first: Any) -> None:
        self._connection, self._name, self._part = connection, name, first

    @property
    def description(self) -> Any:
        return self._part.description

    @property
    def rowcount(self) -> int:
        return int(self._part.rowcount)

    def __iter__(self) -> Iterator[Any]:
        driver = driver_of(self._connection)
        with _covered(self._connection):
            while self._part.rowcount == _AT_A_TIME:
                yield from self._part
                self._part = _fetched(driver, self._name)
            driver.execute(f"CLOSE {self._name}")
            yield from self._part

    def fetchone(self) -> Any:
        return next(iter(self), None)

    def fetchall(self) -> list[Any]:
        return list(self)


@cache
def _flag() -> type[Any]:
    """What reads a boolean as 0 or 1: the form in which the ledger keeps it, on either engine."""
    from psycopg.adapt import Loader

    class Flag(Loader):
        def load(self, data: Any) -> int:
            return int(bytes(data) == b"t")

    return Flag


def write(connection: Connection, statement: str, rows: Sequence[Sequence[Any]]) -> None:
    """Carry a statement out for each of these rows, all sent before the first answer is waited for."""
    _start_writing(connection)
    driver_of(connection).cursor().executemany(as_postgres(statement), rows)


def add(connection: Connection, table: str, columns: Sequence[str], values: Sequence[Any]) -> int:
    """Write one row, later; the key that it gets: the largest and one, as the table's own trigger would give it."""
    key = _next_key(connection, table)
    names = ", ".join(f'"{name}"' for name in columns)
    later(connection, f'INSERT INTO "{table}" (id, {names}) VALUES (?, {marks(table, columns)})', (key, *values))
    return key


def _next_key(connection: Connection, table: str) -> int:
    known = memory(connection)
    largest = None if known is None else known.get(table)
    if largest is None:
        [[largest]] = asking(connection)(f'SELECT coalesce(max(id), 0) FROM "{table}"', ())
    if known is not None:
        known[table] = largest + 1
    return int(largest) + 1


def fill(connection: Connection, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Write very many rows by COPY; where that is refused, one by one until the one that cannot be is found."""
    names = ", ".join(f'"{name}"' for name in columns)
    driver = driver_of(connection)
    _start_writing(connection)
    try:
        with driver.transaction(), driver.cursor().copy(f'COPY "{table}" ({names}) FROM STDIN') as copy:
            for row in rows:
                copy.write_row(row)
    except driver_errors(connection) as error:
        if not _is_about_a_row(error):
            raise
        _find_refused(driver, f'INSERT INTO "{table}" ({names}) VALUES ({marks(table, columns)})', rows)


def pour(connection: Connection, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write all rows of a table by one COPY."""
    names = ", ".join(f'"{name}"' for name in columns)
    _start_writing(connection)
    with _covered(connection), driver_of(connection).cursor().copy(f'COPY "{table}" ({names}) FROM STDIN') as copy:
        for row in rows:
            copy.write_row(row)


def _find_refused(driver: Any, statement: str, rows: Sequence[Sequence[Any]]) -> None:
    """Write the rows one by one.

    Raises:
        RefusedWriteError: the first that is refused.
    """
    for at, row in enumerate(rows):
        try:
            with driver.transaction():
                driver.execute(as_postgres(statement), row)
        except Exception as error:
            if not _is_about_a_row(error):
                raise
            twice = getattr(error, "sqlstate", None) == _TWICE
            raise RefusedWriteError(at, str(error).partition("\n")[0], twice=twice) from None


def _is_about_a_row(error: Exception) -> bool:
    state = getattr(error, "sqlstate", None) or ""
    return state.startswith((_BROKEN, "22"))


def driver_errors(connection: Connection) -> type[Exception]:
    """What the driver raises."""
    errors: type[Exception] = connection.dialect.loaded_dbapi.Error
    return errors


def marks(table: str, columns: Sequence[str]) -> str:
    """A place for each value; the flags, which are stored as 0 and 1 in the ledger, are made true and false."""
    flags = _flags_of(table)
    return ", ".join("CAST(CAST(? AS integer) AS boolean)" if name in flags else "?" for name in columns)


@cache
def _flags_of(table: str) -> frozenset[str]:
    return frozenset(column.key for column in _table(table).columns if isinstance(column.type, Boolean))


def _table(name: str) -> Table:
    return (Apart if name in Apart.metadata.tables else Base).metadata.tables[name]


def stand_apart(connection: Connection) -> bool:
    """Begin anew, for a transaction that only reads takes no views; the connection serves nobody else afterwards. A COMMIT in
    place of the ROLLBACK would leave what the driver has prepared, of the tables as they are without a view before them."""
    connection.connection.invalidate(soft=True)
    driver = driver_of(connection)
    driver.execute("ROLLBACK")
    driver.execute(_READ_BEHIND)
    return True


def hang(connection: Connection, views: Views, unsaid: Unsaid | None) -> None:
    """Put views before the tables: passing ones, which go with the connection. From then on nothing can be written.

    Names are taken out of texts here and not by the server: a view puts a sign before each text that is to be looked through.
    """
    driver = driver_of(connection)
    [schema] = driver.execute("SELECT quote_ident(current_schema())").fetchone()
    try:
        for table, query in views(schema, _saying):
            driver.execute(f'CREATE TEMP VIEW "{table}" AS {query}')
    except driver_errors(connection):
        raise DeskError(NO_VEIL) from None
    if unsaid is not None:
        for name in ("text", "varchar"):
            driver.adapters.register_loader(name, _unsaying(unsaid))
    driver.execute(_READ_ON)


def _saying(column: str, address: bool) -> str:
    return f"chr({ord(_ADDRESS if address else _TEXT)}) || {column}"


def _unsaying(unsaid: Unsaid) -> type[Any]:
    """What reads a text and takes the names out of it where a view put a sign into it."""
    from psycopg.adapt import Loader

    class Unsaying(Loader):
        def load(self, data: Any) -> str | None:
            text = bytes(data).decode()
            if _ADDRESS in text:
                return unsaid.unless_named(text.replace(_ADDRESS, ""))
            return unsaid.without(text.replace(_TEXT, "")) if _TEXT in text else text

    return Unsaying


def login(connection: Connection) -> str:
    """The role that logged in; whoever has had a turn was told."""
    if _LOGIN not in connection.info:
        [connection.info[_LOGIN]] = driver_of(connection).execute("SELECT session_user").fetchone()
    return str(connection.info[_LOGIN])
