"""What the policy makes a blocker cannot be verified: without a waiver, or an override that stays on the record."""

from __future__ import annotations

import datetime as dt
from typing import NoReturn

import pytest
from sqlalchemy import event

from tests.services.newsroom import DISPUTED, REFUTED, SLUG, UNVERIFIABLE, VERIFIED, Room
from tracker.audit.rule import Rule
from tracker.audit.thresholds import Thresholds
from tracker.domain.errors import BadInputError, MoveRefusedError
from tracker.domain.vocabulary import ReviewAct, ReviewState, Role, Severity
from tracker.models.dossier import Dossier
from tracker.services import claiming, contradicting, policies, reviewing, sources, waiving
from tracker.services.auditing import audit, rules_named
from tracker.services.desks import add_person
from tracker.store import ledger
from tracker.store.one_claim import load_alone, load_for

STRICT = 'summary = "Ours."\n[severity]\nsingle-source = { high = "blocker" }\nunsourced = "blocker"\n'


def clash(room: Room) -> str:
    """A claim in review that contradicts one that is verified."""
    tolls = [room.claim("Thirty people died."), room.claim("Forty people died.")]
    contradicting.group_claims(room.session, tolls, by=room.MC, name="the dead")
    room.decided(tolls[0])
    return room.in_review(tolls[1])


def ours(room: Room, text: str = STRICT) -> None:
    """The desk goes by a pack of its own."""
    room.files.mkdir(exist_ok=True)
    path = room.files / "ours.toml"
    path.write_text(text, encoding="utf-8")
    policies.use_policy(room.session, str(path), by=room.EK)


def refused(room: Room, label: str, *, by: str = "MC", override: bool = False, reason: str | None = None) -> str:
    """Why MC, or another, may not verify a claim."""
    before, person = room.rows(), getattr(room, by)
    with pytest.raises(MoveRefusedError) as refusal:
        reviewing.propose(room.session, label, VERIFIED, by=person, override=override, reason=reason)
    assert room.rows() == before
    return str(refusal.value)


def soon() -> str:
    """A day on which a waiver may end."""
    return (dt.datetime.now(dt.UTC).date() + dt.timedelta(days=30)).isoformat()


def overrides(room: Room, label: str) -> list[tuple[ReviewAct, str | None]]:
    """Every step of a claim's review, with what it overrode."""
    return [(step.act, step.overrides) for step in room.steps(label)]


# What is held back


def test_a_blocker_holds_a_verification_back_and_the_ways_out_are_named(room: Room) -> None:
    label = clash(room)

    assert refused(room, label) == (
        f"the policy one-person-desk holds {label} back (contradiction: verified, and so is kim-train#1: of “the dead” one at "
        f"most is true): an editor can accept it with `tracker waive {label} contradiction --reason ... --until DATE`, or "
        f"go against it with `tracker verify {label} --override --reason ...`"
    )


def test_what_came_up_since_the_proposal_holds_the_approval_back(room: Room) -> None:
    first, second = room.proposed(room.claim("Thirty died.")), room.decided(room.claim("Forty died."))
    contradicting.group_claims(room.session, [first, second], by=room.MC, name="the dead")

    with pytest.raises(MoveRefusedError) as refusal:
        reviewing.approve(room.session, first, by=room.EK)

    assert str(refusal.value).startswith(
        f"the policy one-person-desk holds {first} back (contradiction: verified, and so"
    )
    assert f"`tracker approve {first} --override --reason ...`" in str(refusal.value)
    assert room.state(first) is ReviewState.IN_REVIEW


def test_a_decision_by_one_person_is_held_back_too(room: Room) -> None:
    label = clash(room)
    room.second_person("off")

    assert f"`tracker verify {label} --override" in refused(room, label)


@pytest.mark.parametrize("outcome", [DISPUTED, REFUTED, UNVERIFIABLE])
def test_only_what_is_found_true_is_held_against_the_policy(room: Room, outcome: ReviewState) -> None:
    label = clash(room)

    reviewing.propose(room.session, label, outcome, by=room.MC, reason="not so")
    reviewing.approve(room.session, label, by=room.EK)

    assert room.state(label) is outcome


