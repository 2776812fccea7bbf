"""A claim's support all leads back to one source."""

from __future__ import annotations

from tests import make
from tracker.audit.rules.single_source import single_source

HERALD = make.source("Herald", "outlet")
GAZETTE = make.source("Gazette", "outlet")
AGENCY = make.source("Agency", "agency")
OFFICIAL = make.source("official", "unnamed")
MAYOR = make.source("Mayor", "person")
FILING = make.source("Court filing", "document")
TRANSLATOR = make.source("Translator", "person")
WITNESS = make.source("Witness", "person")


def test_two_papers_that_drew_on_one_agency_are_one_source() -> None:
    dossier = make.dossier(make.claim(sources=[HERALD, GAZETTE]), drew_on=[(HERALD, AGENCY), (GAZETTE, AGENCY)])

    [finding] = single_source.findings(dossier)

    assert finding.message == "2 citations, 1 independent: everything rests on Agency"


def test_the_whole_path_is_named_nearest_the_claim_first() -> None:
    dossier = make.dossier(
        make.claim(sources=[HERALD, GAZETTE]),
        drew_on=[(HERALD, AGENCY), (GAZETTE, AGENCY), (AGENCY, OFFICIAL)],
    )

    [finding] = single_source.findings(dossier)

    assert finding.message == (
        "2 citations, 1 independent: everything rests on Agency, and behind Agency on one unnamed official"
    )


def test_the_agency_and_a_court_filing_pass() -> None:
    dossier = make.dossier(make.claim(sources=[HERALD, AGENCY], evidence=[FILING]), drew_on=[(HERALD, AGENCY)])

    assert single_source.findings(dossier) == []


def test_two_witnesses_through_one_translator_are_one_source() -> None:
    told = [make.said(MAYOR, via=[TRANSLATOR]), make.said(WITNESS, via=[TRANSLATOR])]
    dossier = make.dossier(make.claim(sources=told))

    [finding] = single_source.findings(dossier)

    assert finding.message == "2 citations, 1 independent: everything rests on Translator"


def test_a_derivation_that_was_retracted_does_not_join_two_papers() -> None:
    gone = [make.drew(HERALD, AGENCY, retracted=True), make.drew(GAZETTE, AGENCY)]
    dossier = make.dossier(make.claim(sources=[HERALD, GAZETTE]), drew_on=gone)

    assert single_source.findings(dossier) == []


def test_a_derivation_for_one_claim_leaves_the_next_alone() -> None:
    hanging, free = make.claim(sources=[HERALD, GAZETTE]), make.claim(sources=[HERALD, GAZETTE])
    dossier = make.dossier(hanging, free, drew_on=[make.drew(HERALD, GAZETTE, claim=hanging)])

    assert [finding.claim for finding in single_source.findings(dossier)] == ["kim-train#1"]


def test_a_claim_with_nothing_under_it_is_not_single_sourced() -> None:
    assert single_source.findings(make.dossier(make.claim())) == []
