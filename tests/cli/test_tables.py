"""How a command shows a list: to a pipe, and to a person at a terminal of any width."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from tests.cli.terminal import HOSTILE, at_terminal, plain
from tracker.cli.output import STATE_MARKS, Format, visible
from tracker.cli.tables import SCREENFUL, Column, row_limit, table
from tracker.domain.vocabulary import ReviewState


def test_a_pipe_gets_a_header_and_tab_separated_lines(capsys: pytest.CaptureFixture[str]) -> None:
    at = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
    rows: list[list[object]] = [
        ["kim-train#1", None, True, ReviewState.VERIFIED, ["AP", "BBC"], at],
        ["x", 3, False, "a\tb\nc", [], HOSTILE],
    ]

    table(["claim", Column("n", right=True), "yes", "state", Column("rests on", wraps=True), "at"], rows, total=9)

    assert capsys.readouterr().out == (
        "claim\tn\tyes\tstate\trests on\tat\n"
        "kim-train#1\t\tyes\tverified\tAP, BBC\t2026-11-22T09:30:00+00:00\n"
        f"x\t3\tno\ta\\tb\\nc\t\t{visible(HOSTILE)}\n"
    )


def test_a_pipe_gets_rows_as_they_come(capsys: pytest.CaptureFixture[str]) -> None:
    def rows() -> Iterator[list[int]]:
        yield [1]
        assert capsys.readouterr().out == "n\n1\n"

    table(["n"], rows())


def test_on_a_terminal_the_text_folds_and_the_rest_keeps_its_width(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = at_terminal(monkeypatch)
    text = "The train carried a helicopter, two armoured cars and a chef " * 3

    table(["claim", Column("text", wraps=True), "state"], [["kim-train#12", text, ReviewState.IN_REVIEW]], total=120)

    *lines, footer = [line.rstrip() for line in plain(terminal.getvalue())]
    assert max(map(len, lines)) <= 80
    assert lines[1].startswith("kim-train#12  The train carried")
    assert lines[1].endswith("◐ in_review")
    assert (
        " ".join(line.replace("kim-train#12", "").replace("◐ in_review", "") for line in lines[1:]).split()
        == text.split()
    )
    assert footer == "1 of 120"


def test_where_the_text_would_be_squeezed_it_stands_below_its_row(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = at_terminal(monkeypatch)
    text = "The train carried a helicopter, two armoured cars and a chef " * 2

    table(["claim", Column("text", wraps=True), "source"], [["kim-train#12", text, "S" * 50], ["x#1", "", "AP"]])

    head, row, *below, last = [line.rstrip() for line in plain(terminal.getvalue())]
    assert head == "claim         source"
    assert row == f"kim-train#12  {'S' * 50}"
    assert max(map(len, below)) <= 80
    assert " ".join(below).split() == text.split()
    assert last == "x#1           AP"


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_a_label_is_never_broken(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    label = "kim-jong-un-train-journey-to-russia#12"
    for heads in (
        ["claim", "state", "status", Column("cited", right=True), Column("text", wraps=True)],
        ["act", Column("cited", right=True), "status", "state", Column("subject", wraps=True)],
    ):
        terminal = at_terminal(monkeypatch, columns)
        row = ["unattributed", ReviewState.UNVERIFIABLE, "reported", 12, "The train carried a helicopter."]
        row[0 if heads[0] == "claim" else 4] = label

        table(heads, [row])

        drawn = plain(terminal.getvalue())
        assert any(label in line.split() for line in drawn), drawn
        assert max(len(line.rstrip()) for line in drawn) <= columns


@pytest.mark.parametrize("columns", [20, 40, 80])
def test_a_table_is_never_wider_than_the_terminal_and_loses_nothing(
    columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = at_terminal(monkeypatch, columns)
    cells = ["a" * 60, "b" * 50, "c" * 90]

    table(["one", "two", Column("text", wraps=True)], [cells])

    lines = plain(terminal.getvalue())
    assert max(len(line.rstrip()) for line in lines) <= columns
    assert [sum(line.count(mark) for line in lines[1:]) for mark in "abc"] == [60, 50, 90]


def test_a_hostile_text_cannot_drive_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = at_terminal(monkeypatch)
    table([Column("text", wraps=True)], [[HOSTILE], ["[red]not markup[/red]"]])

    drawn = terminal.getvalue()
    assert visible(HOSTILE) in drawn
    assert "[red]not markup[/red]" in drawn
    assert not any(mark in drawn for mark in ("\x1b[2J", "\x9b", "\u202e", "\u2066", "\x07", "\x00"))


def test_a_state_has_colour_and_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = at_terminal(monkeypatch)
    table(["state"], [[ReviewState.REFUTED]])

    assert "\x1b[31m✗ refuted" in terminal.getvalue()


def test_every_state_has_a_mark_of_its_own_in_any_encoding() -> None:
    marks = [STATE_MARKS[state] for state in ReviewState]

    assert len({mark.shown("utf-8") for mark in marks}) == len(marks)
    assert len({mark.shown("ascii") for mark in marks}) == len(marks)
    assert all(mark.shown("ascii").isascii() for mark in marks)


def test_a_real_terminal_gets_a_table_and_a_pipe_does_not_load_rich() -> None:
    script = (
        "import sys; from tracker.cli.tables import table; table(['a', 'b'], [['1', '\\x1b[2J']]);"
        "sys.exit('rich' in sys.modules)"
    )
    ours, theirs = pty.openpty()
    drawn = subprocess.run(
        [sys.executable, "-c", script], stdout=theirs, check=False, env=os.environ | {"TERM": "xterm"}
    )
    os.close(theirs)
    piped = subprocess.run([sys.executable, "-c", script], stdout=subprocess.PIPE, check=False)

    assert drawn.returncode == 1
    assert b"\\x1b[2J" in os.read(ours, 10_000)
    os.close(ours)
    assert (piped.returncode, piped.stdout) == (0, b"a\tb\n1\t\\x1b[2J\n")


def test_a_screenful_is_for_people_only(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = at_terminal(monkeypatch)
    assert row_limit(None) == SCREENFUL
    assert row_limit(7) == 7
    assert row_limit(None, Format.JSON) is None
    terminal.isatty = lambda: False  # type: ignore[method-assign]
    assert row_limit(None) is None
