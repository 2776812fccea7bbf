"""What two reports on one story say differently."""

from __future__ import annotations

from dataclasses import replace

from tests import make
from tests.reports import rich
from tracker.domain.vocabulary import Audience, ReviewState
from tracker.models.dossier import Dossier
from tracker.models.rows import ClaimRow
from tracker.reports.apart import Difference, apart
from tracker.reports.document import Document
from tracker.reports.sourcing_report import sourcing_report


def report(dossier: Dossier, audience: Audience = Audience.DESK) -> Document:
    return sourcing_report(dossier, [], audience, made_at=rich.MADE_AT, version="1")


STORY = rich.dossier()


def with_claims(*claims: ClaimRow) -> Dossier:
    return replace(STORY, claims=claims, _measured={})


def test_a_report_says_what_it_says() -> None:
    assert apart(rich.report(), rich.report()) == []


def test_a_claim_that_was_decided_otherwise_is_told_with_both_states() -> None:
    first, *rest = STORY.claims
    other = with_claims(replace(first, state=ReviewState.DISPUTED), *rest)

    found = apart(report(STORY), report(other), leaving_out={"At a glance", "The claims"})

    assert Difference("Claim 1", "marked", "verified", "disputed") in found
    assert {one.section for one in found} <= {"Claim 1", "Claim 1, What was done before"}


def test_a_claim_that_went_or_came_is_told_once_in_its_own_words() -> None:
    *most, last = STORY.claims
    fewer = with_claims(*most)
    title = f"Claim {last.number}"

    gone = [one for one in apart(report(STORY), report(fewer)) if one.section.startswith(title)]
    come = [one for one in apart(report(fewer), report(STORY)) if one.section.startswith(title)]

    assert gone == [Difference(title, "", last.text, None)]
    assert come == [Difference(title, "", None, last.text)]


def test_lines_that_came_to_a_list_are_told_and_those_that_stayed_are_not() -> None:
    first, *rest = STORY.claims
    more = replace(first, evidence=(*first.evidence, make.held(rich.HERALD, locator="page 9")))

    found = apart(report(with_claims(first, *rest)), report(with_claims(more, *rest)))

    [line] = [one for one in found if one.section == "Claim 1, Evidence"]
    assert line.before is None
    assert line.after is not None
    assert "page 9" in line.after


def test_sections_are_left_out_where_nobody_asked_for_them() -> None:
    first, *rest = STORY.claims
    other = with_claims(replace(first, text="Something else."), *rest)

    found = apart(report(STORY), report(other), leaving_out={"At a glance", "The claims", "Claim 1"})

    assert found == []


def test_what_is_told_of_one_claim_stands_together() -> None:
    first, second, *rest = STORY.claims
    one = replace(first, evidence=(), state=ReviewState.DISPUTED)
    other = replace(second, evidence=(*second.evidence, make.held(rich.HERALD, locator="page 9")), text="Another.")

    sections = [each.section for each in apart(report(STORY), report(with_claims(one, other, *rest)))]

    assert sections == sorted(sections, key=sections.index)
