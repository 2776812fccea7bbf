"""Nothing first-hand is behind a claim."""

from __future__ import annotations

from tests import make
from tracker.audit.rules.secondary_only import secondary_only
from tracker.domain.vocabulary import Severity

HERALD = make.source("Herald")
AP = make.source("AP", "agency")
OFFICIAL = make.source("official", "unnamed")
MAYOR = make.source("Mayor", "person")
COURT = make.source("Court record", "document")


def test_papers_and_an_unnamed_official_are_all_second_hand() -> None:
    dossier = make.dossier(make.claim(sources=[HERALD, make.said(OFFICIAL, via=[AP])]))

    [finding] = secondary_only.findings(dossier)

    assert finding.severity is Severity.NOTE
    assert finding.message == (
        "nothing first-hand is behind it: everything leads to Herald and one unnamed official and no further"
    )


def test_a_mayor_who_only_heard_of_it_is_second_hand() -> None:
    [finding] = secondary_only.findings(make.dossier(make.claim(sources=[make.said(MAYOR, first_hand=False)])))

    assert finding.message == "nothing first-hand is behind it: everything leads to Mayor and no further"


def test_one_who_knows_is_enough() -> None:
    assert secondary_only.findings(make.dossier(make.claim(sources=[HERALD, MAYOR]))) == []


def test_a_paper_that_drew_on_the_record_passes() -> None:
    assert secondary_only.findings(make.dossier(make.claim(sources=[HERALD]), drew_on=[(HERALD, COURT)])) == []


def test_a_record_that_is_only_suspected_behind_a_paper_does_not_count() -> None:
    dossier = make.dossier(make.claim(sources=[HERALD]), drew_on=[make.suspected(HERALD, COURT)])

    assert len(secondary_only.findings(dossier)) == 1


def test_a_reporter_of_the_paper_who_was_there_passes() -> None:
    assert secondary_only.findings(make.dossier(make.claim(sources=[make.said(HERALD, first_hand=True)]))) == []


def test_a_claim_with_no_end_at_all_is_left_to_other_rules() -> None:
    assert secondary_only.findings(make.dossier(make.claim())) == []
