"""Another headline, reporter or deadline of a story on file: who may, what it takes back, and that nobody gets round the second
person by it."""

from __future__ import annotations

import orjson
import pytest

from tests.each import all_of
from tests.services.newsroom import SLUG, TEXT, Room
from tests.services.test_signing_off import accept, signed, verified
from tracker.audit.rules.self_verified import self_verified
from tracker.domain.errors import BadInputError, MoveRefusedError, NotOnFileError, TrackerError
from tracker.domain.vocabulary import Audience, Role, SecondPerson, Stage
from tracker.models.article import EDIT, keys_in
from tracker.services import reviewing, staffing
from tracker.services.differing import as_json, diff
from tracker.services.edited_words import edited_lines
from tracker.services.editing_stories import Edited, StoryFields, edit_story
from tracker.services.filing import file_story
from tracker.services.history import entries_on
from tracker.services.importing import import_bundle
from tracker.services.queueing import queue
from tracker.services.reporting import report_format, sourcing_report_of
from tracker.services.signing_off import sign_off
from tracker.services.story_fields_seen import as_shown, typed_anew
from tracker.store.articles import get_article, newest_revision
from tracker.store.dossiers import load
from tracker.store.dumps import Scope, records


def edit(room: Room, by: str = "EK", **fields: str) -> Edited:
    """Somebody edits the story."""
    return edit_story(room.session, SLUG, StoryFields(**fields), by=getattr(room, by))


def refused(room: Room, by: str = "EK", **fields: str) -> str:
    """The sentence with which that is refused."""
    with pytest.raises(TrackerError) as refusal:
        edit(room, by, **fields)
    return str(refusal.value)


def test_a_story_gets_another_headline_reporter_and_deadline_and_the_ledger_says_so(room: Room) -> None:
    edited = edit(room, headline=" The train at last ", reporter="AO", deadline="2026-11-30")

    article, text = get_article(room.session, SLUG), newest_revision(room.session, edited.article.id)
    assert text is not None
    assert (text.number, text.text, text.headline) == (2, TEXT, "The train at last")
    assert (article.headline, article.reporter_id, article.deadline) == ("The train at last", room.AO.id, "2026-11-30")
    assert keys_in(article.former_reporters) == (room.RL.id,)
    assert list(edited_lines(edited)) == [
        "kim-train, revision 2 is headed now: The train at last.",
        "Adaeze Okafor reports kim-train now; who did before still decides on none of it.",
        "kim-train is to be ready by 2026-11-30.",
    ]
    entry = next(entries_on(room.session, SLUG, 1))
    assert (entry["act"], entry["subject"], entry["by"]) == (EDIT, SLUG, "EK")
    assert entry["what"] == "headline: A train → The train at last; reporter: RL → AO; deadline: none → 2026-11-30"
    over = {"part": "headline", "before": "A train", "now": "The train at last"}
    assert as_json(diff(room.session, SLUG))["over"] == [over]
    assert len(list(entries_on(room.session, SLUG, None))) == 2

    edit(room, reporter="", deadline=" ")

    assert "- **Reported before by:** Robin Lacey (RL), Adaeze Okafor (AO)" in _report(room)
    dossier = load(room.session, SLUG)
    assert (dossier.reporter, dossier.deadline) == (None, None)
    assert dossier.former_reporters == (room.RL.id, room.AO.id)
    edit(room, reporter="RL")
    edit(room, reporter="MC")
    assert load(room.session, SLUG).former_reporters == (room.RL.id, room.AO.id), "each is named once"
    assert next(entries_on(room.session, SLUG, 1))["what"] == "reporter: RL → MC"


def test_who_may_and_what_cannot_be_taken(room: Room) -> None:
    edit(room, "RL", headline="Mine", deadline="2026-12-01")
    staffing.edit_person(room.session, "AO", by=room.EK, left=True)
    cases = (
        ("RL", {"reporter": "MC"}, MoveRefusedError, "giving kim-train to another reporter takes an editor: ask one"),
        (
            "MC",
            {"headline": "x"},
            MoveRefusedError,
            "only an editor or the reporter of kim-train may change its headline",
        ),
        ("RD", {"headline": "x"}, MoveRefusedError, "RD may read this desk but not write on it"),
        ("EK", {"headline": " "}, BadInputError, "the headline is blank"),
        ("EK", {"deadline": "soon"}, BadInputError, "the deadline is to be a full day such as 2026-11-25, not “soon”"),
        ("EK", {"reporter": "XX"}, NotOnFileError, "nobody at this desk is called “XX”"),
        ("EK", {"reporter": "AO"}, MoveRefusedError, "AO has left the desk: name somebody who is there"),
        (
            "EK",
            {"headline": "Mine", "reporter": "RL", "deadline": "2026-12-01"},
            BadInputError,
            "nothing about kim-train",
        ),
    )

    def attempt(case: tuple[str, dict[str, str], type[TrackerError], str]) -> None:
        by, fields, kind, sentence = case
        with pytest.raises(kind) as refusal:
            edit(room, by, **fields)
        assert sentence in str(refusal.value)

    all_of(cases, attempt)
    assert get_article(room.session, SLUG).former_reporters is None
    with pytest.raises(MoveRefusedError, match="give the story to somebody else with `tracker article edit kim-train"):
        file_story(room.session, TEXT, by=room.EK, slug=SLUG, reporter="MC")


