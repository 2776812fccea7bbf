"""An allegation about somebody rests on one unnamed source, and no second person has approved it."""

from __future__ import annotations

from typing import Any

from tests import make
from tracker.audit.rules.serious_unnamed_single import serious_unnamed_single
from tracker.domain.vocabulary import Severity
from tracker.models.rows import ClaimRow

AP = make.source("AP", "agency")
REUTERS = make.source("Reuters", "agency")
OFFICIAL = make.source("official", "unnamed")
AIDE = make.source("aide", "unnamed")
COURT = make.source("Court record", "document")
ANN, BOB = make.person("Ann Bell"), make.person("Bob Cole")


def accused(**more: Any) -> ClaimRow:
    """An allegation about the minister that one unnamed official told AP."""
    plain = {"sources": [make.said(OFFICIAL, via=[AP])], "allegation": True, "about": "the minister"}
    return make.claim(**{**plain, **more})


def test_an_accusation_by_one_unnamed_official_fails() -> None:
    [finding] = serious_unnamed_single.findings(make.dossier(accused()))

    assert finding.severity is Severity.BLOCKER
    assert finding.message == (
        "an allegation about the minister on one unnamed source, with no second person's approval: "
        "everything rests on AP, and behind AP on one unnamed official"
    )


def test_an_accusation_of_nobody_in_particular_fails_too() -> None:
    [finding] = serious_unnamed_single.findings(make.dossier(accused(sources=[OFFICIAL], about=None)))

    assert finding.message == (
        "an allegation on one unnamed source, with no second person's approval: everything rests on one unnamed official"
    )


def test_an_accusation_that_another_editor_approved_passes() -> None:
    assert (
        serious_unnamed_single.findings(make.dossier(accused(state="verified", reviews=make.decided(ANN, BOB)))) == []
    )


def test_an_approval_by_who_proposed_it_is_none() -> None:
    claim = accused(state="verified", reviews=make.decided(ANN, ANN))

    assert len(serious_unnamed_single.findings(make.dossier(claim))) == 1


def test_a_decision_by_one_person_alone_is_no_approval() -> None:
    alone = accused(state="verified", reviews=make.decided_alone(ANN))
    overridden = accused(
        state="verified",
        reviews=[make.step("propose", ANN, outcome="verified"), *make.decided_alone(BOB)[1:]],
    )

    assert len(serious_unnamed_single.findings(make.dossier(alone, overridden))) == 2


def test_an_approval_of_an_earlier_round_is_gone_with_it() -> None:
    reopened = accused(state="in_review", reviews=[*make.decided(ANN, BOB), make.reopened(BOB)])
    again = accused(state="verified", reviews=[*make.decided(ANN, BOB), make.reopened(BOB), *make.decided_alone(BOB)])

    undone = accused(state="in_review", reviews=make.decided(ANN, BOB))

    assert len(serious_unnamed_single.findings(make.dossier(reopened, again, undone))) == 3


def test_a_proposal_alone_is_no_approval() -> None:
    claim = accused(state="in_review", reviews=make.decided(ANN, BOB)[:-1])

    assert len(serious_unnamed_single.findings(make.dossier(claim))) == 1


def test_two_unnamed_sources_on_ways_of_their_own_pass() -> None:
    told = [make.said(OFFICIAL, via=[AP]), make.said(AIDE, via=[REUTERS])]

    assert serious_unnamed_single.findings(make.dossier(accused(sources=told))) == []


def test_an_accusation_that_a_record_bears_out_passes() -> None:
    assert serious_unnamed_single.findings(make.dossier(accused(evidence=[COURT]))) == []


def test_one_source_with_a_name_is_left_to_other_rules() -> None:
    assert serious_unnamed_single.findings(make.dossier(accused(sources=[COURT]))) == []


def test_a_claim_that_accuses_nobody_passes() -> None:
    assert serious_unnamed_single.findings(make.dossier(accused(allegation=False))) == []


def test_an_accusation_nobody_states_is_left_to_other_rules() -> None:
    assert serious_unnamed_single.findings(make.dossier(accused(sources=[]))) == []


def test_that_the_unnamed_official_was_there_gives_them_no_name() -> None:
    there = accused(sources=[make.said(OFFICIAL, via=[AP], first_hand=True)])

    assert len(serious_unnamed_single.findings(make.dossier(there))) == 1


def test_a_confidential_person_has_a_name_that_no_reader_learns() -> None:
    heron = make.source("HERON", "person", confidential=True)

    assert len(serious_unnamed_single.findings(make.dossier(accused(sources=[heron])))) == 1
