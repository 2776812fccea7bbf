"""Desks on a server: making one in an empty database, and bringing one up to this program's schema.

Each is one transaction, schema and all: PostgreSQL takes tables back as it does rows. So there is no passing name and no
copy: whatever goes wrong, the database is as it was.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from tracker.domain.errors import AlreadyOnFileError, DeskError
from tracker.domain.wording import shown
from tracker.store.address import Address
from tracker.store.migrating import migrate, refuse_fewer
from tracker.store.session import open_engine, writing

OLDEST = 13
"""The oldest version of PostgreSQL that knows every word we use."""
_VERSION = re.compile(r"PostgreSQL (\d+)")
_OTHERS = ("CockroachDB", "-YB-", "Redshift", "Greenplum", "openGauss")
_TABLES = (
    "SELECT relname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace "
    "WHERE nspname = current_schema() AND relkind IN ({kinds}) AND NOT EXISTS "
    "(SELECT 1 FROM pg_depend WHERE objid = pg_class.oid AND deptype = 'e') ORDER BY relname"
)
"""What lies in the place where tables are made, of these kinds; what an extension of the server brought along left out."""
_ROWS = _TABLES.format(kinds="'r', 'p'")
_ANYTHING = _TABLES.format(kinds="'r', 'p', 'v', 'm', 'f', 'S'")


@contextmanager
def new_server_desk(address: Address) -> Iterator[Session]:
    """A session on a desk in the making, with empty tables: it is there once the session ends well, and not before.

    Raises:
        AlreadyOnFileError: there is a desk in the database, or something else.
        DeskError: the server cannot be reached, or tables may not be made there.
    """
    engine = open_engine(address)
    try:
        with writing(engine) as session:
            _require_postgres(session.connection(), address)
            _require_empty(session.connection(), address)
            migrate(session.connection())
            yield session
    finally:
        engine.dispose()


def _require_postgres(connection: Connection, address: Address) -> None:
    version = str(connection.exec_driver_sql("SELECT version()").scalar_one())
    encoding = str(connection.exec_driver_sql("SHOW server_encoding").scalar_one())
    fault = server_fault(version, encoding)
    if fault is not None:
        raise DeskError(f"no desk can be made at {address.text}: {fault}")


def server_fault(version: str, encoding: str) -> str | None:
    """Why a server or its database cannot hold a desk, by what it says of itself; None where it can.

    Engines that speak PostgreSQL's protocol are refused by name, for some take an advisory lock without locking anything,
    and then two people could decide on one claim at once (docs/standby.md).
    """
    found = _VERSION.match(version)
    if found is None or any(name in version for name in _OTHERS):
        return f"the server is no PostgreSQL ({shown(version[:40])}), and tracker has not been proven on it"
    if int(found[1]) < OLDEST:
        return f"its PostgreSQL {found[1]} is too old: tracker wants {OLDEST} or newer"
    if encoding != "UTF8":
        return (
            f"the database stores text as {encoding}, which cannot hold every name: make one with "
            "`CREATE DATABASE ... ENCODING 'UTF8' TEMPLATE template0`"
        )
    return None


def _require_empty(connection: Connection, address: Address) -> None:
    names = list(connection.exec_driver_sql(_ANYTHING).scalars())
    if {"alembic_version", "entry"} <= set(names):
        raise AlreadyOnFileError(
            f"there is a desk at {address.text} already, and nothing was changed: work on it, or name another database "
            "with --db"
        )
    if names:
        raise AlreadyOnFileError(
            f"the database at {address.text} holds other tables already ({names[0]}), and nothing was changed: make a "
            f"database for the desk alone, and `tracker --db {shlex.quote(address.text)} init` with its name"
        )


def upgrade_server_desk(address: Address, to: str = "head") -> None:
    """Bring a desk on a server to a revision, all or nothing.

    Raises:
        DeskError: rows would be lost, or the role may not change the tables; the desk is as it was.
    """
    engine = open_engine(address)
    try:
        with writing(engine) as session:
            connection = session.connection()
            before = _counts(connection)
            migrate(connection, to)
            refuse_fewer(before, _counts(connection))
    finally:
        engine.dispose()


def _counts(connection: Connection) -> dict[str, int]:
    names = [name for name in connection.exec_driver_sql(_ROWS).scalars() if name != "alembic_version"]
    return {name: connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one() for name in names}
