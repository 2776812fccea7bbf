"""A waiver clears the finding it was given for, and not whatever its rule finds next."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from tests import make
from tracker.audit.policy import pack
from tracker.audit.run import choose, run
from tracker.domain.finding import Finding
from tracker.domain.vocabulary import Severity
from tracker.models.dossier import Dossier
from tracker.models.rows import WaiverRow
from tracker.models.waiving import WaiverStanding, covers, standing_of, waivers_on

EK = make.person("Elias Kramer")
AP, BLOG = make.source("AP", "agency"), make.source("Gap blog")
HERALD, GAZETTE = make.source("Herald"), make.source("Gazette")
STUDY_A, STUDY_B = (make.source(name, "document", retracted=True) for name in ("Study A", "Study B"))
COURT = make.source("Court", "document")


def found(dossier: Dossier, rule: str) -> Finding:
    """What one rule finds of the one claim."""
    [finding] = run(dossier, choose([rule]), pack("default")).findings
    return finding


def waived(dossier: Dossier, rule: str) -> WaiverRow:
    """A waiver of what the rule says of this dossier's first claim."""
    return make.waived(rule, EK, finding=found(dossier, rule).message)


def test_a_waiver_covers_what_it_was_given_for() -> None:
    waiver = waived(make.dossier(make.claim(sources=[STUDY_A, COURT])), "source-retracted")

    now = make.dossier(make.claim(sources=[STUDY_A, COURT], waivers=[waiver]))

    assert found(now, "source-retracted").waived


def test_one_retracted_study_does_not_speak_for_the_next() -> None:
    waiver = waived(make.dossier(make.claim(sources=[STUDY_A, COURT])), "source-retracted")

    now = make.dossier(make.claim(sources=[STUDY_A, STUDY_B, COURT], waivers=[waiver]))

    assert not found(now, "source-retracted").waived


def test_other_counts_and_fewer_names_are_still_covered() -> None:
    waiver = waived(make.dossier(make.claim(sources=[STUDY_A, STUDY_B, COURT])), "source-retracted")

    now = make.dossier(make.claim(sources=[STUDY_B, COURT], evidence=[COURT], waivers=[waiver]))

    assert found(now, "source-retracted").waived


def test_a_claim_that_may_rest_on_one_agency_may_not_rest_on_whatever_comes_in_its_place() -> None:
    before = make.dossier(make.claim(sources=[HERALD, GAZETTE]), drew_on=[(HERALD, AP), (GAZETTE, AP)])
    waiver = waived(before, "single-source")
    claim = make.claim(sources=[HERALD, GAZETTE], waivers=[waiver])

    more = make.dossier(make.claim(sources=[HERALD], waivers=[waiver]), drew_on=[(HERALD, AP)])
    other = make.dossier(claim, drew_on=[(HERALD, BLOG), (GAZETTE, BLOG)])

    assert found(other, "single-source").message.endswith("everything rests on Gap blog")
    assert not found(other, "single-source").waived, "AP is not named in Gap"
    assert found(more, "single-source").waived is False, "Herald was not named: it was one of two papers"


def test_a_third_claim_that_cannot_stand_beside_these_is_another_finding() -> None:
    one, two, three = (make.claim(state="verified", number=number) for number in (1, 2, 3))
    labels = [replace(claim, label=f"{make.SLUG}#{claim.number}") for claim in (one, two, three)]
    pair = make.dossier(one, two, contradictions=(make.contradiction("toll", *labels[:2]),))
    [said, _] = run(pair, choose(["contradiction"]), pack("default")).findings
    waiver = make.waived("contradiction", EK, finding=said.message)

    group = (make.contradiction("toll", *labels),)
    now = make.dossier(replace(one, waivers=(waiver,)), two, three, contradictions=group)

    assert not run(now, choose(["contradiction"]), pack("default")).findings[0].waived


def test_a_waiver_given_before_there_was_a_finding_covers_what_comes() -> None:
    claim = make.claim(sources=[STUDY_A])

    assert covers(make.sources_of([claim]), claim, make.waived("source-retracted", EK), "it leads to Study A")


@pytest.mark.parametrize(
    ("waiver", "finding", "standing"),
    [
        ({}, Finding("x", Severity.NOTE, "a#1", "a", "odd"), WaiverStanding.OUTGROWN),
        ({}, None, WaiverStanding.IDLE),
        ({"until": "2026-11-21"}, Finding("x", Severity.NOTE, "a#1", "a", "odd"), WaiverStanding.EXPIRED),
        ({"until": "2026-11-22"}, None, WaiverStanding.IDLE),
        ({"withdrawn_at": make.NOON, "until": "2026-11-21"}, None, WaiverStanding.WITHDRAWN),
    ],
)
def test_how_a_waiver_stands(waiver: dict[str, object], finding: Finding | None, standing: WaiverStanding) -> None:
    assert standing_of(make.waived("x", EK, **waiver), make.NOON, finding) is standing  # type: ignore[arg-type]


def test_a_waiver_holds_through_its_last_day_in_utc() -> None:
    waiver = make.waived("x", EK, until="2026-11-22")
    late = dt.datetime(2026, 11, 23, 0, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))

    assert waiver.in_force(late)
    assert not waiver.in_force(dt.datetime(2026, 11, 23, tzinfo=dt.UTC))


def test_every_waiver_is_told_of_with_how_it_stands() -> None:
    waiver = waived(make.dossier(make.claim(sources=[COURT])), "single-source")
    dossier = make.dossier(make.claim(sources=[COURT], waivers=[waiver, make.waived("unsourced", EK)]))

    outcome = run(dossier, choose([]), pack("default"))

    standing = [one.standing for one in waivers_on(dossier.claims, outcome.findings, dossier.at)]
    assert standing == [WaiverStanding.IN_FORCE, WaiverStanding.IDLE]
