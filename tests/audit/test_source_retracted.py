"""A claim leads to a source that the desk has retracted since."""

from __future__ import annotations

from itertools import pairwise

from tests import make
from tracker.audit.rules.source_retracted import source_retracted

STUDY = make.source("Study", "document", retracted=True)
LIAR = make.source("Liar", "person", retracted=True)
PAPER = make.source("Paper", "outlet")
MAYOR = make.source("Mayor", "person")


def test_a_claim_whose_only_source_was_retracted_has_nothing_left() -> None:
    [finding] = source_retracted.findings(make.dossier(make.claim(sources=[STUDY])))

    assert finding.message == "it leads to Study, since retracted; nothing is left under the claim"


def test_what_is_left_is_counted() -> None:
    [finding] = source_retracted.findings(make.dossier(make.claim(sources=[STUDY, MAYOR])))

    assert finding.message == "it leads to Study, since retracted; left: 1 citation, 1 independent"


def test_a_paper_that_drew_on_a_retracted_study_fails() -> None:
    [finding] = source_retracted.findings(make.dossier(make.claim(sources=[PAPER]), drew_on=[(PAPER, STUDY)]))

    assert finding.message == "it leads to Study, since retracted; nothing is left under the claim"


def test_a_suspicion_is_worded_as_one() -> None:
    dossier = make.dossier(make.claim(sources=[PAPER]), drew_on=[make.suspected(PAPER, STUDY)])

    [finding] = source_retracted.findings(dossier)

    assert finding.message == "it may lead to Study, since retracted; left: 1 citation, 0 to 1 independent"


def test_every_retracted_source_of_a_chain_is_named() -> None:
    [finding] = source_retracted.findings(make.dossier(make.claim(sources=[make.said(LIAR, via=[STUDY])])))

    assert finding.message == "it leads to Study and Liar, since retracted; nothing is left under the claim"


def test_evidence_from_a_retracted_source_fails() -> None:
    [finding] = source_retracted.findings(make.dossier(make.claim(sources=[MAYOR], evidence=[STUDY])))

    assert finding.message == "it leads to Study, since retracted; left: 1 citation, 1 independent"


def test_an_attribution_retracted_with_its_source_passes() -> None:
    gone = make.said(STUDY, retracted=True)

    assert source_retracted.findings(make.dossier(make.claim(sources=[gone, MAYOR]))) == []


def test_a_retracted_source_that_only_denied_it_passes() -> None:
    assert source_retracted.findings(make.dossier(make.claim(sources=[MAYOR], denied_by=[LIAR]))) == []


def test_a_retracted_source_under_another_claim_passes() -> None:
    dossier = make.dossier(make.claim(sources=[STUDY]), make.claim(sources=[MAYOR]))

    assert [finding.claim for finding in source_retracted.findings(dossier)] == ["kim-train#1"]


def test_what_a_paper_drew_on_for_another_claim_passes() -> None:
    other, claim = make.claim(sources=[PAPER]), make.claim(sources=[PAPER])
    dossier = make.dossier(other, claim, drew_on=[make.drew(PAPER, STUDY, claim=other)])

    assert [finding.claim for finding in source_retracted.findings(dossier)] == ["kim-train#1"]


def test_a_retracted_study_is_found_however_many_papers_lie_between() -> None:
    papers = [make.source(f"Paper {place}") for place in range(5)]
    drew = list(pairwise([*papers, STUDY]))

    [finding] = source_retracted.findings(make.dossier(make.claim(sources=[papers[0], MAYOR]), drew_on=drew))

    assert finding.message == "it leads to Study, since retracted; left: 2 citations, 1 independent"
