"""A claim that nobody on file states and nothing on file supports."""

from __future__ import annotations

from tests import make
from tracker.audit.rules.unsourced import unsourced

EXPERTS = make.source("unnamed experts", "group")
ANALYST = make.source("Analyst", "person")
MOSCOW = make.source("Moscow", "organisation")
PYONGYANG = make.source("Pyongyang", "organisation")
FILING = make.source("Court filing", "document")


def test_a_claim_that_is_only_speculated_about_and_denied_is_unsourced() -> None:
    dossier = make.dossier(make.claim(speculated_by=[EXPERTS, ANALYST], denied_by=[MOSCOW, PYONGYANG]))

    [finding] = unsourced.findings(dossier)

    assert finding.message == "nobody on file states it: 2 speculate, 2 deny"


def test_a_flat_sentence_with_nothing_on_file_is_in_our_own_voice() -> None:
    dossier = make.dossier(make.claim(status="unattributed"))

    [finding] = unsourced.findings(dossier)

    assert finding.message == "in our own voice, and nothing is on file under it"


def test_a_claim_somebody_states_passes() -> None:
    dossier = make.dossier(make.claim(sources=[ANALYST]))

    assert unsourced.findings(dossier) == []


def test_evidence_that_supports_a_claim_is_enough() -> None:
    dossier = make.dossier(make.claim(status="unattributed", evidence=[FILING]))

    assert unsourced.findings(dossier) == []


def test_evidence_against_a_claim_is_no_support() -> None:
    dossier = make.dossier(make.claim(evidence=[make.held(FILING, "refutes")]))

    [finding] = unsourced.findings(dossier)

    assert finding.message == "nobody on file states it: 1 piece of evidence against it"


def test_a_retracted_attribution_is_no_support() -> None:
    dossier = make.dossier(make.claim(sources=[make.said(ANALYST, retracted=True)]))

    [finding] = unsourced.findings(dossier)

    assert finding.message == "nobody on file states it"


def test_a_claim_whose_only_source_was_retracted_is_left_to_the_rule_of_that_name() -> None:
    dossier = make.dossier(make.claim(sources=[make.source("Study", "document", retracted=True)]))

    assert unsourced.findings(dossier) == []
