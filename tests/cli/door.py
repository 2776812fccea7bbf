"""The door as a test uses it: one command line at a time, in this process or in a real terminal."""

from __future__ import annotations

import codecs
import fcntl
import io
import json
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.cli.forked import Forked
from tests.cli.terminal import at_terminal, plain
from tests.desks import Desk, FileDesk, Rows
from tracker.cli.app import main
from tracker.cli.commands import COMMANDS, Command, Subcommand
from tracker.cli.lazy import _load_bare, root_group
from tracker.models.admission import Apart

PAINT = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
"""What moves the cursor or changes the colour."""
PROGRAM = "tracker"
EXECUTABLE = str(Path(sys.executable).parent / "tracker")


class Answer(NamedTuple):
    """What a command line answered."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON document on stdout."""
        return json.loads(self.out)

    @property
    def rows(self) -> list[dict[str, str]]:
        """The lines of a piped table, by column."""
        head, *lines = [line.split("\t") for line in self.out.splitlines()]
        return [dict(zip(head, line, strict=True)) for line in lines]


class Door:
    """A desk, spoken to as from a shell, but in this process."""

    def __init__(self, desk: Desk | Path, capsys: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch) -> None:
        self.desk = FileDesk(desk) if isinstance(desk, Path) else desk
        self.capsys, self.patch = capsys, patch

    @property
    def address(self) -> str:
        """Where the desk is, as it is given after --db."""
        return self.desk.address

    @property
    def path(self) -> Path:
        """Its file, for tests that are about a file."""
        return self.desk.path

    def __call__(self, *words: str, by: str | None = None, stdin: str | bytes = b"") -> Answer:
        """Run one command line on this desk."""
        return self.bare("--db", self.address, *(("--by", by) if by else ()), *words, stdin=stdin)

    def bare(self, *words: str, stdin: str | bytes = b"") -> Answer:
        """Run one command line on no desk in particular."""
        piped = stdin.encode() if isinstance(stdin, str) else stdin
        self.patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(piped), encoding="utf-8"))
        self.capsys.readouterr()
        status = main(words)
        return Answer(status, *self.capsys.readouterr())

    def done(self, *words: str, by: str | None = None, stdin: str | bytes = b"") -> Answer:
        """Run a command line that must succeed, with no complaint."""
        answer = self(*words, by=by, stdin=stdin)
        assert answer.status == 0, answer
        assert answer.err == "", answer
        return answer

    def refused(self, *words: str, by: str | None = None, stdin: str | bytes = b"") -> str:
        """Run a command line that must be refused: one sentence, exit 2, nothing answered, nothing changed."""
        before = self.desk.state()
        answer = self(*words, by=by, stdin=stdin)
        assert self.desk.state() == before
        return sentence_of(answer)

    def drawn(self, *words: str, columns: int = 80) -> list[str]:
        """The lines that a command draws on a terminal in memory."""
        with pytest.MonkeyPatch.context() as patch:
            terminal = at_terminal(patch, columns)
            main(["--db", self.address, *words])
        return [line.rstrip() for line in plain(terminal.getvalue())]

    def json(self, *words: str, by: str | None = None) -> Any:
        """What a command answers to a program."""
        answer = self(*words, "--format", "json", by=by)
        assert answer.err == "", answer
        return answer.json


def sentence_of(answer: Answer) -> str:
    """The one sentence of a refusal; a second line may say where the help is."""
    assert answer.status == 2, answer
    assert answer.out == "", answer
    sentence, *hint = answer.err.splitlines()
    assert sentence.startswith("tracker: "), answer
    assert len(hint) < 2, answer
    assert all(re.fullmatch(r"Try 'tracker( [a-z-]+)* --help'\.", line) for line in hint), answer
    return sentence.removeprefix("tracker: ")


def table_rows(desk: Desk) -> tuple[Rows, int]:
    """The rows of every table of records, and how many entries the ledger has."""
    rows, entries = records_and_entries(desk)
    return rows, len(entries)


def records_and_entries(desk: Desk) -> tuple[Rows, list[tuple[Any, ...]]]:
    """The rows of every table of records, and the entries of the ledger."""
    rows = {table: found for table, found in desk.rows().items() if table not in Apart.metadata.tables}
    return rows, rows.pop("entry")


