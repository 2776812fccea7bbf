"""The entry point: what `tracker` answers, with which exit status, and what it does not load to do so."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

from tracker import __version__
from tracker.cli.app import main
from tracker.cli.commands import COMMANDS, Command, Panel, Subcommand

HEAVY = ("pydantic", "rich", "sqlalchemy", "alembic", "jinja2", "orjson")
SHAM = '''
import errno
from pathlib import Path
from typing import Annotated, Literal

import typer

from tracker.cli.app import current
from tracker.cli.output import Format, FormatOption, LimitOption, print_json, say
from tracker.domain.errors import TrackerError
from tracker.domain.vocabulary import DerivationKind

def probe(
    label: Annotated[str, typer.Argument(metavar="LABEL")],
    kind: DerivationKind = DerivationKind.OTHER,
    via: Annotated[list[str] | None, typer.Option()] = None,
    first_hand: Annotated[Literal["yes", "no", "unknown"], typer.Option()] = "unknown",
    file: Annotated[Path | None, typer.Option(exists=True, dir_okay=False)] = None,
    limit: LimitOption = None,
    sure: Annotated[bool, typer.Option("--sure")] = False,
    chosen: FormatOption = Format.TEXT,
) -> None:
    """Repeat what was understood."""
    print_json([label, kind, via, first_hand, file, limit, sure, chosen, current().db, current().by])

def refuse() -> None:
    """Refuse."""
    raise TrackerError("There is no claim kim-train#99:\\n see `tracker claim list`.")

def burst() -> None:
    """Fail with a secret in the message."""
    name = "Anonymous Official"
    raise KeyError(name)

def findings() -> int:
    """Find something."""
    return 1

def leave() -> None:
    """Find something, said the other way."""
    raise typer.Exit(1)

def interrupt() -> None:
    """Be interrupted."""
    raise KeyboardInterrupt

def fill() -> None:
    """Meet a full disk."""
    raise OSError(errno.ENOSPC, "No space left on device", "/secret/file")

def chatter() -> None:
    """Say a lot."""
    for number in range(100_000):
        say(f"caf\\u00e9 {number}")

def bare(label: Annotated[str | None, typer.Argument(metavar="LABEL_OR_SLUG")] = None) -> None:
    """List what happened."""
    say(f"entries of {label}")

app = typer.Typer()

@app.command("verify")
def verify_ledger() -> None:
    """Look whether it is whole."""
    say("whole")
'''
SINGLE = ("probe", "refuse", "burst", "findings", "leave", "interrupt", "fill", "chatter")
SHAM_TABLE = (
    *(Command(name, Panel.DESK, f"Sham: {name}.", "sham_commands", name) for name in SINGLE),
    Command("verify", Panel.REVIEWING, "Not there.", "no.such.module"),
    Command("claim", Panel.FILING, "Claims.", "no.such.module", "app", (Subcommand("list", "List them."),)),
    Command("log", Panel.LEDGER, "Log.", "sham_commands", "app", (Subcommand("verify", "Look."),), bare="bare"),
)
Say = Callable[..., int]


@pytest.fixture(autouse=True)
def sham_commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A module of commands that do one simple or terrible thing each, and a place for the logs of bugs."""
    (tmp_path / "sham_commands.py").write_text(SHAM, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    for variable in ("TRACKER_DB", "TRACKER_BY"):
        monkeypatch.delenv(variable, raising=False)
    yield
    sys.modules.pop("sham_commands", None)


def tracker(*words: str) -> int:
    """Run one command line of the sham table in this process."""
    return main(words, commands=SHAM_TABLE)


def elsewhere(
    *words: str, then: str = "", more_env: dict[str, str] | None = None, stdout: int | None = subprocess.PIPE
) -> subprocess.Popen[str]:
    """Run one command line of the sham table in a process of its own, and `then` something in it."""
    script = (
        "import sys; sys.path.insert(0, sys.argv.pop(1)); from tracker.cli.app import main;"
        "import importlib.util as u; spec = u.spec_from_file_location('t', sys.argv.pop(1));"
        "from tracker.cli.commands import *; table = eval(sys.argv.pop(1)); status = main(commands=table);"
        f"{then or 'pass'}; sys.exit(status)"
    )
    folder = os.environ["XDG_STATE_HOME"].removesuffix("/state")
    return subprocess.Popen(
        [sys.executable, "-c", script, folder, __file__, repr(SHAM_TABLE), *words],
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=os.environ | (more_env or {}),
    )
