"""What a decision needs beside state, role and reason: evidence, a second person, a blind opinion, an unchanged claim."""

from __future__ import annotations

import orjson
import pytest

from tests.services.newsroom import DISPUTED, REFUTED, SLUG, UNVERIFIABLE, VERIFIED, Room
from tracker.domain.errors import MoveRefusedError
from tracker.domain.vocabulary import ReviewAct, ReviewState, Risk, Role
from tracker.models import Person
from tracker.models.proceedings import sealed_steps
from tracker.services import claiming, evidencing, guards, reviewing, sources
from tracker.services.desks import add_person
from tracker.services.importing import import_bundle
from tracker.services.staffing import edit_person
from tracker.store import ledger
from tracker.store.moves import reviews_of

WANTED = {VERIFIED: "supports", DISPUTED: "refutes", REFUTED: "refutes"}


def taken(room: Room, risk: str = "normal") -> str:
    """A claim that MC is on, with nothing held."""
    label = room.claim(risk=risk)
    reviewing.take(room.session, label, by=room.MC)
    return label


def checker_and_editor(room: Room, initials: str = "CE") -> Person:
    """Somebody who may propose and may approve."""
    return add_person(room.session, f"Cleo {initials}", initials, [Role.CHECKER, Role.EDITOR], by=room.EK)


# Evidence


@pytest.mark.parametrize(("outcome", "bearing"), WANTED.items())
def test_an_outcome_needs_evidence_of_its_bearing(room: Room, outcome: ReviewState, bearing: str) -> None:
    label = taken(room)
    room.held(label, "context")
    room.held(label, "refutes" if bearing == "supports" else "supports")

    with pytest.raises(MoveRefusedError) as refused:
        reviewing.propose(room.session, label, outcome, by=room.MC)

    assert str(refused.value) == (
        f"{label} has no evidence that {bearing} it: add some with `tracker evidence add {label} --source NAME "
        f"--bearing {bearing} --locator PLACE`"
    )


@pytest.mark.parametrize(("outcome", "bearing"), WANTED.items())
def test_evidence_nobody_can_find_again_does_not_do(room: Room, outcome: ReviewState, bearing: str) -> None:
    label = taken(room)
    room.held(label, bearing, locator=None)

    with pytest.raises(MoveRefusedError, match=f"has evidence that {bearing} it, but none with a locator"):
        reviewing.propose(room.session, label, outcome, by=room.MC)
    room.held(label, bearing)
    reviewing.propose(room.session, label, outcome, by=room.MC)


def test_retracted_evidence_bears_nothing_out(room: Room) -> None:
    label = taken(room)
    evidencing.retract_evidence(room.session, room.held(label).id, by=room.MC, reason="another train")

    with pytest.raises(MoveRefusedError, match="has no evidence that supports it"):
        reviewing.propose(room.session, label, VERIFIED, by=room.MC)


def test_evidence_of_a_retracted_source_bears_nothing_out(room: Room) -> None:
    label = room.decided(room.claim())
    sources.retract_source(room.session, "Court", by=room.EK, reason="a forgery")

    with pytest.raises(MoveRefusedError, match="has no evidence that supports it"):
        reviewing.propose(room.session, label, VERIFIED, by=room.MC)


def test_evidence_must_still_be_there_when_the_outcome_is_approved(room: Room) -> None:
    label = taken(room)
    room.held(label, "refutes")
    row = room.held(label)
    reviewing.propose(room.session, label, VERIFIED, by=room.MC)
    row.locator = None
    ledger.record(room.session, "a slip", label, by=room.MC)

    with pytest.raises(MoveRefusedError, match="but none with a locator"):
        reviewing.approve(room.session, label, by=room.EK)


# The second person


def test_nobody_approves_what_they_proposed(room: Room) -> None:
    label, cleo = room.in_review(room.claim()), checker_and_editor(room)
    reviewing.release(room.session, label, by=room.MC)
    reviewing.propose(room.session, label, VERIFIED, by=cleo)

    with pytest.raises(MoveRefusedError) as refused:
        reviewing.approve(room.session, label, by=cleo)

    assert str(refused.value) == f"{label} needs a second person, and you proposed it: ask another editor to approve it"


