"""Texts in numbers: names are one, gaps match nothing."""

from __future__ import annotations

from tests.extract.desk import CLAIM
from tracker.extract.names import phrases_of
from tracker.extract.quotations import without_quotations
from tracker.extract.reading import NOTHING, OF_THE_CLAIM, RARE, Reader, Reading
from tracker.extract.runs import shared_runs


def read(*texts: str, names: tuple[str, ...] = ()) -> list[Reading]:
    """These texts, each another source's."""
    return Reader(CLAIM, None, phrases_of(names), {}).read([(without_quotations(text),) for text in texts])


def worth(reading: Reading) -> list[tuple[str, int]]:
    """Each word with what it is worth."""
    return list(zip(reading.words, reading.worth, strict=True))


def test_a_name_is_one_word_worth_nothing_wherever_it_stands_in_the_sentence() -> None:
    [reading] = read("Anna van der Berg slept. Yesterday Anna van der Berg rowed. Berg drifted, and so did Berg.")

    assert [word for word, value in worth(reading) if value == RARE] == ["slept", "rowed", "drifted"]
    assert "Anna van der Berg" in reading.words


def test_words_are_worth_nothing_little_or_something() -> None:
    [reading] = read("The gulls said 3,247 ferries were aground at noon.")

    assert worth(reading) == [
        ("The", NOTHING),
        ("gulls", RARE),
        ("said", NOTHING),
        ("3", NOTHING),
        ("247", NOTHING),
        ("ferries", RARE),
        ("were", NOTHING),
        ("aground", OF_THE_CLAIM),
        ("at", NOTHING),
        ("noon", RARE),
    ]


def test_in_german_a_single_capital_is_a_noun_and_two_are_a_name() -> None:
    [reading] = read("Der Zug und die Lampen waren dunkel, als Anna Berg auf dem Bahnsteig stand.")

    assert [word for word, value in worth(reading) if value == RARE] == [
        "Zug",
        "Lampen",
        "dunkel",
        "Bahnsteig",
        "stand",
    ]


def test_a_gap_is_in_no_run_and_equals_no_other() -> None:
    one, other = read("Gulls “we go” wheeled above shallows.", "Gulls “we stay” wheeled above shallows.")

    assert not any(-1 in gram for gram in one.grams)
    [run] = shared_runs(one, other)
    assert one.shown(run.start, run.end) == "wheeled above shallows"


def test_a_run_reaches_over_a_changed_word_on_either_side_and_not_over_a_gap() -> None:
    one, other = read(
        "Gulls wheeled above grey shallows while salted timber drifted past doused lanterns.",
        "Gulls wheeled above brown shallows while salted timber drifted beyond doused lanterns.",
    )

    [run] = shared_runs(one, other)

    assert (run.start, run.end, run.changes) == (0, 12, 2)
    assert run.words == 10
