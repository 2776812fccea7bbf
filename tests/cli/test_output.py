"""How a command talks: to a pipe, to a program, to a person at a terminal."""

from __future__ import annotations

import io
import json
import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some
from rich.text import Text

from tracker.cli import output
from tracker.cli.output import (
    Column,
    Format,
    print_json,
    progress,
    row_limit,
    say,
    stream_json_list,
    table,
    visible,
    warn,
)
from tracker.domain.vocabulary import ReviewState

HOSTILE = "\x1b[2J\x9b31m\u202egpj.exe\u2066\r\n\x07\x00\x7f"


class Terminal(io.StringIO):
    """A stream that says a person is looking at it."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def at_terminal(patch: pytest.MonkeyPatch, columns: int = 80) -> Terminal:
    """Put a terminal where stdout was, for the rest of the test."""
    stream = Terminal()
    patch.setattr(sys, "stdout", stream)
    patch.setenv("COLUMNS", str(columns))
    patch.setenv("TERM", "xterm-256color")
    patch.delenv("NO_COLOR", raising=False)
    return stream


def plain(drawn: str) -> list[str]:
    """The lines of what was drawn, without the colours."""
    return Text.from_ansi(drawn).plain.splitlines()


# Text


def test_nothing_hidden_gets_through() -> None:
    assert visible(HOSTILE) == r"\x1b[2J\x9b31m\u202egpj.exe\u2066\r\n\x07\x00\x7f"


def test_letters_of_any_script_stay_as_they_are() -> None:
    text = "café Пуликовский 김정일 הארץ 👩‍💻"

    assert visible(text) == text


def test_a_sentence_may_have_lines_but_nothing_hidden(capsys: pytest.CaptureFixture[str]) -> None:
    say("one\ntwo\x1b[0m")
    warn("three\x1b[0m")

    assert capsys.readouterr() == ("one\ntwo\\x1b[0m\n", "three\\x1b[0m\n")


def test_without_streams_nothing_is_said_and_nothing_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)

    say("one")
    warn("two")
    table(["a"], [["b"]])
    print_json([])
    with progress(2, "Waiting") as steps:
        steps.advance()

    assert not output.is_terminal()


# JSON


def test_json_is_one_indented_document_with_the_letters_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    print_json({"text": "café", "state": ReviewState.VERIFIED, "path": Path("a/b"), "spans": [(1, 2)]})

    told = capsys.readouterr().out
    assert told.startswith('{\n  "text": "café",\n  "state": "verified",\n  "path": "a/b",\n  "spans": [\n')
    assert told.endswith("}\n")
    assert json.loads(told)["spans"] == [[1, 2]]


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1"])
def test_json_says_the_same_in_any_encoding_and_hides_nothing(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.BytesIO()
    stdout = io.TextIOWrapper(written, encoding=encoding)
    monkeypatch.setattr(sys, "stdout", stdout)

    print_json({"text": HOSTILE + "é👩"})
    stdout.flush()

    text = written.getvalue().decode(encoding)
    assert json.loads(text) == {"text": HOSTILE + "é👩"}
    assert visible(text, keep="\n") == text


@pytest.mark.parametrize("values", [[], [1], [{"a": "é"}, {"a": ["\n", None]}]])
def test_a_streamed_list_is_the_list(values: list[object], capsys: pytest.CaptureFixture[str]) -> None:
    stream_json_list(iter(values))

    assert json.loads(capsys.readouterr().out) == values


@given(some.lists(some.dictionaries(some.text(some.characters(exclude_categories=["Cs"])), some.booleans())))
def test_a_streamed_list_is_the_list_whatever_is_in_it(values: list[dict[str, bool]]) -> None:
    stream = io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", stream)
        stream_json_list(values)

    assert json.loads(stream.getvalue()) == values


def test_a_streamed_list_is_written_row_by_row(capsys: pytest.CaptureFixture[str]) -> None:
    def rows() -> Iterator[int]:
        yield 1
        yield 2
        assert capsys.readouterr().out == "[\n1,\n2"

    stream_json_list(rows())


def test_a_list_that_fails_before_its_first_row_leaves_stdout_empty(capsys: pytest.CaptureFixture[str]) -> None:
    def rows() -> Iterator[int]:
        raise LookupError
        yield 1

    with pytest.raises(LookupError):
        stream_json_list(rows())

    assert capsys.readouterr().out == ""


# Tables


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
    marks = [output.STATE_MARKS[state] for state in ReviewState]

    assert len({mark.shown("utf-8") for mark in marks}) == len(marks)
    assert len({mark.shown("ascii") for mark in marks}) == len(marks)
    assert all(mark.shown("ascii").isascii() for mark in marks)


def test_a_real_terminal_gets_a_table_and_a_pipe_does_not_load_rich() -> None:
    script = (
        "import sys; from tracker.cli.output import table; table(['a', 'b'], [['1', '\\x1b[2J']]);"
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
    assert row_limit(None) == output.SCREENFUL
    assert row_limit(7) == 7
    assert row_limit(None, Format.JSON) is None
    terminal.isatty = lambda: False  # type: ignore[method-assign]
    assert row_limit(None) is None


# Progress


def test_long_work_shows_a_bar_on_a_terminal_after_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")
    with progress([1, 2, 3], "Importing [red]\x1b") as steps:
        for _ in steps:
            assert stream.getvalue() == ""
    monkeypatch.setattr(output, "PATIENCE", 0.0)
    monkeypatch.setattr(output, "REDRAW", 0.0)
    with progress([1, 2, 3], "Importing [red]\x1b[2J") as steps:
        assert list(steps) == [1, 2, 3]

    assert "Importing [red]\\x1b[2J" in stream.getvalue()
    assert "\x1b[2J" not in stream.getvalue()


def test_work_counted_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(output, "PATIENCE", 0.0)
    monkeypatch.setattr(output, "REDRAW", 0.0)

    with progress(10, "Writing") as steps:
        steps.advance(4)

    assert "4/10" in stream.getvalue()


def test_nobody_at_the_terminal_no_bar(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "PATIENCE", 0.0)

    with progress(iter("abc"), "Importing") as steps:
        assert "".join(steps) == "abc"

    assert capsys.readouterr() == ("", "")
