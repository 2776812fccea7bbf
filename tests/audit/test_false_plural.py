"""The text gives a claim to "sources" or "officials", and one is on file."""

from __future__ import annotations

import pytest

from tests import make
from tracker.audit.rules.false_plural import false_plural
from tracker.models.rows import ClaimRow, PassageRow

AP = make.source("AP", "agency")
HERALD = make.source("Herald")
OFFICIAL = make.source("official", "unnamed")
AIDE = make.source("aide", "unnamed")
EXPERTS = make.source("experts", "group")
STUDY = make.source("Study", "document", retracted=True)

TEXT = "The train left on Monday. Officials said it had a helicopter on board. An official said it was green."
HELICOPTER = make.passage(TEXT, "a helicopter on board")
GREEN = make.passage(TEXT, "it was green")


def messages(claim: ClaimRow, text: str = TEXT) -> list[str]:
    """What the rule says of one claim in a text."""
    return [finding.message for finding in false_plural.findings(make.dossier(claim, text=text))]


def test_officials_of_whom_one_is_on_file_fail() -> None:
    told = [make.said(OFFICIAL, via=[AP])]

    assert messages(make.claim(sources=told, passages=[HELICOPTER])) == [
        "the text says “Officials”, and one is on file: one unnamed official"
    ]


def test_a_group_counts_as_the_one_it_is() -> None:
    text = "Many experts believe it could fly."
    claim = make.claim(speculated_by=[EXPERTS], passages=[make.passage(text, "it could fly")])

    assert messages(claim, text) == ["the text says “Many experts”, and one is on file: unnamed experts"]


def test_one_person_through_two_papers_is_one() -> None:
    told = [make.said(OFFICIAL, via=[AP]), make.said(OFFICIAL, via=[HERALD])]

    assert len(messages(make.claim(sources=told, passages=[HELICOPTER]))) == 1


def test_two_who_said_so_pass() -> None:
    assert messages(make.claim(sources=[OFFICIAL], speculated_by=[AIDE], passages=[HELICOPTER])) == []


def test_a_second_who_denies_it_or_whose_word_is_retracted_does_not_make_it_a_plural() -> None:
    taken_back: list[make.Said] = [OFFICIAL, make.said(AIDE, retracted=True), make.said(AIDE, via=[STUDY])]

    assert len(messages(make.claim(sources=taken_back, denied_by=[AIDE], passages=[HELICOPTER]))) == 1


def test_the_singular_passes_and_so_does_a_sentence_before_or_after_the_plural() -> None:
    monday = make.passage(TEXT, "The train left on Monday.")

    assert messages(make.claim(sources=[OFFICIAL], passages=[GREEN])) == []
    assert messages(make.claim(sources=[OFFICIAL], passages=[monday])) == []


def test_the_plural_may_stand_in_any_of_its_places() -> None:
    assert len(messages(make.claim(sources=[OFFICIAL], passages=[GREEN, HELICOPTER]))) == 1


def test_a_passage_of_an_earlier_revision_is_none_of_it() -> None:
    earlier = make.passage(TEXT, "a helicopter on board", revision=7)

    assert messages(make.claim(sources=[OFFICIAL], passages=[earlier])) == []


@pytest.mark.parametrize(
    "text",
    [
        "“Officials said it had a helicopter on board,” he said.",
        "“Trust me. Officials said it had a helicopter on board. It did.”",
    ],
)
def test_words_of_others_in_quotation_marks_do_not_count(text: str) -> None:
    claim = make.claim(sources=[OFFICIAL], passages=[make.passage(text, "a helicopter on board")])

    assert messages(claim, text) == []


def test_reports_that_two_papers_carry_are_a_plural_though_one_person_spoke() -> None:
    text = "Local outlets reported that it was green."
    two = [make.said(OFFICIAL, via=[AP]), make.said(OFFICIAL, via=[HERALD])]
    there = [make.passage(text, "it was green")]

    assert messages(make.claim(sources=two, passages=there), text) == []
    assert messages(make.claim(sources=two[:1], passages=there), text) == [
        "the text says “outlets”, and one is on file: one unnamed official"
    ]


def test_nobody_on_file_is_left_to_another_rule() -> None:
    assert messages(make.claim(passages=[HELICOPTER])) == []


def test_where_no_text_is_on_file_the_words_of_the_passage_are_read() -> None:
    claim = make.claim(sources=[OFFICIAL], passages=[PassageRow(1, 0, 23, "officials said it flew")])

    [finding] = false_plural.findings(make.dossier(claim, revision=1))

    assert finding.message == "the text says “officials”, and one is on file: one unnamed official"
