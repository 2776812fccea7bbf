"""Fewer independent sources than the policy asks for at the claim's risk."""

from __future__ import annotations

import pytest

from tests import make
from tracker.audit.rules.too_few_independent import too_few_independent
from tracker.audit.thresholds import Minimum, Thresholds
from tracker.models.dossier import Dossier

COURT = make.source("Court record", "document")
WITNESS = make.source("Witness", "person")
AP = make.source("AP", "agency")
HERALD = make.source("Herald")
GAZETTE = make.source("Gazette")
OFFICIAL = make.source("official", "unnamed")
AIDE = make.source("aide", "unnamed")
GUARD = make.source("guard", "unnamed")
LIAR = make.source("Liar", "person", retracted=True)


def told(dossier: Dossier, **minimum: int) -> list[str]:
    """What is said of a dossier under these minimums; one at normal and two at high risk unless said otherwise."""
    return [finding.message for finding in too_few_independent.findings(dossier, None, Thresholds(Minimum(**minimum)))]


def test_one_source_is_too_few_at_high_risk() -> None:
    assert told(make.dossier(make.claim(sources=[COURT], risk="high"))) == [
        "1 independent, and the policy asks for 2 at high risk: everything rests on Court record"
    ]


def test_two_that_know_for_themselves_pass() -> None:
    assert told(make.dossier(make.claim(sources=[COURT, WITNESS], risk="high"))) == []


def test_one_source_is_enough_at_normal_risk() -> None:
    assert told(make.dossier(make.claim(sources=[COURT]))) == []


def test_a_policy_may_ask_for_more_at_normal_risk_too() -> None:
    assert told(make.dossier(make.claim(sources=[COURT])), normal=2) == [
        "1 independent, and the policy asks for 2 at normal risk: everything rests on Court record"
    ]


def test_it_is_the_count_at_worst_that_must_do() -> None:
    assert told(make.dossier(make.claim(sources=[COURT, HERALD], risk="high"))) == [
        "1 independent at worst, and the policy asks for 2 at high risk: Court record and Herald stand behind it, "
        "but where Herald had it is not known"
    ]


def test_no_source_at_all_is_too_few() -> None:
    assert told(make.dossier(make.claim())) == ["0 independent, and the policy asks for 1 at normal risk"]


def test_a_retracted_source_is_none() -> None:
    assert told(make.dossier(make.claim(sources=[LIAR]))) == [
        "0 independent, and the policy asks for 1 at normal risk: it leads only to Liar, since retracted"
    ]


def test_secondary_sources_are_counted_as_known_where_the_policy_speaks_of_them() -> None:
    two = make.dossier(make.claim(sources=[HERALD, GAZETTE]))
    three = make.dossier(make.claim(sources=[HERALD, GAZETTE, AP]))

    assert told(two, secondary=3) == [
        "2 independent as known, and the policy asks for 3 where nothing is first-hand: Herald and Gazette stand behind "
        "it, but where Herald and Gazette had it is not known"
    ]
    assert told(three, secondary=3) == []


def test_secondary_sources_count_as_one_at_worst_where_the_policy_does_not_speak_of_them() -> None:
    dossier = make.dossier(make.claim(sources=[HERALD, GAZETTE, AP], risk="high"))

    assert len(told(dossier)) == len(told(dossier, unnamed=2)) == 1


@pytest.mark.parametrize("minimum", [{"secondary": 2}, {"unnamed": 2}, {"secondary": 1, "unnamed": 1, "high": 5}])
def test_what_a_policy_asks_of_such_claims_comes_on_top_and_never_in_place(minimum: dict[str, int]) -> None:
    dossier = make.dossier(make.claim(sources=[OFFICIAL, AIDE], risk="high"))

    [message] = told(dossier, **minimum)

    assert f"1 independent at worst, and the policy asks for {minimum.get('high', 2)} at high risk" in message


def test_one_first_hand_source_makes_it_no_secondary_matter() -> None:
    assert told(make.dossier(make.claim(sources=[HERALD, COURT])), secondary=3) == []


def test_a_claim_that_leads_nowhere_is_judged_at_worst() -> None:
    assert told(make.dossier(make.claim()), secondary=3, unnamed=2) == [
        "0 independent, and the policy asks for 1 at normal risk"
    ]


def test_unnamed_sources_are_counted_as_known_where_the_policy_speaks_of_them() -> None:
    one, two = make.claim(sources=[OFFICIAL]), make.claim(sources=[OFFICIAL, AIDE])

    assert told(make.dossier(one, two), unnamed=2) == [
        "1 independent as known, and the policy asks for 2 where every source is unnamed: everything rests on one "
        "unnamed official"
    ]


def test_an_unnamed_source_beside_an_outlet_is_a_secondary_matter() -> None:
    assert told(make.dossier(make.claim(sources=[OFFICIAL, HERALD])), unnamed=3) == []
    assert len(told(make.dossier(make.claim(sources=[OFFICIAL, HERALD])), secondary=3, unnamed=2)) == 1


@pytest.mark.parametrize(
    ("secondary", "unnamed", "sentence"),
    [
        (4, 2, "asks for 4 where nothing is first-hand"),
        (2, 4, "asks for 4 where every source is unnamed"),
        (4, 4, "asks for 4 where every source is unnamed"),
    ],
)
def test_where_both_apply_the_larger_number_is_asked(secondary: int, unnamed: int, sentence: str) -> None:
    dossier = make.dossier(make.claim(sources=[OFFICIAL, AIDE, GUARD]))

    [message] = told(dossier, secondary=secondary, unnamed=unnamed)

    assert sentence in message
