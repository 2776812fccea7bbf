"""Somebody denies a claim, the desk knows it, and the story does not say so."""

from __future__ import annotations

import pytest

from tests import make
from tracker.audit.rules.denial_missing import denial_missing
from tracker.models.rows import ClaimRow

AP = make.source("AP", "agency")
MOSCOW = make.source("Moscow", "organisation", aliases=("Russia", "the Kremlin"))
PYONGYANG = make.source("Pyongyang", "organisation")
NIGHTJAR = make.source("NIGHTJAR", "person", confidential=True, description="a senior aide")
LIAR = make.source("Liar", "person", retracted=True)

SILENT = "They met to trade arms. Moscow sent a train."


def messages(text: str, claim: ClaimRow) -> list[str]:
    """What the rule says of one claim in a text."""
    return [finding.message for finding in denial_missing.findings(make.dossier(claim, text=text))]


def test_a_denial_the_text_does_not_carry_fails() -> None:
    assert messages(SILENT, make.claim(sources=[AP], denied_by=[MOSCOW])) == [
        "denied by Moscow, and the text does not say so"
    ]


def test_all_whose_denial_is_missing_are_named_once() -> None:
    twice = make.claim(denied_by=[MOSCOW, PYONGYANG, MOSCOW])

    assert messages(SILENT, twice) == ["denied by Moscow and Pyongyang, and the text does not say so"]


def test_whose_denial_is_carried_is_not_named() -> None:
    text = f"{SILENT} Moscow denied it."

    assert messages(text, make.claim(denied_by=[MOSCOW, PYONGYANG])) == [
        "denied by Pyongyang, and the text does not say so"
    ]


@pytest.mark.parametrize(
    "told",
    [
        "Moscow denied it.",
        "MOSCOW’s spokesman rejected the report.",
        "It was nonsense, Russia said, and false: the Kremlin denied it.",
        "The kremlin called it untrue.",
    ],
)
def test_a_sentence_that_names_who_denies_and_holds_a_denial_carries_it(told: str) -> None:
    assert messages(f"{SILENT} {told}", make.claim(denied_by=[MOSCOW])) == []


@pytest.mark.parametrize(
    "told",
    ["Moscow has not denied it.", "Moscow declined to comment.", "The mayor denied it.", "Moscowitz denied it."],
)
def test_anything_less_does_not(told: str) -> None:
    assert len(messages(f"{SILENT} {told}", make.claim(denied_by=[MOSCOW]))) == 1


def test_a_confidential_source_is_known_by_the_words_agreed_for_print() -> None:
    claim = make.claim(denied_by=[NIGHTJAR])

    assert messages(SILENT, claim) == ["denied by NIGHTJAR, and the text does not say so"]
    assert messages(f"{SILENT} A senior aide denied it.", claim) == []


def test_a_quote_of_the_denial_carries_it() -> None:
    claim = make.claim(sources=[make.said(MOSCOW, "denied", quote="There was  no such 'train'…")])

    assert messages(f"{SILENT} “There was no such ‘train’,” it was said.", claim) == []


def test_the_cue_on_file_carries_it_in_any_language() -> None:
    claim = make.claim(sources=[make.said(MOSCOW, "denied", cue="a démenti")])

    assert messages("Moscow a démenti.", claim) == []
    assert len(messages("Paris a démenti. Moscow a dit oui.", claim)) == 1


def test_a_denial_in_the_sentence_of_the_claim_itself_carries_it() -> None:
    text = "Both governments have denied that they met to trade arms. Moscow sent a train."
    there = make.passage(text, "met to trade arms")

    assert messages(text, make.claim(denied_by=[MOSCOW], passages=[there])) == []
    assert len(messages(text, make.claim(denied_by=[MOSCOW], passages=[make.passage(text, "sent a train")]))) == 1
    assert len(messages(text, make.claim(denied_by=[MOSCOW], passages=[make.passage(text, "met", revision=7)]))) == 1


def test_a_claim_that_the_story_puts_as_denied_passes() -> None:
    assert messages(SILENT, make.claim(denied_by=[MOSCOW], status="denied")) == []


def test_a_denial_that_no_longer_stands_passes() -> None:
    gone = [make.said(MOSCOW, "denied", retracted=True), make.said(MOSCOW, "denied", via=[LIAR])]

    assert messages(SILENT, make.claim(sources=gone, denied_by=[LIAR])) == []


def test_a_claim_that_nobody_denies_passes() -> None:
    assert messages(SILENT, make.claim(sources=[AP], speculated_by=[MOSCOW])) == []


def test_where_no_text_is_on_file_there_is_nothing_to_publish() -> None:
    assert messages("", make.claim(denied_by=[MOSCOW])) == []
