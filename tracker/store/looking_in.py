"""Opening a desk's file for nothing but a look, also where nothing may be written.

SQLite writes beside a file with a log even when it only reads. So whoever merely looks reads by the log where there is one
(and leaves it as it is), and else, where nothing may be written, reads the file as one that nobody changes.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Engine

from tracker.store.file_health import log_of
from tracker.store.session import engine_on

_ASKED = "SELECT count(*) FROM sqlite_master"


@contextmanager
def looking_in(path: Path, *, with_log: bool = True) -> Iterator[tuple[Engine, bool]]:
    """An engine on the desk that changes nothing, and whether it sees what stands in the log.

    Args:
        with_log: whether the log is to be read, if there is one.

    Raises:
        sqlite3.Error: the file cannot be opened at all.
    """
    connection, whole = _opened(path, with_log=with_log)
    with closing(connection):
        connection.execute("PRAGMA query_only=ON")
        engine = engine_on(connection)
        try:
            yield engine, whole
        finally:
            engine.dispose()


def _opened(path: Path, *, with_log: bool) -> tuple[sqlite3.Connection, bool]:
    log = log_of(path)
    if path.with_name(f"{path.name}-journal").exists():  # SQLite would play it back, or delete it
        return _connection(path, "?immutable=1"), log is None
    if log is not None and not with_log:
        return _connection(path, "?immutable=1"), False
    if log is not None:
        connection = _connection(path, "?mode=ro")
        try:
            connection.execute(_ASKED)
        except sqlite3.OperationalError:  # a log that may not be read, in a folder that may not be written
            connection.close()
            return _connection(path, "?immutable=1"), False
        except sqlite3.Error:  # said by whoever asks next
            pass
        return connection, True
    writable = os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)
    return _connection(path, "" if writable else "?immutable=1"), True


def _connection(path: Path, options: str) -> sqlite3.Connection:
    place = path.absolute().as_uri() + options
    return sqlite3.connect(place, uri=True, timeout=60, isolation_level=None, check_same_thread=False)
