"""A story filed again: what holds, what falls and why, and what a person has to place."""

from __future__ import annotations

import re

import orjson
import pytest
from sqlalchemy import select

from tests.conftest import Desk
from tests.services.conftest import Furnishing
from tests.services.newsroom import Room
from tracker.domain.errors import BadInputError, MoveRefusedError
from tracker.domain.vocabulary import AttributionStatus, ReviewState, Stage, Verdict
from tracker.intake.alignment.following import Follower
from tracker.intake.story import Comment, Kind, Story
from tracker.models import Alignment, Entry
from tracker.services import checking_text, claiming, differing, placing_orphans, publishing, reviewing
from tracker.services.auditing import audit, rules_named
from tracker.services.checked_words import checked_lines
from tracker.services.filing import Filed, file_story
from tracker.services.following_ahead import follow_ahead
from tracker.services.foreseen_moves import foreseen_moves
from tracker.services.importing import import_bundle
from tracker.services.signing_off import sign_off
from tracker.store.articles import article_listing, get_article
from tracker.store.claims import get_claim, passages_of
from tracker.store.comments import comments_on_article
from tracker.store.moves import reviews_of

SLUG = "harbour"
RAIN = "Rain fell in Velm."
CRATES = "Mira Holt moved 90 crates to Osk on Monday."
BARN = "The barn in Osk burnt down."
FISH = "Fish were sold at the pier."
STORY = "\n\n".join([f"{RAIN} {CRATES}", f"{BARN} {FISH}"])


@pytest.fixture
def furnished_desk(furnished_desk: Desk, with_more: Furnishing) -> Desk:
    """A desk of several with a story of four sentences, the claims on them verified."""
    return with_more(furnished_desk, "harbour", four_verified)


def four_verified(room: Room) -> None:
    """Put it on file."""
    file_story(room.session, STORY, by=room.RL, slug=SLUG, reporter="RL")
    for words in ("Rain fell", "90 crates", "burnt down", "Fish were sold"):
        label = claiming.add_claim(
            room.session, SLUG, words, AttributionStatus.REPORTED, by=room.ann, words=words
        ).label
        room.decided(label)


def filed(room: Room, text: str, by: str = "RL", **more: object) -> Filed:
    """The story filed again."""
    return file_story(room.session, text, by=getattr(room, by), slug=SLUG, **{"anyway": True, **more})  # type: ignore[arg-type]


def states(room: Room) -> list[str]:
    """How the four claims stand."""
    return [get_claim(room.session, f"{SLUG}#{number}").state.value for number in range(1, 5)]


def words_of(room: Room, number: int) -> list[tuple[int, str]]:
    """Where a claim stands: the key of the revision, and the words."""
    return [
        (row.revision_id, row.exact)
        for row in passages_of(room.session, get_claim(room.session, f"{SLUG}#{number}").id)
    ]


def check(room: Room, text: str, headline: str | None = None, standfirst: str | None = None) -> checking_text.Checked:
    """A text held against the signed one."""
    return checking_text.check_text(room.session, SLUG, Story(text, Kind.TEXT, headline, standfirst))


V, R = "verified", "in_review"


def test_a_changed_number_takes_back_one_decision_and_says_which(room: Room) -> None:
    entries = len(list(room.session.scalars(select(Entry))))

    found = filed(room, STORY.replace("90", "60"))

    assert (found.revision.number, found.new) == (2, True)
    assert found.carried is not None
    assert (found.carried.kept, found.carried.fallen, found.carried.orphans) == (3, [f"{SLUG}#2"], [])
    assert states(room) == [V, R, V, V]
    step = reviews_of(room.session, get_claim(room.session, f"{SLUG}#2").id)[-1]
    assert (step.by_id, step.reason) == (None, "revision 2: the text changed: “90” became “60”")
    assert words_of(room, 2)[1][1] == "60 crates"
    assert words_of(room, 4)[1] == (found.revision.id, "Fish were sold")
    rows = list(room.session.scalars(select(Alignment).order_by(Alignment.id)))
    assert [row.verdict.value for row in rows] == ["identical", "reworded", "identical", "identical"]
    assert orjson.loads(rows[1].changes or "") == [["number", "90", "60"]]
    assert len(list(room.session.scalars(select(Entry)))) == entries + 1


