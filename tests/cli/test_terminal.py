"""What a person sees on a terminal of 80 columns, and what a pipe gets instead."""

from __future__ import annotations

import re

import pytest

from tests.cli.door import EXECUTABLE, Door, on_screen
from tests.each import few, in_turn

LISTS = [
    "claim list kim-train",
    "claim list kim-train --contested",
    "queue",
    "source list",
    "attribution list kim-train",
    "derivation list",
    "evidence list kim-train",
    "articles",
    "settings",
    "rules",
    "log --limit 20",
    "impact Pulikovsky",
    "person list",
]
PAGES = ["claim show kim-train#9", "rests kim-train#60", "source show AlJazeera", "audit kim-train", "rules contested"]
LABEL = re.compile(r"kim-train#\d+")


@pytest.mark.parametrize("words", few(["claim show kim-train#9", "claim list kim-train"], 1))
def test_a_real_terminal_shows_what_is_drawn_for_one(words: str, demo: Door) -> None:
    status, lines = on_screen(EXECUTABLE, "--db", demo.address, *words.split())

    assert status == 0
    assert lines == demo.drawn(*words.split())
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize(
    ("words", "columns"),
    [(words, wide) for turn, words in enumerate([*LISTS, *PAGES]) for wide in in_turn(turn, (60, 80, 132))],
)
def test_no_line_is_wider_than_the_terminal(words: str, columns: int, demo: Door) -> None:
    lines = demo.drawn(*words.split(), columns=columns)

    assert lines
    assert max(map(len, lines)) <= columns
    assert not any("\t" in line for line in lines)


@pytest.mark.parametrize("words", ["claim list kim-train", "queue", "attribution list kim-train"])
def test_every_label_stands_whole_on_its_line(words: str, demo: Door) -> None:
    lines = demo.drawn(*words.split())
    wide = demo.drawn(*words.split(), columns=300)

    assert LABEL.findall("\n".join(lines)) == LABEL.findall("\n".join(wide))
    shown = [line.split()[0] for line in lines if line.startswith("kim-train")]
    assert all(LABEL.fullmatch(label) for label in shown)


def test_a_terminal_shows_the_first_50_of_all(demo: Door) -> None:
    lines = demo.drawn("claim", "list")

    assert lines[-1] == "50 of 77"
    assert sum(line.startswith("kim-train#") for line in lines) == 50
    lines = demo.drawn("claim", "list", "--limit", "3")
    assert lines[-1] == "3 of 77"


def test_where_nobody_knows_how_many_there_are_it_says_that_there_are_more(demo: Door) -> None:
    more = "shown, and there are more: --limit N shows N"

    assert demo.drawn("log")[-1] == f"50 {more}"
    assert demo.drawn("log", "--limit", "2")[-1] == f"2 {more}"
    assert demo.drawn("claim", "list", "--single-sourced", "--limit", "2")[-1] == f"2 {more}"
    assert more not in demo.drawn("log", "--limit", "1000")[-1]
    assert more not in demo.drawn("claim", "list", "--source", "Pulikovsky", "--single-sourced", "--limit", "4")[-1]
    assert len(demo.done("claim", "list", "--single-sourced", "--limit", "2").rows) == 2
    assert len(demo.done("log", "--limit", "2").rows) == 2


def test_json_on_a_terminal_is_whole_and_nothing_else(demo: Door) -> None:
    lines = demo.drawn("claim", "list", "--format", "json", columns=5000)

    assert lines[0] == "["
    assert lines[-1] == "]"
    assert len(lines) == 79


@pytest.mark.parametrize("words", LISTS)
def test_a_pipe_gets_a_header_and_tabs_without_colour(words: str, demo: Door) -> None:
    if words == "impact Pulikovsky":
        return
    head, *lines = demo.done(*words.split()).out.splitlines()

    assert all(line.count("\t") == head.count("\t") for line in lines)
    assert "\x1b" not in "".join(lines)
    assert " of " not in (lines or [""])[-1][:8]


def test_long_texts_wrap_on_a_terminal_and_stay_whole_in_a_pipe(demo: Door) -> None:
    lines = demo.drawn("claim", "show", "kim-train#9")
    piped = demo.done("claim", "show", "kim-train#9").out.splitlines()

    assert max(map(len, piped)) > 80
    assert " ".join(" ".join(lines).split()) == " ".join(" ".join(piped).split())
    note = next(at for at, line in enumerate(lines) if line.startswith("  Note: "))
    assert lines[note + 1].startswith("    ")


def test_a_slug_of_a_usual_length_does_not_break_labels(tracker: Door) -> None:
    slug = "kim-jong-un-train-journey-to-russia"
    tracker.done("file", "-", "--slug", slug, stdin="Once a train left.")
    tracker.done("claim", "add", slug, "--text", "A train left, with carriages and a helicopter on board. " * 3)
    tracker.done("source", "add", "Reuters", "--kind", "agency")
    tracker.done("attribute", f"{slug}#1", "Reuters", "--status", "reported")

    for words in ("claim list", "queue", "log", f"attribution list {slug}", "impact Reuters"):
        lines = tracker.drawn(*words.split())
        assert max(map(len, lines)) <= 80, words
        assert any(f"{slug}#1" in line.split() for line in lines), words


def test_a_wide_alphabet_is_measured_as_wide(tracker: Door) -> None:
    tracker.done("file", "-", "--slug", "train", stdin="기차")
    tracker.done("claim", "add", "train", "--text", "김정은의 열차에는 헬리콥터가 실려 있다고 한다. " * 5)

    for words in ("claim list", "claim show train#1"):
        lines = tracker.drawn(*words.split())
        assert (
            max(sum(2 if ord(mark) > 0x1100 else 1 for mark in line) for line in lines) <= 80 + 4
        )  # "○" and "…" are narrow
