"""Word comments: onto the proposals they lie on, and with the claims they are taken to."""

from __future__ import annotations

import pytest

from tests.services.newsroom import SLUG, TEXT, Room
from tests.services.test_proposing import STORY, offers, run
from tracker.domain.errors import BadInputError, MoveRefusedError, NotOnFileError
from tracker.domain.vocabulary import AttributionStatus, Audience
from tracker.models import Comment
from tracker.models.phrases import comment_told
from tracker.reports.formats import FORMATS
from tracker.services.beside import beside_json
from tracker.services.claiming import add_claim, edit_claim
from tracker.services.commenting import comments_json, dismiss_comment, take_comment
from tracker.services.exporting import export_story
from tracker.services.listing import show_claim
from tracker.services.reporting import sourcing_report_of
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


def test_taking_it_keeps_it_with_the_claim_and_in_the_house(room: Room) -> None:
    label = logged(room, "a helicopter on board")
    edit_claim(room.session, label, by=room.MC, note="Ask the railway.")
    first, second = remark(room, "helicopter"), remark(room, "helicopter", "Seen it?", None)
    version = room.version(label)

    assert take_comment(room.session, first, by=room.MC).label == label
    take_comment(room.session, second, by=room.MC)

    assert (room.version(label), room.on_file(label).note) == (version, "Ask the railway.")
    shown = show_claim(room.session, label).claim
    assert [(row.author, row.text) for row in shown.comments] == [("Ann Lee", "Is it?"), (None, "Seen it?")]
    assert [comment_told(row) for row in shown.comments] == [
        "Word comment by Ann Lee, 2026-11-20",
        "Word comment, 2026-11-20",
    ]
    assert [one["id"] for one in beside_json(room.session, shown)["comments"]] == [first, second]
    assert "Is it?" not in repr(shown)
    assert comments_json(room.session, SLUG) == []
    assert [one["claim"] for one in comments_json(room.session, SLUG, settled=True)] == [label, label]
    bundle = b"".join(export_story(room.session, SLUG)).decode()
    assert "Ask the railway." in bundle
    assert not any(words in bundle for words in ("Is it?", "Seen it?", "Ann Lee"))


def test_desk_and_lawyer_read_it_with_the_claim_and_readers_do_not(room: Room) -> None:
    logged(room, "a helicopter on board")
    take_comment(room.session, remark(room, "helicopter"), by=room.MC)

    for audience, there in ((Audience.DESK, True), (Audience.LAWYER, True), (Audience.READER, False)):
        report = sourcing_report_of(room.session, SLUG, audience)
        written = b"".join(FORMATS["md"].pieces(report)).decode()
        assert ("Word comment by Ann Lee, 2026-11-20: Is it?" in written) is there, audience
        assert ("Ann Lee" in written) is there, audience


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
