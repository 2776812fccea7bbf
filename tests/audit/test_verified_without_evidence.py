"""A claim is verified and the desk holds nothing to show for it."""

from __future__ import annotations

from tests import make
from tracker.audit.rules.verified_without_evidence import verified_without_evidence

REPORT = make.source("Report", "document")
PHOTO = make.source("Photograph", "document")


def test_a_verified_claim_with_nothing_held_fails() -> None:
    [finding] = verified_without_evidence.findings(make.dossier(make.claim(sources=[REPORT], state="verified")))

    assert finding.message == "verified, and nothing is held"


def test_a_verified_claim_whose_evidence_was_all_retracted_fails() -> None:
    gone = [make.held(REPORT, retracted=True), make.held(PHOTO, retracted=True)]

    [finding] = verified_without_evidence.findings(make.dossier(make.claim(evidence=gone, state="verified")))

    assert finding.message == "verified, and all that was held is retracted (2)"


def test_a_verified_claim_with_one_piece_that_still_stands_passes() -> None:
    pieces = [make.held(PHOTO, retracted=True), make.held(REPORT, locator="p. 4")]

    assert verified_without_evidence.findings(make.dossier(make.claim(evidence=pieces, state="verified"))) == []


def test_a_claim_that_is_not_verified_needs_none() -> None:
    claims = [make.claim(state=state) for state in ("unreviewed", "in_review", "unverifiable", "disputed")]

    assert verified_without_evidence.findings(make.dossier(*claims)) == []