def test_what_holds_keeps_its_version_too(room: Room) -> None:
    before = [get_claim(room.session, f"{SLUG}#{number}").version for number in range(1, 5)]

    filed(room, f"{BARN} {FISH}\n\n{RAIN}\n{CRATES.replace(' ', '  ')}")

    assert [get_claim(room.session, f"{SLUG}#{number}").version for number in range(1, 5)] == before
    assert states(room) == [V, V, V, V]


def test_the_same_text_is_no_new_revision_and_another_headline_is(room: Room) -> None:
    assert not filed(room, STORY.replace("\n", "\r\n") + "").new
    found = filed(room, STORY, headline="Crates in Osk")

    assert (found.revision.number, found.article.headline) == (2, "Crates in Osk")
    assert states(room) == [V, V, V, V]
    assert not filed(room, STORY, headline="Crates in Osk").new
    assert not filed(room, STORY).new, "nobody said anything about the headline"


def test_the_headline_follows_the_first_line_where_nobody_gave_one(room: Room) -> None:
    found = filed(room, STORY.replace(RAIN, "Snow fell in Velm."))

    assert found.article.headline == f"Snow fell in Velm. {CRATES}"
    assert found.revision.headline is None


def test_an_open_proposal_is_void_where_its_words_changed_and_only_there(room: Room) -> None:
    for number, words in ((5, "Mira Holt"), (6, "Rain")):
        claiming.add_claim(room.session, SLUG, words, AttributionStatus.REPORTED, by=room.ann, words=words)
        room.proposed(f"{SLUG}#{number}")

    filed(room, STORY.replace("90", "60"))

    with pytest.raises(MoveRefusedError, match=r"version|proposed|changed"):
        reviewing.approve(room.session, f"{SLUG}#5", by=room.EK)
    reviewing.approve(room.session, f"{SLUG}#6", by=room.EK)


def test_an_open_proposal_is_void_too_where_its_words_lean_on_another_and_a_decision_stays(room: Room) -> None:
    start = f"{STORY} It sank."
    filed(room, start.replace("Fish were", "Jon Dahl was"))
    for words in ("It sank", "sank"):
        claiming.add_claim(room.session, SLUG, words, AttributionStatus.REPORTED, by=room.ann, words=words)
    room.proposed(f"{SLUG}#5")
    room.decided(f"{SLUG}#6")

    found = filed(room, start.replace("Fish were", "Vera Lund was"))

    assert found.carried is not None
    assert found.carried.leaning == [f"{SLUG}#6"]
    with pytest.raises(MoveRefusedError, match="changed since it was proposed"):
        reviewing.approve(room.session, f"{SLUG}#5", by=room.EK)
    assert get_claim(room.session, f"{SLUG}#6").state is ReviewState.VERIFIED
    rows = room.session.scalars(select(Alignment.changes).where(Alignment.changes.is_not(None)))
    kept = [one for row in rows for one in orjson.loads(row or "") if one[0] == "subject"]
    assert [len(one) for one in kept] == [5, 5], "the words, and a key of either ground"


def test_what_was_only_looked_at_is_another_version_where_its_words_changed_and_only_there(room: Room) -> None:
    for words in ("moved 90", "Mira Holt", "Rain"):
        claiming.add_claim(room.session, SLUG, words, AttributionStatus.REPORTED, by=room.ann, words=words)
    reviewing.take(room.session, f"{SLUG}#6", by=room.MC)
    reviewing.ask_for_source(room.session, f"{SLUG}#6", by=room.MC, reason="no paper")
    reviewing.withdraw(room.session, f"{SLUG}#2", by=room.EK, reason="cut")
    before = [room.version(f"{SLUG}#{number}") for number in (2, 5, 6, 7)]

    filed(room, STORY.replace("90", "60"))

    after = [room.version(f"{SLUG}#{number}") for number in (2, 5, 6, 7)]
    assert [new - old for old, new in zip(before, after, strict=True)] == [0, 1, 1, 0]
    assert [str(room.state(f"{SLUG}#{number}")) for number in (5, 6)] == ["unreviewed", "needs_source"]


