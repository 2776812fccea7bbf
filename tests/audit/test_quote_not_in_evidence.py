"""Quoted words do not stand in what the desk holds of their source."""

from __future__ import annotations

import pytest

from tests import make
from tracker.audit.rules.quote_not_in_evidence import quote_not_in_evidence

PAPER = make.source("Herald")
MAYOR = make.source("Mayor", "person")
OTHER = make.source("Gazette")
PAGE = "The mayor spoke of “a great\u00a0misfortune” and said: It was a disaster — for all of us."


def failing(quote: str, *held: object, **more: object) -> list[str]:
    """What the rule says of the mayor's words in the paper, where these pieces are held."""
    said = make.said(MAYOR, via=[PAPER], quote=quote, **more)  # type: ignore[arg-type]
    claim = make.claim(sources=[said], evidence=held)  # type: ignore[arg-type]
    return [finding.message for finding in quote_not_in_evidence.findings(make.dossier(claim))]


def test_words_that_the_stored_page_does_not_have_fail() -> None:
    assert failing("a catastrophe", make.held(PAPER, excerpt=PAGE)) == [
        "quoted, and not in the words held: “a catastrophe” (Mayor)"
    ]


@pytest.mark.parametrize(
    "quote",
    [
        "It was a disaster",
        "“a disaster,”",
        "A  GREAT misfortune",
        "a disaster – for all of us",
        "a great misfortune … a disaster",
        "a great ... [...] for all of us",
    ],
)
def test_words_that_it_has_pass_whatever_their_marks(quote: str) -> None:
    assert failing(quote, make.held(PAPER, excerpt=PAGE)) == []


@pytest.mark.parametrize("quote", ["a disaster … a great misfortune", "a disast", "great disaster"])
def test_words_in_another_order_or_cut_off_fail(quote: str) -> None:
    assert len(failing(quote, make.held(PAPER, excerpt=PAGE))) == 1


def test_one_excerpt_that_has_them_is_enough() -> None:
    assert failing("a disaster", make.held(PAPER, excerpt="Weather."), make.held(MAYOR, "context", excerpt=PAGE)) == []


def test_a_quote_must_stand_in_one_excerpt_whole() -> None:
    halves = [make.held(PAPER, excerpt="It was a great"), make.held(PAPER, excerpt="misfortune for all")]

    assert len(failing("a great misfortune", *halves)) == 1


def test_where_no_words_of_its_source_are_stored_nothing_is_said() -> None:
    assert failing("a catastrophe") == []
    assert failing("a catastrophe", make.held(PAPER)) == []
    assert failing("a catastrophe", make.held(OTHER, excerpt=PAGE)) == []
    assert failing("a catastrophe", make.held(PAPER, excerpt=PAGE, retracted=True)) == []


def test_a_quote_that_was_retracted_passes() -> None:
    assert failing("a catastrophe", make.held(PAPER, excerpt=PAGE), retracted=True) == []


def test_what_is_not_quoted_passes() -> None:
    assert (
        quote_not_in_evidence.findings(
            make.dossier(make.claim(sources=[PAPER], evidence=[make.held(PAPER, excerpt=PAGE)]))
        )
        == []
    )


def test_every_wrong_quote_is_named_and_a_long_one_is_cut() -> None:
    said = [make.said(MAYOR, "denied", quote="a plague"), make.said(PAPER, quote="x " * 60)]
    evidence = [make.held(MAYOR, excerpt=PAGE), make.held(PAPER, excerpt=PAGE)]

    [finding] = quote_not_in_evidence.findings(make.dossier(make.claim(sources=said, evidence=evidence)))

    assert finding.message == f"quoted, and not in the words held: “a plague” (Mayor) and “{'x ' * 30}…” (Herald)"