def test_what_is_found_untrue_is_not_kept_waiting_by_a_pack_that_can_no_longer_be_read(room: Room) -> None:
    label = room.in_review(room.claim())
    room.on_file(label).article.policy = "forgotten"
    ledger.record(room.session, "policy", SLUG, by=room.EK)

    with pytest.raises(BadInputError, match="“forgotten” is no policy pack"):
        reviewing.propose(room.session, label, VERIFIED, by=room.MC)
    reviewing.propose(room.session, label, REFUTED, by=room.MC)


def test_a_warning_holds_nothing_back_and_a_pack_that_makes_it_a_blocker_does(room: Room) -> None:
    label = room.in_review(room.claim())
    reviewing.propose(room.session, label, VERIFIED, by=room.MC)  # one source, which is a warning in this pack

    ours(room, STRICT.replace('high = "blocker"', 'normal = "blocker"'))

    assert "the policy ours holds kim-train#1 back (single-source: 1 citation" in refused(room, label)


def test_a_rule_may_guard_at_high_risk_alone(room: Room) -> None:
    ours(room)

    room.decided(room.claim())
    assert "(single-source: " in refused(room, room.in_review(room.claim(risk="high")))


def test_the_articles_own_pack_guards_and_not_the_desks(room: Room) -> None:
    ours(room)
    policies.use_policy(room.session, "default", by=room.EK, slug=SLUG)

    room.decided(room.claim(risk="high"))


def test_more_than_one_blocker_is_said_in_one_sentence(room: Room) -> None:
    ours(room, f'{STRICT}contradiction = "blocker"\n'.replace("high", "normal"))
    tolls = [room.claim("Thirty people died."), room.claim("Forty people died.")]
    for source in ("Herald", "Gazette"):
        room.said(tolls[0], source, first_hand=True)
    room.decided(tolls[0])
    contradicting.group_claims(room.session, tolls, by=room.MC, name="the dead")

    sentence = refused(room, room.in_review(tolls[1]))

    assert "(single-source: 1 citation, 1 independent: " in sentence
    assert ", and contradiction: verified, and so is kim-train#1" in sentence
    assert (
        "accept it with `tracker waive kim-train#2 RULE --reason ... --until DATE`, or go against it with" in sentence
    )


def test_what_says_nothing_of_verified_claims_does_not_guard(room: Room) -> None:
    """Whoever decides alone is found by self-verified, a blocker in `default`; second-person decides whether they may."""
    policies.use_policy(room.session, "default", by=room.EK)
    room.second_person("off")
    label = room.claim()
    room.held(label)
    reviewing.take(room.session, label, by=room.ann)

    reviewing.propose(room.session, label, VERIFIED, by=room.ann)

    [audited] = audit(room.session, SLUG, rules_named(["self-verified"]), None)
    assert [finding.severity for finding in audited.findings] == [Severity.BLOCKER]


def test_a_proposal_is_taken_as_approved_by_another_editor(room: Room) -> None:
    label = room.claim("The minister took money.")
    claiming.edit_claim(room.session, label, by=room.ann, about="the minister", allegation=True)
    room.source("an aide", "unnamed")
    reviewing.take(room.session, label, by=room.MC)
    room.said(label, "an aide")
    room.held(label, source="an aide")

    reviewing.propose(room.session, label, VERIFIED, by=room.MC)
    reviewing.approve(room.session, label, by=room.EK)

    assert room.state(label) is VERIFIED


def test_the_same_decided_by_one_person_is_held_back(room: Room) -> None:
    label = room.claim("The minister took money.")
    claiming.edit_claim(room.session, label, by=room.ann, about="the minister", allegation=True)
    room.source("an aide", "unnamed")
    reviewing.take(room.session, label, by=room.ann)
    room.said(label, "an aide")
    room.held(label, source="an aide")
    room.second_person("off")

    told = refused(room, label, by="ann")
    assert "(serious-unnamed-single: an allegation about the minister on one unnamed source" in told


@pytest.mark.parametrize("description", [None, "a clerk at the court"])
def test_the_name_of_a_confidential_source_is_not_in_the_sentence(room: Room, description: str | None) -> None:
    room.source("Heron", "person", confidential=True, description=description)
    label = room.in_review(room.claim())
    room.said(label, "Heron")
    sources.retract_source(room.session, "Heron", by=room.EK, reason="the Heron made it up")

    sentence = refused(room, label)

    assert f"source-retracted: it leads to {description or 'a confidential source'}, since retracted" in sentence
    assert "Heron" not in sentence


