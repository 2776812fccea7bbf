"""A decision without a second person."""

from __future__ import annotations

import pytest

from tests import make
from tracker.audit.rules.self_verified import self_verified

ANN = make.person("Ann Bell", "AB", ["checker", "editor"])
BOB = make.person("Bob Cole", "BC", ["editor"])
CAT = make.person("Cat Dunn", "CD", ["reporter"])


def test_a_checker_who_approves_what_they_proposed_fails() -> None:
    dossier = make.dossier(make.claim(state="verified", reviews=make.decided(ANN, ANN)))

    [finding] = self_verified.findings(dossier)

    assert finding.message == "no second person: Ann Bell approved it and also proposed it"


def test_an_editor_who_approves_what_another_proposed_and_a_third_logged_passes() -> None:
    claim = make.claim(state="verified", author=CAT, reviews=make.decided(ANN, BOB))

    assert self_verified.findings(make.dossier(claim, reporter=CAT)) == []


def test_an_editor_who_logged_the_claim_is_no_second_person() -> None:
    dossier = make.dossier(make.claim(state="refuted", author=BOB, reviews=make.decided(ANN, BOB, "refuted")))

    [finding] = self_verified.findings(dossier)

    assert finding.message == "no second person: Bob Cole approved it and also logged the claim"


def test_an_editor_who_reported_the_story_is_no_second_person() -> None:
    claim = make.claim(state="verified", author=BOB, reviews=make.decided(ANN, BOB))

    [finding] = self_verified.findings(make.dossier(claim, reporter=BOB))

    assert finding.message == "no second person: Bob Cole approved it and also logged the claim and reported the story"


def test_a_checker_may_propose_on_a_claim_they_logged() -> None:
    claim = make.claim(state="verified", author=ANN, reviews=make.decided(ANN, BOB))

    assert self_verified.findings(make.dossier(claim)) == []


@pytest.mark.parametrize("second_person", ["off", "override", "required"])
def test_a_decision_alone_is_said_whatever_the_desk_allows(second_person: str) -> None:
    claim = make.claim(state="verified", reviews=make.decided_alone(ANN))

    [finding] = self_verified.findings(make.dossier(claim, second_person=second_person))

    assert finding.message == "decided by one person: Ann Bell"


def test_a_decision_alone_on_an_own_claim_says_that_too() -> None:
    dossier = make.dossier(make.claim(state="verified", author=ANN, reviews=make.decided_alone(ANN)))

    [finding] = self_verified.findings(dossier)

    assert finding.message == "decided by one person: Ann Bell, who also logged the claim"


def test_an_override_of_what_another_proposed_is_an_override_and_not_one_person() -> None:
    history = (make.step("propose", ANN, outcome="verified"), *make.decided_alone(BOB)[1:])

    [finding] = self_verified.findings(make.dossier(make.claim(state="verified", author=BOB, reviews=history)))

    assert finding.message == "the second-person rule was overridden: Bob Cole, who also logged the claim"


def test_an_override_of_an_own_proposal_is_one_person() -> None:
    history = (make.step("propose", ANN, outcome="verified"), *make.decided_alone(ANN)[1:])

    [finding] = self_verified.findings(make.dossier(make.claim(state="verified", reviews=history)))

    assert finding.message == "decided by one person: Ann Bell, who also proposed it"


def test_a_later_decision_by_two_people_mends_it() -> None:
    history = (*make.decided_alone(ANN), make.reopened(BOB), *make.decided(ANN, BOB))

    assert self_verified.findings(make.dossier(make.claim(state="verified", reviews=history))) == []


def test_a_later_decision_by_one_person_is_the_one_that_counts() -> None:
    history = (*make.decided(ANN, BOB), make.reopened(None), *make.decided_alone(BOB))

    [finding] = self_verified.findings(make.dossier(make.claim(state="verified", reviews=history)))

    assert finding.message == "decided by one person: Bob Cole"


def test_a_proposal_that_was_sent_back_is_not_held_against_its_proposer() -> None:
    history = (
        make.step("propose", BOB, outcome="verified"),
        make.step("return", ANN, reason="no locator"),
        make.step("propose", ANN, outcome="verified"),
        make.step("approve", BOB, outcome="verified", to="verified"),
    )

    assert self_verified.findings(make.dossier(make.claim(state="verified", reviews=history))) == []


def test_a_claim_that_was_reopened_stands_at_no_decision() -> None:
    history = (*make.decided_alone(ANN), make.reopened(BOB))

    assert self_verified.findings(make.dossier(make.claim(state="in_review", reviews=history))) == []


def test_a_second_opinion_does_not_count_as_an_approval() -> None:
    history = (*make.decided(ANN, BOB)[:-1], make.step("opinion", BOB, outcome="verified"))

    assert self_verified.findings(make.dossier(make.claim(state="in_review", reviews=history))) == []


def test_a_claim_nobody_is_known_to_have_logged_in_a_story_without_reporter_passes() -> None:
    dossier = make.dossier(make.claim(state="verified", reviews=make.decided(ANN, BOB)))

    assert self_verified.findings(dossier) == []


def test_a_policy_that_was_overridden_is_said_with_the_rules_and_by_whom() -> None:
    history = (
        make.step("propose", ANN, outcome="verified"),
        make.step("approve", BOB, outcome="verified", to="verified", overrides="contradiction,source-retracted"),
    )

    [finding] = self_verified.findings(make.dossier(make.claim(state="verified", reviews=history)))

    assert finding.message == "the policy was overridden (contradiction, source-retracted) by Bob Cole"


def test_a_decision_alone_against_the_policy_is_one_finding_that_says_both() -> None:
    alone = make.step("override", ANN, outcome="verified", to="verified", reason="urgent", overrides="contradiction")

    [finding] = self_verified.findings(make.dossier(make.claim(state="verified", reviews=[alone])))

    assert finding.message == ("decided by one person: Ann Bell; the policy was overridden (contradiction) by Ann Bell")


def test_a_policy_overridden_in_an_earlier_decision_is_not_held_against_the_one_that_stands() -> None:
    history = (
        make.step("approve", BOB, outcome="verified", to="verified", overrides="contradiction"),
        make.reopened(BOB),
        *make.decided(ANN, BOB),
    )

    assert self_verified.findings(make.dossier(make.claim(state="verified", reviews=history))) == []
