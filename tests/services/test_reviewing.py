"""The review of a claim, move by move."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import suppress

import pytest
from sqlalchemy.orm import Session

from tests.conftest import Desk
from tests.domain.review_table import DECIDED, LEADS_TO, NEEDS_A_REASON, WHO_MAY
from tests.services.newsroom import DISPUTED, REFUTED, SLUG, UNVERIFIABLE, VERIFIED, Clock, Room
from tracker.domain.errors import BadInputError, MoveRefusedError, NotOnFileError
from tracker.domain.transitions import Move
from tracker.domain.vocabulary import AttributionStatus, ReviewAct, ReviewState, Role, Stage
from tracker.models import Person
from tracker.models.base import utc_moment
from tracker.services import claiming, guards, reviewing
from tracker.services.attributing import retract_attribution
from tracker.services.correcting import correct_claim
from tracker.services.desks import add_person
from tracker.services.evidencing import retract_evidence
from tracker.services.filing import file_story
from tracker.services.importing import import_bundle
from tracker.services.proving import prove
from tracker.services.sources import restore_source, retract_source
from tracker.store import ledger
from tracker.store.claims import get_claim
from tracker.store.moves import open_hold
from tracker.store.session import read_raw

STATES = list(ReviewState)
"""Every state that a claim can come to."""

ORDERS: dict[Move, Callable[[Room, str, Person, str | None], object]] = {
    Move.TAKE: lambda room, label, by, why: reviewing.take(room.session, label, by=by),
    Move.ASSIGN: lambda room, label, by, why: reviewing.assign(room.session, label, room.MC, by=by),
    Move.NEEDS_SOURCE: lambda room, label, by, why: reviewing.ask_for_source(room.session, label, by=by, reason=why),
    Move.PROPOSE: lambda room, label, by, why: reviewing.propose(room.session, label, VERIFIED, by=by, reason=why),
    Move.OPINION: lambda room, label, by, why: reviewing.give_opinion(room.session, label, VERIFIED, by=by, reason=why),
    Move.APPROVE: lambda room, label, by, why: reviewing.approve(room.session, label, by=by, reason=why),
    Move.RETURN: lambda room, label, by, why: reviewing.send_back(room.session, label, by=by, reason=why),
    Move.REOPEN: lambda room, label, by, why: reviewing.reopen(room.session, label, by=by, reason=why),
    Move.WITHDRAW: lambda room, label, by, why: reviewing.withdraw(room.session, label, by=by, reason=why),
    Move.CORRECT: lambda room, label, by, why: corrected_once_published(room, label, by, why),
}
ONE_OF_EACH = {Role.REPORTER: "RL", Role.CHECKER: "AO", Role.EDITOR: "EK", Role.LEGAL: "LG", Role.READER: "RD"}


def corrected_once_published(room: Room, label: str, by: Person, why: str | None = None) -> None:
    """The claim is replaced by another, as if its story were out."""
    article = room.on_file(label).article
    instead = room.decided(room.claim("The train has a kitchen on board."))
    with room.session.no_autoflush:
        room.bring_about(lambda: setattr(article, "stage", Stage.PUBLISHED))
        ledger.record(room.session, "publish", SLUG, by=room.EK)
    correct_claim(room.session, label, instead, by=by, reason=why)


def bring(room: Room, label: str, state: ReviewState) -> None:
    """Bring a claim to a state, with everything there that a move could ask for beside state, role and reason."""
    if state in DECIDED:
        room.decided(label, state)
    elif state is ReviewState.IN_REVIEW:
        room.proposed(label)
    elif state is ReviewState.NEEDS_SOURCE:
        waits_with_news(room, label)
    elif state is ReviewState.WITHDRAWN:
        reviewing.withdraw(room.session, label, by=room.EK, reason="cut")
    elif state is ReviewState.CORRECTED:
        corrected_once_published(room, room.decided(label), room.EK)
        article = room.on_file(label).article
        room.bring_about(lambda: setattr(article, "stage", Stage.DRAFT))
        ledger.record(room.session, "publish", SLUG, by=room.EK)


def waits_with_news(room: Room, label: str) -> None:
    """A claim that was sent to look for a source, and one came in."""
    reviewing.take(room.session, label, by=room.MC)
    reviewing.ask_for_source(room.session, label, by=room.MC, reason="nobody named")
    room.said(label)


def attempted(
    room: Room, label: str, move: Move, by: Person, why: str | None = "why", *, undone: bool = True
) -> ReviewState | None:
    """The state that a move led to, None where it was refused; either way it is undone, but for one that nobody expects to be
    made: of what is refused nothing is left, and where it is not refused the test fails anyway."""
    undo = room.session.begin_nested() if undone else None
    try:
        ORDERS[move](room, label, by, why)
        return room.state(label)
    except MoveRefusedError:
        assert not room.session.dirty
        assert not room.session.new
        return None
    finally:
        if undo is not None:
            undo.rollback()


@pytest.mark.parametrize("state", STATES)
def test_each_role_may_make_the_moves_that_the_design_allows_and_no_other(room: Room, state: ReviewState) -> None:
    label = room.claim()
    bring(room, label, state)
    assert room.state(label) is state

    for move in Move:
        may = WHO_MAY.get((state, move), frozenset())
        led_to = {
            role: attempted(room, label, move, getattr(room, who), undone=role in may)
            for role, who in ONE_OF_EACH.items()
        }

        assert led_to == {role: LEADS_TO[move] if role in may else None for role in Role}, move


@pytest.mark.parametrize(("state", "move"), sorted(key for key in WHO_MAY if key[1] in NEEDS_A_REASON))
def test_a_move_that_needs_a_reason_is_refused_without_one(room: Room, state: ReviewState, move: Move) -> None:
    label = room.claim()
    bring(room, label, state)
    by = room.AO if move is Move.NEEDS_SOURCE else room.EK

    assert attempted(room, label, move, by, None) is None
    with pytest.raises(BadInputError, match="the reason is blank"):
        ORDERS[move](room, label, by, " ")


@pytest.mark.parametrize("outcome", DECIDED)
def test_a_claim_goes_from_unreviewed_to_a_decision_by_two_people(room: Room, outcome: ReviewState) -> None:
    label = room.decided(room.claim(), outcome)

    assert room.state(label) is outcome
    assert [(step.act, step.from_state, step.to_state) for step in room.steps(label)] == [
        (ReviewAct.TAKE, ReviewState.UNREVIEWED, ReviewState.IN_REVIEW),
        (ReviewAct.PROPOSE, ReviewState.IN_REVIEW, ReviewState.IN_REVIEW),
        (ReviewAct.APPROVE, ReviewState.IN_REVIEW, outcome),
    ]


def test_a_proposal_leaves_the_state_and_says_who_thinks_what_and_why(room: Room) -> None:
    label = room.proposed(room.claim(), REFUTED)

    proposal = guards.proceedings(room.session, room.on_file(label)).proposal

    assert room.state(label) is ReviewState.IN_REVIEW
    assert proposal is not None
    assert (proposal.outcome, proposal.by_id, proposal.reason) == (REFUTED, room.MC.id, "it says so")


def test_a_claim_that_is_not_on_file_cannot_be_taken(room: Room) -> None:
    with pytest.raises(NotOnFileError, match="kim-train has no claim 9: it has no claims yet"):
        reviewing.take(room.session, "kim-train#9", by=room.MC)
    with pytest.raises(NotOnFileError, match=r"there is no article “kim-trein”; did you mean kim-train\?"):
        reviewing.take(room.session, "kim-trein#1", by=room.MC)


# Holds


def test_whoever_takes_a_claim_is_on_it_until_the_hours_of_the_desk_are_over(room: Room, clock: Clock) -> None:
    label = room.claim()

    reviewing.take(room.session, label, by=room.MC, purpose="call the court")

    hold = open_hold(room.session, room.on_file(label).id)
    assert hold is not None
    assert (hold.person_id, hold.purpose, hold.assigned_by_id) == (room.MC.id, "call the court", None)
    assert (hold.until - hold.at).total_seconds() == 4 * 3600


def test_nobody_works_on_a_claim_that_somebody_else_is_on(room: Room, clock: Clock) -> None:
    label = room.in_review(room.claim())
    sentence = f"MC is on {label} until 22 Nov 16:00 UTC: they or an editor can free it with `tracker release {label}`"

    for order in (Move.TAKE, Move.PROPOSE, Move.NEEDS_SOURCE):
        with pytest.raises(MoveRefusedError) as refused:
            ORDERS[order](room, label, room.AO, "why")
        assert str(refused.value) == sentence
    with pytest.raises(MoveRefusedError, match="MC is on"):
        reviewing.release(room.session, label, by=room.AO)


def test_a_hold_runs_out_by_itself_and_the_state_stays(room: Room, clock: Clock) -> None:
    label = room.in_review(room.claim())

    clock.pass_hours(4)

    assert guards.live_hold(room.session, room.on_file(label)) is None
    assert room.state(label) is ReviewState.IN_REVIEW
    with pytest.raises(MoveRefusedError, match=f"nobody is on {label}: there is nothing to release"):
        reviewing.release(room.session, label, by=room.MC)


def test_a_hold_that_ran_out_is_kept_with_its_end_when_the_next_one_takes_the_claim(room: Room, clock: Clock) -> None:
    label = room.in_review(room.claim())
    first = open_hold(room.session, room.on_file(label).id)
    clock.pass_hours(5)

    reviewing.take(room.session, label, by=room.AO, hours=1)

    second = open_hold(room.session, room.on_file(label).id)
    assert first is not None
    assert second is not None
    [(ended_at,)] = read_raw(room.session.connection(), "SELECT ended_at FROM hold WHERE id = ?", (first.id,))
    assert utc_moment(ended_at) == first.until
    assert (second.person_id, second.until) == (room.AO.id, clock.now + (first.until - first.at) / 4)


@pytest.mark.parametrize("who", ["MC", "EK"])
def test_a_claim_is_released_by_whoever_is_on_it_or_an_editor(room: Room, who: str) -> None:
    label = room.in_review(room.claim())

    reviewing.release(room.session, label, by=getattr(room, who))

    assert open_hold(room.session, room.on_file(label).id) is None
    assert room.state(label) is ReviewState.IN_REVIEW
    reviewing.take(room.session, label, by=room.AO)


def test_taking_a_claim_again_makes_the_hold_last_longer(room: Room, clock: Clock) -> None:
    label = room.in_review(room.claim())
    version = room.version(label)
    clock.pass_hours(3)

    reviewing.take(room.session, label, by=room.MC)

    hold = guards.live_hold(room.session, room.on_file(label))
    assert hold is not None
    assert (hold.until - clock.now).total_seconds() == 4 * 3600
    assert room.version(label) == version


def test_an_editor_puts_another_checker_on_a_claim(room: Room) -> None:
    label = room.in_review(room.claim())

    reviewing.assign(room.session, label, room.AO, by=room.EK, hours=48)

    hold = guards.live_hold(room.session, room.on_file(label))
    assert hold is not None
    assert (hold.person_id, hold.assigned_by_id) == (room.AO.id, room.EK.id)
    with pytest.raises(MoveRefusedError, match="AO is on"):
        reviewing.propose(room.session, label, VERIFIED, by=room.MC)


def test_who_is_on_a_claim_stays_on_it_for_longer_by_taking_it_again(room: Room, clock: Clock) -> None:
    label = room.claim()
    reviewing.take(room.session, label, by=room.MC, purpose="calling them", hours=2)
    clock.pass_hours(1)

    reviewing.take(room.session, label, by=room.MC, hours=2)

    hold = guards.live_hold(room.session, room.on_file(label))
    assert hold is not None
    assert (hold.purpose, hold.until - clock.now) == ("calling them", dt.timedelta(hours=2))


def test_an_editor_takes_a_claim_over_with_a_reason_and_nobody_else_does(room: Room) -> None:
    label = room.claim()
    reviewing.take(room.session, label, by=room.MC, purpose="calling them")

    with pytest.raises(
        MoveRefusedError, match=r"^MC is on .* for “calling them” until .*: they or an editor can free it"
    ):
        reviewing.take(room.session, label, by=room.AO, reason="I am quicker")
    with pytest.raises(MoveRefusedError, match=r"take it over with `tracker take .* --reason"):
        reviewing.take(room.session, label, by=room.ann)
    reviewing.take(room.session, label, by=room.ann, reason="MC is ill")

    *_, step = room.steps(label)
    assert (step.act, step.reason, step.by_id) == (ReviewAct.TAKE, "MC is ill", room.ann.id)
    hold = guards.live_hold(room.session, room.on_file(label))
    assert hold is not None
    assert (hold.person_id, hold.purpose) == (room.ann.id, None)


def test_only_a_checker_can_be_put_on_a_claim(room: Room) -> None:
    label = room.claim()

    with pytest.raises(MoveRefusedError, match=f"RL is no checker: assign {label} to one"):
        reviewing.assign(room.session, label, room.RL, by=room.EK)


@pytest.mark.parametrize("hours", [0, -1, 721])
def test_a_hold_lasts_a_month_at_most(room: Room, hours: int) -> None:
    label = room.claim()

    with pytest.raises(BadInputError, match="a hold lasts from 1 to 720 hours"):
        reviewing.take(room.session, label, by=room.MC, hours=hours)

    assert room.state(label) is ReviewState.UNREVIEWED


@pytest.mark.parametrize(
    "end",
    [
        lambda room, label: reviewing.propose(room.session, label, VERIFIED, by=room.MC),
        lambda room, label: reviewing.ask_for_source(room.session, label, by=room.MC, reason="why"),
        lambda room, label: reviewing.withdraw(room.session, label, by=room.EK, reason="why"),
    ],
    ids=["propose", "needs-source", "withdraw"],
)
def test_nobody_is_on_a_claim_any_more_once_it_waits_for_somebody_else(
    room: Room, end: Callable[[Room, str], object]
) -> None:
    label = room.in_review(room.claim())

    end(room, label)

    assert open_hold(room.session, room.on_file(label).id) is None


# Waiting for a source


def test_a_claim_that_waits_for_a_source_is_taken_up_again_only_with_news(room: Room) -> None:
    label = room.in_review(room.claim())
    reviewing.ask_for_source(room.session, label, by=room.MC, reason="one source only")

    with pytest.raises(MoveRefusedError, match=f"{label} still waits for a source: add one with `tracker attribute"):
        reviewing.take(room.session, label, by=room.MC)
    room.said(label, "Gazette")
    reviewing.take(room.session, label, by=room.RL)

    assert room.state(label) is ReviewState.IN_REVIEW


def test_news_that_was_taken_back_is_no_news(room: Room) -> None:
    label = room.in_review(room.claim())
    reviewing.ask_for_source(room.session, label, by=room.MC, reason="one source only")
    retract_evidence(room.session, room.held(label).id, by=room.RL, reason="a slip")
    retract_attribution(room.session, room.said(label).id, by=room.RL, reason="a slip")

    with pytest.raises(MoveRefusedError, match="still waits for a source"):
        reviewing.take(room.session, label, by=room.MC)


def test_news_of_a_source_that_is_no_longer_believed_is_no_news(room: Room) -> None:
    label = room.in_review(room.claim())
    reviewing.ask_for_source(room.session, label, by=room.MC, reason="one source only")
    room.said(label, "Gazette")
    retract_source(room.session, "Gazette", by=room.RL, reason="made up")

    with pytest.raises(MoveRefusedError, match="still waits for a source"):
        reviewing.take(room.session, label, by=room.MC)
    restore_source(room.session, "Gazette", by=room.RL)
    reviewing.take(room.session, label, by=room.MC)


def test_what_came_in_before_the_wait_or_for_another_claim_is_no_news(room: Room) -> None:
    other, label = room.claim("Another."), room.claim()
    room.said(label)
    reviewing.take(room.session, label, by=room.MC)
    reviewing.ask_for_source(room.session, label, by=room.MC, reason="one source only")
    room.said(other)

    with pytest.raises(MoveRefusedError, match="still waits for a source"):
        reviewing.take(room.session, label, by=room.MC)


def test_a_source_that_an_import_brought_is_news(room: Room) -> None:
    label = room.in_review(room.claim())
    reviewing.ask_for_source(room.session, label, by=room.MC, reason="one source only")
    line = b'{"record": "attribution", "claim": "%s", "source": "Gazette", "status": "reported"}' % label.encode()
    import_bundle(room.session, [line], by=room.RL)

    reviewing.take(room.session, label, by=room.MC)

    assert room.state(label) is ReviewState.IN_REVIEW


def test_a_second_wait_needs_news_of_its_own(room: Room) -> None:
    label = room.claim()
    waits_with_news(room, label)
    reviewing.take(room.session, label, by=room.MC)
    reviewing.ask_for_source(room.session, label, by=room.MC, reason="still one only")

    with pytest.raises(MoveRefusedError, match="still waits for a source"):
        reviewing.take(room.session, label, by=room.MC)


# Proposing


def test_a_claim_that_changed_since_it_was_looked_at_cannot_be_proposed(room: Room) -> None:
    label = room.in_review(room.claim())
    seen = room.version(label)
    claiming.edit_claim(room.session, label, by=room.RL, text="The train has two helicopters on board.")

    with pytest.raises(MoveRefusedError, match=f"{label} has changed since you looked at it: look again"):
        reviewing.propose(room.session, label, VERIFIED, by=room.MC, seen=seen)
    reviewing.propose(room.session, label, VERIFIED, by=room.MC, seen=room.version(label))


def test_support_that_came_in_since_it_was_looked_at_is_no_change(room: Room) -> None:
    label = room.in_review(room.claim())
    seen = room.version(label)
    room.said(label)
    room.held(label)

    reviewing.propose(room.session, label, VERIFIED, by=room.MC, seen=seen)

    assert room.version(label) == seen


def test_unverifiable_needs_a_reason_and_no_evidence(room: Room) -> None:
    label = room.claim()
    reviewing.take(room.session, label, by=room.MC)

    with pytest.raises(MoveRefusedError, match=f'`unverifiable {label}` needs a reason: add --reason "..."'):
        reviewing.propose(room.session, label, UNVERIFIABLE, by=room.MC)
    reviewing.propose(room.session, label, UNVERIFIABLE, by=room.MC, reason="nobody can be asked")


@pytest.mark.parametrize("state", [ReviewState.WITHDRAWN, ReviewState.CORRECTED, ReviewState.IN_REVIEW])
def test_only_a_decision_can_be_proposed_or_thought(room: Room, state: ReviewState) -> None:
    label = room.in_review(room.claim())

    with pytest.raises(BadInputError, match="an outcome is verified, disputed, refuted or unverifiable"):
        reviewing.propose(room.session, label, state, by=room.MC)
    with pytest.raises(BadInputError, match="an outcome is verified, disputed, refuted or unverifiable"):
        reviewing.give_opinion(room.session, label, state, by=room.AO)


def test_a_later_proposal_takes_the_place_of_an_earlier_one(room: Room) -> None:
    label = room.proposed(room.claim(), VERIFIED)

    reviewing.propose(room.session, label, DISPUTED, by=room.AO)
    reviewing.approve(room.session, label, by=room.EK)

    assert room.state(label) is DISPUTED


def test_a_proposal_sent_back_can_no_longer_be_approved(room: Room) -> None:
    label = room.proposed(room.claim())

    reviewing.send_back(room.session, label, by=room.EK, reason="which page?")

    with pytest.raises(MoveRefusedError, match=f"nothing is proposed on {label}: a checker does that with"):
        reviewing.approve(room.session, label, by=room.EK)
    with pytest.raises(MoveRefusedError, match=f"nothing is proposed on {label}: there is nothing to send back"):
        reviewing.send_back(room.session, label, by=room.EK, reason="which page?")


def test_a_decision_that_was_opened_again_needs_a_new_proposal(room: Room) -> None:
    label = room.decided(room.claim())
    decision = room.steps(label)[-1]

    reviewing.reopen(room.session, label, by=room.EK, reason="a reader wrote in")

    with pytest.raises(MoveRefusedError, match="nothing is proposed"):
        reviewing.approve(room.session, label, by=room.EK)
    assert decision in room.steps(label)
    assert decision.claim_version < room.version(label)


# Withdrawing


def test_the_reporter_of_another_story_may_not_withdraw_a_claim(room: Room) -> None:
    label = room.claim()
    other = add_person(room.session, "Una Vale", "UV", [Role.REPORTER], by=room.EK)

    with pytest.raises(MoveRefusedError, match=f"only an editor or the reporter of kim-train may withdraw {label}"):
        reviewing.withdraw(room.session, label, by=other, reason="I would not")


def test_whoever_reported_the_story_may_withdraw_its_claims_whatever_their_roles(room: Room) -> None:
    label = room.claim()
    article = room.on_file(label).article
    room.bring_about(lambda: setattr(article, "reporter_id", room.MC.id))
    ledger.record(room.session, "set reporter", "kim-train", by=room.EK)

    reviewing.withdraw(room.session, label, by=room.MC, reason="not needed")

    assert room.state(label) is ReviewState.WITHDRAWN


def test_a_published_claim_is_not_withdrawn(room: Room) -> None:
    label = room.claim()
    article = room.on_file(label).article
    room.bring_about(lambda: setattr(article, "stage", Stage.PUBLISHED))
    ledger.record(room.session, "publish", "kim-train", by=room.EK)

    with pytest.raises(MoveRefusedError, match="kim-train is published: a published claim is corrected, not withdrawn"):
        reviewing.withdraw(room.session, label, by=room.EK, reason="too late")


# Versions


def test_the_version_goes_up_with_every_change_of_state_and_no_other_step(room: Room) -> None:
    label = room.claim()
    versions = [room.version(label)]
    for order, by in (
        (Move.TAKE, room.MC),
        (Move.TAKE, room.MC),
        (Move.NEEDS_SOURCE, room.MC),
        (Move.WITHDRAW, room.EK),
        (Move.REOPEN, room.EK),
        (Move.OPINION, room.AO),
    ):
        ORDERS[order](room, label, by, "why")
        versions.append(room.version(label))

    assert versions == [1, 2, 2, 3, 4, 5, 5]


def test_a_decision_names_the_version_it_left_the_claim_at(room: Room) -> None:
    label = room.decided(room.claim())

    *_, proposal, decision = room.steps(label)

    assert decision.claim_version == room.version(label) == proposal.claim_version + 1


# Texts


HOSTILE = ("\x1b[2J", "a\u202eb", "x" * 10_000_000, " ", "\ud800")


@pytest.mark.parametrize(
    ("state", "order"),
    [
        (ReviewState.UNREVIEWED, lambda room, label, why: reviewing.take(room.session, label, by=room.MC, purpose=why)),
        *(
            (state, lambda room, label, why, move=move, who=who: ORDERS[move](room, label, getattr(room, who), why))
            for state, move, who in (
                (ReviewState.IN_REVIEW, Move.NEEDS_SOURCE, "MC"),
                (ReviewState.IN_REVIEW, Move.PROPOSE, "MC"),
                (ReviewState.IN_REVIEW, Move.OPINION, "AO"),
                (ReviewState.IN_REVIEW, Move.APPROVE, "EK"),
                (ReviewState.IN_REVIEW, Move.RETURN, "EK"),
                (ReviewState.VERIFIED, Move.REOPEN, "EK"),
                (ReviewState.VERIFIED, Move.WITHDRAW, "EK"),
            )
        ),
    ],
    ids=["take", "needs-source", "propose", "opinion", "approve", "return", "reopen", "withdraw"],
)
def test_a_hostile_reason_is_refused_in_one_sentence_and_nothing_moves(
    room: Room, state: ReviewState, order: Callable[[Room, str, str], object]
) -> None:
    label = room.claim()
    bring(room, label, state)

    for hostile in HOSTILE:
        with pytest.raises(BadInputError) as refused:
            order(room, label, hostile)

        assert room.state(label) is state
        assert not room.session.dirty
        assert not room.session.new
        assert str(refused.value).isprintable()
        assert len(str(refused.value)) < 200


def test_a_reason_is_kept_composed(room: Room) -> None:
    label = room.decided(room.claim())

    reviewing.reopen(room.session, label, by=room.EK, reason=" the cafe\u0301 closed ")

    assert room.steps(label)[-1].reason == "the caf\u00e9 closed"


# Transactions


def test_a_move_is_kept_whole_with_its_entry_or_not_at_all(team_desk: Desk) -> None:
    with team_desk.writing() as session:
        label = new_claim(team_desk, session)
    with team_desk.reading() as session:
        before = ledger.head(session.connection())

    with suppress(ZeroDivisionError), team_desk.writing() as session:
        reviewing.take(session, label, by=team_desk.person(session, "MC"))
        raise ZeroDivisionError

    with team_desk.reading() as session:
        assert get_claim(session, label).state is ReviewState.UNREVIEWED
        assert ledger.head(session.connection()) == before
        assert prove(session).fault is None


def new_claim(desk: Desk, session: Session) -> str:
    """A story with one claim."""
    ann = desk.person(session, "ann")
    file_story(session, "A train.", by=ann, slug="train")
    return claiming.add_claim(session, "train", "It is a train.", AttributionStatus.REPORTED, by=ann).label
