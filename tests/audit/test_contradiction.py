"""Two claims are verified of which one at most is true."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests import make
from tracker.audit.rules.contradiction import contradiction
from tracker.domain.vocabulary import ReviewState, Severity
from tracker.models.rows import ClaimRow

THIRTY = make.claim("Thirty died.", number=1, state="verified")
FORTY = make.claim("Forty died.", number=2, state="verified")
OTHERS = replace(make.claim("Fifty died.", state="verified"), label="mayor#7", number=7)
"""A claim of another story."""


def test_two_verified_death_tolls_of_one_group_both_fail() -> None:
    dossier = make.dossier(THIRTY, FORTY, contradictions=(make.contradiction("death toll", THIRTY, FORTY),))

    found = contradiction.findings(dossier)

    assert [(finding.claim, finding.message) for finding in found] == [
        ("kim-train#1", "verified, and so is kim-train#2: of “death toll” one at most is true"),
        ("kim-train#2", "verified, and so is kim-train#1: of “death toll” one at most is true"),
    ]
    assert {finding.severity for finding in found} == {Severity.BLOCKER}


def test_another_storys_claim_is_named_and_judged_with_its_own_story() -> None:
    dossier = make.dossier(THIRTY, contradictions=(make.contradiction("death toll", THIRTY, OTHERS),))

    [finding] = contradiction.findings(dossier)

    assert (finding.claim, finding.message) == (
        "kim-train#1",
        "verified, and so is mayor#7: of “death toll” one at most is true",
    )


def test_all_the_others_are_named() -> None:
    group = make.contradiction("death toll", THIRTY, FORTY, OTHERS)

    [first, _] = contradiction.findings(make.dossier(THIRTY, FORTY, contradictions=(group,)))

    assert first.message == "verified, and so are kim-train#2 and mayor#7: of “death toll” one at most is true"


def test_a_claim_in_two_groups_is_found_fault_with_once() -> None:
    groups = (make.contradiction("death toll", THIRTY, FORTY), make.contradiction("date", THIRTY, OTHERS))

    [first, _] = contradiction.findings(make.dossier(THIRTY, FORTY, contradictions=groups))

    assert first.message == (
        "verified, and so is kim-train#2: of “death toll” one at most is true; "
        "verified, and so is mayor#7: of “date” one at most is true"
    )


@pytest.mark.parametrize("state", sorted(set(ReviewState) - {ReviewState.VERIFIED}))
def test_one_verified_beside_one_that_is_not_passes(state: ReviewState) -> None:
    other = replace(FORTY, state=state)
    dossier = make.dossier(THIRTY, other, contradictions=(make.contradiction("death toll", THIRTY, other),))

    assert contradiction.findings(dossier) == []


@pytest.mark.parametrize("written", ["verified", "in_review"])
def test_the_state_in_the_file_counts_and_not_the_one_the_group_was_read_with(written: str) -> None:
    read = replace(FORTY, state=ReviewState(written))
    groups = (make.contradiction("death toll", THIRTY, read),)

    def found(now: ClaimRow) -> int:
        return len(contradiction.findings(make.dossier(THIRTY, now, contradictions=groups)))

    assert found(FORTY) == 2
    assert found(replace(FORTY, state=ReviewState.IN_REVIEW)) == 0


def test_verified_claims_in_no_group_pass() -> None:
    assert contradiction.findings(make.dossier(THIRTY, FORTY)) == []
