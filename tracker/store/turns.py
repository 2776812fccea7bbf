"""Taking turns on a desk in a file: one writes, the others stand in line.

SQLite's own way of waiting asks ever more seldom, down to ten times a second: whoever comes fresh is served before those who
have waited, and of sixteen people at once some wait twenty seconds while the desk lies idle half of the time. So whoever finds
somebody else writing waits at a door, an empty file beside the desk (`desk.db-turn`): who has the door is next and asks for
the desk, the others wait for the door, asking nothing. The door orders only who waits, the desk's own lock guards what is
written: where there can be no door (a folder that may not be written, a system without such locks), all ask for the desk.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

PATIENCE = 1.0
"""Seconds after which somebody who waits is told so."""
_PAUSES = ((0.3, 0.0005), (5.0, 0.002))
"""Up to so many seconds of asking for the desk, so many between two askings."""
_LONG = 0.02
"""Between two askings where a long work holds everybody up."""


@dataclass
class _Wait:
    """Somebody's waiting, at the door and before the desk."""

    limit: float
    """Seconds after which it is given up."""
    tell: Callable[[], None] | None
    """Called once when it lasts."""
    begun: float = field(default_factory=time.monotonic)

    @property
    def lasted(self) -> float:
        return time.monotonic() - self.begun

    def is_over(self) -> bool:
        """Whether it is given up; where it lasts, that is told."""
        lasted = self.lasted
        if self.tell is not None and lasted >= PATIENCE:
            self.tell()
            self.tell = None
        return lasted >= self.limit


def begin_writing(connection: sqlite3.Connection, waiting: Callable[[], None] | None = None) -> None:
    """Begin a transaction that writes, once it is this connection's turn.

    Args:
        waiting: called once where that is a second in coming.

    Raises:
        sqlite3.OperationalError: it did not come in the time the connection has for waiting, or the desk may not be written.
    """
    [patience] = connection.execute("PRAGMA busy_timeout").fetchone()
    [(_, _, path)] = connection.execute("PRAGMA database_list").fetchmany(1)
    door, wait = f"{path}-turn", _Wait(patience / 1000, waiting)
    connection.execute("PRAGMA busy_timeout=0")
    try:
        if os.access(door, os.F_OK) or not _begun(connection, wait):
            with _at_the_door(door, wait):
                _ask_until_it_comes(connection, wait)
    finally:
        connection.execute(f"PRAGMA busy_timeout={patience}")


def _ask_until_it_comes(connection: sqlite3.Connection, wait: _Wait) -> None:
    asking = time.monotonic()
    while not _begun(connection, wait):
        asked = time.monotonic() - asking
        time.sleep(next((pause for up_to, pause in _PAUSES if asked < up_to), _LONG))


def _begun(connection: sqlite3.Connection, wait: _Wait) -> bool:
    """Begin, if nobody else is writing; what is given up is an error."""
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or wait.is_over():
            raise
        return False
    return True


@contextmanager
def _at_the_door(door: str, wait: _Wait) -> Iterator[None]:
    """Nobody else is at the door meanwhile."""
    opened = _opened(door)
    if opened is None:
        yield
        return
    leaves = threading.Event()
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        _stand_in_line(opened, leaves, wait)
        opened = None
    try:
        yield
    finally:
        leaves.set()
        if opened is not None:
            os.close(opened)


def _opened(door: str) -> int | None:
    """The door, None where there can be none."""
    if fcntl is None:
        return None
    for flags in (os.O_RDONLY, os.O_RDWR | os.O_CREAT):
        try:
            return os.open(door, flags | os.O_CLOEXEC, 0o666)
        except FileNotFoundError:
            continue
        except OSError:
            return None
    return None


def _stand_in_line(door: int, leaves: threading.Event, wait: _Wait) -> None:
    """Wait for the door, asking nothing: the system wakes whoever's turn it is.

    Such a wait knows no end and no word in between, so a thread of its own does it, which keeps the door until it is left.
    """
    came = threading.Event()

    def stand() -> None:
        try:
            fcntl.flock(door, fcntl.LOCK_EX)
            came.set()
            leaves.wait()
        except OSError:
            came.set()
        finally:
            os.close(door)

    threading.Thread(target=stand, daemon=True).start()
    while not came.wait(PATIENCE / 4 if wait.lasted < PATIENCE else PATIENCE):
        if wait.is_over():
            leaves.set()
            raise sqlite3.OperationalError("database is locked")