def test_claims_without_words_keep_their_decision_and_diff_says_so(room: Room) -> None:
    label = claiming.add_claim(room.session, SLUG, "Something else.", AttributionStatus.REPORTED, by=room.ann).label
    room.decided(label)

    found = filed(room, STORY.replace("90", "60"))

    assert found.carried is not None
    assert (found.carried.kept, found.carried.wordless) == (3, 1)
    assert differing.diff(room.session, SLUG).wordless == [label]


def test_what_was_cut_falls_and_comes_back_where_its_sentence_does(room: Room) -> None:
    cut = filed(room, STORY.replace(f" {FISH}", ""))
    assert states(room) == [V, V, V, R]
    assert len(words_of(room, 4)) == 1
    assert "its words are gone from the text" in (
        reviews_of(room.session, get_claim(room.session, f"{SLUG}#4").id)[-1].reason or ""
    )

    back = filed(room, STORY)

    assert words_of(room, 4)[1] == (back.revision.id, "Fish were sold")
    assert states(room) == [V, V, V, R], "nobody has read it since"
    assert cut.carried is not None
    assert cut.carried.fallen == [f"{SLUG}#4"]


def test_a_decision_made_without_the_words_falls_when_they_are_found_again(room: Room) -> None:
    filed(room, STORY.replace(f" {FISH}", ""))
    reviewing.propose(room.session, f"{SLUG}#4", ReviewState.VERIFIED, by=room.MC)
    reviewing.approve(room.session, f"{SLUG}#4", by=room.EK)
    assert states(room)[3] == V

    filed(room, STORY)

    assert states(room)[3] == R


TWO = STORY.replace(BARN, "A hut fell. The barn in Osk burnt badly.") + "\n\nThe barn in Osk burnt twice."


def test_an_orphan_is_placed_by_a_person(room: Room) -> None:
    found = filed(room, TWO)
    assert found.carried is not None
    assert found.carried.orphans == [f"{SLUG}#3"]
    assert states(room) == [V, V, R, V]
    told = differing.as_json(differing.diff(room.session, SLUG))["claims"][2]
    assert (told["verdict"], told["to_place"]) == ("orphan", True)
    offered = [one["exact"] for one in told["passages"][0]["candidates"]]
    assert set(offered) == {"The barn in Osk burnt badly.", "The barn in Osk burnt twice."}

    placed = placing_orphans.place_claim(room.session, f"{SLUG}#3", by=room.MC, candidate=2)

    assert placed.passage is not None
    assert placed.passage.exact == offered[1]
    [row] = room.session.scalars(select(Alignment).where(Alignment.verdict == Verdict.ORPHAN))
    assert (row.became_id, row.placed_by_id) == (placed.passage.id, room.MC.id)
    with pytest.raises(MoveRefusedError, match="no words of harbour#3 wait to be placed"):
        placing_orphans.place_claim(room.session, f"{SLUG}#3", by=room.MC, gone=True)


def test_placing_takes_one_answer_and_a_place_that_there_is(room: Room) -> None:
    filed(room, TWO)

    for more in ({}, {"gone": True, "candidate": 1}, {"words": "barn", "gone": True}):
        with pytest.raises(BadInputError, match="one of the three"):
            placing_orphans.place_claim(room.session, f"{SLUG}#3", by=room.MC, **more)
    for number in (0, 3, -1):
        with pytest.raises(BadInputError, match="offers from 1 to 2"):
            placing_orphans.place_claim(room.session, f"{SLUG}#3", by=room.MC, candidate=number)
    with pytest.raises(BadInputError, match="stand 2 times"):
        placing_orphans.place_claim(room.session, f"{SLUG}#3", by=room.MC, words="The barn")
    with pytest.raises(MoveRefusedError, match="not write"):
        placing_orphans.place_claim(room.session, f"{SLUG}#3", by=room.RD, gone=True)
    placed = placing_orphans.place_claim(room.session, f"{SLUG}#3", by=room.MC, words="The barn", occurrence=1)
    assert placed.passage is not None
    assert placed.passage.exact == "The barn"


