"""A claim speaks of a day that is past, or has lain in review for too long. (It is noon on 22 November 2026.)"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tests import make
from tracker.audit.rules.stale import stale
from tracker.audit.thresholds import Stale, Thresholds
from tracker.domain.vocabulary import ReviewState, Severity
from tracker.models.dossier import Dossier
from tracker.models.rows import ClaimRow

ANN = make.person("Ann Bell")


def said(dossier: Dossier, **allowed: int) -> list[str]:
    """What the rule says of each claim, by these numbers of the pack."""
    return [finding.message for finding in stale.findings(dossier, thresholds=Thresholds(stale=Stale(**allowed)))]


def in_review(days: float, **more: Any) -> ClaimRow:
    """A claim that somebody took into review so many days ago."""
    taken = make.step("take", ANN, start="unreviewed", to="in_review", at=make.NOON - dt.timedelta(days=days))
    return make.claim(**{"state": "in_review", "reviews": [taken], **more})


@pytest.mark.parametrize(
    ("as_of", "told"),
    [
        ("2026-11-20", "“as of 2026-11-20” is 2 days past"),
        ("2026-11-21", "“as of 2026-11-21” is 1 day past"),
        ("2026-10", "“as of 2026-10” is 22 days past"),
        ("2024-02", "“as of 2024-02” is 997 days past"),
        ("2025", "“as of 2025” is 326 days past"),
        ("2020", "“as of 2020” is 2,152 days past"),
    ],
)
def test_a_day_that_is_past_fails(as_of: str, told: str) -> None:
    assert said(make.dossier(make.claim(as_of=as_of))) == [told]


@pytest.mark.parametrize("as_of", ["2026-11-22", "2026-11-23", "2026-11", "2026", "2027", None])
def test_a_day_that_is_not_over_passes(as_of: str | None) -> None:
    assert said(make.dossier(make.claim(as_of=as_of))) == []


def test_the_pack_says_how_many_days_a_day_may_be_past() -> None:
    claims = make.claim(as_of="2026-11-15"), make.claim(as_of="2026-11-14")

    assert said(make.dossier(*claims), as_of_days=7) == ["“as of 2026-11-14” is 8 days past"]


def test_a_published_story_is_judged_by_the_day_it_came_out() -> None:
    told, later = make.claim(as_of="2023-08"), make.claim(as_of="2023-09")
    out = dt.datetime(2023, 9, 13, 8, 0, tzinfo=dt.UTC)

    dossier = make.dossier(told, later, stage="published", published_at=out)

    assert said(dossier) == ["“as of 2023-08” was 13 days past when the story was published"]


def test_a_published_story_of_which_nobody_knows_the_day_is_judged_by_today() -> None:
    assert said(make.dossier(make.claim(as_of="2026-10"), stage="published")) == ["“as of 2026-10” is 22 days past"]


def test_a_claim_in_review_for_three_weeks_fails() -> None:
    [finding] = stale.findings(make.dossier(in_review(21)))

    assert finding.message == "in review since 2026-11-01, longer than the 14 days allowed"
    assert finding.severity is Severity.WARNING


def test_a_claim_in_review_for_two_weeks_passes() -> None:
    assert said(make.dossier(in_review(14), in_review(1))) == []


def test_the_pack_says_how_long_a_review_may_last() -> None:
    assert said(make.dossier(in_review(1.5)), review_days=1) == [
        "in review since 2026-11-21, longer than the 1 day allowed"
    ]


def test_only_the_time_since_it_last_came_into_review_counts() -> None:
    back = make.step("take", ANN, start="needs_source", to="in_review", at=make.NOON - dt.timedelta(days=2))
    old = in_review(30)

    assert said(make.dossier(in_review(30, reviews=[*old.reviews, back]))) == []


def test_a_step_within_the_review_does_not_begin_it_anew() -> None:
    proposed = make.step("propose", ANN, outcome="verified", at=make.NOON - dt.timedelta(days=1))
    old = in_review(30)

    assert len(said(make.dossier(in_review(30, reviews=[*old.reviews, proposed])))) == 1


@pytest.mark.parametrize("state", sorted(set(ReviewState) - {ReviewState.IN_REVIEW}))
def test_a_claim_that_is_no_longer_in_review_passes(state: str) -> None:
    assert said(make.dossier(in_review(30, state=state))) == []


def test_a_claim_of_which_nobody_knows_when_it_came_into_review_passes() -> None:
    assert said(make.dossier(make.claim(state="in_review"))) == []


def test_both_are_said_in_one_sentence() -> None:
    assert said(make.dossier(in_review(21, as_of="2026-11-20"))) == [
        "“as of 2026-11-20” is 2 days past, and in review since 2026-11-01, longer than the 14 days allowed"
    ]


def test_no_decision_waits_for_it() -> None:
    assert not stale.guards
