"""The entry point: what `tracker` answers, with which exit status, and what it does not load to do so."""

from __future__ import annotations

import inspect
import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import IO

import pytest

from tracker import __version__
from tracker.cli.app import main
from tracker.cli.commands import COMMANDS, Command, Panel
from tracker.cli.lazy import subcommands

SHAM = '''
import errno
from pathlib import Path
from typing import Annotated, Literal

import typer

from tracker.cli.app import current
from tracker.cli.output import Format, FormatOption, print_json, say
from tracker.cli.tables import LimitOption
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
SHAM_TABLE = """
import sys

from tracker.cli.app import main
from tracker.cli.commands import Command, Panel, Subcommand

SINGLE = ("probe", "refuse", "burst", "findings", "leave", "interrupt", "fill", "chatter")
TABLE = (
    *(Command(name, Panel.DESK, f"Sham: {name}.", "sham_commands", name) for name in SINGLE),
    Command("verify", Panel.REVIEWING, "Not there.", "no.such.module"),
    Command("claim", Panel.FILING, "Claims.", "no.such.module", "app", (Subcommand("list", "List them."),)),
    Command("log", Panel.LEDGER, "Log.", "sham_commands", "app", (Subcommand("verify", "Look."),), bare="bare"),
)

if __name__ == "__main__":
    status = main(commands=TABLE)
    print("loaded:", *sorted(sys.modules), file=sys.stderr)
    sys.exit(status)
"""


@pytest.fixture(autouse=True)
def sham(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Commands that do one simple or terrible thing each, a table of them, and a place for the logs of bugs."""
    (tmp_path / "sham_commands.py").write_text(SHAM, encoding="utf-8")
    (tmp_path / "sham_table.py").write_text(SHAM_TABLE, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    for variable in ("TRACKER_DB", "TRACKER_BY"):
        monkeypatch.delenv(variable, raising=False)
    yield tmp_path
    for name in ("sham_commands", "sham_table"):
        sys.modules.pop(name, None)


def tracker(*words: str) -> int:
    """Run one command line of the sham table in this process."""
    return main(words, commands=import_module("sham_table").TABLE)


def spawn(sham: Path, *words: str, stdout: int | IO[str] = subprocess.PIPE, **env: str) -> subprocess.Popen[str]:
    """Run one command line of the sham table in a process of its own."""
    return subprocess.Popen(
        [sys.executable, str(sham / "sham_table.py"), *words],
        stdout=stdout,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)} | env,
    )


def loaded_by(sham: Path, *words: str) -> set[str]:
    """The modules that one command line had loaded when it was done."""
    _, remarks = spawn(sham, *words).communicate()
    return set(remarks.rsplit("loaded:", 1)[1].split())


# Help


def test_help_lists_every_command_under_its_panel(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["--help"])

    blocks = [block.splitlines() for block in capsys.readouterr().out.split("\n\n")]
    panels = {head.removesuffix(":"): [line.split()[0] for line in lines] for head, *lines in blocks}
    assert status == 0
    assert [heading for heading in panels if heading in set(Panel)] == list(Panel)
    for panel in Panel:
        assert panels[panel] == [row.name for row in COMMANDS if row.panel is panel]


def test_help_says_one_line_for_each_command_at_80_columns(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--help"])

    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 80
    for row in COMMANDS:
        assert [line for line in lines if line.split() == [row.name, *row.help.split()]], row.name


def test_help_loads_no_command_and_nothing_heavy(sham: Path) -> None:
    for words in (["--help"], ["claim", "--help"], ["--version"], ["vrify"]):
        loaded = loaded_by(sham, *words)

        assert "typer" in loaded
        assert not loaded & {"pydantic", "rich", "sqlalchemy", "alembic", "sham_commands"}, words


def test_a_command_reads_its_options_without_pydantic_and_answers_a_pipe_without_rich(sham: Path) -> None:
    loaded = loaded_by(sham, "--db", "x", "probe", "a#1", "--kind", "wire", "--via", "A", "--limit", "3")

    assert "sham_commands" in loaded
    assert not loaded & {"pydantic", "rich", "sqlalchemy", "alembic"}


def test_the_help_of_a_command_is_plain(capsys: pytest.CaptureFixture[str]) -> None:
    assert tracker("probe", "--help") == 0

    assert capsys.readouterr().out.startswith("Usage: tracker probe [OPTIONS] {LABEL}\n\n  Repeat what was understood.")


def test_no_word_at_all_shows_the_help_as_bad_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert tracker() == 2

    assert "Sham: probe." in capsys.readouterr().err


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0

    assert capsys.readouterr().out == f"tracker {__version__}\n"


# Which command, with which values


@pytest.mark.parametrize(("words", "meant"), [(["vrify"], "'verify'"), (["claim", "lst"], "'list'")])
def test_a_misspelt_command_is_bad_use_and_names_the_one_meant(
    words: list[str], meant: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tracker(*words) == 2

    complaint, hint = capsys.readouterr().err.splitlines()
    assert complaint == f"tracker: There is no command '{words[-1]}'. Did you mean {meant}?"
    assert hint == f"Try '{' '.join(['tracker', *words[:-1]])} --help'."


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (["log"], "entries of None\n"),
        (["log", "kim-train#12"], "entries of kim-train#12\n"),
        (["log", "verify"], "whole\n"),
        (["log", "--", "verify"], "entries of verify\n"),
    ],
)
def test_log_stands_alone_and_has_subcommands(
    words: list[str], answer: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tracker(*words) == 0

    assert capsys.readouterr().out == answer


def test_the_help_of_log_tells_both_ways(capsys: pytest.CaptureFixture[str]) -> None:
    assert tracker("log", "--help") == 0

    told = capsys.readouterr().out
    assert "Usage: tracker log [OPTIONS] [LABEL_OR_SLUG]" in told
    assert "  verify  Look.\n" in told


def test_every_plain_type_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = [
        "--db",
        "x.db",
        "--by",
        "AB",
        "probe",
        "kim-train#1",
        "--kind",
        "Press-Release",
        "--via",
        "A",
        "--via",
        "B",
    ]
    words += ["--first-hand", "YES", "--file", str(tmp_path / "sham_table.py"), "--limit", "7", "--sure"]

    assert tracker(*words, "--format", "json") == 0

    file = str(tmp_path / "sham_table.py")
    understood = json.loads(capsys.readouterr().out)
    assert understood == [
        *("kim-train#1", "press_release", ["A", "B"], "yes", file, 7, True, "json", "x.db", "AB"),
    ]


def test_defaults_and_the_environment(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    tracker("probe", "a")
    monkeypatch.setenv("TRACKER_DB", "postgresql+psycopg://desk")
    monkeypatch.setenv("TRACKER_BY", "CD")
    tracker("probe", "a")

    one, two = capsys.readouterr().out.replace("]\n[", "]\n\n[").split("\n\n")
    assert json.loads(one) == ["a", "other", None, "unknown", None, None, False, "text", "tracker.db", None]
    assert json.loads(two)[-2:] == ["postgresql+psycopg://desk", "CD"]


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["--kind", "wier"], "Invalid value for '--kind': 'wier' is not one of wire, rewrite, "),
        (["--kind", "wier"], "Did you mean 'wire'"),
        (["--first-hand", "maybe"], "'maybe' is not one of yes, no, unknown."),
        (["--limit", "-1"], "-1 is less than 0."),
        (["--limit", "many"], "'many' is not a whole number."),
        (["--limit", "9" * 19], "is more than 9223372036854775807."),
        (["--limit", "9" * 5000], "is not a whole number."),
        (["--file", "/nowhere/at/all"], "there is no file '/nowhere/at/all'."),
        (["--file", "/"], "'/' is a folder, not a file."),
        (["--via", "\udcff"], "it is not valid UTF-8 text."),
        (["--db", "x"], "No such option: --db; it goes before the command, as in `tracker --db ... probe`"),
        (["more\x1b[31m"], "Got unexpected extra argument(s) (more\\x1b[31m)"),
    ],
)
def test_a_value_that_cannot_be_taken_is_bad_use(
    words: list[str], complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tracker("probe", "kim-train#1", *words) == 2

    sentence, hint = capsys.readouterr().err.splitlines()
    assert sentence.startswith("tracker: ")
    assert complaint in sentence
    assert hint == "Try 'tracker probe --help'."


def test_completion_knows_the_table_and_loads_no_command(sham: Path) -> None:
    asked = spawn(sham, _TRACKER_COMPLETE="complete_bash", COMP_WORDS="tracker ver", COMP_CWORD="1")

    offered, _ = asked.communicate()
    assert offered.split() == ["verify"]


# What goes wrong


@pytest.mark.parametrize("name", ["findings", "leave"])
def test_findings_exit_1(name: str) -> None:
    assert tracker(name) == 1


def test_bad_use_is_one_line_and_exits_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert tracker("refuse") == 2

    assert capsys.readouterr() == ("", "tracker: There is no claim kim-train#99: see `tracker claim list`.\n")


def test_a_bug_exits_3_and_says_nothing_of_what_it_happened_to(capsys: pytest.CaptureFixture[str]) -> None:
    assert tracker("burst") == 3

    out, complaint = capsys.readouterr()
    [log] = Path(os.environ["XDG_STATE_HOME"], "tracker").iterdir()
    assert out == ""
    assert complaint.startswith("tracker: this is a bug in tracker (KeyError).")
    assert complaint.count("\n") == 1
    assert str(log) in complaint
    for text in (complaint, log.read_text()):
        assert "Anonymous" not in text
        assert "Traceback" not in text
    assert "KeyError" in log.read_text()
    assert "in burst" in log.read_text()
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_a_bug_in_a_home_that_cannot_be_written_is_logged_in_the_temp_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "sham_table.py"))
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temp"))

    assert tracker("burst") == 3

    [log] = (tmp_path / "temp").iterdir()
    assert str(log) in capsys.readouterr().err


def test_a_command_that_does_not_load_is_a_bug(capsys: pytest.CaptureFixture[str]) -> None:
    assert tracker("verify", "kim-train#1") == 3

    assert "(ModuleNotFoundError)" in capsys.readouterr().err


def test_interrupted(capsys: pytest.CaptureFixture[str]) -> None:
    assert tracker("interrupt") == 130

    assert capsys.readouterr().err == "tracker: interrupted.\n"


def test_a_full_disk_is_one_sentence(sham: Path) -> None:
    run = spawn(sham, "fill")

    _, complaint = run.communicate()
    assert run.returncode == 2
    assert complaint.splitlines()[0] == "tracker: the disk is full; what was being written is not complete."


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_an_answer_that_cannot_be_written_is_one_sentence(sham: Path) -> None:
    with Path("/dev/full").open("w") as full:
        run = spawn(sham, "probe", "a#1", stdout=full)
        _, complaint = run.communicate()

    assert run.returncode == 2
    assert complaint.splitlines()[0].startswith("tracker: the disk is full")
    assert "Exception ignored" not in complaint


def test_a_reader_that_leaves_early_hears_nothing(sham: Path) -> None:
    run = spawn(sham, "chatter")
    assert run.stdout
    assert run.stderr
    assert run.stdout.readline() == "café 0\n"
    run.stdout.close()

    complaint = run.stderr.read()
    assert run.wait() == 141
    assert complaint.startswith("loaded:")
    assert complaint.count("\n") == 1


def test_a_letter_that_the_encoding_lacks_is_no_crash(sham: Path) -> None:
    run = spawn(sham, "chatter", PYTHONIOENCODING="ascii")

    answer, _ = run.communicate()
    assert run.returncode == 0
    assert answer.startswith("caf? 0\n")


# The table


def documented() -> Iterator[tuple[str, str, str, str, str | None]]:
    """Each help line: how it is said, the line itself, and the module, attribute and subcommand it speaks of."""
    for row in COMMANDS:
        function = row.bare if row.subcommands else row.attribute
        if function:
            yield row.name, row.help, row.module, function, None
        for sub in row.subcommands:
            yield f"{row.name} {sub.name}", sub.help, row.module, row.attribute, sub.name


@pytest.mark.parametrize(("said", "told", "module", "attribute", "sub"), list(documented()))
def test_the_help_line_is_the_first_line_of_the_commands_docstring(
    said: str, told: str, module: str, attribute: str, sub: str | None
) -> None:
    if find_spec(module) is None:
        pytest.skip(f"{module} does not exist yet")
    found = getattr(import_module(module), attribute)
    if sub is not None:
        found = subcommands(found)[sub]

    assert (inspect.getdoc(found) or "").partition("\n")[0] == told, said


@pytest.mark.parametrize("row", [row for row in COMMANDS if row.subcommands], ids=lambda row: str(row.name))
def test_a_group_has_the_subcommands_of_the_table(row: Command) -> None:
    if find_spec(row.module) is None:
        pytest.skip(f"{row.module} does not exist yet")
    app = getattr(import_module(row.module), row.attribute)

    assert list(subcommands(app)) == [sub.name for sub in row.subcommands]


def test_no_name_stands_twice_in_the_table() -> None:
    names = [row.name for row in COMMANDS]

    assert len(names) == len(set(names))
