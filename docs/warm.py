"""A `tracker` that is loaded once and answers many command lines, each in a process of its own, for documents that quote dozens.

    with warm(folder) as path: ...      `path` is a folder with a `tracker` in it, to be put first in PATH

Loading takes most of a short command's time. Here it is done once; every command line is then answered by a fork, with the
caller's arguments, folder, environment and terminal, so it says what the program says.
"""

from __future__ import annotations

import io
import json
import os
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path

CALL = """#!{python} -IS
import json, os, socket, sys
caller = socket.socket(socket.AF_UNIX)
caller.connect({place!r})
told = json.dumps([sys.argv[1:], os.getcwd(), dict(os.environ)]).encode()
socket.send_fds(caller, [len(told).to_bytes(4, "big")], [0, 1, 2])
caller.sendall(told)
answer = caller.recv(1)
sys.exit(answer[0] if answer else 3)
"""
"""The `tracker` that is put into PATH: it hands over what it was given and waits for the status."""


SELDOM = ("serve",)
"""Commands that take longest to load, and are quoted once or not at all: whoever asks for one waits for it."""


@contextmanager
def warm(folder: Path) -> Iterator[Path]:
    """A folder with a `tracker` that answers while this lasts."""
    place = folder / "socket"
    call = folder / "tracker"
    call.write_text(CALL.format(python=sys.executable, place=str(place)), encoding="utf-8")
    call.chmod(call.stat().st_mode | stat.S_IXUSR)
    with subprocess.Popen(
        [sys.executable, __file__, str(place)], stdout=subprocess.PIPE, cwd=Path(__file__).parent.parent
    ) as server:
        assert server.stdout is not None
        server.stdout.readline()
        try:
            yield folder
        finally:
            server.terminate()


@contextmanager
def begun(folder: Path, words: Sequence[str], cwd: str, env: Mapping[str, str], terminal: int) -> Iterator[None]:
    """A command line that is being answered, without a shell: it has nothing to read, and all that it says goes to this terminal.
    Ends when it has."""
    with socket.socket(socket.AF_UNIX) as caller, Path(os.devnull).open("rb") as nothing:
        caller.connect(str(folder / "socket"))
        told = json.dumps([list(words), cwd, dict(env)]).encode()
        socket.send_fds(caller, [len(told).to_bytes(4, "big")], [nothing.fileno(), terminal, terminal])
        caller.sendall(told)
        yield
        caller.recv(1)


def serve(place: str) -> None:
    """Load the program and answer until somebody ends this."""
    app = import_module("tracker.cli.app")
    for row in import_module("tracker.cli.commands").COMMANDS:
        if row.name not in SELDOM:
            import_module(row.module)
    for name in ("rich.console", "rich.table", "rich.padding", "rich.text"):
        import_module(name)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(place)
        door.listen()
        print("ready", flush=True)
        while True:
            caller, _ = door.accept()
            if os.fork() == 0:
                door.close()
                answer(caller, app.main)
            caller.close()


def answer(caller: socket.socket, main: Callable[[], int]) -> None:
    """Be the program for one command line, and say the status at the end."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    length, fds, _, _ = socket.recv_fds(caller, 4, 3)
    told = b""
    while len(told) < int.from_bytes(length, "big"):
        told += caller.recv(65536)
    words, folder, env = json.loads(told)
    for given, own in zip(fds, (0, 1, 2), strict=True):
        os.dup2(given, own)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(env)
    sys.argv = ["tracker", *words]
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - the program's own, for as long as it runs
    sys.stdout, sys.stderr = stream(1), stream(2)
    status = 3
    try:
        status = main()
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    finally:
        for out in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError):
                out.flush()
        caller.sendall(bytes([status % 256]))
        os._exit(status % 256)


def stream(number: int) -> io.TextIOWrapper:
    """Standard output or error as a program that was just started has it."""
    return open(number, "w", encoding="utf-8", buffering=1 if os.isatty(number) or number == 2 else -1, closefd=False)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent.parent))
    serve(sys.argv[1])
