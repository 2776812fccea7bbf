"""Taking back the last step of a review: where there is a way back it is made as a step, and where there is none that is said."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.services.newsroom import UNVERIFIABLE, VERIFIED, Room
from tracker.domain.errors import MoveRefusedError
from tracker.domain.vocabulary import ReviewAct, ReviewState, Risk, Role
from tracker.models.proceedings import Proceedings, sealed_steps
from tracker.services import guards, reviewing, undoing
from tracker.services.desks import add_person

Deed = Callable[[Room, str], object]


def both(room: Room) -> None:
    """Somebody who checks and edits: CE."""
    add_person(room.session, "Cleo Ende", "CE", [Role.CHECKER, Role.EDITOR], by=room.EK)


TAKEN_BACK: dict[str, tuple[Deed, str, ReviewAct]] = {
    "taken": (lambda room, label: reviewing.take(room.session, label, by=room.CE), "CE", ReviewAct.RELEASE),
    "assigned": (
        lambda room, label: reviewing.assign(room.session, label, room.MC, by=room.CE),
        "CE",
        ReviewAct.RELEASE,
    ),
    "let go": (
        lambda room, label: (
            reviewing.take(room.session, label, by=room.CE),
            reviewing.release(room.session, label, by=room.CE),
        ),
        "CE",
        ReviewAct.TAKE,
    ),
    "proposed": (
        lambda room, label: reviewing.propose(room.session, taken(room, label), UNVERIFIABLE, by=room.CE, reason="why"),
        "CE",
        ReviewAct.RETURN,
    ),
    "approved": (lambda room, label: room.decided(label), "EK", ReviewAct.REOPEN),
    "withdrawn": (
        lambda room, label: reviewing.withdraw(room.session, label, by=room.EK, reason="cut"),
        "EK",
        ReviewAct.REOPEN,
    ),
}
NO_WAY: dict[str, tuple[Deed, str, str]] = {
    "nothing yet": (lambda room, label: None, "MC", "nothing was done on"),
    "another's": (lambda room, label: room.proposed(label), "EK", "is MC’s and not yours"),
    "the system's": (
        lambda room, label: reviewing.reopen_by_system(room.session, room.on_file(room.decided(label)), "a denial"),
        "EK",
        "is the system’s and not yours",
    ),
    "an opinion": (
        lambda room, label: reviewing.give_opinion(room.session, room.in_review(label), VERIFIED, by=room.AO),
        "AO",
        "a blind opinion stays as it was given",
    ),
    "waits for a source": (
        lambda room, label: reviewing.ask_for_source(room.session, room.in_review(label), by=room.MC, reason="why"),
        "MC",
        "it is taken up again once a source has come in",
    ),
    "opened again": (
        lambda room, label: reviewing.reopen(room.session, room.decided(label), by=room.EK, reason="new"),
        "EK",
        "what was opened again is decided anew",
    ),
}


def taken(room: Room, label: str) -> str:
    """CE is on it."""
    reviewing.take(room.session, label, by=room.CE)
    return label


def test_what_can_be_taken_back_is_so_by_a_step_that_says_who_did_it(room: Room) -> None:
    both(room)
    for name, (deed, by, leads_to) in TAKEN_BACK.items():
        label = room.claim()
        deed(room, label)
        assert undoing.may_undo(room.session, label, getattr(room, by)), name

        said = undoing.undo_last(room.session, label, by=getattr(room, by))

        last = room.steps(label)[-1]
        assert (last.act, last.reason) == (leads_to, f"undone by {by}"), name
        assert said.startswith(f"Undone: {label} "), name
        assert room.state(label) in (ReviewState.IN_REVIEW, ReviewState.UNREVIEWED), name
        assert Proceedings.of(room.steps(label)).decision is None, name


def test_whoever_proposed_takes_it_back_and_is_on_the_claim_again_while_nobody_has_said_anything_on_it(
    room: Room,
) -> None:
    for risk in ("normal", "high"):
        label = room.proposed(room.claim(risk=risk))

        assert undoing.undo_last(room.session, label, by=room.MC) == f"Undone: {label} goes back to be checked again."
        last = room.steps(label)[-1]
        assert (last.act, last.by_id, last.reason) == (ReviewAct.RETURN, room.MC.id, "undone by MC")
        hold = guards.live_hold(room.session, room.on_file(label))
        assert hold is not None
        assert hold.person_id == room.MC.id
        assert sealed_steps(room.steps(label), Risk(risk)) == ({1} if risk == "high" else set()), "it is read by nobody"
        reviewing.propose(room.session, label, VERIFIED, by=room.MC)

    with pytest.raises(MoveRefusedError, match="`return` takes an editor"):
        reviewing.send_back(room.session, label, by=room.AO, reason="no")
    reviewing.give_opinion(room.session, label, VERIFIED, by=room.AO)
    with pytest.raises(MoveRefusedError, match=r"a second opinion on .* is on file: an editor sends it back"):
        reviewing.send_back(room.session, label, by=room.MC, reason="no")


def test_what_cannot_be_taken_back_is_refused_and_says_why(room: Room) -> None:
    for name, (deed, by, why) in NO_WAY.items():
        label = room.claim()
        deed(room, label)
        before = room.rows()
        assert not undoing.may_undo(room.session, label, getattr(room, by)), name

        with pytest.raises(MoveRefusedError, match=why):
            undoing.undo_last(room.session, label, by=getattr(room, by))

        assert room.rows() == before, name
