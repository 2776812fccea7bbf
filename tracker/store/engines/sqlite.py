"""SQLite: a desk in a file, or a passing one that goes with its connection."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from itertools import starmap
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import IntegrityError
from sqlalchemy.pool import QueuePool, StaticPool

from tracker.domain.errors import DeskError
from tracker.domain.unsaid import Unsaid
from tracker.store.address import connect_file, identity_of
from tracker.store.engines.surface import Ask, Question, RefusedWriteError, Rows, Values, Views, Waiting, require_one
from tracker.store.faults import TAKEN
from tracker.store.still_files import connect_still, only_lacks_a_log, require_still
from tracker.store.turns import begin_writing

_UNSAID, _UNLESS_NAMED = "tracker_unsaid", "tracker_unless_named"
"""The functions that take confidential names out of a text, and that keep back a web address that holds one."""
_FILE = "tracker_file"
_HUNG = "tracker_hung"
GONE = "{path} was deleted, moved or replaced while it was open: nothing was changed; look where the desk is now"


def engine_of(path: Path) -> Engine:
    """An engine on a file; nothing is looked at yet."""
    engine = create_engine(
        "sqlite+pysqlite://",
        creator=lambda: _connected(path),
        poolclass=QueuePool,  # else a URL that names no file gets the pool of a database in memory
        max_overflow=-1,
        hide_parameters=True,
    )
    event.listen(engine, "connect", lambda _, record: record.info.update({_FILE: (path.absolute(), identity_of(path))}))
    event.listen(engine, "commit", _require_there)
    return engine


def _connected(path: Path) -> sqlite3.Connection:
    try:
        return connect_file(path)
    except sqlite3.OperationalError as error:
        if only_lacks_a_log(error, path):
            return connect_still(path)
        raise


def engine_on(connection: sqlite3.Connection) -> Engine:
    """An engine on this one connection, whose database passes away with it."""
    return create_engine("sqlite+pysqlite://", creator=lambda: connection, poolclass=StaticPool, hide_parameters=True)


def driver_of(connection: Connection) -> sqlite3.Connection:
    """The driver's own connection, for what SQLAlchemy has no words for."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver


def begin(connection: Connection, *, write: bool, waiting: Waiting | None) -> None:
    """Begin; whoever writes takes the file's one lock before they read anything."""
    connection.info.pop(_HUNG, None)  # views of a transaction that broke off went with it
    if write:
        begin_writing(driver_of(connection), waiting)
        _require_there(connection)
    else:
        connection.exec_driver_sql("BEGIN")


def _require_there(connection: Connection) -> None:
    """Keep nothing in a file that goes by its name no more: whoever deleted or replaced it would throw it away.

    Raises:
        DeskError: it does not.
    """
    path, opened = connection.info.get(_FILE, (None, None))
    if path is not None and identity_of(path) != opened:
        driver_of(connection).rollback()
        raise DeskError(GONE.format(path=path))


def end_look(connection: Connection) -> None:
    """See that what was read is not torn, and take away the views that hung before it.

    They would go with the transaction too. But SQLite, where it rolls one back in which a view came, forgets the whole schema
    with every guard of the desk, and whoever looks next on this connection would wait for it to be read anew: as long as a
    small page takes.
    """
    driver = driver_of(connection)
    require_still(driver)
    tables, changes = connection.info.pop(_HUNG, ((), 0))
    if tables and driver.total_changes == changes:
        for table in tables:
            driver.execute(f'DROP VIEW temp."{table}"')
        driver.execute("COMMIT")


def asking(connection: Connection) -> Ask:
    """What puts questions to the file."""
    return driver_of(connection).execute


def together(connection: Connection, questions: Iterable[Question]) -> Iterator[Rows]:
    """The answers, one question after the other: nothing is gained by asking a file at once."""
    return starmap(driver_of(connection).execute, questions)


def spared(connection: Connection) -> AbstractContextManager[None]:
    """A file refuses one question and answers the next."""
    return nullcontext()


def walk(connection: Connection, statement: str, values: Values) -> Rows:
    """The answer to any question: this driver keeps no rows."""
    return driver_of(connection).execute(statement, values)


def write(connection: Connection, statement: str, rows: Sequence[Sequence[Any]]) -> None:
    """Carry a statement out for each of these rows, at the speed of the driver's own executemany."""
    connection.exec_driver_sql(statement, [tuple(row) for row in rows])


def later(connection: Connection, statement: str, values: Values) -> None:
    """Carry a statement out that changes one row: a file answers at once."""
    require_one(driver_of(connection).execute(statement, values), statement)


def settle(connection: Connection) -> None:
    """Nothing waits to be written."""


def memory(connection: Connection) -> None:
    """A file is asked again."""


def add(connection: Connection, table: str, columns: Sequence[str], values: Sequence[Any]) -> int:
    """Write one row, and say what key it got."""
    names = ", ".join(f'"{name}"' for name in columns)
    statement = f'INSERT INTO "{table}" ({names}) VALUES ({marks(table, columns)})'
    return driver_of(connection).execute(statement, values).lastrowid or 0


def fill(connection: Connection, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Write very many rows."""
    names = ", ".join(f'"{name}"' for name in columns)
    driver = driver_of(connection)
    before = driver.total_changes
    try:
        connection.exec_driver_sql(f"INSERT INTO {table} ({names}) VALUES ({marks(table, columns)})", rows)
    except IntegrityError as error:
        said = str(error.orig)
        raise RefusedWriteError(driver.total_changes - before, said, twice="UNIQUE" in said or TAKEN in said) from None


def pour(connection: Connection, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write all rows of a table; those that they belong to may come later."""
    names = ", ".join(f'"{name}"' for name in columns)
    driver = driver_of(connection)
    driver.execute("PRAGMA defer_foreign_keys=ON")
    driver.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks(table, columns)})', rows)


def marks(table: str, columns: Sequence[str]) -> str:
    """One place after another: SQLite stores what it is given."""
    return ", ".join("?" * len(columns))


def stand_apart(connection: Connection) -> bool:
    """Views are made in any transaction."""
    return False


def hang(connection: Connection, views: Views, unsaid: Unsaid | None) -> None:
    """Put views before the tables: passing ones, which go when the transaction ends."""
    if unsaid is not None:
        driver_of(connection).create_function(_UNSAID, 1, partial(_said_of, unsaid))
        driver_of(connection).create_function(_UNLESS_NAMED, 1, unsaid.unless_named)
    hung = dict(views("main", _saying))
    with _may_write(connection):
        for table, query in hung.items():
            connection.exec_driver_sql(f'CREATE TEMP VIEW "{table}" AS {query}')
    if _FILE in connection.info:
        connection.info[_HUNG] = (tuple(hung), driver_of(connection).total_changes)


def _saying(column: str, address: bool) -> str:
    return f"{_UNLESS_NAMED if address else _UNSAID}({column})"


def _said_of(unsaid: Unsaid, text: str | None) -> str | None:
    return None if text is None else unsaid.without(text)


@contextmanager
def _may_write(connection: Connection) -> Iterator[None]:
    """A database of the past takes nothing in; a view of it is no row of it."""
    [sealed] = connection.exec_driver_sql("PRAGMA query_only").one()
    connection.exec_driver_sql("PRAGMA query_only=OFF")
    try:
        yield
    finally:
        connection.exec_driver_sql(f"PRAGMA query_only={sealed}")


def login(connection: Connection) -> None:
    """A file does not ask who opens it."""
