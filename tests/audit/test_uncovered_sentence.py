"""A factual sentence of the newest text with no claim."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests import make
from tracker.audit.rules.uncovered_sentence import uncovered_sentence
from tracker.domain.errors import MoveRefusedError
from tracker.domain.finding import Finding
from tracker.domain.vocabulary import Severity
from tracker.models.coverage import coverage_of
from tracker.models.dossier import Dossier
from tracker.services.waiving import waivable

TEXT = "The bridge was opened in 1932. It carried 40,000 cars in March.\nThe mayor closed it on Monday."
OPENED, CARS, CLOSED = TEXT.replace("\n", " ").replace(". ", ".\n").split("\n")
ON_ALL = [make.passage(TEXT, words) for words in ("opened", "40,000 cars", "closed it")]


def found(dossier: Dossier) -> list[Finding]:
    """What the rule finds."""
    return uncovered_sentence.findings(dossier)


def sentences(dossier: Dossier) -> list[str]:
    """The sentences it objects to, as they stand at the places it names."""
    return [dossier.text[slice(*finding.place)] for finding in found(dossier) if finding.place]


def test_a_sentence_without_a_claim_is_told_with_its_number_its_first_words_and_its_place() -> None:
    first, *_ = found(make.dossier(text=TEXT))

    assert first.message == "sentence 1 has no claim: “The bridge was opened in 1932.”"
    assert (first.claim, first.article, first.severity, first.place) == (None, "kim-train", Severity.NOTE, (0, 30))
    assert sentences(make.dossier(text=TEXT)) == [OPENED, CARS, CLOSED]


def test_a_long_sentence_is_quoted_by_its_first_words() -> None:
    text = "The bridge was opened in 1932 by a minister who had come by train from a town that is no longer there."

    [finding] = found(make.dossier(text=text))

    assert finding.message == "sentence 1 has no claim: “The bridge was opened in 1932 by a minister who had come by …”"


def test_a_claim_on_some_of_its_words_is_enough() -> None:
    assert sentences(make.dossier(make.claim(passages=ON_ALL[1:]), text=TEXT)) == [OPENED]
    assert found(make.dossier(make.claim(passages=ON_ALL), text=TEXT)) == []


def test_a_claim_that_ends_where_the_sentence_begins_does_not_lie_on_it() -> None:
    before = make.claim(passages=[make.passage(TEXT, "opened in 1932. ")])

    assert sentences(make.dossier(before, text=TEXT)) == [CARS, CLOSED]


def test_words_in_an_older_text_cover_nothing() -> None:
    old = [replace(row, revision=1) for row in ON_ALL]

    assert len(found(make.dossier(make.claim(passages=old), text=TEXT, revision=2))) == 3


def test_a_claim_that_was_withdrawn_covers_nothing_and_is_named() -> None:
    gone = make.claim(passages=ON_ALL, state="withdrawn")

    first, *_ = found(make.dossier(gone, text=TEXT))

    assert first.message.startswith("sentence 1 has no claim but what was withdrawn (kim-train#1): “The bridge")
    assert found(make.dossier(gone, make.claim(passages=ON_ALL), text=TEXT)) == []


def test_a_claim_that_was_corrected_was_looked_at() -> None:
    assert found(make.dossier(make.claim(passages=ON_ALL, state="corrected"), text=TEXT)) == []


def test_a_sentence_whose_proposal_was_dismissed_passes_in_whatever_text_it_stands() -> None:
    looked_at = ("the  bridge was opened in 1932.", f"{CARS} {CLOSED}")

    assert sentences(make.dossier(text=TEXT, dismissed=looked_at[:1])) == [CARS, CLOSED]
    assert found(make.dossier(text=TEXT, dismissed=looked_at)) == []


def test_what_states_nothing_and_a_story_without_a_text_pass() -> None:
    assert found(make.dossier(make.claim(), text="Was it so?\n\nWhat now?")) == []
    assert found(make.dossier(make.claim())) == []


def test_it_is_known_again_wherever_it_stands_and_twice_is_not_once() -> None:
    moved = make.dossier(text=f"{CLOSED}\n{OPENED}  {OPENED}")
    [closed, opened, again] = found(moved)

    assert {closed.fingerprint, opened.fingerprint} <= {one.fingerprint for one in found(make.dossier(text=TEXT))}
    assert opened.fingerprint != again.fingerprint
    assert found(make.dossier(text=TEXT, slug="mayor"))[0].fingerprint != opened.fingerprint


def test_facts_are_covered_dismissed_or_left() -> None:
    counted = coverage_of(make.dossier(make.claim(passages=ON_ALL[:1]), text=TEXT, dismissed=(CARS,)))

    assert (counted.factual, counted.covered, counted.dismissed) == (3, 1, 1)
    assert [fact.number for fact in counted.left] == [3]


def test_no_waiver_clears_it_and_no_decision_waits_for_it() -> None:
    with pytest.raises(
        MoveRefusedError, match=r"cannot be waived: log the claim that is in it .* or `tracker dismiss`"
    ):
        waivable("uncovered-sentence")
    assert not uncovered_sentence.guards
