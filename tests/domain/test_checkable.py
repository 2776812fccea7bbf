"""What in a story can be checked, and how much there is to it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.domain.checkable import Worth, is_factual, worth

FACTS = [
    "The tower is 312 metres high.",
    "Shares in Telmark fell 12 percent on Tuesday.",
    "Ida Holm left.",
    "He died.",
    "Prices fell.",
    "Nobody knows.",
    "“We never paid,” said the treasurer.",
    "Dam was never inspected",
    "Who pays the bill is the question that divides the council.",
    "Der Turm wurde 1998 von zwei Brüdern gebaut.",
    "Башня построена в 1998 году двумя братьями.",
    "港口将于五月重新开放。",
]
NO_FACTS = [
    "",
    "   ",
    "!!!",
    "How high is the tower?",
    "“Who paid?”",
    "What the bridge is for",
    "Why the mill closed",
    "Weather",
    "The last bell founder",
    "Read more: ten bridges that fell",
    "Sign up for our newsletter and get the news first.",
    "Good morning and welcome to the programme.",
    "Thank you.",
    "Great news.",
    "Related articles.",
    "Dam burst",
    "By Anna Berg",
    "Follow Ida Holm on Twitter @idaholm.",
    "那座塔有多高？",
]


def test_statements_of_fact_are_told_from_questions_headings_greetings_and_calls() -> None:
    assert [sentence for sentence in FACTS if not is_factual(sentence)] == []
    assert [sentence for sentence in NO_FACTS if is_factual(sentence)] == []


def test_figures_superlatives_dates_names_comparisons_and_causes_are_worth_checking() -> None:
    assert worth("The bridge is grey.") == Worth(0)
    assert worth("It cost 40 million crowns.").reasons == ("a figure",)
    assert worth("It was the longest bridge.").reasons == ("a superlative",)
    assert worth("It fell in 1998, on a Monday.").reasons == ("2 dates",)
    assert worth("It was built by Ida Holm.").reasons == ("a name",)
    assert worth("It is longer than the old one.").reasons == ("a comparison",)
    assert worth("It fell because a bolt broke.").reasons == ("a cause",)


def test_a_superlative_is_the_utmost_of_its_kind_and_all_or_none_is_another_thing() -> None:
    for sentence in (
        "It is the most crowded pier.",
        "She is the last bell founder.",
        "It drew a record crowd.",
        "It is the only mill.",
    ):
        assert "a superlative" in worth(sentence).reasons, sentence
    for sentence in (
        "At least it rained.",
        "It closed last year.",
        "It keeps records of all visits.",
        "It has only slowed.",
    ):
        assert "a superlative" not in worth(sentence).reasons, sentence
    assert worth("All passengers are safe.").reasons == ("says all or none",)


def test_a_year_is_a_date_and_no_figure_and_a_month_that_begins_a_sentence_may_be_a_verb() -> None:
    assert worth("It opened in 1998.").reasons == ("a date",)
    assert worth("It opened in 40 countries.").reasons == ("a figure",)


def test_an_opinion_is_worth_less() -> None:
    fact, opinion = worth("The council spent 3 million crowns."), worth("The council should spend 3 million crowns.")

    assert opinion.points < fact.points
    assert "an opinion" in opinion.reasons


def test_more_to_check_is_never_worth_less_without_end() -> None:
    assert worth("He sold 4, 5, 6, 7, 8, 9 and 10 of them.").points == worth("He sold 4, 5 and 6 of them.").points


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_gets_an_answer(text: str) -> None:
    assert is_factual(text) in (True, False)
    assert worth(text).points >= 0
