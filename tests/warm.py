"""What a test process does once where a newsroom's does it with every command: each of those starts anew, a test does not.

Nothing here changes what a command does. What is the same for every command line is kept from one to the next: the options
that typer finds in a function, the words of a statement that SQLAlchemy has compiled, the modules that are loaded.
"""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, event
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.orm import Session
from sqlalchemy.util import LRUCache

from tracker.cli import lazy
from tracker.cli.commands import COMMANDS, Command
from tracker.services import ailing_records
from tracker.store import filing_cabinet
from tracker.store.drift import drift_of
from tracker.store.engines import postgres, sqlite
from tracker.store.guards import postgresql as guards
from tracker.store.settings import setting_value

ROOM = 4 * 2**30
"""Bytes that must be free in memory before the tests' folders are put there."""
STATEMENTS = 5_000
"""Compiled statements that are kept: more than the program has."""
SELDOM = (5_000, 5, 5)
"""How many new objects the collector waits for, and how many looks at the young ones before it looks at older ones: Python's
700 are soon made."""
_out_of_sight = gc.freeze
_make_engine, _ask_login = postgres.engine_of, postgres.login
_engines: dict[str, Engine] = {}
evidence_of: dict[str, Path] = {}
"""Where the evidence files of a desk that tests share lie just now, by database: a folder of the test's own."""
_left: list[dict[str, Engine]] = []
made_by_migrating: dict[str, list[str]] = {}
"""The statements that make an empty desk, by engine. Who is about the migrations themselves clears it."""
_upgrade = command.upgrade


def stay_warm() -> None:
    """For all tests of this process."""
    patch = pytest.MonkeyPatch()
    _keep_command_lines(patch)
    _keep_statements(patch)
    _keep_engines(patch)
    _keep_empty_desks(patch)
    _keep_what_has_drifted(patch)
    _collect_seldom(patch)
    # Where the machine's owner has it set, every process that a test starts would compile the whole program.
    patch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
    _write_to_memory(patch)


def put_out_of_sight() -> None:
    """What is loaded now stays, so the collector need not look at it.

    A command says so of everything it has made, garbage too, for it ends soon. Of thousands of commands in one process all
    garbage would stay; so here they do not say it.
    """
    gc.collect()
    _out_of_sight()


def _collect_seldom(patch: pytest.MonkeyPatch) -> None:
    """Where a test measures memory, it runs the collector itself (tests/measuring.py)."""
    patch.setattr(gc, "freeze", lambda: None)
    gc.set_threshold(*SELDOM)


def _write_to_memory(patch: pytest.MonkeyPatch) -> None:
    """Every kept act waits for the disk; a test's desk need not outlive the machine. (What a killed process leaves behind
    is the same on either.) Who wants the disk sets PYTEST_DEBUG_TEMPROOT, or says --basetemp."""
    memory = Path("/dev/shm")
    if memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > ROOM:
        patch.setenv("PYTEST_DEBUG_TEMPROOT", os.environ.get("PYTEST_DEBUG_TEMPROOT", str(memory)))


def _keep_command_lines(patch: pytest.MonkeyPatch) -> None:
    whole, make = lazy.root_group(COMMANDS), lazy.root_group

    def root_group(commands: Iterable[Command]) -> lazy.LazyGroup:
        return whole if commands is COMMANDS else make(commands)

    patch.setattr(lazy, "root_group", root_group)
    patch.setattr(lazy, "_built", cache(lazy._built))


def kept_engine(url: str) -> Engine:
    """The engine of this process on a desk that its tests share."""
    if url not in _engines:
        _engines[url] = _make_engine(url)
        _engines[url].dispose = lambda close=True: None  # type: ignore[method-assign]
    return _engines[url]


def let_engine_go(url: str) -> None:
    """Close it and what it is connected by."""
    engine = _engines.pop(url, None)
    if engine is not None:
        Engine.dispose(engine)


