"""What is foreseen of a move is what happens when it is made: in every state, for everybody, whatever the desk asks of a second
person."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.each import THOROUGH, in_turn
from tests.services.newsroom import SLUG, VERIFIED, Room
from tests.services.test_reviewing import bring
from tracker.domain.errors import MoveRefusedError
from tracker.domain.transitions import OUTCOMES
from tracker.domain.vocabulary import ReviewState, Role, Stage
from tracker.models import Person
from tracker.models.base import now
from tracker.services import claiming, contradicting, reviewing
from tracker.services.correcting import correct_claim
from tracker.services.desks import add_person
from tracker.services.foreseen_moves import GIVEN, ORDER, Foreseen, foreseen_moves
from tracker.services.waiving import waive
from tracker.store import ledger

SITUATIONS: dict[str, Callable[[Room, str], object]] = {
    **{state.value: lambda room, label, state=state: bring(room, label, state) for state in ReviewState},  # type: ignore[misc]
    "taken": lambda room, label: room.in_review(label),
    "taken, nothing held": lambda room, label: reviewing.take(room.session, label, by=room.MC),
    "waits for a source": lambda room, label: waits(room, label),
    "sent back": lambda room, label: sent_back(room, label),
    "edited since": lambda room, label: edited(room, label),
    "an opinion is in": lambda room, label: reviewing.give_opinion(
        room.session, room.in_review(label), VERIFIED, by=room.AO
    ),
    "held back by the policy": lambda room, label: cannot_be_true(room, label),
    "held back since": lambda room, label: no_longer_true(room, label),
}
RISKY = ("in_review", "taken", "an opinion is in", "unreviewed")
"""Situations that are looked at for a claim of high risk too."""


def waits(room: Room, label: str) -> None:
    """Somebody asked for a source, and none has come in."""
    reviewing.take(room.session, label, by=room.MC)
    reviewing.ask_for_source(room.session, label, by=room.MC, reason="nobody named")


def sent_back(room: Room, label: str) -> None:
    """What was proposed was sent back."""
    reviewing.send_back(room.session, room.proposed(label), by=room.EK, reason="again")


def edited(room: Room, label: str) -> None:
    """The claim was edited after something was proposed."""
    claiming.edit_claim(room.session, room.proposed(label), by=room.RL, text="It has two helicopters on board.")


def cannot_be_true(room: Room, label: str) -> None:
    """Another claim that cannot be true beside it is verified."""
    toll = room.decided(room.claim("Forty people died."))
    contradicting.group_claims(room.session, [room.in_review(label), toll], by=room.MC)


def no_longer_true(room: Room, label: str) -> None:
    """The same since it was proposed."""
    toll = room.decided(room.claim("Forty people died."))
    contradicting.group_claims(room.session, [room.proposed(label), toll], by=room.MC)


def proposer(room: Room) -> Person:
    """Somebody who may propose and approve."""
    return add_person(room.session, "Cleo Ende", "CE", [Role.CHECKER, Role.EDITOR], by=room.EK)


def tried(
    room: Room, label: str, foreseen: Foreseen, by: Person, *, alone: bool = False, override: bool = False
) -> str | None:
    """Why the move is refused, None where it is not; then it is undone, and so is that a claim was taken first. What else is
    foreseen as refused is tried as it is, for that is quick: where it is not refused after all, the test fails anyway."""
    changes = foreseen.open or foreseen.move in (*OUTCOMES, "needs-source")
    undo = room.session.begin_nested() if changes else None
    try:
        ORDERS[foreseen.move](room, label, by, alone, override)
        room.session.flush()
    except MoveRefusedError as error:
        return str(error)
    finally:
        if undo is not None:
            undo.rollback()
    return None


Order = Callable[[Room, str, Person, bool, bool], object]


def found(command: str) -> Order:
    """The order to find a claim so, taken first where nobody has."""

    def order(room: Room, label: str, by: Person, alone: bool, override: bool) -> None:
        reviewing.take_if_untouched(room.session, label, by=by)
        outcome = OUTCOMES[command]
        reviewing.propose(room.session, label, outcome, by=by, reason=GIVEN, alone=alone, override=override)

    return order


def asked(room: Room, label: str, by: Person, alone: bool, override: bool) -> None:
    """The order to look for a source."""
    reviewing.take_if_untouched(room.session, label, by=by)
    reviewing.ask_for_source(room.session, label, by=by, reason=GIVEN)


ORDERS: dict[str, Order] = {
    "take": lambda room, label, by, *_: reviewing.take(room.session, label, by=by, reason=GIVEN),
    "release": lambda room, label, by, *_: reviewing.release(room.session, label, by=by),
    "assign": lambda room, label, by, *_: reviewing.assign(room.session, label, room.MC, by=by),
    **{command: found(command) for command in OUTCOMES},
    "needs-source": asked,
    "opinion": lambda room, label, by, *_: reviewing.give_opinion(room.session, label, VERIFIED, by=by, reason=GIVEN),
    "approve": lambda room, label, by, alone, override: reviewing.approve(
        room.session, label, by=by, reason=GIVEN, alone=alone, override=override
    ),
    "return": lambda room, label, by, *_: reviewing.send_back(room.session, label, by=by, reason=GIVEN),
    "reopen": lambda room, label, by, *_: reviewing.reopen(room.session, label, by=by, reason=GIVEN),
    "withdraw": lambda room, label, by, *_: reviewing.withdraw(room.session, label, by=by, reason=GIVEN),
    "correct": lambda room, label, by, *_: correct_claim(room.session, label, f"{SLUG}#1", by=by, reason=GIVEN),
    "waive": lambda room, label, by, *_: waive(
        room.session, label, "single-source", reason=GIVEN, until=now().date().isoformat(), by=by
    ),
    "work": lambda room, label, by, *_: claiming.edit_claim(room.session, label, by=by, note="a note"),
}


def came_to(room: Room, label: str, foreseen: Foreseen, by: Person, *, lonely: bool) -> Foreseen:
    """What trying the move in every way comes to."""
    deciding, against = foreseen.move in (*OUTCOMES, "approve"), foreseen.move in ("verify", "approve")
    refusal = tried(room, label, foreseen, by)
    override = against and refusal is not None and tried(room, label, foreseen, by, override=True) is None
    ways = [(True, False), (True, True)] if against else [(True, False)]
    alone = [tried(room, label, foreseen, by, alone=one, override=other) for one, other in ways if deciding and lonely]
    return Foreseen(foreseen.move, refusal, override, None in alone)


WHO = {"override": ("EK", "CE"), "required": ("RL", "MC", "EK", "RD", "CE"), "off": ("MC", "CE")}
"""Who tries: everybody with a role of their own, and where it is about deciding alone those who may."""
SELDOM = ("RL", "RD")
"""Who checks and decides nothing: in each situation one of them tries."""
DECIDING = (
    "unreviewed",
    "in_review",
    "taken",
    "taken, nothing held",
    "an opinion is in",
    "held back by the policy",
    "held back since",
)
"""The situations in which it matters whether a second person is needed."""


@pytest.mark.parametrize("second", list(WHO))
def test_what_is_foreseen_is_what_happens(room: Room, second: str) -> None:
    everywhere = second == "required"
    proposer(room)
    room.decided(room.claim("What stands in its place."))
    names = SITUATIONS if everywhere else DECIDING
    labels = {name: room.claim() for name in names} | {f"{name}, high": room.claim(risk="high") for name in RISKY}
    for name, label in labels.items():
        SITUATIONS[name.removesuffix(", high")](room, label)
    room.second_person(second)
    moves = ORDER if everywhere else (*OUTCOMES, "approve")

    wrong: list[object] = []
    ways: set[tuple[bool, bool]] = set()
    for turn, (name, label) in enumerate(labels.items()):
        seldom = in_turn(turn, SELDOM)
        for initials in WHO[second]:
            if initials in SELDOM and (initials not in seldom or (name.endswith(", high") and not THOROUGH)):
                continue
            lonely = second == "override" and Role.EDITOR in getattr(room, initials).roles
            foreseen = foreseen_moves(room.session, label, getattr(room, initials))
            assert tuple(foreseen) == ORDER
            for move in moves:
                came = came_to(room, label, foreseen[move], getattr(room, initials), lonely=lonely)
                ways.add((came.override, came.alone))
                if came != foreseen[move]:
                    wrong.append((name, initials, foreseen[move], came))
    assert wrong == []
    assert any(override for override, _ in ways)
    assert any(alone for _, alone in ways) == (second == "override")


def test_what_is_foreseen_of_a_story_that_is_out_is_what_happens(room: Room) -> None:
    room.decided(room.claim("What stands in its place."))
    labels = [room.claim(), room.decided(room.claim()), room.in_review(room.claim())]
    room.bring_about(lambda: setattr(room.on_file(labels[0]).article, "stage", Stage.PUBLISHED))
    ledger.record(room.session, "publish", SLUG, by=room.EK)

    for label in labels:
        foreseen = foreseen_moves(room.session, label, room.EK)
        for move in ("withdraw", "correct", "reopen"):
            assert tried(room, label, foreseen[move], room.EK) == foreseen[move].refusal, (label, move)
