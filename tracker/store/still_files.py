"""Reading a desk in a folder where nothing may be written: on a disk that takes no changes, or with somebody else's right.

SQLite writes beside a file with a log even when it only reads, and refuses where it may not. Such a file is then read as one
that nobody changes, and at the end it is looked whether nobody did: else what was read may be torn.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import NamedTuple

from tracker.domain.errors import DeskError
from tracker.store.file_health import log_of

_REFUSED = frozenset(
    {
        sqlite3.SQLITE_READONLY_DIRECTORY,
        sqlite3.SQLITE_READONLY_CANTINIT,
        sqlite3.SQLITE_READONLY_RECOVERY,
        sqlite3.SQLITE_CANTOPEN,
    }
)


class _Look(NamedTuple):
    """By what a file can be told from the same file changed."""

    changed: int
    size: int
    logged: bool


class StillConnection(sqlite3.Connection):
    """A connection to a file that is read as one that nobody changes."""

    path: Path
    look: _Look


def only_lacks_a_log(error: sqlite3.OperationalError, path: Path) -> bool:
    """Whether SQLite refuses to read a desk for want of the right to write beside it, though all of it is in its file."""
    return error.sqlite_errorcode in _REFUSED and path.is_file() and log_of(path) is None


def connect_still(path: Path) -> sqlite3.Connection:
    """A connection that reads the file as it is."""
    place = f"{path.absolute().as_uri()}?immutable=1"
    connection = sqlite3.connect(
        place, uri=True, isolation_level=None, check_same_thread=False, factory=StillConnection
    )
    connection.path, connection.look = path, _look_at(path)
    return connection


def require_still(connection: sqlite3.Connection) -> None:
    """Make sure that a file that was read as one that nobody changes was not changed.

    Raises:
        DeskError: it was.
    """
    if isinstance(connection, StillConnection) and _look_at(connection.path) != connection.look:
        raise DeskError(
            f"{connection.path}: somebody worked on the desk while it was read, and you may not write in its folder, so what "
            "was read may be torn: do it again, or ask for the right to write there"
        )


def _look_at(path: Path) -> _Look:
    found = path.stat()
    return _Look(found.st_mtime_ns, found.st_size, log_of(path) is not None)
