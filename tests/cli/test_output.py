"""How a command talks: to a pipe, to a program, to a person at a terminal."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some
from rich.text import Text

from tests.cli.terminal import HOSTILE, at_terminal, plain
from tracker.cli import output
from tracker.cli.output import print_json, say, say_folded, stream_json_list, visible, warn
from tracker.cli.progress import progress
from tracker.cli.tables import table
from tracker.domain.vocabulary import ReviewState

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


# On a terminal


def test_a_long_sentence_breaks_between_words_and_keeps_its_indent(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = at_terminal(monkeypatch, 30)

    say_folded("    The train carried a helicopter, two armoured cars and a chef.\nSecond line.", hang=2)

    assert plain(terminal.getvalue()) == [
        "    The train carried a",
        "      helicopter, two armoured",
        "      cars and a chef.",
        "Second line.",
    ]


def test_letters_that_take_two_columns_are_counted_as_two(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = at_terminal(monkeypatch, 30)

    say_folded("  " + "김정일 " * 10)

    assert max(Text(line).cell_len for line in plain(terminal.getvalue())) <= 30


def test_a_sentence_in_a_pipe_is_one_line_however_long(capsys: pytest.CaptureFixture[str]) -> None:
    say_folded("  word " * 100, hang=2)

    assert capsys.readouterr().out == "  word " * 100 + "\n"


@pytest.mark.parametrize("columns", [10, 24, 80])
def test_nothing_is_lost_and_nothing_hidden_gets_through_where_lines_break(
    columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = at_terminal(monkeypatch, columns)
    hostile = HOSTILE.replace("\n", "")

    say_folded(f"  {hostile} [red]x[/red] {'a' * 100}", hang=4)

    drawn = "".join(line.strip() for line in plain(terminal.getvalue()))
    assert drawn.replace(" ", "") == visible(hostile) + "[red]x[/red]" + "a" * 100