def test_an_orphan_that_nobody_placed_waits_in_the_next_text_too(room: Room) -> None:
    filed(room, TWO)

    again = filed(room, TWO.replace("pier", "quay"))

    assert again.carried is not None
    assert f"{SLUG}#3" in again.carried.orphans
    placing_orphans.place_claim(room.session, f"{SLUG}#3", by=room.MC, gone=True)
    last = filed(room, TWO.replace("pier", "dock"))
    assert last.carried is not None
    assert last.carried.orphans == []


def test_an_orphan_is_placed_too_by_giving_the_claim_other_words(room: Room) -> None:
    filed(room, TWO)

    claiming.edit_claim(room.session, f"{SLUG}#3", by=room.MC, words="burnt twice")

    [one] = [one for one in differing.diff(room.session, SLUG).claims if one.label == f"{SLUG}#3"]
    assert (one.waits, one.passages[0].placed_by) == (False, "MC")
    again = filed(room, TWO.replace("pier", "quay"))
    assert again.carried is not None
    assert again.carried.orphans == []


def test_a_signed_story_with_another_text_is_not_published(room: Room) -> None:
    assert not sign_off(room.session, SLUG, by=room.EK).refused

    filed(room, STORY.replace("pier", "quay"))

    assert get_article(room.session, SLUG).stage is Stage.SIGNED_OFF
    with pytest.raises(MoveRefusedError, match="revision 2, is not the one that EK signed off, revision 1"):
        publishing.publish(room.session, SLUG, by=room.EK)


def test_a_text_is_the_signed_one_whatever_its_typography(room: Room) -> None:
    assert not check(room, STORY).signed
    assert not sign_off(room.session, SLUG, by=room.EK).refused
    filed(room, STORY.replace("pier", "quay"))

    assert check(room, STORY.replace("\n\n", "\r\n").replace(" ", "  ")).same
    found = check(room, STORY.replace("pier", "quay"))
    assert (found.same, found.revision, found.by) == (False, 1, "EK")
    assert [(one.line, one.before, one.after) for one in found.differences] == [
        (3, "Fish were sold at the pier.", "Fish were sold at the quay.")
    ]
    for other in (STORY + " More.", STORY.replace(f" {FISH}", ""), "x", STORY.replace("Osk", "osk", 1)):
        assert not check(room, other).same, other


def test_a_headline_that_nobody_signed_does_not_go_out_under_the_signature(room: Room) -> None:
    filed(room, STORY, headline="Crates in Osk", standfirst="A barn burnt.")
    assert not sign_off(room.session, SLUG, by=room.EK).refused
    filed(room, STORY, headline="Holt GUILTY")

    for headline, standfirst, over in (
        (None, None, []),
        ("Crates  in Osk", "A barn burnt.", []),
        ("Rain fell in Velm. Mira Holt moved 90 crates to Osk on Monday.", None, []),
        ("Holt GUILTY", None, ["headline"]),
        ("Crates in OSK", None, ["headline"]),
        (None, "A barn burnt down.", ["standfirst"]),
    ):
        found = check(room, STORY, headline=headline, standfirst=standfirst)
        assert [one.name for one in found.over] == over, headline
        assert (found.same, found.differences, found.headline) == (not over, (), "Crates in Osk")
    assert (check(room, STORY).changed, check(room, STORY).names_headline) == (0, False)
    claiming.edit_claim(room.session, f"{SLUG}#1", by=room.RL, text="It rained.")
    assert (check(room, STORY).same, check(room, STORY).changed) == (True, 1)


