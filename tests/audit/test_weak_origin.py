"""Everything under a claim leads to encyclopedias, aggregators, press releases or social posts."""

from __future__ import annotations

from tests import make
from tracker.audit.rules.weak_origin import weak_origin

PEDIA = make.source("Encyclopedia", genre="encyclopedia")
RELEASE = make.source("Press note", "document", genre="press_release")
POST = make.source("Post", "person", genre="social")
WIRE = make.source("Wire", "agency", genre="wire")
PAPER = make.source("Paper", "outlet")
COURT = make.source("Court record", "document")


def test_an_encyclopedia_and_a_press_release_are_weak() -> None:
    dossier = make.dossier(make.claim(sources=[PEDIA], evidence=[RELEASE]))

    [finding] = weak_origin.findings(dossier)

    assert finding.message == (
        "everything leads to Encyclopedia (encyclopedia) and Press note (press release) and no further"
    )


def test_a_paper_that_only_repeats_a_social_post_is_weak() -> None:
    dossier = make.dossier(make.claim(sources=[PAPER]), drew_on=[(PAPER, POST)])

    [finding] = weak_origin.findings(dossier)

    assert finding.message == "everything leads to Post (social) and no further"


def test_an_encyclopedia_that_drew_on_a_court_record_passes() -> None:
    assert weak_origin.findings(make.dossier(make.claim(sources=[PEDIA]), drew_on=[(PEDIA, COURT)])) == []


def test_a_weak_end_beside_a_sound_one_passes() -> None:
    assert weak_origin.findings(make.dossier(make.claim(sources=[PEDIA, COURT]))) == []


def test_a_wire_report_is_not_weak() -> None:
    assert weak_origin.findings(make.dossier(make.claim(sources=[WIRE]))) == []


def test_a_claim_with_no_end_at_all_is_left_to_other_rules() -> None:
    assert weak_origin.findings(make.dossier(make.claim())) == []
