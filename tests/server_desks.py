"""Desks on the tests' PostgreSQL server, each a database that many tests use one after the other.

A state that many tests want is made once a run. Each process has a copy of it, a database in which the rows as they are to be
lie in a schema of their own, and a function that puts back what a test has changed: one question, which looks at every table,
costs a millisecond or two, and writes only what is not as it was. So a test needs no database of its own, and the
connections, their plans and what SQLAlchemy has compiled stay warm.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import psycopg
import pytest
from sqlalchemy import Engine, make_url

from tests import postgres
from tests.desks import TABLES, Desk
from tests.putting_back import keeping, quoted, written_by
from tests.warm import evidence_of, kept_engine, let_engine_go
from tracker.services.starting import start_desk
from tracker.store.address import Address
from tracker.store.session import open_engine

LOGIN = "ann"
"""By which all tests come to such a desk."""
EMPTY = "empty"
"""The state of a desk that `init` has made."""
OFTEN = ("demo", "furnished", "harbour", "mayor", "newsroom", "team")
"""The states that so many tests want that they are kept."""
_TURN = 0x74657374
"""The advisory lock of whoever makes a state ("test")."""
_SWEEP = 60
"""So many times rows are put back before the room of what they replaced is swept up."""
_run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))[:12]
_worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")


class ServerDesk(Desk):
    """A desk in a database; at its first use its rows are as they are in its state."""

    keeps_any_bytes = False

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._state, self._makes = EMPTY, dict[str, Callable[[], object]]()
        self._url = ""

    @property
    def address(self) -> str:
        """The database's URL."""
        if not self._url:
            database = _ready(self._state)
            self._url, evidence_of[database.name] = database.url, self.files
            self.files.mkdir(parents=True, exist_ok=True)
        return self._url

    @property
    def files(self) -> Path:
        """In the test's own folder."""
        return self.folder / "desk.files"

    @property
    def engine(self) -> Engine:
        """An engine on it, kept for the next test."""
        return open_engine(self.place)

    def state(self) -> object:
        """How many rows each table has, and which transactions wrote them."""
        with _asked(self.address) as ask:
            return ask(written_by()).fetchall()

    def tamper(self, statements: str, values: Sequence[Any] = ()) -> None:
        """As the owner of the database can, past every trigger; what hangs on a dropped table goes with it."""
        with postgres.at_server(self.address) as connection, connection.transaction():
            connection.execute("SET LOCAL session_replication_role = replica")
            cascading = re.sub(r"(DROP TABLE \w+)", r"\1 CASCADE", statements)
            connection.execute(cascading.replace("?", "%s") if values else cascading, values or None)

    def snapshot(self) -> Any:
        """The rows of every table, as they are copied out, and who wrote them."""
        kept: dict[str, bytes] = {}
        with postgres.at_server(self.address) as connection:
            for table in TABLES:
                with connection.cursor().copy(f"COPY {quoted(table)} TO STDOUT (FORMAT binary)") as copy:
                    kept[table] = b"".join(copy)
        return kept, self._written()

    def go_back(self, to: Any) -> None:
        """Copy in again, past every trigger, what somebody has written to since; kept in mind is who wrote it now."""
        rows, written = to
        now = self._written()
        with postgres.at_server(self.address) as connection, connection.transaction():
            connection.execute("SET LOCAL session_replication_role = replica")
            for table in (one for one in TABLES if now[one] != written[one]):
                connection.execute(f"DELETE FROM {quoted(table)}")
                with connection.cursor().copy(f"COPY {quoted(table)} FROM STDIN (FORMAT binary)") as copy:
                    copy.write(rows[table])
        written.update(self._written())

    def _written(self) -> dict[str, Any]:
        return {table: by for table, *by in cast("list[Any]", self.state())}

    def become(self, state: str, make: Callable[[], object]) -> None:
        """A database that was copied from the one in which the state was made; one that few tests on a server want is made in
        the test's own, for two databases more cost as much as it does."""
        if state not in OFTEN:
            make()
            return
        assert not self._url, "what a test did on the desk before would be lost"
        name, before = f"{self._state}_{state}", self._state
        if name not in _databases:

            def made() -> None:
                self._url = _at_database(_template(name))
                try:
                    make()
                finally:
                    self._url = ""

            _make(name, before, made)
        self._state = name

    def leave(self) -> None:
        """Nothing is closed: the next test uses it."""


class _Database:
    """One of this process."""

    def __init__(self, state: str) -> None:
        self.template, self.name, self.used = _template(state), f"{_template(state)}_{_worker}", 0
        self.url = _at_database(self.name)
        self.copy()

    def copy(self) -> None:
        """Make it, anew where it is there."""
        let_engine_go(self.url)
        with postgres.at_server() as server:
            server.execute(f"DROP DATABASE IF EXISTS {self.name} WITH (FORCE)")
            server.execute(f"CREATE DATABASE {self.name} TEMPLATE {self.template}")

    def put_back(self) -> bool:
        """Put its rows back; whether that can be done, for where somebody has changed its tables it cannot."""
        self.used += 1
        with _asked(self.url) as ask:
            if self.used % _SWEEP == 0:
                ask(f"VACUUM {', '.join(map(quoted, TABLES))}")
            [written] = ask("SELECT kept.put_back()").fetchone()
        return bool(written >= 0)


_databases: dict[str, _Database] = {}
"""By state, those of this process."""


def _ready(state: str) -> _Database:
    if state not in _databases:
        assert state == EMPTY
        _make(EMPTY, None, _begin)
    database = _databases[state]
    try:
        fine = database.put_back()
    except psycopg.errors.LockNotAvailable:  # somebody was killed in a transaction, or lives on
        fine = False
    if not fine:
        database.copy()
        assert database.put_back()
    return database


def _at_database(name: str) -> str:
    """As ann, whom the system of these tests knows whoever runs them as: an entry carries the login that wrote it."""
    return make_url(postgres.at_database(name)).set(username=LOGIN).render_as_string(hide_password=False)


def _begin() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LOGNAME", "ann")
        start_desk(Address(_at_database(_template(EMPTY))))


def _make(state: str, before: str | None, make: Callable[[], object]) -> None:
    """Make a state where this run has none yet, and a copy of it for this process."""
    with postgres.at_server() as server:
        server.execute("SELECT pg_advisory_lock(%s)", [_TURN])  # until the connection ends
        if not server.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [LOGIN]).fetchone():
            server.execute(f"CREATE ROLE {LOGIN} LOGIN SUPERUSER")
        if before == EMPTY:
            _make_template(server, EMPTY, "template0", _begin)
        _make_template(server, state, _template(before) if before else "template0", make)
    _databases[state] = _Database(state)


def _make_template(server: Any, state: str, copied: str, make: Callable[[], object]) -> None:
    name = _template(state)
    if server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
        return
    url = _at_database(name)
    server.execute(f"CREATE DATABASE {name} TEMPLATE {copied}")
    try:
        make()
        let_engine_go(url)
        with postgres.at_server(url) as connection:
            connection.execute(keeping())
    except BaseException:
        let_engine_go(url)
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")
        raise


def _template(state: str) -> str:
    return f"desk_{_run}_{_short(state)}"


def _short(state: str) -> str:
    return hashlib.sha256(state.encode()).hexdigest()[:12]


@contextmanager
def _asked(url: str) -> Iterator[Any]:
    """What puts a statement to a database, on a connection that the program uses as well."""
    raw = kept_engine(url).raw_connection()
    try:
        yield raw.driver_connection.execute  # type: ignore[union-attr]
    finally:
        raw.close()