def test_a_body_without_its_headline_is_held_against_the_body_and_every_difference_is_told(room: Room) -> None:
    body = STORY.replace("\n\n", " ")
    filed(room, f"Crates in Osk\n\n{body}")
    assert not sign_off(room.session, SLUG, by=room.EK).refused

    assert (check(room, body).same, check(room, body).lacks_headline) == (True, True)
    found = check(room, body.replace("90", "60").replace("pier", "quay") + " More.")
    assert (found.same, found.lacks_headline, found.names_headline) == (False, True, False)
    assert [(one.before[-9:], one.after[-9:]) for one in found.differences][-2:] == [
        ("the pier.", "the quay."),
        ("", "More."),
    ]
    assert [line for line, _ in checked_lines(found)][1].startswith("Difference 1 of 3, line 1:")
    filed(room, body, headline="Crates in Osk")
    assert not sign_off(room.session, SLUG, by=room.EK).refused
    assert check(room, f"Crates in Osk\n\n{body}").same
    assert not check(room, body.partition(". ")[2]).same, "a sentence is no headline"


def test_the_same_text_filed_back_is_the_signed_one_whatever_its_number(room: Room) -> None:
    def stands() -> tuple[object, ...]:
        [one] = [one for one in article_listing(room.session) if one["slug"] == SLUG]
        return one["revision"], one["signed_revision"], one["signed_text"]

    filed(room, STORY, headline="Crates in Osk")
    assert not sign_off(room.session, SLUG, by=room.EK).refused
    filed(room, STORY.replace("pier", "quay"))
    assert stands() == (3, 2, False)
    filed(room, STORY)
    assert stands() == (4, 2, True)
    filed(room, STORY, headline="Crates in OSK")
    assert stands() == (5, 2, False)


def test_diff_over_several_texts_and_what_it_refuses(room: Room) -> None:
    assert differing.diff(room.session, SLUG).old is None
    filed(room, STORY.replace("90", "60"))
    filed(room, STORY.replace("90", "60").replace("Rain", "No rain") + " Snow fell on 7 May.")

    found = differing.diff(room.session, SLUG, before=1)

    assert [one.verdict.value for one in found.claims] == ["reworded", "reworded", "identical", "identical"]
    assert [one.lost for one in found.claims] == [
        "the text changed: “No” was added, “Rain” became “rain”",
        "the text changed: “90” became “60”",
        None,
        None,
    ]
    assert [found.new.text[slice(*span)] for span in found.fresh] == ["Snow fell on 7 May."]
    assert [one.lost is None for one in differing.diff(room.session, SLUG).claims] == [False, True, True, True]
    for wrong in ((9, None), (None, 9), (3, 1), (2, 2), (0, 1)):
        with pytest.raises(BadInputError, match=r"harbour has no revision|is not before"):
            differing.diff(room.session, SLUG, *wrong)


def test_whoever_files_over_a_colleague_is_told(room: Room) -> None:
    mine = filed(room, STORY.replace("90", "60"))
    theirs = filed(room, STORY.replace("pier", "quay"), by="EK")

    assert mine.crossed is None
    assert theirs.crossed is room.RL


def test_a_file_of_the_same_name_is_not_taken_for_the_next_revision(room: Room) -> None:
    other = "Prices for milk rose by a tenth, farmers say. A strike is likely."

    with pytest.raises(BadInputError, match="next to nothing in common"):
        file_story(room.session, other, by=room.RL, name=SLUG)
    assert file_story(room.session, STORY.replace("90", "60"), by=room.RL, name=SLUG).revision.number == 2
    assert filed(room, other).revision.number == 3
    assert states(room) == [R, R, R, R]
    with pytest.raises(MoveRefusedError, match="--reporter goes with an article's first text"):
        filed(room, STORY, reporter="EK")