def stated_in(entries: Sequence[tuple[Any, ...]], columns: Mapping[str, list[str]]) -> set[tuple[Any, ...]]:
    """Every row that these entries speak of, with its table, as the newest of them says it stands."""
    stated: dict[tuple[str, int], tuple[Any, ...]] = {}
    for entry in entries:
        told = dict(zip(columns["entry"], entry, strict=True))
        for table, names, rows in json.loads(told["after_values"] or "[]"):
            for row in rows if table != "entry" else ():
                fields = dict(zip(names, row, strict=True))
                stated[table, fields["id"]] = (table, *(fields.get(name) for name in columns[table]))
    return set(stated.values())


def command_lines() -> list[tuple[tuple[str, ...], Command, Subcommand | None]]:
    """Every command line of the table: its words, its row, its row within a group."""
    found: list[tuple[tuple[str, ...], Command, Subcommand | None]] = []
    for row in COMMANDS:
        if not row.subcommands or row.bare:
            found.append(((row.name,), row, None))
        found += [((row.name, sub.name), row, sub) for sub in row.subcommands]
    return found


def params_of(line: tuple[str, ...]) -> list[Any]:
    """The arguments and options of a command."""
    return list(loaded(line).params)


def loaded(line: tuple[str, ...]) -> Any:
    """The command itself."""
    row = next(row for row in COMMANDS if row.name == line[0])
    group: Any = root_group(COMMANDS)
    command: Any = _load_bare(row) if len(line) == 1 and row.bare else group.load(row.name)
    return command.load(line[1]) if len(line) == 2 else command


# A shell and a terminal


def shell(script: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of bash with `tracker` on its path."""
    return subprocess.run(
        ["/bin/bash", "-c", script], capture_output=True, env=environment(**env), timeout=60, check=False
    )


def environment(**more: str) -> dict[str, str]:
    """This process's environment, with `tracker` on the path."""
    return {**os.environ, "PATH": f"{Path(EXECUTABLE).parent}:{os.environ['PATH']}", **more}


class Screen:
    """A real terminal with a program on it: reads what it shows, types what is asked for.

    `tracker` (PROGRAM) is answered by a fork of this process; a path, by whatever lies there.
    """

    def __init__(self, words: Sequence[str], columns: int = 80, rows: int = 40, **env: str) -> None:
        self.leader, follower = pty.openpty()
        fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        wanted = environment(TERM="xterm-256color", NO_COLOR="1", **env)
        wanted.pop("COLUMNS", None)
        self.process: Forked | subprocess.Popen[bytes]
        if words[0] == PROGRAM:
            self.process = Forked(words[1:], follower, wanted, without=[self.leader])
        else:
            self.process = subprocess.Popen(
                words, stdin=follower, stdout=follower, stderr=follower, env=wanted, start_new_session=True
            )
        os.close(follower)
        self.shown = ""
        self.decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")

    def expect(self, words: str, seconds: float = 20.0) -> str:
        """Wait until these words stand on the screen; returns what came up to and with them."""
        until = time.monotonic() + seconds
        while words not in self.shown:
            assert time.monotonic() < until, f"{words!r} never came: {self.shown}"
            assert self._read(until - time.monotonic()), f"the program ended without {words!r}: {self.shown}"
        told, mark, self.shown = self.shown.partition(words)
        return told + mark

    def press(self, key: str, seconds: float = 20.0) -> None:
        """Press a single key, once the program waits for one: what is typed ahead it throws away."""
        until = time.monotonic() + seconds
        while termios.tcgetattr(self.leader)[3] & termios.ICANON:
            assert time.monotonic() < until, f"the program never waited for a key: {self.shown}"
            time.sleep(0.005)
        os.write(self.leader, key.encode())

    def type(self, line: str) -> None:
        """Type an answer, line end and all."""
        os.write(self.leader, line.encode())

    def close(self, seconds: float = 20.0) -> tuple[int, str]:
        """Wait for the program's end; its exit status and what it still had to say."""
        until = time.monotonic() + seconds
        while self._read(until - time.monotonic()):
            if time.monotonic() >= until:
                self.process.kill()
                raise AssertionError(f"the program never ended: {self.shown}")
        status = self.process.wait(seconds)
        os.close(self.leader)
        return status, self.shown

    def _read(self, seconds: float) -> bool:
        ready, _, _ = select.select([self.leader], [], [], max(seconds, 0.0))
        if not ready:
            return self.process.poll() is None
        try:
            part = os.read(self.leader, 65536)
        except OSError:
            return False
        self.shown = PAINT.sub("", self.shown + self.decoder.decode(part)).replace("\r\n", "\n")
        return bool(part)


def on_screen(*words: str, columns: int = 80) -> tuple[int, list[str]]:
    """Run a command on a terminal; its exit status and the lines it shows."""
    status, shown = Screen(words, columns).close()
    return status, [line.rstrip() for line in shown.splitlines()]