def test_nobody_gets_round_the_second_person_by_giving_the_story_away(room: Room) -> None:
    label = room.proposed(room.claim())
    staffing.edit_person(room.session, "RL", by=room.ann, add=[Role.EDITOR])
    assert [one.claim.label for one in queue(room.session, SLUG, room.RL)] == []

    edit(room, "RL", reporter="AO")

    with pytest.raises(MoveRefusedError, match="you reported the story before: ask another editor"):
        reviewing.approve(room.session, label, by=room.RL)
    with pytest.raises(MoveRefusedError, match="you reported it: ask another editor to sign it off"):
        sign_off(room.session, SLUG, by=room.RL)
    assert [one.claim.label for one in queue(room.session, SLUG, room.RL)] == []
    room.second_person(SecondPerson.OVERRIDE)
    reviewing.approve(room.session, label, by=room.RL, alone=True, reason="late")
    [found] = [one for one in load(room.session, SLUG).claims if one.label == label]
    assert "who also reported the story" in " ".join(_self_verified(room))
    assert found.state.value == "verified"


def _report(room: Room) -> str:
    chosen = report_format("md")
    document = sourcing_report_of(room.session, SLUG, Audience.DESK, room.files)
    return b"".join(chosen.pieces(document)).decode()


def _self_verified(room: Room) -> list[str]:
    return [message for _, message in self_verified(load(room.session, SLUG))]


def test_who_decided_on_a_story_does_not_become_its_reporter(room: Room) -> None:
    label = verified(room)

    assert refused(room, reporter="EK") == (
        f"EK approved {label}, and nobody reports a story that they decided on: name somebody else"
    )
    staffing.edit_person(room.session, "MC", by=room.ann, add=[Role.EDITOR])
    assert not sign_off(room.session, SLUG, by=room.MC).refused
    assert "MC signed kim-train off, and nobody reports" in refused(room, reporter="MC")
    room.second_person(SecondPerson.OVERRIDE)
    edit(room, reporter="MC")


def test_a_sign_off_does_not_cover_another_headline_and_covers_another_reporter(room: Room) -> None:
    accept(room, verified(room), "single-source")
    signed(room)
    edit(room, reporter="AO", deadline="2026-12-01")
    with pytest.raises(MoveRefusedError, match="is signed off already"):
        sign_off(room.session, SLUG, by=room.EK)

    edited = edit(room, headline="Another")

    assert list(edited_lines(edited))[-1] == (
        "Nobody has signed it off under this headline: an editor does, with `tracker sign-off kim-train`."
    )
    dossier = load(room.session, SLUG)
    assert dossier.sign_off is not None
    assert (dossier.stage, dossier.sign_off.revision) == (Stage.SIGNED_OFF, 1)
    assert not sign_off(room.session, SLUG, by=room.EK).refused


def test_a_bundle_and_a_dump_say_who_reported_it_before_and_by_when_it_is_to_be_ready(room: Room) -> None:
    edit(room, reporter="AO", deadline="2026-12-01")
    connection, article = room.session.connection(), get_article(room.session, SLUG)
    bundled = [one for one in records(connection, Scope(article.id)) if one["record"] in ("person", "article")]
    [dumped] = [one for one in records(connection, Scope()) if one["record"] == "article"]
    assert [one.get("initials") for one in bundled] == ["RL", "AO", None]
    assert dumped == {**bundled[-1], "stage": "draft"}

    lines = [orjson.dumps({**bundled[-1], "slug": "copy"})]
    import_bundle(room.session, lines, by=room.EK)

    copy = load(room.session, "copy")
    assert (copy.former_reporters, copy.deadline) == ((room.RL.id,), "2026-12-01")
    with pytest.raises(BadInputError, match="deadline is to be a full day"):
        import_bundle(room.session, [orjson.dumps({"record": "article", "slug": "x", "deadline": "soon"})], by=room.EK)


def test_two_editors_do_not_write_over_each_other(room: Room) -> None:
    seen = as_shown("A train", "RL", None)
    mine = StoryFields("A train", "Robin Lacey", "2026-12-01")

    edit(room, headline="Theirs")

    assert typed_anew(room.session, SLUG, mine, seen) == StoryFields(None, None, "2026-12-01")
    with pytest.raises(MoveRefusedError, match="the headline of kim-train was changed since you looked, to “Theirs”"):
        typed_anew(room.session, SLUG, StoryFields("Mine", "", ""), seen)
    with pytest.raises(BadInputError, match="load it again"):
        typed_anew(room.session, SLUG, mine, "")
    assert typed_anew(room.session, SLUG, StoryFields(None, "", None), seen) == StoryFields(None, "", None)