def test_a_text_that_was_filed_before_or_in_which_no_claim_is_found_is_asked_for_first(room: Room) -> None:
    other = "Prices for milk rose by a tenth, farmers say. A strike is likely."
    filed(room, STORY.replace("90", "60"))
    file_story(room.session, other, by=room.RL, slug="milk")
    file_story(room.session, f"{other} It began.", by=room.RL, slug="milk")
    before = (states(room), get_article(room.session, SLUG).headline)

    for text, slug, told in (
        (STORY, SLUG, "this is word for word revision 1 of harbour, and revision 2 is on file since"),
        (other, SLUG, "this is word for word revision 1 of milk: name that story with --slug milk if it is meant"),
        (f"{other} It began.", "strike", "this is word for word revision 2 of milk"),
        (STORY, None, "this is word for word revision 1 of harbour: name"),
        (
            "Snow lay in Tarn. Nobody came.",
            SLUG,
            "none of the 4 claims of harbour is found in this text: is it the right story",
        ),
    ):
        with pytest.raises(MoveRefusedError, match=told):
            file_story(room.session, text, by=room.RL, slug=slug)

    assert (states(room), get_article(room.session, SLUG).headline) == before
    assert file_story(room.session, f"{STORY} It began.", by=room.RL, slug=SLUG).revision.number == 3
    assert file_story(room.session, f"{other} And more.", by=room.RL, slug=SLUG, anyway=True).revision.number == 4
    with pytest.raises(MoveRefusedError, match="revision 3 of harbour"):
        file_story(room.session, f"{STORY} It began.", by=room.RL, slug=SLUG)
    assert file_story(room.session, f"{STORY} It goes on.", by=room.RL, slug=SLUG).revision.number == 5, "the right one"


def test_word_comments_are_kept_once_however_often_the_document_is_filed(room: Room) -> None:
    start = STORY.index("90")
    remarks = [
        Comment(start, start + 2, "Jo", "Sure?"),
        Comment(0, 4, None, "Old", resolved=True),
        Comment(0, 4, "Jo", " "),
    ]

    first = filed(room, STORY, comments=remarks)
    again = filed(room, STORY, comments=remarks)
    moved = filed(
        room, f"Snow. {STORY}", comments=[Comment(start + 6, start + 8, "Jo", "Sure?"), Comment(6, 10, "Jo", "New")]
    )

    assert (first.new, first.comments, again.comments, moved.comments) == (False, 2, 0, 1)
    rows = comments_on_article(room.session, first.article.id)
    assert [(text.number, row.text, row.standing.value) for row, text in rows] == [
        (2, "Sure?", "open"),
        (2, "New", "open"),
        (1, "Sure?", "gone"),
        (1, "Old", "dismissed"),
    ]


def imported(room: Room, text: str, *more: dict[str, object]) -> None:
    """A revision that comes in with a bundle."""
    record = {"record": "revision", "article": SLUG, "number": 2, "text": text}
    import_bundle(room.session, map(orjson.dumps, (record, *more)), by=room.ann)


def test_a_text_after_one_from_a_bundle_is_followed_from_what_the_bundle_gives(room: Room) -> None:
    text = f"Fog. {STORY}"
    start = text.index("Rain fell")
    passage = {"record": "passage", "claim": f"{SLUG}#1", "revision": 2, "start": start, "end": start + 9}
    imported(room, text, passage)
    for number in (1, 2):
        reviewing.propose(room.session, f"{SLUG}#{number}", ReviewState.VERIFIED, by=room.MC)
        reviewing.approve(room.session, f"{SLUG}#{number}", by=room.EK)

    filed(room, f"{text} Mist.")

    assert states(room)[:2] == [V, R], "the first was read where it stands; the second was read on no words"
    assert words_of(room, 2)[-1][1] == "90 crates"


def test_two_claims_and_two_passages_on_one_sentence(room: Room) -> None:
    other = claiming.add_claim(room.session, SLUG, "Osk", AttributionStatus.REPORTED, by=room.ann, words="to Osk").label
    claiming.edit_claim(room.session, other, by=room.ann, words="in Osk")
    room.decided(other)

    filed(room, STORY.replace("burnt", "nearly burnt"))

    assert states(room) == [V, V, R, V]
    assert get_claim(room.session, other).state is ReviewState.IN_REVIEW, "one of its two places changed"
    assert [words for _, words in words_of(room, 5)] == ["to Osk", "in Osk", "to Osk", "in Osk"]


