"""Where the review of one claim stands, read from its steps."""

from __future__ import annotations

from tests import make
from tracker.domain.vocabulary import ReviewState, Risk
from tracker.models.proceedings import Proceedings, proposal_is_sealed, sealed_steps
from tracker.models.rows import ReviewRow

ANN = make.person("Ann Bell", "AB", ["checker"])
BOB = make.person("Bob Cole", "BC", ["checker"])
CAT = make.person("Cat Dunn", "CD", ["editor"])


def proposes(outcome: str = "verified", version: int = 1) -> ReviewRow:
    """Ann proposes."""
    return make.step("propose", ANN, outcome=outcome, claim_version=version)


def thinks(outcome: str = "verified", version: int = 1) -> ReviewRow:
    """Bob gives his opinion."""
    return make.step("opinion", BOB, outcome=outcome, claim_version=version)


def test_nothing_is_open_on_a_claim_that_nobody_looked_at() -> None:
    assert Proceedings.of([]) == Proceedings()


def test_a_proposal_and_an_opinion_wait_for_a_decision_in_either_order() -> None:
    for steps in ([proposes(), thinks()], [thinks(), proposes()]):
        now = Proceedings.of(steps)

        assert (now.proposal, now.opinion, now.decision) == (proposes(), thinks(), None)


def test_an_approval_is_made_on_the_proposal_and_closes_the_round() -> None:
    approval = make.step("approve", CAT, outcome="verified", to="verified")

    now = Proceedings.of([proposes(), thinks(), approval])

    assert now == Proceedings(decision=approval, decided_on=proposes())
    assert not now.decided_alone


def test_a_decision_alone_was_made_on_nobodys_proposal_unless_it_says_the_same() -> None:
    override = make.step("override", CAT, outcome="refuted", to="refuted", reason="alone")

    other, same = Proceedings.of([proposes(), override]), Proceedings.of([proposes("refuted"), override])

    assert (other.decided_alone, other.decided_on) == (True, None)
    assert (same.decided_alone, same.decided_on) == (True, proposes("refuted"))


def test_a_return_is_remembered_until_something_new_is_proposed() -> None:
    back = make.step("return", CAT, reason="which page?")

    assert Proceedings.of([proposes(), back]) == Proceedings(returned=back)
    assert Proceedings.of([proposes(), back, proposes()]) == Proceedings(proposal=proposes())


def test_a_round_ends_when_the_claim_leaves_review_or_comes_back() -> None:
    for end in ("reopen", "withdraw", "needs_source", "correct"):
        assert Proceedings.of([proposes(), thinks(), make.step(end, CAT, reason="why")]) == Proceedings()


def test_taking_and_releasing_leave_everything_as_it_is() -> None:
    steps = [proposes(), make.step("take", BOB), make.step("release", BOB), make.step("assign", CAT)]

    assert Proceedings.of(steps) == Proceedings(proposal=proposes())


def test_an_opinion_on_another_version_counts_for_nothing_and_unseals_nothing() -> None:
    now = Proceedings.of([thinks(version=1), proposes(version=2)])

    assert now == Proceedings(proposal=proposes(version=2))
    assert Proceedings.of([thinks(version=1)]).for_version(2) == Proceedings()
    assert Proceedings.of([thinks(version=1)]).for_version(1).opinion == thinks(version=1)


def test_a_proposal_on_another_version_is_stale_and_waits_for_nobodys_approval() -> None:
    now = Proceedings.of([proposes(version=1)]).for_version(2)

    assert (now.proposal, now.stale) == (None, proposes(version=1))


def test_outcomes_are_sealed_at_high_risk_until_both_are_in() -> None:
    for steps, sealed in (
        ([], set()),
        ([proposes()], {0}),
        ([thinks()], {0}),
        ([proposes(), proposes("refuted")], {0, 1}),
        ([proposes(), thinks()], set()),
        ([thinks(), proposes("refuted")], set()),
        ([proposes(version=1), thinks(version=2)], {0, 1}),
        ([proposes(version=1), thinks(version=2), proposes(version=2)], set()),
        ([proposes(), thinks(), make.step("return", None), proposes()], {3}),
    ):
        assert sealed_steps(steps, Risk.HIGH) == sealed, steps
        assert proposal_is_sealed(steps, Risk.HIGH) is (steps[-1:] == [proposes()] or len(sealed) > 1), steps


def test_no_end_of_a_round_but_a_decision_opens_the_seal() -> None:
    for end in ("return", "needs_source", "withdraw", "reopen", "correct"):
        ended = [proposes(), make.step(end, ANN, reason="why"), make.step("take", BOB)]

        assert sealed_steps(ended, Risk.HIGH) == {0}, end
        assert sealed_steps([*ended, proposes("refuted")], Risk.HIGH) == {0, 3}, end
        assert sealed_steps([*ended, proposes("refuted"), thinks("refuted")], Risk.HIGH) == frozenset(), end
        assert sealed_steps([thinks(), *ended[1:]], Risk.NORMAL) == {0}, end
    alone = make.step("override", CAT, outcome="refuted", to="refuted", reason="alone")
    assert sealed_steps([proposes(), alone, make.step("reopen", None)], Risk.HIGH) == frozenset()


def test_a_proposal_is_open_at_normal_risk_but_an_opinion_alone_is_sealed_at_any() -> None:
    assert sealed_steps([proposes()], Risk.NORMAL) == frozenset()
    assert sealed_steps([thinks()], Risk.NORMAL) == {0}
    assert sealed_steps([proposes(version=1), thinks(version=2)], Risk.NORMAL) == {1}


def test_an_outcome_is_a_state() -> None:
    assert proposes().outcome is ReviewState.VERIFIED
