"""What the audit says of a story that an editor signed off, and of claims of which one at most is true."""

from __future__ import annotations

import pytest

from tests.services.newsroom import SLUG, VERIFIED, Room
from tracker.services import reviewing, sources
from tracker.services.auditing import audit, rules_named
from tracker.services.contradicting import group_claims
from tracker.services.signing_off import sign_off


def said(room: Room, rule: str = "changed-since-sign-off") -> dict[str, str]:
    """What a rule says of each claim of the story."""
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