def test_nobody_approves_a_claim_they_logged(room: Room) -> None:
    label = room.proposed(room.claim())

    with pytest.raises(MoveRefusedError, match="needs a second person, and you logged the claim: ask another editor"):
        reviewing.approve(room.session, label, by=room.ann)


def test_nobody_approves_a_claim_of_a_story_they_reported(room: Room) -> None:
    label = room.proposed(room.claim())
    article = room.on_file(label).article
    room.bring_about(lambda: setattr(article, "reporter_id", room.EK.id))
    ledger.record(room.session, "set reporter", "kim-train", by=room.ann)

    with pytest.raises(MoveRefusedError, match="needs a second person, and you reported the story"):
        reviewing.approve(room.session, label, by=room.EK)


def test_an_approval_by_a_second_person_is_no_override(room: Room) -> None:
    label = room.decided(room.claim())

    assert [step.act for step in room.steps(label)][-1] is ReviewAct.APPROVE
    assert not guards.proceedings(room.session, room.on_file(label)).decided_alone


@pytest.mark.parametrize("setting", ["required", "override"])
def test_a_checker_alone_only_proposes_where_the_desk_asks_for_a_second_person(room: Room, setting: str) -> None:
    room.second_person(setting)

    label = room.proposed(room.claim())

    assert room.state(label) is ReviewState.IN_REVIEW


def test_nobody_decides_alone_where_a_second_person_is_required(room: Room) -> None:
    label = room.in_review(room.claim())
    sentence = (
        "this desk requires a second person: leave --alone out, or an editor changes it with "
        "`tracker settings second-person override`"
    )

    with pytest.raises(MoveRefusedError) as refused:
        reviewing.propose(room.session, label, VERIFIED, by=room.MC, reason="I am sure", alone=True)
    assert str(refused.value) == sentence
    reviewing.propose(room.session, label, VERIFIED, by=room.MC)
    with pytest.raises(MoveRefusedError) as refused:
        reviewing.approve(room.session, label, by=room.EK, reason="I am sure", alone=True)
    assert str(refused.value) == sentence


def test_deciding_alone_takes_both_who_proposes_and_who_approves(room: Room) -> None:
    room.second_person("override")
    label = room.in_review(room.claim())

    with pytest.raises(MoveRefusedError, match=r"^deciding alone takes an editor"):
        reviewing.propose(room.session, label, VERIFIED, by=room.MC, alone=True, reason="nobody is here at night")
    room.second_person("off")
    with pytest.raises(MoveRefusedError, match=r"^deciding alone takes an editor"):
        reviewing.propose(room.session, label, VERIFIED, by=room.MC, alone=True, reason="nobody is here at night")
    reviewing.propose(room.session, label, VERIFIED, by=room.MC)

    assert room.state(label) is ReviewState.IN_REVIEW
    assert [step.act for step in room.steps(label)][-1] is ReviewAct.PROPOSE


def test_an_override_needs_a_reason_and_leaves_its_row(room: Room) -> None:
    room.second_person("override")
    label = room.claim()
    room.held(label)
    reviewing.take(room.session, label, by=room.ann)

    with pytest.raises(MoveRefusedError, match=r'^deciding alone needs a reason: add --reason "\.\.\."$'):
        reviewing.propose(room.session, label, VERIFIED, by=room.ann, alone=True)
    reviewing.propose(room.session, label, VERIFIED, by=room.ann, alone=True, reason="nobody is here at night")

    *_, step = room.steps(label)
    assert room.state(label) is VERIFIED
    assert (step.act, step.by_id, step.reason) == (ReviewAct.OVERRIDE, room.ann.id, "nobody is here at night")
    assert room.entries()[-1].act == "override"
    assert guards.proceedings(room.session, room.on_file(label)).decided_alone


