"""What the audit says of a story that an editor signed off, and of claims of which one at most is true."""

from __future__ import annotations

import pytest

from tests.services.newsroom import SLUG, TEXT, VERIFIED, Room
from tracker.domain.errors import MoveRefusedError
from tracker.domain.vocabulary import AttributionStatus
from tracker.services import reviewing, sources
from tracker.services.auditing import audit, rules_named
from tracker.services.claiming import add_claim
from tracker.services.contradicting import group_claims
from tracker.services.filing import file_story
from tracker.services.policies import use_policy
from tracker.services.publishing import publish
from tracker.services.signing_off import sign_off

REPORTED = AttributionStatus.REPORTED


def said(room: Room, rule: str = "changed-since-sign-off") -> dict[str | None, str]:
    """What a rule says of each claim of the story, and under None of the story itself."""
    [audited] = audit(room.session, SLUG, rules_named([rule]), None)
    return {finding.claim: finding.message for finding in audited.findings}


@pytest.fixture
def signed(room: Room) -> str:
    """A verified claim on two independent sources in a story that EK signed off."""
    label = room.claim()
    room.source("Mayor", "person")
    room.said(label, "Mayor", first_hand=True)
    label = room.decided(label)
    assert sign_off(room.session, SLUG, by=room.EK).blockers == []
    return label


def test_a_story_that_is_as_it_was_signed_is_not_spoken_of(room: Room, signed: str) -> None:
    assert said(room) == {}


def test_more_support_changes_nothing_that_was_signed(room: Room, signed: str) -> None:
    room.said(signed, "Herald")
    room.held(signed)

    assert said(room) == {}


def test_evidence_against_it_opens_it_again_and_the_reason_is_told(room: Room, signed: str) -> None:
    row = room.held(signed, "refutes")

    assert said(room) == {signed: f"it was opened again: evidence {row.id} against it came in"}


def test_a_source_retracted_since_takes_from_what_was_signed(room: Room, signed: str) -> None:
    sources.retract_source(room.session, "Mayor", by=room.EK, reason="made it up")

    message = said(room)[signed]

    assert message.startswith("it was opened again: ")
    assert message.endswith("; signed with 2 independent, now 1")


def test_a_claim_logged_since_was_not_signed(room: Room, signed: str) -> None:
    added = room.claim("It is green.")

    assert said(room) == {added: "it was added since the sign-off"}


def test_another_sign_off_mends_it(room: Room, signed: str) -> None:
    reviewing.reopen(room.session, signed, by=room.EK, reason="to be sure")
    reviewing.propose(room.session, signed, VERIFIED, by=room.MC)
    reviewing.approve(room.session, signed, by=room.EK)
    before = said(room)

    sign_off(room.session, SLUG, by=room.EK)

    assert before == {signed: "it was opened again: to be sure"}
    assert said(room) == {}


def test_two_verified_claims_of_one_group_contradict_each_other(room: Room) -> None:
    one, other = room.decided(room.claim("Thirty died.")), room.decided(room.claim("Forty died."))
    group_claims(room.session, [one, other], by=room.MC, name="death toll")

    assert said(room, "contradiction") == {
        one: f"verified, and so is {other}: of “death toll” one at most is true",
        other: f"verified, and so is {one}: of “death toll” one at most is true",
    }


def test_a_text_filed_since_is_told_of_the_story_and_of_the_claims_whose_words_it_changed(room: Room) -> None:
    train, _ = (
        room.decided(add_claim(room.session, SLUG, text, REPORTED, by=room.ann, words=words).label)
        for text, words in (("It has a helicopter.", "has a helicopter on board"), ("It is green.", "It is green, Pul"))
    )
    sign_off(room.session, SLUG, by=room.EK)
    text = f"The bridge was closed in 1999. {TEXT.replace('a helicopter', 'no helicopter')}"
    file_story(room.session, text, by=room.RL, slug=SLUG, headline="A train")

    told = said(room)

    assert told.keys() == {train, None}
    assert told[train].startswith("it was opened again: revision 2: ")
    assert told[None] == (
        "the text is not the one that was signed: revision 2 was filed since; one claim reworded; 1 new factual sentence "
        "has no claim: “The bridge was closed in 1999.”"
    )
    with pytest.raises(MoveRefusedError, match=r"revision 2, is not the one that EK signed off"):
        publish(room.session, SLUG, by=room.EK)


def test_a_pack_may_let_no_story_out_in_which_a_fact_is_left(room: Room) -> None:
    room.files.mkdir(exist_ok=True)
    pack = room.files / "strict.toml"
    pack.write_text('summary = "Every word."\n[severity]\nuncovered-sentence = "blocker"\n', encoding="utf-8")
    use_policy(room.session, str(pack), by=room.EK, slug=SLUG)

    release = sign_off(room.session, SLUG, by=room.EK)

    assert release.sign_off is None
    assert {(one.rule, one.claim, one.article) for one in release.blockers} == {("uncovered-sentence", None, SLUG)}
