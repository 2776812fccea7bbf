"""A claim rests on unnamed sources alone, and there are fewer than two."""

from __future__ import annotations

from tests import make
from tracker.audit.rules.unnamed_only import unnamed_only

AP = make.source("AP", "agency")
REUTERS = make.source("Reuters", "agency")
OFFICIAL = make.source("official", "unnamed")
AIDE = make.source("aide", "unnamed")
EXPERTS = make.source("experts", "group")
MINISTER = make.source("Minister", "person")


def test_an_agency_that_had_it_from_one_unnamed_official_is_not_enough() -> None:
    dossier = make.dossier(make.claim(sources=[AP]), drew_on=[(AP, OFFICIAL)])

    [finding] = unnamed_only.findings(dossier)

    assert finding.message == (
        "nobody named stands behind it: everything rests on AP, and behind AP on one unnamed official"
    )


def test_experts_however_plural_are_one() -> None:
    [finding] = unnamed_only.findings(make.dossier(make.claim(sources=[EXPERTS])))

    assert finding.message == "nobody named stands behind it: everything rests on unnamed experts"


def test_two_agencies_each_with_an_official_of_its_own_pass() -> None:
    told = [make.said(OFFICIAL, via=[AP]), make.said(AIDE, via=[REUTERS])]

    assert unnamed_only.findings(make.dossier(make.claim(sources=told))) == []


def test_two_unnamed_officials_through_one_agency_are_not_enough() -> None:
    told = [make.said(OFFICIAL, via=[AP]), make.said(AIDE, via=[AP])]

    [finding] = unnamed_only.findings(make.dossier(make.claim(sources=told)))

    assert finding.message == "nobody named stands behind it: everything rests on AP"


def test_one_official_with_a_name_passes() -> None:
    assert unnamed_only.findings(make.dossier(make.claim(sources=[MINISTER]))) == []


def test_an_unnamed_source_who_was_there_counts_as_an_origin() -> None:
    there = make.said(OFFICIAL, first_hand=True)

    assert unnamed_only.findings(make.dossier(make.claim(sources=[there]))) == []


def test_a_claim_with_no_end_at_all_is_left_to_other_rules() -> None:
    assert unnamed_only.findings(make.dossier(make.claim())) == []