def test_whoever_is_no_second_person_can_approve_alone_where_the_desk_allows_it(room: Room) -> None:
    room.second_person("override")
    label = room.proposed(room.claim())

    with pytest.raises(MoveRefusedError, match="needs a second person, and you logged the claim"):
        reviewing.approve(room.session, label, by=room.ann)
    reviewing.approve(room.session, label, by=room.ann, alone=True, reason="nobody is here at night")

    assert [step.act for step in room.steps(label)][-1] is ReviewAct.OVERRIDE


def test_a_true_second_person_overrides_nothing_even_if_they_say_so(room: Room) -> None:
    room.second_person("override")
    label = room.proposed(room.claim())

    reviewing.approve(room.session, label, by=room.EK, alone=True, reason="nobody is here at night")

    assert [step.act for step in room.steps(label)][-1] is ReviewAct.APPROVE


@pytest.mark.parametrize("risk", ["normal", "high"])
def test_on_a_one_person_desk_a_decision_stands_alone_and_says_so(room: Room, risk: str) -> None:
    room.second_person("off")
    label = room.claim(risk=risk)
    room.held(label)
    reviewing.take(room.session, label, by=room.ann)

    reviewing.propose(room.session, label, VERIFIED, by=room.ann)

    *_, step = room.steps(label)
    assert room.state(label) is VERIFIED
    assert (step.act, step.reason) == (ReviewAct.OVERRIDE, "decided by one person")
    assert room.entries()[-1].act == "override"


def test_on_a_one_person_desk_the_proposal_of_another_is_approved_by_two(room: Room) -> None:
    label = room.proposed(room.claim())
    room.second_person("off")

    reviewing.approve(room.session, label, by=room.EK)

    assert [step.act for step in room.steps(label)][-1] is ReviewAct.APPROVE


def test_on_a_one_person_desk_an_own_proposal_is_approved_by_one(room: Room) -> None:
    label, cleo = room.in_review(room.claim()), checker_and_editor(room)
    reviewing.release(room.session, label, by=room.MC)
    reviewing.propose(room.session, label, VERIFIED, by=cleo)
    room.second_person("off")

    reviewing.approve(room.session, label, by=cleo)

    *_, step = room.steps(label)
    assert (step.act, step.reason) == (ReviewAct.OVERRIDE, "decided by one person")


def test_a_decision_alone_is_not_laid_at_the_door_of_whoever_proposed_another(room: Room) -> None:
    label = room.proposed(room.claim(), REFUTED)
    room.second_person("off")

    reviewing.propose(room.session, label, VERIFIED, by=room.ann)

    standing = guards.proceedings(room.session, room.on_file(label))
    assert standing.decided_alone
    assert standing.decided_on is None


def test_who_brings_a_claim_in_from_a_file_is_no_second_person_to_it(room: Room) -> None:
    """Whomever the file names as its author."""
    desks_editor = edit_person(room.session, "AO", by=room.EK, add=[Role.EDITOR])[0]
    record = {"record": "claim", "article": SLUG, "text": "It is blue."}
    lines = [{**record, "number": 90}, {**record, "number": 91, "author": "RL"}]
    import_bundle(room.session, (orjson.dumps(line) for line in lines), by=desks_editor)

    for number, fault in ((90, "you logged the claim"), (91, "you brought what it says on file")):
        label = room.proposed(f"{SLUG}#{number}")
        with pytest.raises(MoveRefusedError, match=f"needs a second person, and {fault}: ask another editor"):
            reviewing.approve(room.session, label, by=desks_editor)
        reviewing.approve(room.session, label, by=room.EK)
    assert room.on_file(f"{SLUG}#91").author_id == room.RL.id


# High risk


def high_risk(room: Room) -> str:
    """A claim of high risk that MC proposed as verified."""
    return room.proposed(room.claim(risk="high"))


def test_high_risk_waits_for_a_second_opinion(room: Room) -> None:
    label = high_risk(room)

    with pytest.raises(MoveRefusedError) as refused:
        reviewing.approve(room.session, label, by=room.EK)

    assert str(refused.value) == (
        f"{label} is of high risk: a second checker gives an opinion first, with `tracker opinion {label} OUTCOME`"
    )


