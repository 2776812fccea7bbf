"""A PostgreSQL server of one's own that keeps what it is told, and that may be shut down, crash and come back: for what the
tests' shared server (tests/postgres.py) must not suffer."""

from __future__ import annotations

import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tests import postgres_keeper as keeper
from tests.postgres_keeper import NoServerError

_SETTINGS = {
    "listen_addresses": "",
    "max_connections": "60",
    "shared_buffers": "64MB",
    "autovacuum": "off",
    "jit": "off",
}


class OwnServer:
    """A server in a folder; it is durable, as a desk's is."""

    def __init__(self, folder: Path) -> None:
        """Make its files and start it.

        Raises:
            NoServerError: there is none to be had.
        """
        self.folder, self.files = folder, folder / "data"
        self._who = keeper._somebody_else(folder)
        self._programs = keeper._reachable(keeper._programs(), folder, self._who)
        words: list[str | Path] = [self._programs / "initdb", "-D", self.files, "-U", keeper.USER, "-A", "trust"]
        made = keeper._run([*words, *keeper._PLAIN], self._who)
        if made.returncode:
            raise NoServerError(f"initdb says: {made.stdout.strip().rpartition(chr(10))[2]}")
        self._numbers = 0
        self.start()

    def start(self) -> None:
        """Have it run; back from a crash, it recovers first."""
        settings = [word for name, value in _SETTINGS.items() for word in ("-c", f"{name}={value}")]
        with (self.folder / "log").open("ab") as out:
            words: list[Any] = [self._programs / "postgres", "-D", self.files, "-k", self.folder, *settings]
            self.process = subprocess.Popen(
                words,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                env=keeper._ENVIRONMENT,
                cwd=self.folder,
                **self._who,
            )
        until = time.monotonic() + keeper.PATIENCE
        while not keeper._ready(self.files):
            if self.process.poll() is not None or time.monotonic() > until:
                self.process.kill()
                last = (self.folder / "log").read_text(errors="replace").strip().rpartition("\n")[2]
                raise NoServerError(f"it does not start: {last}")
            time.sleep(0.01)

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Shut it down: SIGINT breaks off whoever is there, SIGQUIT does without keeping house, as a crash would."""
        self.process.send_signal(how)
        self.process.wait(keeper.PATIENCE)

    def new_database(self) -> str:
        """The URL of a new, empty database."""
        self._numbers += 1
        name = f"desk_{self._numbers}"
        with self.connected() as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return self.url(name)

    def url(self, database: str = "postgres") -> str:
        """The address of a database."""
        return f"postgresql+psycopg://{keeper.USER}@/{database}?host={quote(str(self.folder), safe='')}"

    @contextmanager
    def connected(self, database: str = "postgres") -> Iterator[Any]:
        """A plain connection of psycopg that begins no transaction by itself."""
        import psycopg

        address = self.url(database).replace("+psycopg", "", 1)
        with psycopg.connect(address, autocommit=True) as connection:
            yield connection

    def backends(self, database: str) -> list[int]:
        """The processes that serve tracker in this database."""
        with self.connected() as connection:
            rows = connection.execute(
                "SELECT pid FROM pg_stat_activity WHERE datname = %s AND application_name = 'tracker'", (database,)
            )
            return [pid for (pid,) in rows.fetchall()]


@contextmanager
def own_server() -> Iterator[OwnServer]:
    """Such a server; nothing of it is left afterwards.

    Raises:
        NoServerError: there is none to be had.
    """
    folder = Path(tempfile.mkdtemp(prefix="tracker-own-server-"))
    server = None
    try:
        server = OwnServer(folder)
        yield server
    finally:
        if server is not None and server.process.poll() is None:
            server.stop(signal.SIGQUIT)
        shutil.rmtree(folder, ignore_errors=True)
