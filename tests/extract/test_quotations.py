"""Quoted speech is nobody's wording: what is taken out, and what is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.extract.quotations import GAP, without_quotations


def kept(text: str) -> str:
    """What is left, the gaps as a single mark."""
    return " ".join(without_quotations(text).replace(GAP, "|").split())


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("She said “we go” and left.", "She said | and left."),
        ('She said "we go" and left.', "She said | and left."),
        ("She said 'we go' and left.", "She said | and left."),
        ("She said ‘we go’ and left.", "She said | and left."),
        ("Sie sagte „wir gehen“ und ging.", "Sie sagte | und ging."),
        ("Sie sagte »wir gehen« und ging.", "Sie sagte | und ging."),
        ("Elle a dit « nous partons » et partit.", "Elle a dit | et partit."),
        ("Hon sa ”vi går” och gick.", "Hon sa | och gick."),
        ("彼女は「行きます」と言った。", "彼女は | と言った。"),
        ("She said ``we go'' and left.", "She said | and left."),
        ("“We go,” she said. “We stay.”", "| she said. |"),
    ],
    ids=lambda value: value[:24],
)
def test_marks_of_every_kind_are_known(text: str, left: str) -> None:
    assert kept(text) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("He said “she told me ‘go home’ twice” and left.", "He said | and left."),
        ("He said ‘she told me “go home” twice’ and left.", "He said | and left."),
        ("He said “she told me “go home” twice” and left.", "He said | and left."),
        ("Er sagte „sie rief ‚geh heim‘ zweimal“ und ging.", "Er sagte | und ging."),
    ],
    ids=lambda value: value[:24],
)
def test_a_quotation_inside_another_belongs_to_it(text: str, left: str) -> None:
    assert kept(text) == left


def test_what_nothing_closes_goes_to_the_end_of_its_paragraph() -> None:
    assert kept("He said “we go and we\nstay.\n\nThe ship sank.") == "He said | The ship sank."


def test_what_nothing_opens_goes_back_to_the_start_of_its_paragraph() -> None:
    assert kept("It sank.\n\nwe go and we stay,” he said.") == "It sank. | he said."


def test_a_speech_of_several_paragraphs_opens_each_and_closes_once() -> None:
    assert kept("“We go.\n\n“We stay,” he said.") == "| | he said."
    assert kept("“We go.\n“We stay,” he said.") == "| he said."


@pytest.mark.parametrize(
    "text",
    [
        "The workers’ union and the ship's crew don't agree.",
        "The workers' union met the drivers' union.",
        "It was built in the '90s, not the ’80s.",
        "Rock 'n' roll.",
        'The plank was 12" wide.',
        "It’s the captain’s.",
    ],
)
def test_an_apostrophe_or_a_mark_of_inches_is_no_quotation(text: str) -> None:
    assert GAP not in without_quotations(text)


def test_an_apostrophe_inside_a_quotation_does_not_end_it() -> None:
    assert kept("He said 'the workers' union won't strike' and left.") == "He said | and left."


@given(st.text(alphabet="ab .\n“”\"'‘’„«»s1", max_size=60))
def test_whatever_the_marks_only_quoted_text_is_lost_and_nothing_breaks(text: str) -> None:
    left = without_quotations(text)

    rest = iter(text)
    assert all(mark in rest for mark in left if mark not in f"{GAP} ")
    assert set(left) <= {*text, GAP, " "}
