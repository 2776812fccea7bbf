"""Every word of every command, replaced by something hostile: a sentence or an answer, never a bug."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.door import Door, command_lines, params_of
from tests.cli.test_opening_a_desk import WORDS
from tests.each import all_of, each, few, in_turn

HOSTILE = ["a\x1b[2J\x07\n\u202egpj\u2066'; DROP TABLE claim; --", "\udcff", "9" * 40 + "\0", ""]
SHOWS_NONE_OF = "\x1b\x07\u202e\u2066\0"
HUGE = "x" * 10_000_000
LONG = HUGE[:1_000_000]
"""What most commands are given: it takes a tenth of the time, and no limit is above it."""
WIDE_OPEN = {("init",), ("demo",)}
"""Commands that are all right with an odd path."""
BASE = {**WORDS, ("report",): ["kim-train"], ("settings",): ["hold-hours", "3"], ("claim", "list"): ["kim-train"]}
LINES = [line for line, _, _ in command_lines() if line not in WIDE_OPEN]


def variants(line: tuple[str, ...], word: str) -> Iterator[list[str]]:
    """The command line with this word in every place that takes one."""
    words = BASE.get(line, [])
    for at, usual in enumerate(words):
        if not usual.startswith("--"):
            yield [*words[:at], word, *words[at + 1 :]]
    for param in params_of(line):
        option = param.opts[-1]
        if option.startswith("-") and not param.is_flag and option != "--help":
            yield [*words, option, word]


def holds(door: Door, line: tuple[str, ...], words: list[str]) -> None:
    """Run it, and see that whatever it says is short, harmless and no bug."""
    answer = door(*line, *words, stdin="q\n")
    told = f"{line} {[word[:40] for word in words]}: {answer.err[:300]}"
    assert answer.status in (0, 1, 2), told
    assert answer.err.count("\n") <= 2, told
    assert len(answer.err) < 3_000, told
    assert not set(SHOWS_NONE_OF) & set(answer.err + answer.out), told


@each("line", LINES)
def test_no_hostile_word_is_a_bug_or_reaches_the_terminal(
    line: tuple[str, ...], demo: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    turn = LINES.index(line)
    for at, _ in enumerate(variants(line, "")):  # every place takes one of them
        for word in in_turn(turn + at, HOSTILE):
            holds(demo, line, [*variants(line, word)][at])

    if line == LINES[-1]:
        assert demo("log", "verify").status == 0


def test_millions_of_letters_are_refused_in_a_sentence(
    engine_kind: str, demo: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    def refused(line: tuple[str, ...]) -> None:
        word = HUGE if line in few(LINES, 6) else LONG
        for words in in_turn(LINES.index(line), variants(line, word)):
            if line == ("source", "list") and "--text" in words:
                continue
            answer = demo(*line, *words)

            assert answer.status == 2, (line, answer.err[:300])
            assert len(answer.err) < 3_000

    all_of(LINES if engine_kind == "sqlite" else few(LINES, 18), refused)