# A waiver


def test_a_waiver_in_force_lets_it_through(room: Room) -> None:
    label = clash(room)
    waiving.waive(room.session, label, "contradiction", reason="two counts, both sourced", until=soon(), by=room.EK)

    reviewing.propose(room.session, label, VERIFIED, by=room.MC)
    reviewing.approve(room.session, label, by=room.EK)

    assert room.state(label) is VERIFIED
    assert {rules for _, rules in overrides(room, label)} == {None}


def test_a_waiver_that_was_withdrawn_does_not(room: Room) -> None:
    label = clash(room)
    row = waiving.waive(room.session, label, "contradiction", reason="two counts", until=soon(), by=room.EK)
    waiving.withdraw_waiver(room.session, row.id, by=room.EK, reason="they were one count")

    assert "contradiction" in refused(room, label)


def test_a_waiver_of_another_rule_does_not(room: Room) -> None:
    label = clash(room)
    waiving.waive(room.session, label, "single-source", reason="known", until=soon(), by=room.EK)

    assert "contradiction" in refused(room, label)


# An override


def test_a_checker_may_propose_against_the_policy_and_an_editor_decides_it(room: Room) -> None:
    label, why = clash(room), "two counts, both sourced"

    reviewing.propose(room.session, label, VERIFIED, by=room.MC, override=True, reason=why)
    with pytest.raises(MoveRefusedError, match=r"holds .* back \(contradiction"):
        reviewing.approve(room.session, label, by=room.EK)
    reviewing.approve(room.session, label, by=room.EK, override=True, reason=why)

    assert room.state(label) is VERIFIED
    assert overrides(room, label) == [
        (ReviewAct.TAKE, None),
        (ReviewAct.PROPOSE, "contradiction"),
        (ReviewAct.APPROVE, "contradiction"),
    ]
    step = room.steps(label)[-1]
    assert (step.by_id, step.reason, room.entries()[-1].act) == (room.EK.id, why, "approve")


def test_the_rules_that_were_overridden_are_written_in_their_order(room: Room) -> None:
    ours(room, STRICT.replace("high", "normal"))
    tolls = [room.claim("Thirty people died."), room.claim("Forty people died.")]
    for source in ("Herald", "Gazette"):
        room.said(tolls[0], source, first_hand=True)
    room.decided(tolls[0])
    contradicting.group_claims(room.session, tolls, by=room.MC, name="the dead")

    reviewing.propose(room.session, room.in_review(tolls[1]), VERIFIED, by=room.MC, override=True, reason="so it is")

    assert overrides(room, tolls[1])[-1] == (ReviewAct.PROPOSE, "contradiction,single-source")


def test_deciding_alone_against_the_policy_takes_an_editor(room: Room) -> None:
    label = clash(room)
    room.second_person("off")

    reviewing.release(room.session, label, by=room.MC)
    cleo = add_person(room.session, "Cleo Marsh", "CM", [Role.CHECKER, Role.EDITOR], by=room.EK)
    reviewing.propose(room.session, label, VERIFIED, by=cleo, override=True, reason="so it is")

    assert overrides(room, label)[-1] == (ReviewAct.OVERRIDE, "contradiction")


def test_an_override_needs_a_reason(room: Room) -> None:
    assert refused(room, clash(room), override=True) == 'going against the policy needs a reason: add --reason "..."'


@pytest.mark.parametrize("outcome", [VERIFIED, REFUTED])
def test_there_is_nothing_to_override_where_nothing_stands_against_it(room: Room, outcome: ReviewState) -> None:
    label = room.proposed(room.claim(), outcome)

    with pytest.raises(MoveRefusedError) as refusal:
        reviewing.approve(room.session, label, by=room.EK, override=True, reason="so it is")

    assert str(refusal.value) == f"nothing in the policy stands against {label}: leave --override out"


def test_the_other_guards_hold_whatever_the_policy(room: Room) -> None:
    """An override is of the policy: it lends nobody evidence, and makes nobody a second person."""
    label = room.claim()
    reviewing.take(room.session, label, by=room.MC)
    assert "has no evidence that supports it" in refused(room, label, override=True, reason="so it is")

    label = clash(room)
    reviewing.propose(room.session, label, VERIFIED, by=room.MC, override=True, reason="so it is")
    with pytest.raises(MoveRefusedError, match="needs a second person, and you logged the claim"):
        reviewing.approve(room.session, label, by=room.ann, override=True, reason="so it is")


