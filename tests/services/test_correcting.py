"""Correcting what is published: what replaces a claim, a task for every story that carries it, and going out anew."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection

from tests.services.newsroom import REFUTED, SLUG, TEXT, Room
from tests.services.test_signing_off import out, signed, verified
from tracker.audit.rules.corrected_in_text import corrected_in_text
from tracker.domain.errors import BadInputError, MoveRefusedError
from tracker.domain.vocabulary import AttributionStatus, ReviewAct, ReviewState
from tracker.models import Claim
from tracker.services import claiming, filing, reviewing
from tracker.services.correcting import Corrected, correct_claim, finish_task
from tracker.services.publishing import publish
from tracker.services.queueing import tasks_waiting
from tracker.store.articles import newest_revision
from tracker.store.dossiers import load
from tracker.store.engines.surface import Rows, Values
from tracker.store.session import read_raw
from tracker.store.tasks import list_tasks

WORDS = "The train has a helicopter on board"
MENDED = TEXT.replace(WORDS, "The train has two carriages for guards")
OTHER = "older"


def printed(room: Room, text: str = f"{WORDS}.", words: str = WORDS) -> str:
    """A verified claim that stands in the story's text."""
    label = claiming.add_claim(room.session, SLUG, text, AttributionStatus.REPORTED, by=room.ann, words=words).label
    room.said(label, "Court", "confirmed")
    return room.decided(label)


def published(room: Room) -> tuple[str, str]:
    """The story is out with a claim in it; besides that there is the claim that is true."""
    wrong = printed(room)
    right = verified(room)
    claiming.edit_claim(room.session, right, by=room.ann, text="Two carriages are for guards.")
    room.decided(right)
    signed(room)
    out(room)
    return wrong, right


def elsewhere(room: Room, text: str) -> str:
    """Another story that says something, and the label of its claim."""
    filing.file_story(room.session, f"{text}.", by=room.MC, slug=OTHER, headline="Older")
    status = AttributionStatus.REPORTED
    return claiming.add_claim(room.session, OTHER, f"{text}.", status, by=room.ann, words=text).label


def corrected(room: Room, wrong: str, right: str) -> Corrected:
    """EK corrects it."""
    return correct_claim(room.session, wrong, right, by=room.EK, reason="miscounted")


def test_a_published_claim_is_replaced_and_says_by_which(room: Room) -> None:
    wrong, right = published(room)

    corrected(room, wrong, right)

    claim = room.on_file(wrong)
    *_, step = room.steps(wrong)
    assert (claim.state, claim.corrected_by_id) == (ReviewState.CORRECTED, room.on_file(right).id)
    assert (step.act, step.reason, step.by_id) == (ReviewAct.CORRECT, "miscounted", room.EK.id)
    assert room.entries()[-1].act == "correct"
    assert load(room.session, SLUG).claims[0].corrected_by == right


def test_its_own_story_and_every_other_that_says_the_same_get_a_task(room: Room) -> None:
    wrong, right = published(room)
    same = elsewhere(room, "The train may have a helicopter on board")
    elsewhere_not = elsewhere(room, "The train has no helicopter on board")

    tasks = corrected(room, wrong, right).tasks

    assert [(one.article, one.task.claim, one.task.carried_by, one.task.replaced_by) for one in tasks] == [
        (SLUG, wrong, wrong, right),
        (OTHER, wrong, same, right),
    ]
    assert elsewhere_not not in {one.task.carried_by for one in tasks}
    assert [one.claim.label for one in tasks_waiting(room.session, None, room.EK)] == [wrong, same]
    assert [one.claim.label for one in tasks_waiting(room.session, None, room.RL)] == [wrong]
    assert list(tasks_waiting(room.session, None, room.MC)) == []


def test_words_that_stand_in_the_text_are_not_gone_because_no_claim_is_placed_on_them(room: Room) -> None:
    wrong, right = published(room)
    own = corrected(room, wrong, right).tasks[0].task
    filing.file_story(room.session, f"{WORDS}. Much later it says again: {WORDS.upper()}.", by=room.RL, slug=SLUG)

    dossier = load(room.session, SLUG)
    assert [one.words_gone for one in list_tasks(room.session)] == [False]
    assert [one.claim for one in corrected_in_text.findings(dossier)] == [wrong]
    with pytest.raises(MoveRefusedError, match=rf"^{SLUG} still carries the words of {wrong}"):
        finish_task(room.session, own.id, by=room.RL)


