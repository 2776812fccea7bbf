"""Word comments: onto the proposals they lie on, and into the notes of claims."""

from __future__ import annotations

import pytest

from tests.services.newsroom import SLUG, TEXT, Room
from tests.services.test_proposing import STORY, offers, run
from tracker.domain.errors import BadInputError, MoveRefusedError, NotOnFileError
from tracker.domain.vocabulary import AttributionStatus
from tracker.models import Comment
from tracker.services.claiming import add_claim
from tracker.services.commenting import comments_json, dismiss_comment, take_comment
from tracker.services.reviewing import withdraw
from tracker.store import ledger


def remark(room: Room, words: str, text: str = "Is it?", author: str | None = "Ann Lee") -> int:
    """A comment on words of the story; its number."""
    start = TEXT.index(words)
    number = room.session.query(Comment).count() + 1
    row = Comment(
        revision_id=1,
        number=number,
        start=start,
        end=start + len(words),
        author=author,
        text=text,
        made_on="2026-11-20T09:00",
    )
    room.session.add(row)
    ledger.record(room.session, "file", SLUG, by=room.RL)
    return row.id


def logged(room: Room, words: str) -> str:
    """A claim on words of the story."""
    return add_claim(room.session, SLUG, words, AttributionStatus.REPORTED, by=room.ann, words=words).label


def test_a_comment_lies_on_the_proposals_of_its_sentence(room: Room) -> None:
    key = remark(room, "helicopter")
    run(room, *STORY)

    on_first, on_second = ([row.id for row in one.comments] for one in offers(room).values())

    assert (on_first, on_second) == ([key], [])


def test_taking_it_adds_to_the_note_and_opens_nothing_again(room: Room) -> None:
    label = logged(room, "a helicopter on board")
    first, second = remark(room, "helicopter"), remark(room, "helicopter", "Seen it?", None)
    version = room.version(label)

    assert take_comment(room.session, first, by=room.MC).label == label
    take_comment(room.session, second, by=room.MC)

    note = room.on_file(label).note
    assert note == "Word comment by Ann Lee, 2026-11-20: Is it?\nWord comment, 2026-11-20: Seen it?"
    assert room.version(label) == version
    assert comments_json(room.session, SLUG) == []
    assert [one["claim"] for one in comments_json(room.session, SLUG, settled=True)] == [label, label]


def test_where_no_claim_or_several_stand_on_its_words_a_person_says_which(room: Room) -> None:
    key = remark(room, "helicopter")
    with pytest.raises(BadInputError, match="no claim stands on the words of comment 1 yet"):
        take_comment(room.session, key, by=room.MC)
    first, second = logged(room, "a helicopter on board"), logged(room, "The train has a helicopter")
    with pytest.raises(BadInputError, match=f"{first} and {second}: say which with --claim"):
        take_comment(room.session, key, by=room.MC)

    withdraw(room.session, first, by=room.RL, reason="x")

    assert take_comment(room.session, key, by=room.MC).label == second


def test_what_is_settled_or_not_there_is_refused(room: Room) -> None:
    label, key = room.claim(), remark(room, "helicopter")
    dismiss_comment(room.session, key, by=room.RL)

    for act in (
        lambda: dismiss_comment(room.session, key, by=room.RL),
        lambda: take_comment(room.session, key, by=room.RL),
    ):
        with pytest.raises(MoveRefusedError, match="dismissed already"):
            act()
    for missing in (0, 99, 2**80):
        with pytest.raises(NotOnFileError):
            take_comment(room.session, missing, by=room.RL, label=label)
    with pytest.raises(MoveRefusedError, match="may read this desk"):
        dismiss_comment(room.session, key, by=room.RD)
