"""Every command of the table: its help, one success, its typical refusals, and what it writes into the ledger."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.cases import DONE, REFUSED, Case, Line, split
from tests.cli.door import (
    Answer,
    Door,
    command_lines,
    loaded,
    params_of,
    sentence_of,
    stated_since,
    table_rows,
)
from tests.each import each
from tracker.cli.app import main
from tracker.cli.commands import COMMANDS

MAKERS = (("init",), ("demo",))
LASTING = {("serve",)}
"""What goes on until it is stopped: tests/web/test_serving.py starts it."""
OF_THE_LEDGER = {("log", "purge"), ("person", "password")}
"""What changes no record, and leaves an entry: a password stands apart."""
Rows = dict[str, list[Any]]
LINES = [line for line, _, _ in command_lines()]


def name_of(one: Case) -> str:
    """How a test of a case is called."""
    return f"{' '.join(one.line)} {one.words}".strip()[:60]


def prepared(one: Case, demo: Door, tmp: Path) -> Door:
    """The demonstration's desk after what the case wants done first; for `init` and `demo` one that is not there yet."""
    for who, words in one.first:
        demo.done(*split(words, tmp), by=who)
    if one.line in MAKERS:
        return Door(tmp / "tour" / "desk.db", demo.capsys, demo.patch)
    return demo


def called(one: Case, door: Door, tmp: Path) -> Answer:
    """Run a case."""
    by = None if one.line in MAKERS else one.by
    return door(*one.called(tmp), by=by, stdin=one.stdin)


# The tables above


def test_every_command_of_the_table_is_tried_with_a_success_and_a_refusal() -> None:
    assert {one.line for one in DONE} == set(LINES) - LASTING
    assert {one.line for one in REFUSED} == set(LINES)


def test_every_command_that_writes_is_tried_with_a_change() -> None:
    changing = {one.line for one in DONE if one.changes}
    writing = {
        line for line in LINES if re.search(r"\b(writing|starting)_?\w*\(", inspect.getsource(loaded(line).callback))
    }

    assert writing <= {*changing, ("file",), *MAKERS}
    assert len(writing) > 40


@pytest.mark.parametrize("one", DONE, ids=name_of)
def test_a_command_does_what_it_says_and_no_row_changes_without_a_ledger_entry(
    one: Case, engine_kind: str, demo: Door, tmp: Path
) -> None:
    statuses, says = one.expected(engine_kind)
    door = prepared(one, demo, tmp)
    if not (one.changes or one.line in {*MAKERS, *OF_THE_LEDGER}):
        only_tells(one, door, tmp, statuses, says)
        return
    before, entries = ({}, 0) if one.line in MAKERS else table_rows(door.desk)

    answer = called(one, door, tmp)

    assert answer.status in statuses
    assert answer.err == ""
    assert says.replace("{tmp}", str(tmp)) in answer.out
    after, more = table_rows(door.desk)
    assert (after != before) == (one.changes and one.line not in OF_THE_LEDGER)
    assert (more > entries) == one.changes
    assert changed(before, after) <= stated_since(door.desk, entries)
    assert {table: len(rows) for table, rows in before.items() if len(rows) > len(after[table])} == {}
    assert door.done("log", "verify").out.startswith("The ledger verifies")


def only_tells(one: Case, door: Door, tmp: Path, statuses: tuple[int, ...], says: str) -> None:
    """A command that changes nothing says what it has to say."""
    before = door.desk.state()

    answer = called(one, door, tmp)

    assert answer.status in statuses
    assert answer.err == ""
    assert says.replace("{tmp}", str(tmp)) in answer.out
    assert door.desk.state() == before


def changed(before: Rows, after: Rows) -> set[tuple[Any, ...]]:
    """Every row that is not as it was, with its table."""
    return {
        (table, *row)
        for table, rows in after.items()
        if table != "alembic_version"
        for row in {*rows} - {*before.get(table, ())}
    }


@pytest.mark.parametrize("one", REFUSED, ids=name_of)
def test_a_refusal_is_one_sentence_that_names_the_mend_and_changes_nothing(one: Case, demo: Door, tmp: Path) -> None:
    door = prepared(one, demo, tmp)
    before, files = door.desk.state(), sorted(tmp.rglob("*"))

    answer = called(one, door, tmp)

    assert one.says.replace("{tmp}", str(tmp)) in sentence_of(answer)
    assert door.desk.state() == before
    assert sorted(tmp.rglob("*")) == files


# Help


@each("line", LINES)
def test_the_help_of_every_command_names_and_explains_its_options(line: Line, demo: Door) -> None:
    told = demo.done(*line, "--help").out

    assert told.startswith(f"Usage: tracker {' '.join(line)} ")
    assert max(map(len, told.splitlines())) <= 80
    for param in params_of(line):
        assert param.help, f"{param.name} has no help"
        for option in param.opts if param.param_type_name == "option" else ():
            assert re.search(rf"(^|[ ,]){option}\b", told, re.MULTILINE), option


@pytest.mark.parametrize("row", [row.name for row in COMMANDS if row.subcommands and row.bare is None])
def test_a_group_without_a_word_shows_its_help_as_bad_use(row: str, demo: Door) -> None:
    answer = demo(row)

    assert answer.status == 2
    assert answer.out == ""
    assert answer.err.startswith(f"Usage: tracker {row} ")


# Programs


def answering() -> Iterator[Case]:
    """One case of every command that lists or answers with nothing done before."""
    seen = {("init",), ("demo",), ("db", "upgrade"), ("report",), ("export",), ("review",), ("file",), ("propose",)}
    seen |= {("export-sheet",), ("import-sheet",), ("chart",), ("annotate",)}
    for one in DONE:
        if not (one.changes or one.first) and one.line not in seen:
            seen.add(one.line)
            yield one


@pytest.mark.parametrize("one", list(answering()), ids=name_of)
def test_everything_that_lists_or_answers_gives_a_program_one_json_document(one: Case, demo: Door, tmp: Path) -> None:
    answer = demo(*one.called(tmp), "--format", "json")

    assert answer.err == ""
    assert isinstance(answer.json, dict | list)
    assert answer.out.endswith("\n")


@pytest.mark.parametrize("one", list(answering()), ids=name_of)
def test_a_command_that_only_answers_does_so_for_whoever_is_at_the_keyboard(
    one: Case, engine_kind: str, demo: Door, tmp: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "a-stranger")

    assert demo(*one.called(tmp)).status in one.expected(engine_kind)[0]


# Scripts


@pytest.mark.parametrize(
    ("words", "status"),
    [(["review"], 0), (["file", "-"], 2), (["import", "-"], 0), (["claim", "list"], 0), (["export"], 0)],
    ids=lambda words: str(words),
)
def test_no_command_needs_a_standard_input(
    words: list[str], status: int, demo: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", None)

    assert main(["--db", demo.address, "--by", "EK" if words == ["export"] else "AO", *words]) == status