def test_high_risk_is_approved_once_a_second_checker_thinks_the_same(room: Room) -> None:
    label = high_risk(room)

    reviewing.give_opinion(room.session, label, VERIFIED, by=room.AO)
    reviewing.approve(room.session, label, by=room.EK)

    assert room.state(label) is VERIFIED


def test_the_opinion_may_come_before_the_proposal(room: Room) -> None:
    label = room.in_review(room.claim(risk="high"))

    reviewing.give_opinion(room.session, label, VERIFIED, by=room.AO)
    reviewing.propose(room.session, label, VERIFIED, by=room.MC)
    reviewing.approve(room.session, label, by=room.EK)

    assert room.state(label) is VERIFIED


@pytest.mark.parametrize("opinion_first", [True, False])
@pytest.mark.parametrize("risk", ["normal", "high"])
def test_opinions_that_differ_send_the_claim_back(room: Room, risk: str, opinion_first: bool) -> None:
    label = room.in_review(room.claim(risk=risk))
    if opinion_first:
        reviewing.give_opinion(room.session, label, REFUTED, by=room.AO)
    reviewing.propose(room.session, label, VERIFIED, by=room.MC)
    if not opinion_first:
        reviewing.give_opinion(room.session, label, REFUTED, by=room.AO)

    *_, step = room.steps(label)
    assert (step.act, step.by_id, step.to_state) == (ReviewAct.RETURN, None, ReviewState.IN_REVIEW)
    assert step.reason is not None
    assert step.reason.startswith("opinions differ: one says ")
    with pytest.raises(MoveRefusedError, match="nothing is proposed"):
        reviewing.approve(room.session, label, by=room.EK)


def test_after_opinions_differed_both_are_given_anew(room: Room) -> None:
    label = high_risk(room)
    reviewing.give_opinion(room.session, label, REFUTED, by=room.AO)

    reviewing.propose(room.session, label, REFUTED, by=room.MC)

    with pytest.raises(MoveRefusedError, match="is of high risk: a second checker gives an opinion first"):
        reviewing.approve(room.session, label, by=room.EK)


def test_the_two_opinions_are_two_peoples(room: Room) -> None:
    label = high_risk(room)

    with pytest.raises(
        MoveRefusedError, match=r"you proposed the outcome of .*: the opinion must be another checker's"
    ):
        reviewing.give_opinion(room.session, label, VERIFIED, by=room.MC)
    reviewing.give_opinion(room.session, label, VERIFIED, by=room.AO)
    with pytest.raises(MoveRefusedError, match=r"you gave the second opinion on .*: another checker proposes"):
        reviewing.propose(room.session, label, VERIFIED, by=room.AO)


def test_one_second_opinion_is_enough(room: Room) -> None:
    label = high_risk(room)
    reviewing.give_opinion(room.session, label, VERIFIED, by=room.AO)

    with pytest.raises(MoveRefusedError, match="has a second opinion already"):
        reviewing.give_opinion(room.session, label, VERIFIED, by=room.ann)


def test_outcomes_are_sealed_until_both_are_in(room: Room) -> None:
    label = room.in_review(room.claim(risk="high"))
    sealed = [is_sealed(room, label)]

    reviewing.give_opinion(room.session, label, VERIFIED, by=room.AO)
    sealed.append(is_sealed(room, label))
    reviewing.propose(room.session, label, VERIFIED, by=room.MC)
    sealed.append(is_sealed(room, label))

    assert sealed == [False, True, False]


def is_sealed(room: Room, label: str) -> bool:
    """Whether the outcomes given so far must not be shown."""
    claim = room.on_file(label)
    return bool(sealed_steps(reviews_of(room.session, claim.id), Risk.HIGH))


def test_an_opinion_on_another_wording_counts_for_nothing(room: Room) -> None:
    label = room.in_review(room.claim(risk="high"))
    reviewing.give_opinion(room.session, label, VERIFIED, by=room.AO)
    claiming.edit_claim(room.session, label, by=room.RL, text="The train has two helicopters on board.")
    reviewing.propose(room.session, label, VERIFIED, by=room.MC)

    with pytest.raises(MoveRefusedError) as refused:
        reviewing.approve(room.session, label, by=room.EK)
    assert str(refused.value) == (
        f"{label} is of high risk, and the opinion that was given spoke of the claim as it was then and no longer counts: "
        f"a second checker gives one on the claim as it stands, with `tracker opinion {label} OUTCOME`"
    )
    reviewing.give_opinion(room.session, label, VERIFIED, by=room.AO)
    reviewing.approve(room.session, label, by=room.EK)

    assert room.state(label) is VERIFIED