def test_a_list_of_tasks_asks_no_more_for_more_of_them(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong, right = published(room)
    for number in range(5):
        filing.file_story(room.session, f"{WORDS}.", by=room.RL, slug=f"other-{number}", headline="Other", anyway=True)
        label = claiming.add_claim(
            room.session, f"other-{number}", f"{WORDS}.", AttributionStatus.REPORTED, by=room.ann, words=WORDS
        ).label
        assert label == f"other-{number}#1"
    assert len(corrected(room, wrong, right).tasks) == 6
    asked = list[str]()

    def counted(connection: Connection, statement: str, values: Values = ()) -> Rows:
        asked.append(statement)
        return read_raw(connection, statement, values)

    monkeypatch.setattr("tracker.store.tasks.read_raw", counted)
    assert len(list_tasks(room.session)) == 6
    assert len(asked) == 3


def test_both_stories_are_found_to_carry_it_until_they_are_filed_without_or_a_note_is_given(room: Room) -> None:
    wrong, right = published(room)
    same = elsewhere(room, WORDS)
    own, other = corrected(room, wrong, right).tasks

    assert [one.claim for slug in (SLUG, OTHER) for one in corrected_in_text.findings(load(room.session, slug))] == [
        wrong,
        same,
    ]
    filing.file_story(room.session, MENDED, by=room.RL, slug=SLUG)
    with pytest.raises(
        MoveRefusedError, match=rf"^{OTHER} still carries the words of {same}: file it without them, or"
    ):
        finish_task(room.session, other.task.id, by=room.RL)
    assert [one.words_gone for one in list_tasks(room.session)] == [True, False]
    assert {row.revision for row in load(room.session, SLUG).claims[0].passages} == {1}, "other words are another claim"
    finish_task(room.session, own.task.id, by=room.RL)
    finish_task(room.session, other.task.id, by=room.RL, note="A note stands at its foot.")

    assert [corrected_in_text.findings(load(room.session, slug)) for slug in (SLUG, OTHER)] == [[], []]
    assert list_tasks(room.session) == []
    assert len(list_tasks(room.session, done=True)) == 2
    with pytest.raises(MoveRefusedError, match=rf"^task {own.task.id} is done already"):
        finish_task(room.session, own.task.id, by=room.RL)
    with pytest.raises(MoveRefusedError, match="RD may read this desk but not write on it"):
        finish_task(room.session, own.task.id, by=room.RD)


def test_what_replaces_a_claim_must_stand(room: Room) -> None:
    wrong, right = published(room)
    refuted, open_one = room.decided(room.claim("It flies."), REFUTED), room.claim("It swims.")

    for instead, sentence in (
        (refuted, "is refuted: name a claim that stands"),
        (open_one, "is unreviewed, and what replaces a published claim is decided: take it first"),
    ):
        with pytest.raises(MoveRefusedError, match=sentence):
            correct_claim(room.session, wrong, instead, by=room.EK)
    with pytest.raises(BadInputError, match="cannot replace itself"):
        correct_claim(room.session, wrong, wrong, by=room.EK)
    corrected(room, wrong, right)
    with pytest.raises(MoveRefusedError, match="is corrected, so `correct` is not possible: work on the claim that"):
        correct_claim(room.session, wrong, right, by=room.EK)
    with pytest.raises(MoveRefusedError, match=f"{wrong} is corrected, and what replaces a published claim is decided"):
        correct_claim(room.session, right, wrong, by=room.EK)


def test_what_stands_in_the_place_of_another_is_not_withdrawn(room: Room) -> None:
    wrong, _ = published(room)
    same = elsewhere(room, "Two carriages are for guards")
    instead = room.decided(same)
    corrected(room, wrong, instead)

    with pytest.raises(
        MoveRefusedError, match=f"{instead} stands in the place of {wrong}: what was corrected must stay"
    ):
        reviewing.withdraw(room.session, instead, by=room.EK, reason="cut")


def mended(room: Room) -> tuple[str, str]:
    """The story was corrected, filed without the words and signed off again."""
    wrong, right = published(room)
    corrected(room, wrong, right)
    filing.file_story(room.session, MENDED, by=room.RL, slug=SLUG)
    for claim in load(room.session, SLUG).claims:
        if claim.state is ReviewState.IN_REVIEW:
            room.proposed(claim.label)
            reviewing.approve(room.session, claim.label, by=room.EK)
    signed(room)
    return wrong, right


def test_a_corrected_text_goes_out_anew_with_what_readers_are_told_and_the_old_one_stays_in_the_record(
    room: Room,
) -> None:
    wrong, _ = mended(room)

    with pytest.raises(MoveRefusedError, match=rf"^{wrong} was corrected since {SLUG} went out: say with --note"):
        publish(room.session, SLUG, by=room.EK)
    _, release = publish(room.session, SLUG, by=room.EK, note="An earlier version had a helicopter on board.")

    assert release is not None
    first, second = load(room.session, SLUG).publications
    assert (first.revision, first.note) == (1, None)
    assert (second.revision, second.note) == (2, "An earlier version had a helicopter on board.")
    assert load(room.session, SLUG).published_at == first.at
    with pytest.raises(MoveRefusedError, match=r"is published already, since .*: only its link can be put right"):
        publish(room.session, SLUG, by=room.EK, note="again")


def test_a_text_that_nobody_signed_does_not_go_out_anew(room: Room) -> None:
    published(room)
    filing.file_story(room.session, MENDED, by=room.RL, slug=SLUG)

    with pytest.raises(MoveRefusedError, match=f"sign revision 2 off first, with `tracker sign-off {SLUG}`"):
        publish(room.session, SLUG, by=room.EK)
    article, _ = publish(room.session, SLUG, by=room.EK, url="https://example.org/train")

    assert article.url == "https://example.org/train"
    assert len(load(room.session, SLUG).publications) == 1


def test_the_claims_words_are_not_asked_of_a_story_that_has_none(room: Room) -> None:
    wrong, right = published(room)
    status = AttributionStatus.REPORTED
    filing.file_story(room.session, "Other words.", by=room.RL, slug=OTHER, headline="Older")
    placeless = claiming.add_claim(room.session, OTHER, f"{WORDS}.", status, by=room.ann).label
    [*_, other] = corrected(room, wrong, right).tasks

    assert other.task.carried_by == placeless
    assert not other.words_gone
    revision = newest_revision(room.session, room.on_file(placeless).article_id)
    assert revision is not None
    assert isinstance(room.on_file(placeless), Claim)
    assert [one.claim for one in corrected_in_text.findings(load(room.session, OTHER))] == [placeless]
