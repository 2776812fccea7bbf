"""A claim is refuted or disputed, and the story still puts it as if it stood."""

from __future__ import annotations

import pytest

from tests import make
from tracker.audit.rules.refuted_in_text import refuted_in_text
from tracker.domain.vocabulary import ReviewState, Severity

TEXT = "The train has a helicopter on board."
PLACE = make.passage(TEXT, "a helicopter")


@pytest.mark.parametrize(
    ("state", "status", "told"),
    [
        ("refuted", "reported", "refuted, and the story puts it as reported"),
        ("refuted", "alleged", "refuted, and the story puts it as alleged"),
        ("refuted", "confirmed", "refuted, and the story puts it as confirmed"),
        ("refuted", "speculated", "refuted, and the story puts it as speculated"),
        ("refuted", "unattributed", "refuted, and the story says it in its own voice"),
        ("disputed", "reported", "disputed, and the story puts it as reported"),
        ("disputed", "unattributed", "disputed, and the story says it in its own voice"),
    ],
)
def test_a_story_that_still_puts_it_as_if_it_stood_fails(state: str, status: str, told: str) -> None:
    [finding] = refuted_in_text.findings(make.dossier(make.claim(state=state, status=status)))

    assert (finding.message, finding.severity) == (told, Severity.BLOCKER)


@pytest.mark.parametrize(("state", "status"), [("refuted", "denied"), ("disputed", "denied"), ("disputed", "alleged")])
def test_a_story_that_puts_it_as_denied_or_a_disputed_one_as_alleged_passes(state: str, status: str) -> None:
    assert refuted_in_text.findings(make.dossier(make.claim(state=state, status=status))) == []


@pytest.mark.parametrize("state", sorted(set(ReviewState) - {ReviewState.REFUTED, ReviewState.DISPUTED}))
def test_a_claim_in_any_other_state_passes(state: str) -> None:
    assert refuted_in_text.findings(make.dossier(make.claim(state=state, status="unattributed"))) == []


def test_a_claim_that_stands_in_the_newest_text_fails() -> None:
    dossier = make.dossier(make.claim(state="refuted", passages=(PLACE,)), text=TEXT)

    assert len(refuted_in_text.findings(dossier)) == 1


def test_a_claim_that_stands_only_in_an_older_text_passes() -> None:
    dossier = make.dossier(make.claim(state="refuted", passages=(PLACE,)), text=TEXT, revision=2)

    assert refuted_in_text.findings(dossier) == []


def test_a_claim_that_nobody_placed_is_taken_to_be_in_the_text() -> None:
    assert len(refuted_in_text.findings(make.dossier(make.claim(state="refuted"), text=TEXT, revision=2))) == 1


def test_no_decision_waits_for_it() -> None:
    assert not refuted_in_text.guards