def test_an_opinion_does_not_outlive_the_change_that_voided_the_proposal(room: Room) -> None:
    label = high_risk(room)
    reviewing.give_opinion(room.session, label, VERIFIED, by=room.AO)
    claiming.edit_claim(room.session, label, by=room.RL, text="The train has two helicopters on board.")

    reviewing.propose(room.session, label, VERIFIED, by=room.MC)

    with pytest.raises(MoveRefusedError, match="is of high risk"):
        reviewing.approve(room.session, label, by=room.EK)
    assert is_sealed(room, label)
    reviewing.ask_for_source(room.session, label, by=room.MC, reason="nobody named")
    assert is_sealed(room, label), "whoever asks for a source opens nothing to whoever is heard next"


def test_whoever_gave_an_opinion_on_another_wording_may_propose(room: Room) -> None:
    label = room.in_review(room.claim(risk="high"))
    reviewing.release(room.session, label, by=room.MC)
    reviewing.give_opinion(room.session, label, VERIFIED, by=room.AO)
    claiming.edit_claim(room.session, label, by=room.RL, text="The train has two helicopters on board.")

    reviewing.propose(room.session, label, VERIFIED, by=room.AO)

    assert [step.act for step in room.steps(label)][-1] is ReviewAct.PROPOSE


def test_high_risk_can_be_approved_alone_only_as_an_override(room: Room) -> None:
    room.second_person("override")
    label = high_risk(room)

    reviewing.approve(room.session, label, by=room.EK, alone=True, reason="the second checker is ill")

    assert [step.act for step in room.steps(label)][-1] is ReviewAct.OVERRIDE


# What is no longer what was proposed


def test_a_claim_edited_since_it_was_proposed_cannot_be_approved(room: Room) -> None:
    label = room.proposed(room.claim())
    claiming.edit_claim(room.session, label, by=room.RL, text="The train has two helicopters on board.")

    with pytest.raises(MoveRefusedError) as refused:
        reviewing.approve(room.session, label, by=room.EK)

    assert str(refused.value) == (
        f"{label} has changed since it was proposed: send it back with `tracker return {label} --reason ...`"
    )
    reviewing.send_back(room.session, label, by=room.EK, reason="it was edited")
    reviewing.propose(room.session, label, VERIFIED, by=room.MC)
    reviewing.approve(room.session, label, by=room.EK)


@pytest.mark.parametrize("setting", ["override", "off"])
def test_not_even_alone(room: Room, setting: str) -> None:
    label = room.proposed(room.claim())
    claiming.edit_claim(room.session, label, by=room.RL, text="The train has two helicopters on board.")
    room.second_person(setting)

    with pytest.raises(MoveRefusedError, match="has changed since it was proposed"):
        reviewing.approve(room.session, label, by=room.ann, alone=True, reason="nobody is here at night")


def test_a_denial_voids_an_open_proposal(room: Room) -> None:
    label = room.proposed(room.claim())
    room.said(label, "Gazette", "denied")

    with pytest.raises(MoveRefusedError, match="has changed since it was proposed"):
        reviewing.approve(room.session, label, by=room.EK)


def test_more_support_voids_nothing(room: Room) -> None:
    label = room.proposed(room.claim())
    room.said(label, "Gazette")
    room.held(label)

    reviewing.approve(room.session, label, by=room.EK)

    assert room.state(label) is VERIFIED


def test_a_note_voids_nothing(room: Room) -> None:
    label = room.proposed(room.claim(), UNVERIFIABLE)
    claiming.edit_claim(room.session, label, by=room.RL, note="ask again on Monday")

    reviewing.approve(room.session, label, by=room.EK)

    assert room.state(label) is UNVERIFIABLE
