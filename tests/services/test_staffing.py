"""People come, change and leave; nobody is deleted, and no desk is left without an editor."""

from __future__ import annotations

import pytest

from tests.services.newsroom import Room
from tracker.domain.errors import BadInputError, MoveRefusedError
from tracker.domain.vocabulary import ReviewAct, Role
from tracker.services import guards, reviewing
from tracker.services.staffing import edit_person
from tracker.store.dumps import Scope, records
from tracker.store.people import person_rows


def test_a_role_ends_and_counts_nowhere_and_can_be_given_back(room: Room) -> None:
    edit_person(room.session, "MC", by=room.EK, add=[Role.EDITOR], remove=[Role.CHECKER])
    label = room.claim()

    assert room.MC.roles == {Role.EDITOR}
    assert person_rows(room.session)[room.MC.id].roles == {Role.EDITOR}
    with pytest.raises(MoveRefusedError, match="`take` takes a checker"):
        reviewing.take(room.session, label, by=room.MC)
    [told] = [one for one in records(room.session.connection(), Scope()) if one.get("initials") == "MC"]
    assert told["roles"] == ["editor"]
    assert [one["role"] for one in told["ended_roles"]] == ["checker"]
    edit_person(room.session, "MC", by=room.EK, add=[Role.CHECKER])
    reviewing.take(room.session, label, by=room.MC)
    assert len(room.MC.role_rows) == 2


def test_who_leaves_may_do_nothing_any_more_and_is_on_no_claim(room: Room) -> None:
    label = room.claim()
    reviewing.take(room.session, label, by=room.MC)

    _, freed = edit_person(room.session, "MC", by=room.EK, left=True)

    assert freed == [label]
    assert room.MC.roles == frozenset()
    assert guards.live_hold(room.session, room.on_file(label)) is None
    assert room.steps(label)[-1].act is ReviewAct.RELEASE
    assert room.entries()[-1].act == "edit person"
    with pytest.raises(MoveRefusedError):
        reviewing.take(room.session, label, by=room.MC)
    edit_person(room.session, "MC", by=room.EK, back=True)
    assert room.MC.roles == {Role.CHECKER}


def test_who_comes_back_has_the_roles_of_the_day_they_left_and_no_older_one(room: Room) -> None:
    edit_person(room.session, "MC", by=room.EK, add=[Role.LEGAL], remove=[Role.CHECKER])
    edit_person(room.session, "MC", by=room.EK, left=True)
    edit_person(room.session, "MC", by=room.EK, back=True)

    assert room.MC.roles == {Role.LEGAL}


def test_the_last_editor_stays_one(room: Room) -> None:
    edit_person(room.session, "ann", by=room.EK, remove=[Role.EDITOR])

    for change in ({"left": True}, {"remove": [Role.EDITOR], "add": [Role.CHECKER]}):
        with pytest.raises(MoveRefusedError, match=r"^EK is the last editor: make another first"):
            edit_person(room.session, "EK", by=room.EK, **change)
    assert room.EK.roles == {Role.EDITOR}


def test_what_cannot_be_is_refused(room: Room) -> None:
    for change, sentence in (
        ({"left": True, "back": True}, "whoever left has no role any more: give --left alone"),
        ({"back": True}, "MC has not left"),
        ({"name": "Miriam Castellanos"}, "nothing about MC would change"),
    ):
        with pytest.raises(BadInputError, match=sentence):
            edit_person(room.session, "MC", by=room.EK, **change)
    with pytest.raises(MoveRefusedError, match="takes an editor"):
        edit_person(room.session, "MC", by=room.RL, left=True)