def blocked(room: Room) -> list[str]:
    """Which rules keep the story from being signed off."""
    return [f"{one.claim} {one.rule}" for one in sign_off(room.session, SLUG, by=room.EK).blockers]


def decide(room: Room, *numbers: int) -> None:
    """Verify these claims again, as the text stands."""
    for number in numbers:
        reviewing.propose(room.session, f"{SLUG}#{number}", ReviewState.VERIFIED, by=room.MC)
        reviewing.approve(room.session, f"{SLUG}#{number}", by=room.EK)


def test_no_story_is_signed_with_words_that_nobody_has_placed(room: Room) -> None:
    filed(room, TWO.replace(f" {FISH}", ""))
    decide(room, 3, 4)
    assert blocked(room) == [f"{SLUG}#3 not-placed", f"{SLUG}#4 not-placed"]

    placing_orphans.place_claim(room.session, f"{SLUG}#3", by=room.MC, candidate=2)
    placing_orphans.place_claim(room.session, f"{SLUG}#4", by=room.MC, gone=True)
    assert blocked(room) == [f"{SLUG}#3 undecided"]
    decide(room, 3)

    assert blocked(room) == []


def test_words_that_were_cut_and_stand_there_otherwise_are_placed_by_a_person(room: Room) -> None:
    found = filed(room, STORY.replace(FISH, "Nobody bought anything."))
    assert found.carried is not None
    assert found.carried.orphans == []

    placing_orphans.place_claim(room.session, f"{SLUG}#4", by=room.MC, words="Nobody bought")
    decide(room, 4)

    assert words_of(room, 4)[-1] == (found.revision.id, "Nobody bought")
    assert blocked(room) == []
    [one] = [one for one in differing.diff(room.session, SLUG).claims if one.label == f"{SLUG}#4"]
    assert (one.verdict, one.waits, one.passages[0].placed_by) == (Verdict.ORPHAN, False, "MC")


def test_what_a_bundle_gives_another_text_is_not_signed_on_the_words_of_the_old_one(room: Room) -> None:
    imported(room, STORY.replace("moved 90", "never moved 90"))
    decide(room, 1, 2, 3, 4)
    assert blocked(room) == [f"{SLUG}#{number} not-placed" for number in (1, 2, 3, 4)]

    for number, words in ((1, "Rain fell"), (3, "burnt down"), (4, "Fish were sold")):
        placing_orphans.place_claim(room.session, f"{SLUG}#{number}", by=room.MC, words=words)
    claiming.edit_claim(room.session, f"{SLUG}#2", by=room.MC, words="never moved 90")

    assert blocked(room) == [f"{SLUG}#{number} undecided" for number in (1, 2, 3, 4)]
    decide(room, 1, 2, 3, 4)
    assert blocked(room) == []


def test_an_orphan_waits_however_many_texts_come_after_it(room: Room) -> None:
    lines = "Snow lay deep|Trams stood still|Bells rang twice|Nurses went home|Milk ran short|Schools shut early|Police came late"
    for words in f"{lines}|Ships left port|Kids threw stones|Roads were closed".split("|"):
        last = filed(room, f"{TWO} {words}.")
        claiming.add_claim(room.session, SLUG, "x", AttributionStatus.REPORTED, by=room.ann, words=words)
    assert last.carried is not None
    assert f"{SLUG}#3" not in last.carried.orphans, "it is looked for no more"
    decide(room, 3)

    assert f"{SLUG}#3 not-placed" in blocked(room)
    placing_orphans.place_claim(room.session, f"{SLUG}#3", by=room.MC, words="The barn in Osk burnt twice")
    assert f"{SLUG}#3 not-placed" not in blocked(room)


