"""Bringing a desk to this program's schema. Alembic lives behind this door only."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from tracker.domain.errors import DeskError
from tracker.store.address import APPLICATION_ID, Address, connect_file
from tracker.store.faults import sentence_for
from tracker.store.new_file import WITH_DB, NewFile
from tracker.store.schema import HEAD
from tracker.store.session import driver_of, open_engine, writing
from tracker.store.shipping import shipped


def migrate(connection: Connection, to: str = "head") -> None:
    """Bring the schema up (or down) to a revision, in the connection's own transaction."""
    config = Config()
    config.set_main_option("script_location", str(shipped("migrations")).replace("%", "%%"))
    config.attributes["connection"] = connection
    if to in ("head", HEAD):
        command.upgrade(config, "head")
    else:
        command.downgrade(config, to)


class NewDesk:
    """A desk in the making: built under a passing name, put in its place whole by `keep`.

    A run that dies on the way leaves no desk, only a file that ends in `.making`.
    """

    def __init__(self, address: Address, *, private: bool = False, mend: str = WITH_DB) -> None:
        """Make the empty tables.

        Args:
            private: whether nobody else may read it, whatever is usual here.
            mend: what a refusal advises.

        Raises:
            AlreadyOnFileError: something lies at the address.
            DeskError: the folder is missing or may not be written.
        """
        path = address.path
        if path is None:
            raise DeskError(f"{address.text} is no file: give --db a path")
        self.file = NewFile(path, private=private, mend=mend)
        try:
            self._prepare()
        except (DBAPIError, sqlite3.Error) as error:
            self.discard()
            raise sentence_for(error, str(path)) from None

    def _prepare(self) -> None:
        raw = connect_file(self.file.making)
        raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
        raw.execute("PRAGMA journal_mode=WAL")
        raw.close()
        self.engine: Engine = open_engine(self.file.address)
        with self.engine.begin() as connection:
            migrate(connection)

    def keep(self) -> None:
        """Put the finished desk in its place.

        Raises:
            AlreadyOnFileError: another file has come to lie there meanwhile.
        """
        self.engine.dispose()
        self.file.keep()

    def discard(self) -> None:
        """Leave nothing of the making behind."""
        if hasattr(self, "engine"):
            self.engine.dispose()
        self.file.discard()


def migrate_making(making: Path) -> None:
    """Bring a desk that is still in the making to this program's tables, all or nothing.

    Raises:
        DeskError: rows would be lost or left hanging, or the disk is full.
    """
    engine = open_engine(Address(str(making)))
    try:
        with engine.connect() as connection:
            driver_of(connection).execute("PRAGMA foreign_keys=OFF")
            with connection.execution_options(tracker_write=True).begin():
                _migrate_without_loss(connection, "head")
    except (DBAPIError, sqlite3.Error) as error:
        raise sentence_for(error, str(making)) from None
    finally:
        engine.dispose()


@contextmanager
def new_desk(address: Address) -> Iterator[Session]:
    """A session on a desk file in the making, with empty tables: it is in its place once the session ends well.

    Raises:
        AlreadyOnFileError: something lies at the address.
        DeskError: the folder is missing or may not be written.
    """
    making = NewDesk(address)
    try:
        with writing(making.engine) as session:
            yield session
        making.keep()
    finally:
        making.discard()


def upgrade_file(path: Path, to: str = "head") -> Path:
    """Bring a desk file to a revision, all or nothing; returns the copy kept of the desk as it was.

    Foreign keys are off while tables are rebuilt (a rebuild would else delete every child row), then checked, and no
    table may have lost a row.

    Raises:
        DeskError: rows would be lost or left hanging, or the disk is full; the desk is as it was, and there is no copy.
    """
    engine = open_engine(Address(str(path)))
    try:
        with engine.connect() as connection:
            driver_of(connection).execute("PRAGMA foreign_keys=OFF")
            with connection.execution_options(tracker_write=True).begin() as transaction, _kept_copy(path) as copy:
                _migrate_without_loss(connection, to)
                transaction.commit()
    except (DBAPIError, sqlite3.Error) as error:
        raise sentence_for(error, str(path)) from None
    finally:
        engine.dispose()
    return copy


@contextmanager
def _kept_copy(path: Path) -> Iterator[Path]:
    """A copy of the desk as it stands in the transaction that is open, under a name of its own; gone again where that fails."""
    copy = _new_name(path)
    try:
        _copy(path, copy)
        yield copy
    except BaseException:
        copy.unlink(missing_ok=True)
        raise


def _new_name(path: Path) -> Path:
    """An empty file beside the desk that nobody else has, and that nobody may read who may not read the desk."""
    copy, number = path.with_name(f"{path.name}.before-{HEAD}"), 1
    mode = stat.S_IMODE(path.stat().st_mode)
    while True:
        try:
            os.close(os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode))
        except FileExistsError:
            number += 1
            copy = path.with_name(f"{path.name}.before-{HEAD}.{number}")
        except OSError as error:
            raise DeskError(
                f"no copy of the desk can be kept at {copy}: {error.strerror}; nothing was changed"
            ) from None
        else:
            return copy


def _copy(path: Path, copy: Path) -> None:
    """Copy the desk as it stands on disk; the transaction that is open keeps everybody else from writing."""
    source, target = connect_file(path), sqlite3.connect(copy)
    try:
        source.backup(target)
    finally:
        target.close()
        source.close()


def _counts(connection: Connection) -> dict[str, int]:
    names = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'alembic_version'"
    ).scalars()
    return {name: connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one() for name in names.all()}


def _migrate_without_loss(connection: Connection, to: str) -> None:
    before = _counts(connection)
    migrate(connection, to)
    _refuse_loss(connection, before)


def _refuse_loss(connection: Connection, before: dict[str, int]) -> None:
    refuse_fewer(before, _counts(connection))
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise DeskError("the upgrade would leave records without what they belong to: nothing was changed")


def refuse_fewer(before: dict[str, int], after: dict[str, int]) -> None:
    """Refuse an upgrade after which a table has fewer rows than before.

    Raises:
        DeskError: one has.
    """
    lost = [name for name, count in before.items() if after.get(name, 0) < count]
    if lost:
        raise DeskError(f"the upgrade would lose rows of {', '.join(lost)}: nothing was changed; please report it")