def test_what_was_overridden_is_still_found_by_the_audit(room: Room) -> None:
    label = clash(room)
    reviewing.propose(room.session, label, VERIFIED, by=room.MC, override=True, reason="so it is")
    reviewing.approve(room.session, label, by=room.EK, override=True, reason="so it is")

    [audited] = audit(room.session, SLUG, rules_named(["contradiction"]), None)

    assert label in [finding.claim for finding in audited.findings if not finding.waived]


# The file that is judged


def test_a_rule_that_crashes_lets_nothing_through(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(rule: Rule, dossier: Dossier, thresholds: Thresholds) -> NoReturn:
        raise ZeroDivisionError

    monkeypatch.setattr(Rule, "__call__", crash)
    label = room.in_review(room.claim())

    with pytest.raises(ZeroDivisionError):
        reviewing.propose(room.session, label, VERIFIED, by=room.MC)


def test_the_file_is_of_one_claim_however_many_its_story_has(room: Room) -> None:
    def asked() -> int:
        said: list[object] = []
        engine = room.session.get_bind()

        def hear(*args: object) -> None:
            said.append(args)

        event.listen(engine, "before_cursor_execute", hear)
        dossier = load_alone(room.session, room.on_file(label))
        event.remove(engine, "before_cursor_execute", hear)
        assert [claim.label for claim in dossier.claims] == [label]
        return len(said)

    label = clash(room)
    few = asked()
    for number in range(50):
        room.said(room.claim(f"Claim {number}."), "Gazette")

    assert asked() == few
    [group] = load_alone(room.session, room.on_file(label)).contradictions
    assert [member.label for member in group.members] == ["kim-train#1", label]


def test_a_rule_that_guards_says_of_what_is_loaded_for_it_what_it_says_of_the_whole_file(room: Room) -> None:
    label = clash(room)
    room.said(label, "Gazette", via=["Agency"])
    room.drew("Gazette", "Agency")
    sources.retract_source(room.session, "Gazette", by=room.EK, reason="it made it up")
    claim = room.on_file(label)
    guarding = [rule for rule in rules_named([]) if rule.guards]

    whole = load_alone(room.session, claim)
    said = {rule.name: rule.findings(load_for(room.session, claim, rule.reads)) for rule in guarding}

    assert said == {rule.name: rule.findings(whole) for rule in guarding}
    assert sum(map(len, said.values())) > 1


def test_a_refusal_to_approve_alone_gives_nothing_away_to_who_may_still_give_the_blind_opinion(room: Room) -> None:
    tolls = [room.claim("Thirty people died."), room.claim("Forty people died.", risk="high")]
    contradicting.group_claims(room.session, tolls, by=room.MC, name="the dead")
    room.decided(tolls[0])
    label = room.in_review(tolls[1])
    reviewing.propose(room.session, label, VERIFIED, by=room.MC, override=True, reason="so it is")
    room.second_person("override")

    with pytest.raises(MoveRefusedError) as refusal:
        reviewing.approve(room.session, label, by=room.EK, alone=True, reason="x")

    assert str(refusal.value) == (
        f"{label} cannot be approved as it stands, and why is under seal: a second checker gives an opinion first, "
        f"with `tracker opinion {label} OUTCOME`"
    )


def test_whoever_proposed_it_is_told_why_it_cannot_be_approved(room: Room) -> None:
    tolls = [room.claim("Thirty people died."), room.claim("Forty people died.", risk="high")]
    contradicting.group_claims(room.session, tolls, by=room.MC, name="the dead")
    room.decided(tolls[0])
    label = room.in_review(tolls[1])
    room.second_person("override")
    both = add_person(room.session, "Cleo Marsh", "CM", [Role.CHECKER, Role.EDITOR], by=room.EK)
    reviewing.release(room.session, label, by=room.MC)
    reviewing.propose(room.session, label, VERIFIED, by=both, override=True, reason="so it is")

    with pytest.raises(MoveRefusedError, match="contradiction: verified"):
        reviewing.approve(room.session, label, by=both, alone=True, reason="x")