def test_a_text_that_was_followed_ahead_is_filed_without_following_it_again_unless_another_came_between(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = STORY.replace("90 crates", "91 crates")
    with pytest.raises(MoveRefusedError, match="not write"):
        follow_ahead(room.session, text, by=room.RD, slug=SLUG)
    assert follow_ahead(room.session, STORY, by=room.RL, slug=SLUG) is None
    assert follow_ahead(room.session, text, by=room.RL, slug="another") is None
    ahead = follow_ahead(room.session, text, by=room.RL, slug=SLUG)
    late = follow_ahead(room.session, text.replace("Fish were", "Fish and eels were"), by=room.RL, slug=SLUG)

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(Follower, "__init__", lambda *_: pytest.fail("it was followed"))
        carried = filed(room, text, ahead=ahead).carried

    assert carried is not None
    assert (carried.kept, carried.fallen, carried.fresh) == (3, [f"{SLUG}#2"], 1)
    carried = filed(room, text.replace("Fish were", "Fish and eels were"), ahead=late).carried
    assert carried is not None
    assert (carried.kept, carried.fallen, carried.fresh) == (2, [f"{SLUG}#4"], 1), (
        "held against the text that came between"
    )


def test_a_claim_is_not_decided_while_its_words_say_something_else_than_it_was_put_on(room: Room) -> None:
    label = claiming.add_claim(
        room.session, SLUG, "Mira Holt moved 90 crates.", AttributionStatus.REPORTED, by=room.ann, words="90 crates"
    ).label
    room.in_review(label)
    filed(room, STORY.replace("90", "60"))
    told = f"the story changed under {label}: “90” became “60” (revision 2); edit the claim with"

    with pytest.raises(MoveRefusedError, match=re.escape(told)):
        decide(room, 5)
    moves = foreseen_moves(room.session, label, room.MC)
    assert all(moves[move].refusal.startswith(told) for move in ("verify", "refute", "unverifiable", "opinion"))  # type: ignore[union-attr]
    assert f"{label} words-differ" in blocked(room)
    with pytest.raises(MoveRefusedError, match="otherwise than it was put on"):
        placing_orphans.place_claim(room.session, label, by=room.MC, gone=True)
    assert placing_orphans.offered_places(room.session, label).told == "“90” became “60” (revision 2)"

    claiming.edit_claim(room.session, label, by=room.MC, note="looks odd")
    assert f"{label} words-differ" in blocked(room)
    claiming.edit_claim(room.session, label, by=room.MC, text="Mira Holt moved 60 crates.")
    decide(room, 5)

    assert get_claim(room.session, label).state is ReviewState.VERIFIED
    [held] = [one.passages[0] for one in differing.diff(room.session, SLUG).claims if one.label == label]
    assert held.placed_by == "MC"
    assert blocked(room) == [f"{SLUG}#2 words-differ", f"{SLUG}#2 undecided"], "of the one that was decided too"
    placed = placing_orphans.place_claim(room.session, f"{SLUG}#2", by=room.MC, candidate=1)
    assert placed.passage is not None
    assert (placed.passage.exact, placed.left, placed.fell) == ("60 crates", 0, False)
    decide(room, 2)
    filed(room, STORY)
    assert f"{SLUG}#2 words-differ" in blocked(room), "it was read with 60"
    filed(room, STORY.replace("90", "60"), anyway=True)
    assert f"{SLUG}#2 words-differ" not in blocked(room), "and 60 it is"


def test_a_hedge_that_was_lost_is_told_across_another_story_and_from_the_place_that_somebody_gave(room: Room) -> None:
    hedged, other = STORY.replace("90", "allegedly 90"), "Prices rose in Tarn.\n\nA vote was put off until spring."
    for texts, words in (([STORY], None), ([STORY, other, STORY], None), ([other, STORY], "90 crates")):
        for text in (hedged, *texts):
            filed(room, text, anyway=True)
        if words:
            placing_orphans.place_claim(room.session, f"{SLUG}#2", by=room.MC, words=words)

        [found] = audit(room.session, SLUG, rules_named(["hedge-dropped"]), None)

        assert [one.message.split(" stood")[0] for one in found.findings if one.claim == f"{SLUG}#2"] == [
            "“allegedly”"
        ], texts
