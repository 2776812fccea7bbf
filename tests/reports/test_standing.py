"""Where the checking of a claim stands, read from its review."""

from __future__ import annotations

from tests import make
from tracker.models.rows import ReviewRow
from tracker.reports.standing import Standing, standing

ANN = make.person("Ann Lee")
BO = make.person("Bo Kim")
TAKEN = make.step("take", ANN, start="unreviewed", to="in_review")
PROPOSED = make.step("propose", ANN, outcome="verified")
OPINION = make.step("opinion", BO, outcome="verified")
RETURNED = make.step("return", BO, reason="look again")


def stands(*steps: ReviewRow, state: str = "in_review", risk: str = "normal") -> Standing:
    """Where a claim with this review stands."""
    return standing(make.claim(state=state, risk=risk, reviews=steps))


def test_a_decision_comes_with_the_proposal_it_decided_on() -> None:
    found = stands(*make.decided(ANN, BO), state="verified")

    assert found.moved is not None
    assert found.moved.by_id == BO.id
    assert found.proposal is not None
    assert found.proposal.by_id == ANN.id
    assert not found.alone


def test_an_override_is_a_decision_by_one_person() -> None:
    assert stands(*make.decided_alone(ANN), state="verified").alone


def test_an_override_beside_the_approval_is_a_decision_by_one_person() -> None:
    override = make.step("override", ANN, outcome="verified")
    approve = make.step("approve", ANN, outcome="verified", to="verified")

    assert stands(TAKEN, PROPOSED, override, approve, state="verified").alone


def test_whoever_approves_their_own_proposal_decides_alone() -> None:
    assert stands(*make.decided(ANN, ANN), state="verified").alone


def test_an_override_of_an_earlier_round_says_nothing_of_this_one() -> None:
    steps = [*make.decided_alone(ANN), make.reopened(BO), *make.decided(ANN, BO)[1:]]

    assert not stands(*steps, state="verified").alone


def test_a_proposal_waits_until_it_is_sent_back() -> None:
    assert stands(TAKEN, PROPOSED).proposal == PROPOSED
    assert stands(TAKEN, PROPOSED, RETURNED).proposal is None


def test_an_approved_proposal_does_not_wait_after_reopening() -> None:
    assert stands(*make.decided(ANN, BO), make.reopened(None)).proposal is None


def test_at_high_risk_what_was_said_last_waits_unheard_until_both_are_in() -> None:
    for steps, risk, unheard in (
        ((TAKEN, PROPOSED), "high", PROPOSED),
        ((TAKEN, OPINION), "high", OPINION),
        ((TAKEN, PROPOSED, OPINION), "high", None),
        ((TAKEN, PROPOSED), "normal", None),
        ((TAKEN, OPINION), "normal", OPINION),
        ((TAKEN, PROPOSED, RETURNED), "high", None),
    ):
        assert stands(*steps, risk=risk).unheard == unheard, (steps, risk)


def test_an_earlier_round_is_read_where_both_were_in_it_and_stays_sealed_where_they_were_not() -> None:
    assert stands(TAKEN, PROPOSED, OPINION, RETURNED, PROPOSED, risk="high").sealed == {4}
    assert stands(TAKEN, PROPOSED, RETURNED, PROPOSED, risk="high").sealed == {1, 3}


def test_a_claim_nobody_touched_has_no_standing_but_its_state() -> None:
    found = stands(state="unreviewed")

    assert (found.moved, found.proposal, found.alone, found.unheard) == (None, None, False, None)
