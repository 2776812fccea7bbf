"""A claim cannot be verified, and the story says it in its own voice."""

from __future__ import annotations

import pytest

from tests import make
from tracker.audit.rules.unverifiable_unattributed import unverifiable_unattributed
from tracker.domain.vocabulary import AttributionStatus, ReviewState, Severity


def test_an_unverifiable_claim_in_our_own_voice_fails() -> None:
    [finding] = unverifiable_unattributed.findings(
        make.dossier(make.claim(state="unverifiable", status="unattributed"))
    )

    assert finding.message == "unverifiable, and the story says it in its own voice: attribute it or cut it"
    assert finding.severity is Severity.BLOCKER


@pytest.mark.parametrize("status", sorted(set(AttributionStatus) - {AttributionStatus.UNATTRIBUTED}))
def test_an_unverifiable_claim_that_the_story_attributes_passes(status: str) -> None:
    assert unverifiable_unattributed.findings(make.dossier(make.claim(state="unverifiable", status=status))) == []


@pytest.mark.parametrize("state", sorted(set(ReviewState) - {ReviewState.UNVERIFIABLE}))
def test_a_claim_in_any_other_state_passes(state: str) -> None:
    assert unverifiable_unattributed.findings(make.dossier(make.claim(state=state, status="unattributed"))) == []


def test_no_decision_waits_for_it() -> None:
    assert not unverifiable_unattributed.guards
