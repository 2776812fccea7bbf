"""Every command of the table: its help, one success, its typical refusals, and what it writes into the ledger."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
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
    records_and_entries,
    sentence_of,
    stated_in,
)
from tests.each import all_of, each, few
from tracker.cli.app import main
from tracker.cli.commands import COMMANDS
from tracker.services.proving import prove

MAKERS = (("init",), ("demo",))
LASTING = {("serve",)}
"""What goes on until it is stopped: tests/web/test_serving.py starts it."""
OF_THE_LEDGER = {("log", "purge"), ("person", "password")}
"""What changes no record, and leaves an entry: a password stands apart."""
TELLS = [one for one in DONE if not (one.changes or one.line in {*MAKERS, *OF_THE_LEDGER})]
CHANGES = [one for one in DONE if one not in TELLS]
ROOM = 20
"""Cases in a test."""
FEW = 2
"""So many of them on a server where the sentence is the program's own."""
Rows = dict[str, list[Any]]
LINES = [line for line, _, _ in command_lines()]


def name_of(one: Case) -> str:
    """How a test of a case is called."""
    return f"{' '.join(one.line)} {one.words}".strip()[:60]


def prepared(cases: Sequence[Case], demo: Door, tmp: Path) -> Door:
    """The demonstration's desk after what these cases all want done first."""
    for who, words in cases[0].first:
        demo.done(*split(words, tmp), by=who)
    return demo


def door_of(one: Case, demo: Door, tmp: Path) -> Door:
    """Where a case is asked: `init` and `demo` at a desk that is not there yet."""
    return Door(tmp / "tour" / "desk.db", demo.capsys, demo.patch) if one.line in MAKERS else demo


@contextmanager
def tidied(folder: Path) -> Iterator[set[Path]]:
    """What lies in a folder; what comes there meanwhile is gone afterwards."""
    before = set(folder.rglob("*"))
    yield before
    for path in sorted({*folder.rglob("*")} - before, reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()


def together(cases: Iterable[Case]) -> list[list[Case]]:
    """The cases that want the same done first, which is done once for them; no more of them in a test than ROOM."""
    alike: dict[object, list[Case]] = {}
    for one in cases:
        alike.setdefault(one.first, []).append(one)
    return [rows[at : at + ROOM] for rows in alike.values() for at in range(0, len(rows), ROOM)]


def names_of(cases: Sequence[Case]) -> str:
    """How a test of several cases is called."""
    return f"{name_of(cases[0])} and {len(cases) - 1} more"


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


@pytest.mark.parametrize("cases", together(CHANGES), ids=names_of)
def test_a_command_does_what_it_says_and_no_row_changes_without_a_ledger_entry(
    cases: list[Case], engine_kind: str, demo: Door, tmp: Path
) -> None:
    desk = prepared(cases, demo, tmp).desk
    rows, entries = records_and_entries(desk)
    there = desk.snapshot()

    def done(one: Case) -> None:
        statuses, says = one.expected(engine_kind)
        door = door_of(one, demo, tmp)
        before, known = ({}, 0) if one.line in MAKERS else (rows, len(entries))

        answer = called(one, door, tmp)

        assert answer.status in statuses, answer
        assert answer.err == ""
        assert says.replace("{tmp}", str(tmp)) in answer.out
        after, told = records_and_entries(door.desk)
        assert (after != before) == (one.changes and one.line not in OF_THE_LEDGER)
        assert (len(told) > known) == one.changes
        assert changed(before, after) <= stated_in(told[known:], door.desk.columns())
        assert {table: len(rows) for table, rows in before.items() if len(rows) > len(after[table])} == {}
        with door.desk.reading() as session:
            assert prove(session).fault is None

    def undone(one: Case) -> None:
        with tidied(tmp):
            try:
                done(one)
            finally:
                desk.go_back(there)

    all_of(cases, undone, name_of)


@pytest.mark.parametrize("cases", together(TELLS), ids=names_of)
def test_a_command_that_changes_nothing_says_what_it_has_to_say(
    cases: list[Case], engine_kind: str, demo: Door, tmp: Path
) -> None:
    before = prepared(cases, demo, tmp).desk.state()

    def told(one: Case) -> None:
        statuses, says = one.expected(engine_kind)
        with tidied(tmp):
            answer = called(one, demo, tmp)

        assert answer.status in statuses, answer
        assert answer.err == ""
        assert says.replace("{tmp}", str(tmp)) in answer.out
        assert demo.desk.state() == before

    all_of(cases, told, name_of)


def changed(before: Rows, after: Rows) -> set[tuple[Any, ...]]:
    """Every row that is not as it was, with its table."""
    return {
        (table, *row)
        for table, rows in after.items()
        if table != "alembic_version"
        for row in {*rows} - {*before.get(table, ())}
    }


@pytest.mark.parametrize("cases", together(REFUSED), ids=names_of)
def test_a_refusal_is_one_sentence_that_names_the_mend_and_changes_nothing(
    cases: list[Case], engine_kind: str, demo: Door, tmp: Path
) -> None:
    before = prepared(cases, demo, tmp).desk.state()

    def refused(one: Case) -> None:
        with tidied(tmp) as files:
            answer = called(one, door_of(one, demo, tmp), tmp)

            assert one.says.replace("{tmp}", str(tmp)) in sentence_of(answer)
            assert demo.desk.state() == before
            assert set(tmp.rglob("*")) == files

    all_of(cases if engine_kind == "sqlite" else few(cases, FEW), refused, name_of)


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


@each("row", [row.name for row in COMMANDS if row.subcommands and row.bare is None])
def test_a_group_without_a_word_shows_its_help_as_bad_use(row: str, demo: Door) -> None:
    answer = demo(row)

    assert answer.status == 2
    assert answer.out == ""
    assert answer.err.startswith(f"Usage: tracker {row} ")


# Programs


def answering(engine_kind: str) -> list[Case]:
    """One case of every command that lists or answers with nothing done before; a few of them on a server."""
    seen = {("init",), ("demo",), ("db", "upgrade"), ("report",), ("export",), ("review",), ("file",), ("propose",)}
    seen |= {("export-sheet",), ("import-sheet",), ("chart",), ("annotate",)}
    found = {one.line: one for one in reversed(DONE) if not (one.changes or one.first or one.line in seen)}
    return list(found.values()) if engine_kind == "sqlite" else few(found.values(), FEW)


def test_everything_that_lists_or_answers_gives_a_program_one_json_document(
    engine_kind: str, demo: Door, tmp: Path
) -> None:
    def answers(one: Case) -> None:
        answer = demo(*one.called(tmp), "--format", "json")

        assert answer.err == ""
        assert isinstance(answer.json, dict | list)
        assert answer.out.endswith("\n")

    all_of(answering(engine_kind), answers, name_of)


def test_a_command_that_only_answers_does_so_for_whoever_is_at_the_keyboard(
    engine_kind: str, demo: Door, tmp: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "a-stranger")

    def answers(one: Case) -> None:
        assert demo(*one.called(tmp)).status in one.expected(engine_kind)[0]

    all_of(answering(engine_kind), answers, name_of)


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
