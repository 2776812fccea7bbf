"""The right of reply: who was asked, what came of it, and what it does not do."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tests.services.newsroom import SLUG, Room
from tracker.domain.errors import BadInputError, MoveRefusedError, NotOnFileError
from tracker.domain.vocabulary import ReplyOutcome
from tracker.models import Reply
from tracker.models.base import now
from tracker.services import claiming, reviewing
from tracker.services.replying import ReplyFields, ask_for_reply, concerns, edit_reply, list_replies, retract_reply

ANSWERED, DECLINED = ReplyOutcome.ANSWERED, ReplyOutcome.DECLINED


def accused(room: Room, about: str | None = "the Railway") -> str:
    """A claim about a party; its label."""
    label = room.claim()
    if about is not None:
        claiming.edit_claim(room.session, label, by=room.ann, about=about, allegation=True)
    return label


def ask(room: Room, label: str, **fields: Any) -> Reply:
    """RL asks somebody."""
    return ask_for_reply(room.session, label, ReplyFields(**fields), by=room.RL)[0]


def edit(room: Room, row: Reply, **fields: Any) -> Reply:
    """RL puts down what came of it."""
    return edit_reply(room.session, row.id, ReplyFields(**fields), by=room.RL)[0]


def test_who_is_accused_is_asked_today_by_whoever_puts_it_on_file(room: Room) -> None:
    row = ask(room, label := accused(room))

    assert (row.party, row.asked_on, row.asked_by_id) == ("the Railway", now().date().isoformat(), room.RL.id)
    assert (row.outcome, row.answer, row.stands) == (ReplyOutcome.AWAITED, None, None)
    assert (room.entries()[-1].act, room.entries()[-1].subject) == ("add reply", label)


def test_everything_about_asking_is_kept(room: Room) -> None:
    fields = {
        "party": "Its spokesman",
        "asked_on": "2023-09-13",
        "channel": "by telephone",
        "deadline": "2023-09-14",
        "outcome": DECLINED,
        "answer": "No comment.",
        "stands": "Pulikovsky said",
        "note": "twice",
    }

    row = ask(room, accused(room), **fields)

    assert {name: getattr(row, name) for name in fields} == fields


def test_a_claim_about_nobody_needs_a_name_of_who_was_asked(room: Room) -> None:
    label = accused(room, about=None)

    with pytest.raises(BadInputError, match=f"{label} concerns nobody yet: name who was asked"):
        ask(room, label)

    assert ask(room, label, party="The Railway").party == "The Railway"


def test_what_came_of_it_is_put_down_when_it_comes(room: Room) -> None:
    row = ask(room, label := accused(room))

    edit(room, row, answer="We did not.", stands="It is green")

    assert (row.outcome, row.answer, row.stands) == (ANSWERED, "We did not.", "It is green")
    assert edit(room, row, outcome=DECLINED).outcome is DECLINED
    assert (room.entries()[-1].act, room.entries()[-1].subject) == ("edit reply", label)


def test_no_answer_of_theirs_moves_a_claim(room: Room) -> None:
    label = accused(room)
    room.decided(label)
    version, entries = room.version(label), len(room.steps(label))

    row = ask(room, label, answer="All of it is wrong.")
    edit(room, row, outcome=DECLINED)

    assert (room.state(label), room.version(label), len(room.steps(label))) == ("verified", version, entries)


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"asked_on": "2023-09"}, "--asked is to be a full day such as 2026-11-25, not “2023-09”"),
        ({"deadline": "soon"}, "--deadline is to be a full day"),
        ({"asked_on": "2023-09-13", "deadline": "2023-09-12"}, "the deadline 2023-09-12 is before 2023-09-13"),
        ({"asked_on": "2999-01-01"}, "nobody has been asked on 2999-01-01 yet"),
        ({"outcome": ANSWERED}, "they answered: say what with --answer"),
        ({"outcome": ReplyOutcome.UNREACHABLE, "answer": "No."}, "answered or declined, not unreachable"),
        ({"stands": "It is blue"}, "these words are not in the article's newest text"),
        ({"stands": "it is green"}, "these words are not in the article's newest text"),
        ({"party": "  "}, "the party is blank"),
        ({"answer": "\x1b[2J"}, r"the answer holds the character U\+001B"),
    ],
)
def test_what_cannot_be_is_refused(fields: dict[str, Any], why: str, room: Room) -> None:
    with pytest.raises(BadInputError, match=why):
        ask(room, accused(room), **fields)


def test_where_it_is_tomorrow_already_they_may_be_asked_tomorrow(room: Room) -> None:
    tomorrow = (now() + dt.timedelta(days=1)).date().isoformat()

    assert ask(room, accused(room), asked_on=tomorrow).asked_on == tomorrow


def test_words_that_stand_in_the_text_twice_stand_there(room: Room) -> None:
    assert ask(room, accused(room), stands="It is green").stands == "It is green"


def test_an_edit_that_changes_nothing_or_makes_no_sense_is_refused(room: Room) -> None:
    row = ask(room, accused(room), asked_on="2023-09-13", answer="No.")

    for fields in ({}, {"party": "the Railway"}, {"answer": "No.", "outcome": ANSWERED}):
        with pytest.raises(BadInputError, match=f"nothing about reply {row.id} would change"):
            edit(room, row, **fields)


def test_whoever_may_only_read_asks_nobody(room: Room) -> None:
    row = ask(room, label := accused(room))

    for act in (
        lambda: ask_for_reply(room.session, label, ReplyFields(), by=room.RD),
        lambda: edit_reply(room.session, row.id, ReplyFields(note="x"), by=room.RD),
        lambda: retract_reply(room.session, row.id, by=room.RD, reason="x"),
    ):
        with pytest.raises(MoveRefusedError, match="RD may read this desk but not write on it"):
            act()


def test_what_was_wrong_is_marked_and_stays_on_file(room: Room) -> None:
    row = ask(room, label := accused(room))

    assert retract_reply(room.session, row.id, by=room.RL, reason="it was another claim") == label

    assert (row.retracted_why, row.retracted_by_id) == ("it was another claim", room.RL.id)
    assert [one["retracted_why"] for one in list_replies(room.session, label)] == ["it was another claim"]
    for act in (lambda: edit(room, row, note="x"), lambda: retract_reply(room.session, row.id, by=room.RL, reason="x")):
        with pytest.raises(MoveRefusedError, match=f"reply {row.id} is retracted already"):
            act()
    with pytest.raises(NotOnFileError, match="there is no reply 99: see `tracker reply list`"):
        retract_reply(room.session, 99, by=room.RL, reason="x")


def test_about_a_claim_that_is_out_of_the_story_nobody_is_asked(room: Room) -> None:
    label = accused(room)
    reviewing.withdraw(room.session, label, by=room.EK, reason="cut")

    with pytest.raises(MoveRefusedError, match=f"{label} is withdrawn and kept as it was"):
        ask(room, label)


def test_replies_are_listed_by_claim_article_and_desk(room: Room) -> None:
    first, second = accused(room), accused(room, about="the Ministry")
    for label in (second, first, second):
        ask(room, label)

    assert [one["claim"] for one in list_replies(room.session)] == [first, second, second]
    assert [one["party"] for one in list_replies(room.session, second)] == ["the Ministry"] * 2
    assert len(list(list_replies(room.session, SLUG))) == 3
    assert {one["asked_by"] for one in list_replies(room.session)} == {"RL"}
    with pytest.raises(NotOnFileError):
        list_replies(room.session, "nobody")


@pytest.mark.parametrize(
    ("about", "party", "same"),
    [
        ("the Railway", "THE RAILWAY", True),
        ("the Railway", "a spokesman of the Railway", True),
        ("Russia and North Korea", "Russia", True),
        ("the Railway", "the Ministry", False),
        ("Iran", "Tirana", False),
        (None, "anybody", True),
    ],
)
def test_who_was_asked_is_who_is_accused_where_one_name_holds_the_other(
    about: str | None, party: str, same: bool, room: Room
) -> None:
    assert concerns(room.on_file(accused(room, about)), party) is same
