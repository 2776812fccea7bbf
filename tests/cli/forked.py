"""A command line that a fork of this process answers on a terminal of its own: the program is loaded already.

Loading it takes most of a short command's time, and a review is tried dozens of times. What the shell does on the way to
`main` is tried with the executable itself, in test_shell.py and test_terminal.py.
"""

from __future__ import annotations

import fcntl
import io
import os
import signal
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import NoReturn

from tracker.cli.app import main


class Forked:
    """A process that runs one command line; asked and told as one that `subprocess` has started.

    Nobody may have its desk open here: SQLite does not survive a fork.
    """

    def __init__(
        self,
        words: Sequence[str],
        terminal: int,
        env: Mapping[str, str] | None = None,
        without: Sequence[int] = (),
        encoding: str = "utf-8",
    ) -> None:
        self.returncode: int | None = None
        self.pid = os.fork()
        if self.pid == 0:
            _answer(words, terminal, dict(os.environ if env is None else env), without, encoding)

    def poll(self) -> int | None:
        """Its exit status; None while it runs."""
        if self.returncode is None:
            ended, status = os.waitpid(self.pid, os.WNOHANG)
            self.returncode = os.waitstatus_to_exitcode(status) if ended else None
        return self.returncode

    def wait(self, seconds: float) -> int:
        """Its exit status once it has ended."""
        until = time.monotonic() + seconds
        while (status := self.poll()) is None:
            assert time.monotonic() < until, "the program never ended"
            time.sleep(0.002)
        return status

    def send_signal(self, number: int) -> None:
        """Send it a signal, unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """End it."""
        self.send_signal(signal.SIGKILL)


def _answer(
    words: Sequence[str], terminal: int, env: Mapping[str, str], without: Sequence[int], encoding: str
) -> NoReturn:
    """In the fork: be the program on this terminal, and end without a trace of the tests."""
    status = 3
    try:
        for number in without:
            os.close(number)
        os.setsid()
        signal.signal(signal.SIGHUP, signal.SIG_DFL)  # a run under nohup ignores it, and hands that on
        if os.isatty(terminal):
            fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)
        for number in (0, 1, 2):
            os.dup2(terminal, number)
        os.environ.clear()
        os.environ.update(env)
        sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - the program's own
        sys.stdout, sys.stderr = _written(1, encoding), _written(2, encoding)
        status = main(words)
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    finally:
        for out in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError):
                out.flush()
        os._exit(status)


def _written(number: int, encoding: str) -> io.TextIOWrapper:
    return open(number, "w", encoding=encoding, buffering=1, closefd=False)
