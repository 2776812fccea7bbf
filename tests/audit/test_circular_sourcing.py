"""Sources that cite each other and lead to nobody who knows, or only to an earlier story of ours."""

from __future__ import annotations

from tests import make
from tracker.audit.rules.circular_sourcing import circular_sourcing

PEDIA = make.source("Encyclopedia", genre="encyclopedia")
PAPER = make.source("Paper", "outlet")
BLOG = make.source("Blog", "outlet")
COURT = make.source("Court record", "document")
OURS = make.source("Our story of May", genre="own_story")
OLDER = make.source("Our story of April", genre="own_story")


def test_an_encyclopedia_and_a_paper_that_cite_each_other_lead_nowhere() -> None:
    dossier = make.dossier(make.claim(sources=[PEDIA, PAPER]), drew_on=[(PEDIA, PAPER), (PAPER, PEDIA)])

    [finding] = circular_sourcing.findings(dossier)

    assert finding.message == (
        "sources only cite each other (Encyclopedia -> Paper -> Encyclopedia), and nothing else stands under the claim"
    )


def test_a_circle_beside_a_court_record_is_named_all_the_same() -> None:
    dossier = make.dossier(make.claim(sources=[PAPER, COURT]), drew_on=[(PEDIA, PAPER), (PAPER, PEDIA)])

    [finding] = circular_sourcing.findings(dossier)

    assert finding.message == "sources only cite each other (Paper -> Encyclopedia -> Paper)"


def test_a_circle_that_one_of_them_leads_out_of_passes() -> None:
    out = [(PEDIA, PAPER), (PAPER, PEDIA), (PAPER, COURT)]
    dossier = make.dossier(make.claim(sources=[PEDIA, PAPER]), drew_on=out)

    assert circular_sourcing.findings(dossier) == []


def test_three_that_cite_each_other_every_way_are_not_named_as_one_round() -> None:
    drew = [(PEDIA, PAPER), (PAPER, PEDIA), (PEDIA, BLOG), (BLOG, PEDIA)]
    dossier = make.dossier(make.claim(sources=[PEDIA]), drew_on=drew)

    [finding] = circular_sourcing.findings(dossier)

    assert "Encyclopedia, Paper and Blog among themselves" in finding.message


def test_a_suspected_circle_is_not_one_yet() -> None:
    dossier = make.dossier(make.claim(sources=[PAPER]), drew_on=[make.suspected(PAPER, PEDIA), (PEDIA, PAPER)])

    assert circular_sourcing.findings(dossier) == []


def test_a_circle_through_a_chain_of_the_claim_is_named() -> None:
    dossier = make.dossier(make.claim(sources=[make.said(PEDIA, via=[PAPER])]), drew_on=[(PEDIA, PAPER)])

    [finding] = circular_sourcing.findings(dossier)

    assert "(Paper -> Encyclopedia -> Paper)" in finding.message


def test_our_own_earlier_stories_are_no_end() -> None:
    dossier = make.dossier(make.claim(sources=[PAPER], evidence=[OLDER]), drew_on=[(PAPER, OURS)])

    [finding] = circular_sourcing.findings(dossier)

    assert finding.message == (
        "everything leads back to what we published ourselves: Our story of April and Our story of May"
    )


def test_our_own_earlier_story_with_its_source_on_file_passes() -> None:
    dossier = make.dossier(make.claim(sources=[OURS]), drew_on=[(OURS, COURT)])

    assert circular_sourcing.findings(dossier) == []


def test_our_own_earlier_story_beside_a_court_record_passes() -> None:
    assert circular_sourcing.findings(make.dossier(make.claim(sources=[OURS, COURT]))) == []


def test_nothing_on_file_is_no_circle() -> None:
    assert circular_sourcing.findings(make.dossier(make.claim())) == []


def test_a_circle_that_leads_out_only_to_our_own_story_is_one_beside_a_court_record_too() -> None:
    out = [(PEDIA, PAPER), (PAPER, PEDIA), (PAPER, OURS)]

    [finding] = circular_sourcing.findings(make.dossier(make.claim(sources=[PEDIA, COURT]), drew_on=out))

    assert finding.message == (
        "sources only cite each other (Encyclopedia -> Paper -> Encyclopedia), "
        "or what we published ourselves: Our story of May"
    )
    assert circular_sourcing.findings(make.dossier(make.claim(sources=[PEDIA]), drew_on=[*out, (PAPER, COURT)])) == []
