"""The words by which a story tells that somebody denies something, or that several people say so."""

from __future__ import annotations

import pytest

from tracker.audit.cue_words import denies, pass_on, several, tells_of_several
from tracker.audit.reading import unquoted
from tracker.domain.folding import folded


@pytest.mark.parametrize(
    "sentence",
    [
        "Moscow and Pyongyang have each denied, so far, that this is what they meet for.",
        "The railway denies it.",
        "A denial came at once.",
        "The ministry, denying everything, hung up.",
        "The mayor rejected the report.",
        "She dismissed it as gossip.",
        "The company disputes the figure.",
        "They dispute that.",
        "The bank refuted the charge.",
        "He not only denied it but sued.",
        "The mayor called the report false.",
        "A spokeswoman said the claim was “baseless”.",
        "The ministry insisted there was no truth in it.",
    ],
)
def test_a_denial_is_known_by_its_words(sentence: str) -> None:
    assert denies(folded(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "The railway confirmed it.",
        "Russia has not denied it.",
        "She didn’t deny it.",
        "The palace neither confirmed nor denied it.",
        "He declined to deny the report.",
        "It cannot be denied.",
        "He was denied entry.",
        "The train crossed the disputed border.",
        "A border dispute led to it.",
        "The mayor declined to comment.",
        "The station lies to the east, the mayor said.",
    ],
)
def test_what_is_no_denial_is_not_taken_for_one(sentence: str) -> None:
    assert not denies(folded(sentence))


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Experts believe it could end in an agreement.", "Experts"),
        ("Local South Korean outlets have reported it.", "outlets"),
        ("He left, with reports confirming it on Tuesday.", "reports"),
        ("Media reports from Seoul say so.", "reports"),
        ("Two people familiar with the matter said so.", "Two people"),
        ("Sources close to the palace said so.", "Sources"),
        ("It was so, according to several senior officials.", "several senior officials"),
        ("It was so, said two diplomats.", "two diplomats"),
        ("“It was so,” said experts familiar with it.", "experts"),
        ("Officials, who asked not to be named, said so.", "Officials"),
        ("The train, witnesses told AP, was green.", "witnesses"),
        ("It was a trap, as confirmed by many analysts.", "many analysts"),
        ("Critics say it is a waste.", "Critics"),
    ],
)
def test_a_plural_that_speaks_is_named_in_the_words_of_the_text(sentence: str, words: str) -> None:
    assert tells_of_several(sentence)
    assert several(unquoted(sentence)) == words


@pytest.mark.parametrize(
    "sentence",
    [
        "An official said so.",
        "He met officials in Moscow, the ministry said.",
        "The Herald reports that it was green.",
        "AlJazeera reports the ministry said so.",
        "Three people were killed, police said.",
        "It cost two people their jobs, the mayor said.",
        "People say so.",
        "Officials were told to leave.",
        "Officials have not said why.",
        "It was so, according to one of the officials.",
        "“Officials say so,” said the mayor.",
        "The ministry said officials had left.",
        "The mayor asked officials to say nothing.",
        "The country lacks energy sources.",
        "The mayor told officials.",
    ],
)
def test_a_plural_that_is_only_spoken_of_or_quoted_is_left_alone(sentence: str) -> None:
    assert several(unquoted(sentence)) is None


def test_a_text_without_any_such_plural_is_known_at_a_glance() -> None:
    assert not tells_of_several("An official said that the train was green.")


@pytest.mark.parametrize(("words", "carry"), [("reports", True), ("Two Outlets", True), ("two officials", False)])
def test_outlets_pass_on_what_others_say(words: str, carry: bool) -> None:
    assert pass_on(words) is carry
