"""A claim in the story that the desk has not decided."""

from __future__ import annotations

import pytest

from tests import make
from tracker.audit.rules.undecided import undecided
from tracker.domain.vocabulary import DECIDED_STATES, Severity


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ("unreviewed", "not decided: nobody has checked it yet"),
        ("in_review", "not decided: still in review"),
        ("needs_source", "not decided: still in need of a source"),
    ],
)
def test_a_claim_that_waits_for_a_decision_fails(state: str, told: str) -> None:
    [finding] = undecided.findings(make.dossier(make.claim(state=state)))

    assert (finding.message, finding.severity) == (told, Severity.BLOCKER)


@pytest.mark.parametrize("state", [*sorted(DECIDED_STATES), "withdrawn", "corrected"])
def test_a_claim_that_is_decided_or_laid_aside_passes(state: str) -> None:
    assert undecided.findings(make.dossier(make.claim(state=state))) == []


def test_no_pack_changes_it_no_waiver_clears_it_and_no_decision_waits_for_it() -> None:
    assert (undecided.fixed, undecided.waivable, undecided.guards) == (True, False, False)
