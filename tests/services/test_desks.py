"""The people of the desk and its choices."""

from __future__ import annotations

import pytest

from tests.conftest import Desk
from tests.services.newsroom import Room
from tracker.domain.errors import AlreadyOnFileError, BadInputError, MoveRefusedError, NotOnFileError
from tracker.domain.vocabulary import Role
from tracker.services.desks import acting_person, add_person, choose_setting, require_writer, settings_now


def test_a_new_desk_has_one_person_with_every_role_who_decides_alone(desk: Desk) -> None:
    with desk.reading() as session:
        ann = acting_person(session, None)
        chosen = {row["setting"]: row["value"] for row in settings_now(session)}

    assert (ann.initials, ann.roles) == ("ann", frozenset(Role))
    assert chosen == {
        "second-person": "off",
        "policy": "one-person-desk",
        "hold-hours": "4",
        "keep-history": "for ever",
        "newsroom": "",
        "newsroom-url": "",
        "web-login": "",
        "upload-megabytes": "50",
        "web-extractors": "rules",
        "file-store": "",
    }


def test_whoever_is_logged_in_acts_unless_somebody_is_named(room: Room) -> None:
    assert acting_person(room.session, None).initials == "ann"
    assert acting_person(room.session, "MC").name == "Miriam Castellanos"


@pytest.mark.parametrize("named", ["mc", "Miriam Castellanos", "MIRIAM CASTELLANOS", " MC "])
def test_people_answer_to_their_name_and_initials_in_any_case(room: Room, named: str) -> None:
    assert acting_person(room.session, named).initials == "MC"


def test_a_name_is_found_however_its_accents_are_put_together(room: Room) -> None:
    add_person(room.session, "Zo\u00eb \u00c9mile", "Z\u00c9", [Role.CHECKER], by=room.EK)

    assert acting_person(room.session, "ZOE\u0308 E\u0301MILE").initials == "Z\u00c9"
    assert acting_person(room.session, "ze\u0301").initials == "Z\u00c9"


def test_a_name_that_two_people_share_is_nobodys(room: Room) -> None:
    add_person(room.session, "Robin Lacey", "RL2", [Role.CHECKER], by=room.EK)

    with pytest.raises(NotOnFileError, match="nobody at this desk is called “Robin Lacey”"):
        acting_person(room.session, "Robin Lacey")


def test_somebody_not_on_file_is_told_of_the_nearest_name(room: Room) -> None:
    with pytest.raises(NotOnFileError, match=r"“Miriam Castelanos”; did you mean Miriam Castellanos\?"):
        acting_person(room.session, "Miriam Castelanos")


@pytest.mark.parametrize("named", ["", "\udcff", "\x1b[2J", pytest.param("x" * 10_000_000, id="10 MB")])
def test_nobody_goes_by_a_hostile_name(room: Room, named: str) -> None:
    with pytest.raises(NotOnFileError) as refused:
        acting_person(room.session, named)

    assert len(str(refused.value)) < 300
    assert str(refused.value).isprintable()


def test_a_stranger_who_is_logged_in_must_say_who_they_are(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "stranger")

    with pytest.raises(BadInputError, match="stranger is not on file at this desk: say who you are with --by"):
        acting_person(room.session, None)


def test_only_an_editor_adds_people_and_changes_settings(room: Room) -> None:
    with pytest.raises(MoveRefusedError, match="adding a person takes an editor"):
        add_person(room.session, "Una Vale", "UV", [Role.CHECKER], by=room.MC)
    with pytest.raises(MoveRefusedError, match="changing a setting takes an editor"):
        choose_setting(room.session, "second-person", "off", by=room.MC)


def test_initials_are_one_persons(room: Room) -> None:
    with pytest.raises(AlreadyOnFileError, match="the initials MC are Miriam Castellanos's: choose others"):
        add_person(room.session, "Mary Cole", "MC", [Role.CHECKER], by=room.EK)


def test_a_person_needs_a_role(room: Room) -> None:
    with pytest.raises(BadInputError, match="a person needs at least one role"):
        add_person(room.session, "Una Vale", "UV", [], by=room.EK)


def test_a_reader_may_not_write_and_everybody_else_may(room: Room) -> None:
    with pytest.raises(MoveRefusedError, match="RD may read this desk but not write on it"):
        require_writer(room.RD)
    for person in (room.RL, room.MC, room.EK, room.LG, room.ann):
        require_writer(person)


def test_a_setting_can_be_named_with_either_dash(room: Room) -> None:
    assert choose_setting(room.session, "second_person", "override", by=room.EK) == "second-person"

    assert settings_now(room.session)[0]["value"] == "override"


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("second-persons", "off", "no setting: .* did you mean second-person?"),
        ("second-person", "of", "second-person cannot be “of”: choose required, override, off; did you mean off?"),
        ("hold-hours", "0", "hold-hours is to be a whole number from 1 to 720, not “0”"),
        ("hold-hours", "721", "whole number from 1 to 720"),
        ("hold-hours", "²", "whole number from 1 to 720"),
        ("hold-hours", "٣", "whole number from 1 to 720"),
        ("hold-hours", "-4", "whole number from 1 to 720"),
        pytest.param("hold-hours", "9" * 10_000, "whole number from 1 to 720", id="10,000 digits"),
    ],
)
def test_a_setting_takes_only_what_it_can_be(room: Room, name: str, value: str, sentence: str) -> None:
    with pytest.raises(BadInputError, match=sentence):
        choose_setting(room.session, name, value, by=room.EK)


def test_choosing_what_is_chosen_already_leaves_no_entry(room: Room) -> None:
    before = len(room.entries())

    choose_setting(room.session, "second-person", "required", by=room.EK)

    assert len(room.entries()) == before
