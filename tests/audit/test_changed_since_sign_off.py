"""A story is no longer what an editor signed off."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from tests import make
from tracker.audit.rules.changed_since_sign_off import changed_since_sign_off
from tracker.domain.vocabulary import Severity
from tracker.models.dossier import Dossier
from tracker.models.rows import ClaimRow, ReviewRow

MAYOR = make.source("Mayor", "person")
COURT = make.source("Court record", "document")
CLERK = make.source("Clerk", "person")
HERALD = make.source("Herald", "outlet")
ANN = make.person("Ann Bell")
BOB = make.person("Bob Cole", roles=["editor"])
LATER = make.NOON + dt.timedelta(hours=1)
TEXT = "The train has a helicopter on board."


def sound(**more: Any) -> ClaimRow:
    """A verified claim on two independent sources."""
    return make.claim(**{"sources": [MAYOR, COURT], "state": "verified", "reviews": make.decided(ANN, BOB), **more})


def since(signed: ClaimRow, **now: Any) -> Dossier:
    """A file in which a claim was signed and has become something else since."""
    return make.dossier(replace(signed, **now), sign_off=make.signed(signed, by=BOB))


def reopened(reason: str | None = "new evidence", at: dt.datetime = LATER) -> ReviewRow:
    """A decision taken back."""
    return make.step("reopen", start="verified", to="in_review", reason=reason, at=at)


def test_a_story_nobody_signed_off_passes() -> None:
    assert changed_since_sign_off.findings(make.dossier(sound())) == []


def test_a_story_that_is_as_it_was_signed_passes() -> None:
    assert changed_since_sign_off.findings(since(sound())) == []


def test_a_claim_added_since_fails() -> None:
    signed = sound()

    [finding] = changed_since_sign_off.findings(make.dossier(signed, sound(), sign_off=make.signed(signed, by=BOB)))

    assert (finding.claim, finding.message) == ("kim-train#2", "it was added since the sign-off")
    assert finding.severity is Severity.BLOCKER


def test_a_claim_opened_again_since_fails_with_the_reason() -> None:
    signed = sound()
    dossier = since(signed, version=2, state="in_review", reviews=(*signed.reviews, reopened()))

    [finding] = changed_since_sign_off.findings(dossier)

    assert finding.message == "it was opened again: new evidence"


def test_the_last_reopening_is_the_reason_though_it_was_decided_anew() -> None:
    signed = sound()
    history = (
        *signed.reviews,
        reopened("a typing error"),
        reopened(),
        make.step("approve", BOB, to="verified", at=LATER),
    )

    [finding] = changed_since_sign_off.findings(since(signed, version=4, reviews=history))

    assert finding.message == "it was opened again: new evidence"


def test_a_reopening_without_a_reason_is_said_without_one() -> None:
    signed = sound()

    [finding] = changed_since_sign_off.findings(since(signed, version=2, reviews=(reopened(None),)))

    assert finding.message == "it was opened again"


def test_a_reopening_before_the_sign_off_is_no_reason() -> None:
    signed = sound(reviews=(reopened(at=make.NOON - dt.timedelta(hours=1)), *make.decided(ANN, BOB)))

    [finding] = changed_since_sign_off.findings(since(signed, version=2))

    assert finding.message == "it was edited"


def test_another_change_of_state_is_named() -> None:
    signed = sound()
    history = (*signed.reviews, make.step("needs_source", ANN, to="needs_source", reason="thin", at=LATER))

    [finding] = changed_since_sign_off.findings(since(signed, version=2, reviews=history))

    assert finding.message == "it is now in need of a source: thin"


def test_what_was_proposed_since_is_not_told() -> None:
    signed = sound()
    sealed = make.step("propose", ANN, outcome="refuted", reason="a secret", at=LATER)

    [finding] = changed_since_sign_off.findings(since(signed, version=2, reviews=(*signed.reviews, sealed)))

    assert finding.message == "it was edited"


@pytest.mark.parametrize(
    ("sources", "told"),
    [
        ([MAYOR, HERALD], "signed with 2 independent, now 1 to 2"),
        ([MAYOR], "signed with 2 independent, now 1"),
        ([], "signed with 2 independent, now 0"),
    ],
)
def test_fewer_independent_sources_than_were_signed_fail(sources: list[make.Said], told: str) -> None:
    signed = sound(sources=sources)

    [finding] = changed_since_sign_off.findings(make.dossier(signed, sign_off=make.signed(signed, by=BOB)))

    assert finding.message == told


def test_the_upper_end_alone_may_have_fallen() -> None:
    signed = sound(sources=[MAYOR])
    stood = {signed.id: (1, 2)}

    [finding] = changed_since_sign_off.findings(make.dossier(signed, sign_off=make.signed(signed, by=BOB, stood=stood)))

    assert finding.message == "signed with 1 to 2 independent, now 1"


def test_more_support_passes() -> None:
    signed = sound(sources=[MAYOR, COURT, CLERK])

    assert changed_since_sign_off.findings(make.dossier(signed, sign_off=make.signed(signed, by=BOB))) == []


def test_another_text_than_the_signed_one_is_said_of_every_claim() -> None:
    one, other = sound(), sound()

    found = changed_since_sign_off.findings(
        make.dossier(one, other, text=TEXT, sign_off=make.signed(one, other, by=BOB))
    )

    assert [(finding.claim, finding.message) for finding in found] == [
        ("kim-train#1", "the text is not the one that was signed"),
        ("kim-train#2", "the text is not the one that was signed"),
    ]


def test_the_signed_text_passes() -> None:
    signed = sound()
    digest = make.dossier(text=TEXT).sha256

    dossier = make.dossier(signed, text=TEXT, sign_off=make.signed(signed, by=BOB, sha256=digest))

    assert changed_since_sign_off.findings(dossier) == []


def test_all_that_changed_on_a_claim_is_in_one_finding() -> None:
    signed = sound(sources=[MAYOR])
    sign_off = make.signed(signed, by=BOB)

    [finding] = changed_since_sign_off.findings(make.dossier(replace(signed, version=2), text=TEXT, sign_off=sign_off))

    assert finding.message == (
        "it was edited; signed with 2 independent, now 1; the text is not the one that was signed"
    )


def test_a_claim_laid_aside_since_passes() -> None:
    assert changed_since_sign_off.findings(since(sound(), version=2, state="withdrawn")) == []


def test_no_waiver_clears_it_and_no_decision_waits_for_it() -> None:
    assert not changed_since_sign_off.waivable
    assert not changed_since_sign_off.guards


def test_a_file_of_evidence_that_is_no_longer_what_it_was_fails() -> None:
    held = make.held(COURT, sha256="a" * 64)
    signed = sound(evidence=[held])
    dossier = replace(since(signed), altered_files=frozenset({"a" * 64}))

    [finding] = changed_since_sign_off.findings(dossier)

    assert finding.message.startswith("the file of piece 1 (Court record) is gone or no longer what it was: restore it")


def test_the_file_of_evidence_that_was_retracted_passes() -> None:
    signed = sound(evidence=[make.held(COURT, retracted=True, sha256="a" * 64)])
    dossier = replace(since(signed), altered_files=frozenset({"a" * 64}))

    assert changed_since_sign_off.findings(dossier) == []
