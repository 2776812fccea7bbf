"""Contradiction groups: which claims are in one, how they come and go, and what the audit makes of it."""

from __future__ import annotations

import pytest

from tests.services.newsroom import SLUG, Room, changed
from tracker.audit.run import choose
from tracker.domain.errors import BadInputError, MoveRefusedError, NotOnFileError
from tracker.domain.vocabulary import AttributionStatus
from tracker.services import claiming, filing, reviewing
from tracker.services.auditing import audit
from tracker.services.contradicting import group_claims, labels_in, list_groups, ungroup_claim
from tracker.services.history import entries_on


def other_story(room: Room) -> str:
    """A claim of another story; its label."""
    filing.file_story(room.session, "Ten died.", by=room.ann, slug="other", headline="Other")
    return claiming.add_claim(room.session, "other", "Ten died.", AttributionStatus.REPORTED, by=room.ann).label


def group(room: Room, *labels: str, name: str | None = None) -> list[str]:
    """RL says that one at most is true; who is in the group then."""
    return labels_in(room.session, group_claims(room.session, labels, by=room.RL, name=name))


def test_claims_of_several_stories_may_be_in_one_group(room: Room) -> None:
    ours, theirs = room.claim(), other_story(room)

    assert group(room, theirs, ours, name="the dead") == [ours, theirs]

    [found] = list_groups(room.session, SLUG)
    assert found["name"] == "the dead"
    assert [(one["claim"], one["state"]) for one in found["claims"]] == [(ours, "unreviewed"), (theirs, "unreviewed")]
    assert list_groups(room.session, "other") == list_groups(room.session) == [found]


def test_a_group_without_a_name_is_given_the_next_number(room: Room) -> None:
    labels = [room.claim() for _ in range(4)]
    group(room, labels[0], labels[1], name="group 2")

    group(room, *labels[1:3])
    group(room, *labels[2:])

    assert [one["name"] for one in list_groups(room.session)] == ["group 2", "group 3", "group 4"]


def test_a_name_that_is_there_gets_more_members(room: Room) -> None:
    first, second, third = room.claim(), room.claim(), room.claim()
    group(room, first, second, name="the dead")

    assert group(room, third, name="the dead") == [first, second, third]
    assert len(list_groups(room.session)) == 1


def test_a_claim_taken_out_is_marked_and_comes_back(room: Room) -> None:
    first, second = room.claim(), room.claim()
    group(room, first, second, name="the dead")

    ungroup_claim(room.session, first, by=room.RL)

    assert [one["claim"] for one in list_groups(room.session)[0]["claims"]] == [second]
    assert list_groups(room.session, SLUG) == list_groups(room.session)
    [gone] = [row for row in room.rows()["contradiction_member"].values() if row[3] is not None]
    assert gone[4] == room.RL.id
    before = room.rows()["contradiction_member"].keys()
    assert group(room, first, name="the dead") == [first, second]
    assert room.rows()["contradiction_member"].keys() == before


def test_one_claim_alone_is_no_group(room: Room) -> None:
    label = room.claim()
    before = room.rows()

    for labels in ([label], [label, label]):
        with pytest.raises(BadInputError, match="a group is of two claims or more"):
            group(room, *labels, name="the dead")

    assert changed(before, room.rows()) == set()


def test_grouping_what_is_grouped_already_changes_nothing(room: Room) -> None:
    first, second = room.claim(), room.claim()
    group(room, first, second, name="the dead")
    before = room.rows()

    with pytest.raises(BadInputError, match=f"{first} is in the group the dead already: nothing would change"):
        group(room, first, name="the dead")
    assert changed(before, room.rows()) == set()

    group_claims(room.session, [first], by=room.RL, name="the dead", note="see the list")
    assert list_groups(room.session)[0]["note"] == "see the list"


@pytest.mark.parametrize("name", [None, "the dead"])
def test_claims_that_are_together_in_a_group_already_make_no_second_one(name: str | None, room: Room) -> None:
    first, second, third = room.claim(), room.claim(), room.claim()
    group(room, first, second, third, name="the dead")
    before = room.rows()

    with pytest.raises(BadInputError, match=f"{second}, {first} are in the group the dead already: "):
        group(room, second, first, name=name)

    assert changed(before, room.rows()) == set()
    assert group(room, first, second, name="the day") == [first, second]
    ungroup_claim(room.session, second, by=room.RL, name="the dead")
    ungroup_claim(room.session, second, by=room.RL, name="the day")
    assert group(room, first, second) == [first, second]


def test_which_group_is_said_where_there_are_several_or_none(room: Room) -> None:
    first, second, alone = room.claim(), room.claim(), room.claim()
    for name in ("the dead", "the day"):
        group(room, first, second, name=name)

    with pytest.raises(BadInputError, match=f"{first} is in several groups, the dead, the day: say which with --name"):
        ungroup_claim(room.session, first, by=room.RL)
    with pytest.raises(NotOnFileError, match="there is no group “the deed”; did you mean the dead"):
        ungroup_claim(room.session, first, by=room.RL, name="the deed")
    with pytest.raises(MoveRefusedError, match=f"{alone} is in no group"):
        ungroup_claim(room.session, alone, by=room.RL)
    with pytest.raises(MoveRefusedError, match=f"{alone} is not in the group the day"):
        ungroup_claim(room.session, alone, by=room.RL, name="the day")


def test_a_withdrawn_claim_and_a_reader_are_refused(room: Room) -> None:
    first, second = room.claim(), room.claim()
    with pytest.raises(MoveRefusedError, match="RD may read this desk but not write on it"):
        group_claims(room.session, [first, second], by=room.RD)

    reviewing.withdraw(room.session, second, by=room.EK, reason="cut")

    with pytest.raises(MoveRefusedError, match=f"{second} is withdrawn"):
        group(room, first, second)


def test_the_history_of_every_claim_in_it_tells_of_the_group(room: Room) -> None:
    first, second, theirs = room.claim(), room.claim(), other_story(room)
    group(room, first, second)
    group(room, first, theirs)

    told = {label: [one["act"] for one in entries_on(room.session, label, None)] for label in (first, second, theirs)}

    assert {label: acts.count("group claims") for label, acts in told.items()} == {first: 2, second: 1, theirs: 1}


def test_two_verified_claims_of_a_group_are_found_by_the_audit_until_one_is_taken_out(room: Room) -> None:
    first, second = room.decided(room.claim()), room.decided(room.claim())
    rules = choose(["contradiction"])
    group(room, first, second, name="the dead")

    [found] = audit(room.session, SLUG, rules, None)
    assert [one.claim for one in found.findings] == [first, second]

    ungroup_claim(room.session, second, by=room.RL)
    [found] = audit(room.session, SLUG, rules, None)
    assert found.findings == []
