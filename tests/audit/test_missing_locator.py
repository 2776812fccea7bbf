"""Evidence on file does not say where in it to look."""

from __future__ import annotations

from tests import make
from tracker.audit.rules.missing_locator import missing_locator
from tracker.domain.vocabulary import Severity

REPORT = make.source("Report", "document")
COURT = make.source("Court record", "document")
STUDY = make.source("Study", "document", retracted=True)
OFFICIAL = make.source("official", "unnamed")


def test_a_report_without_its_page_fails() -> None:
    [finding] = missing_locator.findings(make.dossier(make.claim(evidence=[REPORT])))

    assert finding.message == "held without page, paragraph or time code: piece 1 (Report)"
    assert finding.severity is Severity.WARNING


def test_the_same_report_with_its_page_passes() -> None:
    assert missing_locator.findings(make.dossier(make.claim(evidence=[make.held(REPORT, locator="p. 4")]))) == []


def test_all_pieces_of_a_claim_are_in_one_finding_by_number_and_source() -> None:
    pieces = [make.held(COURT), make.held(REPORT, locator="p. 4"), make.held(OFFICIAL)]

    [finding] = missing_locator.findings(make.dossier(make.claim(evidence=pieces)))

    assert finding.message == (
        "held without page, paragraph or time code: piece 1 (Court record) and piece 3 (one unnamed official)"
    )


def test_it_is_asked_of_evidence_against_a_claim_and_of_context_too() -> None:
    pieces = [make.held(COURT, "refutes"), make.held(REPORT, "context")]

    [finding] = missing_locator.findings(make.dossier(make.claim(evidence=pieces)))

    assert finding.message.endswith("piece 1 (Court record) and piece 2 (Report)")


def test_it_is_asked_of_evidence_whose_source_was_retracted_too() -> None:
    [finding] = missing_locator.findings(make.dossier(make.claim(evidence=[STUDY])))

    assert finding.message.endswith(": piece 1 (Study)")


def test_evidence_that_was_retracted_passes() -> None:
    gone = make.held(REPORT, retracted=True)

    assert missing_locator.findings(make.dossier(make.claim(evidence=[gone]))) == []


def test_every_claim_has_a_finding_of_its_own() -> None:
    dossier = make.dossier(make.claim(evidence=[REPORT]), make.claim(), make.claim(evidence=[COURT]))

    assert [finding.claim for finding in missing_locator.findings(dossier)] == ["kim-train#1", "kim-train#3"]