def _keep_engines(patch: pytest.MonkeyPatch) -> None:
    """A command makes an engine and connects by it, which takes the server longer than the command.

    And there tests say who acts as on a laptop: their people all come by one login, which on a server would be one person
    (tests/store/test_logins.py and its kin have logins of their own).
    """

    def engine_of(url: str) -> Engine:
        return kept_engine(url) if "/desk_" in url else _make_engine(url)

    def login(connection: Connection) -> str | None:
        return None if (connection.engine.url.database or "").startswith("desk_") else _ask_login(connection)

    def setting(session: Session, name: str) -> str | None:
        folder = evidence_of.get(session.connection().engine.url.database or "")
        return setting_value(session, name) or (None if folder is None else str(folder))

    kind = "CASE WHEN left(current_database(), 5) = 'desk_' AND t.tgenabled = 'O' THEN 'A' ELSE t.tgenabled END"
    standing = guards._STANDING.replace("t.tgenabled", kind)
    patch.setattr(guards, "_STANDING", standing)  # see tests/putting_back.py
    patch.setattr(filing_cabinet, "setting_value", setting)
    patch.setattr(postgres, "engine_of", engine_of)
    patch.setattr(postgres, "login", login)
    os.register_at_fork(after_in_child=_leave_engines)


def _keep_empty_desks(patch: pytest.MonkeyPatch) -> None:
    """All migrations, one after the other, come to the same tables every time that there is nothing yet: that takes them a third
    of a second, and to make those tables a twentieth of it."""

    def upgrade(config: Config, to: str) -> None:
        connection: Connection = config.attributes["connection"]
        kind = connection.dialect.name
        if to != "head" or connection.exec_driver_sql(_ANYTHING[kind]).first() is not None:
            _upgrade(config, to)
        elif kind in made_by_migrating:
            for statement in made_by_migrating[kind]:
                connection.exec_driver_sql(statement)
        else:
            made_by_migrating[kind] = _recorded(connection, lambda: _upgrade(config, to))

    patch.setattr(command, "upgrade", upgrade)


def _keep_what_has_drifted(patch: pytest.MonkeyPatch) -> None:
    """Tables of a file that are made by the same words are as far from what the program means as those were."""
    found: dict[object, list[str]] = {}

    def drift(connection: Connection) -> Iterable[str]:
        if connection.dialect.name != "sqlite":
            return drift_of(connection)
        words = "SELECT type, name, sql FROM sqlite_master WHERE type <> 'trigger' ORDER BY type, name"
        made = tuple(map(tuple, connection.exec_driver_sql(words)))
        if made not in found:
            found[made] = list(drift_of(connection))
        return found[made]

    patch.setattr(ailing_records, "drift_of", drift)


_ANYTHING = {
    "sqlite": "SELECT 1 FROM sqlite_master LIMIT 1",
    "postgresql": "SELECT 1 FROM pg_class WHERE relnamespace = current_schema()::regnamespace LIMIT 1",
}


def _recorded(connection: Connection, work: Callable[[], None]) -> list[str]:
    """What some work has changed: in a file how all that stands there was made, on a server the statements as one."""
    told: list[str] = []

    def heard(on: Any, cursor: Any, statement: str, values: Any, *_: Any) -> None:
        if not statement.lstrip().startswith(("SELECT", "SHOW")):
            assert not values, f"with values it cannot be said again: {statement}"
            told.append(statement)

    event.listen(connection, "before_cursor_execute", heard)
    try:
        work()
    finally:
        event.remove(connection, "before_cursor_execute", heard)
    if connection.dialect.name != "sqlite":
        return [";\n".join(told)]
    made = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid").scalars()
    return [*made, *(one for one in told if one.startswith(("INSERT", "UPDATE")))]


def _leave_engines() -> None:
    """A fork of this process has none of its own: to close them would be to close this one's."""
    _left.append(dict(_engines))
    _engines.clear()


def _keep_statements(patch: pytest.MonkeyPatch) -> None:
    """An engine keeps what it compiled by dialect and statement. Every desk of a kind is of one dialect, so one store each
    will do."""
    compiled: LRUCache[Any, Any] = LRUCache(STATEMENTS)

    def create_engine(*args: Any, **more: Any) -> Engine:
        engine = sqlalchemy.create_engine(*args, **more)
        engine._compiled_cache = compiled
        return engine

    for kind, dialect in ((sqlite, SQLiteDialect_pysqlite), (postgres, PGDialect_psycopg)):
        patch.setattr(kind, "create_engine", create_engine)
        patch.setattr(dialect, "__eq__", lambda one, other: type(one) is type(other))
        patch.setattr(dialect, "__hash__", lambda one: hash(type(one)))
