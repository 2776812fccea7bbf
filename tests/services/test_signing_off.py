"""Signing off and publishing: an exact text, nothing against it that nobody accepted, and who may."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import socket
import sys
from typing import Any

import pytest
from sqlalchemy import select

from tests.bundles import proof_of
from tests.cli.forked import Forked
from tests.conftest import Desk
from tests.services.newsroom import SLUG, TEXT, Room, changed
from tests.services.newsroom import furnish as furnish_room
from tracker.audit.rule import Objections, rule
from tracker.audit.rules import RULE_BOOK
from tracker.domain.errors import BadInputError, MoveRefusedError
from tracker.domain.vocabulary import ProposalStanding, ReviewState, Role, Severity, Stage
from tracker.models import Article, Comment, Revision, SignedClaim, SignedWaiver, SignOff
from tracker.models.base import now
from tracker.models.dossier import Dossier
from tracker.services import contradicting, desks, filing, publishing, reviewing, signing_off, waiving
from tracker.services.publishing import publish
from tracker.services.signing_off import Release, sign_off
from tracker.store import ledger
from tracker.store.articles import get_article
from tracker.store.session import driver_of


def verified(room: Room) -> str:
    """A claim with support of its own, checked and approved; its label."""
    label = room.claim()
    room.said(label, "Court", "confirmed")
    return room.decided(label)


def signed(room: Room) -> Release:
    """EK signs the story off."""
    release = sign_off(room.session, SLUG, by=room.EK)
    assert not release.refused, release.blockers
    return release


def out(room: Room, url: str | None = None, at: str | None = None) -> Release:
    """EK notes that it is published."""
    _, release = publish(room.session, SLUG, by=room.EK, url=url, at=at)
    assert release is not None
    return release


def stage(room: Room) -> Stage:
    """How far the story is."""
    return get_article(room.session, SLUG).stage


def accept(room: Room, label: str, name: str, days: int = 30) -> int:
    """EK waives what a rule says; the waiver's number."""
    until = (now().date() + dt.timedelta(days=days)).isoformat()
    return waiving.waive(room.session, label, name, reason="seen", until=until, by=room.EK).id


# Signing off


def test_a_sign_off_keeps_the_exact_text_and_how_every_claim_stood(room: Room) -> None:
    first, second = verified(room), verified(room)
    room.said(second, "Herald", first_hand=True)

    release = signed(room)

    row = room.session.scalars(select(SignOff)).one()
    assert release.sign_off is row
    assert (row.sha256, row.policy) == (hashlib.sha256(TEXT.encode()).hexdigest(), "one-person-desk")
    assert (row.by_id, release.revision, release.claims) == (room.EK.id, 1, 2)
    stood = {one.claim_id: one for one in room.session.scalars(select(SignedClaim))}
    assert {key: (one.version, one.independent_min, one.independent_max) for key, one in stood.items()} == {
        room.on_file(first).id: (room.version(first), 1, 1),
        room.on_file(second).id: (room.version(second), 2, 2),
    }
    assert stage(room) is Stage.SIGNED_OFF
    assert (room.entries()[-1].act, room.entries()[-1].subject, room.entries()[-1].by) == ("sign-off", SLUG, "EK")


def test_word_comments_that_nobody_settled_are_counted_when_a_story_is_signed(room: Room) -> None:
    verified(room)
    revision = room.session.scalars(select(Revision)).one()
    for number, standing in enumerate((ProposalStanding.OPEN, ProposalStanding.DISMISSED), 1):
        settled = None if standing is ProposalStanding.OPEN else now()
        words = {"start": 0, "end": 3, "text": "Is this so?"}
        room.session.add(
            Comment(revision_id=revision.id, number=number, standing=standing, settled_at=settled, **words)
        )

    assert signed(room).comments == 1


def test_claims_that_are_laid_aside_are_not_signed(room: Room) -> None:
    kept, cut = verified(room), room.claim()
    reviewing.withdraw(room.session, cut, by=room.RL, reason="cut")

    release = signed(room)

    assert release.claims == 1
    assert [one.claim_id for one in room.session.scalars(select(SignedClaim))] == [room.on_file(kept).id]


def test_with_a_blocker_nothing_is_written_and_the_blockers_are_named(room: Room) -> None:
    verified(room)
    undecided = room.claim()
    before = room.rows()

    release = sign_off(room.session, SLUG, by=room.EK)

    room.session.flush()
    assert release.sign_off is None
    assert [(one.claim, one.severity) for one in release.blockers] == [(undecided, Severity.BLOCKER)]
    assert changed(before, room.rows()) == set()
    assert stage(room) is Stage.DRAFT


def test_a_sign_off_goes_by_the_policy_of_the_story(room: Room) -> None:
    label = room.claim()
    room.said(label, "Court", "confirmed")
    room.second_person("off")
    room.held(label)
    reviewing.take(room.session, label, by=room.ann)
    reviewing.propose(room.session, label, ReviewState.VERIFIED, by=room.ann, reason="seen")
    article = get_article(room.session, SLUG)

    desks.choose_setting(room.session, "policy", "default", by=room.ann)
    assert {one.rule for one in sign_off(room.session, SLUG, by=room.EK).blockers} == {"self-verified"}
    desks.choose_setting(room.session, "policy", "one-person-desk", by=room.ann)

    assert signed(room).audited.policy == "one-person-desk"
    assert article.stage is Stage.SIGNED_OFF


def contradicting_pair(room: Room) -> tuple[str, str]:
    """Two verified claims of which one at most is true: a blocker that may be waived."""
    pair = verified(room), verified(room)
    contradicting.group_claims(room.session, pair, by=room.RL)
    return pair


def test_a_blocker_that_is_waived_stands_in_nobodys_way_and_the_waiver_is_kept_with_the_release(room: Room) -> None:
    first, second = contradicting_pair(room)
    assert {one.rule for one in sign_off(room.session, SLUG, by=room.EK).blockers} == {"contradiction"}
    relied = {accept(room, label, "contradiction") for label in (first, second)}
    accept(room, first, "circular-sourcing")

    release = signed(room)

    assert {(label, row.rule, row.id) for label, row in release.waivers} >= {
        (label, "contradiction", key) for label, key in zip((first, second), sorted(relied), strict=True)
    }
    assert {one.waiver_id for one in room.session.scalars(select(SignedWaiver))} == relied


def test_a_waiver_that_is_over_or_taken_back_no_longer_helps(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = contradicting_pair(room)
    key = accept(room, first, "contradiction", days=0)
    accept(room, second, "contradiction", days=30)

    waiving.withdraw_waiver(room.session, key, by=room.EK, reason="no")
    assert [one.claim for one in sign_off(room.session, SLUG, by=room.EK).blockers] == [first]
    accept(room, first, "contradiction", days=0)
    monkeypatch.setattr("tracker.store.session.now", lambda: now() + dt.timedelta(days=1))

    assert [one.claim for one in sign_off(room.session, SLUG, by=room.EK).blockers] == [first]


@pytest.mark.parametrize("initials", ["RL", "MC", "LG", "RD"])
def test_only_an_editor_signs_off_and_publishes(initials: str, room: Room) -> None:
    with pytest.raises(MoveRefusedError, match="signing a story off takes an editor"):
        sign_off(room.session, SLUG, by=getattr(room, initials))
    with pytest.raises(MoveRefusedError, match="publishing a story takes an editor"):
        publish(room.session, SLUG, by=getattr(room, initials))


def test_on_a_desk_of_several_an_editor_does_not_sign_off_what_they_reported(room: Room) -> None:
    filing.file_story(room.session, "Mine.", by=room.EK, slug="mine", headline="Mine", reporter="EK")

    with pytest.raises(MoveRefusedError, match="mine needs a second person, and you reported it: ask another editor"):
        sign_off(room.session, "mine", by=room.EK)

    assert not sign_off(room.session, "mine", by=room.ann).refused


def test_where_one_person_is_enough_they_sign_off_their_own(room: Room) -> None:
    room.second_person("off")
    filing.file_story(room.session, "Mine.", by=room.EK, slug="mine", headline="Mine", reporter="EK")

    assert not sign_off(room.session, "mine", by=room.EK).refused


def test_what_is_signed_as_it_stands_is_not_signed_twice(room: Room) -> None:
    verified(room)
    signed(room)
    before = room.rows()

    with pytest.raises(
        MoveRefusedError, match=rf"^{SLUG} is signed off already, by EK on .* UTC, and nothing has changed"
    ):
        sign_off(room.session, SLUG, by=room.ann)

    assert changed(before, room.rows()) == set()


def test_what_changed_since_may_be_signed_again_and_must_be_before_it_goes_out(room: Room) -> None:
    label = verified(room)
    signed(room)
    room.said(label, "Gazette", "denied")
    assert room.state(label) == "in_review"
    assert {one.rule for one in out(room).blockers} >= {"changed-since-sign-off"}
    assert {one.rule for one in sign_off(room.session, SLUG, by=room.EK).blockers} == {"undecided"}
    assert stage(room) is Stage.SIGNED_OFF

    reviewing.propose(room.session, label, ReviewState.VERIFIED, by=room.MC, reason="still so")
    reviewing.approve(room.session, label, by=room.EK)

    assert {one.rule for one in out(room).blockers} == {"changed-since-sign-off"}
    signed(room)
    assert not out(room).refused
    assert len(list(room.session.scalars(select(SignOff)))) == 2


@pytest.mark.parametrize("change", ["more support", "another claim", "a waiver", "another policy"])
def test_every_change_in_what_a_sign_off_keeps_is_a_reason_to_sign_again(change: str, room: Room) -> None:
    label = verified(room)
    signed(room)
    if change == "more support":
        room.said(label, "Herald", first_hand=True)
    if change == "another claim":
        verified(room)
    if change == "a waiver":
        accept(room, label, "single-source")
    if change == "another policy":
        desks.choose_setting(room.session, "policy", "default", by=room.ann)

    signed(room)

    assert len(list(room.session.scalars(select(SignOff)))) == 2


def test_a_story_without_text_cannot_be_signed_off(room: Room) -> None:
    room.session.add(Article(slug="empty", headline="Nothing", language="en"))
    ledger.record(room.session, "file", "empty", by=room.ann)

    with pytest.raises(MoveRefusedError, match="empty has no text on file: there is nothing to sign off"):
        sign_off(room.session, "empty", by=room.EK)


@rule(Severity.NOTE)
def breaks_off(dossier: Dossier) -> Objections:
    """It breaks off."""
    raise ZeroDivisionError
    yield from ()


def test_a_rule_that_breaks_off_lets_nothing_go(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    verified(room)
    signed(room)
    room.said(f"{SLUG}#1", "Herald", first_hand=True)
    monkeypatch.setattr("tracker.audit.run.RULE_BOOK", (*RULE_BOOK, breaks_off))
    before = room.rows()

    for release in (sign_off(room.session, SLUG, by=room.EK), out(room)):
        assert release.refused
        assert release.sign_off is None
        assert [crash.rule for crash in release.audited.crashes] == ["breaks-off"]
    room.session.flush()
    assert changed(before, room.rows()) == set()


# Publishing


def test_publishing_keeps_where_and_when(room: Room) -> None:
    verified(room)
    signed(room)

    assert not out(room, url="https://example.org/story").refused

    article = get_article(room.session, SLUG)
    assert (article.stage, article.url) == (Stage.PUBLISHED, "https://example.org/story")
    assert article.published_at is not None
    assert abs(now() - article.published_at) < dt.timedelta(minutes=1)
    assert room.entries()[-1].act == "publish"


def test_a_draft_is_not_published(room: Room) -> None:
    with pytest.raises(MoveRefusedError, match=f"{SLUG} is not signed off: an editor does that first"):
        publish(room.session, SLUG, by=room.EK)


def test_a_claim_withdrawn_after_the_sign_off_keeps_the_story_in(room: Room) -> None:
    label = verified(room)
    verified(room)
    signed(room)
    reviewing.withdraw(room.session, label, by=room.EK, reason="doubts")

    with pytest.raises(
        MoveRefusedError, match=f"{label} has been withdrawn since EK signed the story off: sign it off anew"
    ):
        publish(room.session, SLUG, by=room.EK)

    signed(room)
    assert not out(room).refused


@pytest.mark.parametrize(
    ("at", "why"),
    [
        ("2023-09-13", "is before the story was signed off"),
        ("2999-01-01T09:00", "lies ahead"),
        ("yesterday", "is no time"),
    ],
)
def test_a_time_that_cannot_be_is_refused(at: str, why: str, room: Room) -> None:
    verified(room)
    signed(room)

    with pytest.raises(BadInputError, match=why):
        publish(room.session, SLUG, by=room.EK, at=at)


def test_today_is_no_time_ahead(room: Room) -> None:
    verified(room)
    signed(room)

    assert not out(room, at=now().date().isoformat()).refused


def test_a_moment_between_the_sign_off_and_now_is_kept(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    verified(room)
    signed(room)
    wanted = now() + dt.timedelta(hours=2)
    monkeypatch.setattr(publishing, "now", lambda: now() + dt.timedelta(hours=3))

    out(room, at=wanted.isoformat())

    assert get_article(room.session, SLUG).published_at == wanted


def test_of_a_story_that_is_out_only_the_link_is_put_right(room: Room) -> None:
    verified(room)
    signed(room)
    out(room)
    since = get_article(room.session, SLUG).published_at

    article, release = publish(room.session, SLUG, by=room.EK, url="https://example.org/later")

    assert release is None
    assert (article.url, article.published_at) == ("https://example.org/later", since)
    for url, at in ((None, None), ("https://example.org/later", None), ("https://example.org/x", "2026-01-01")):
        with pytest.raises(MoveRefusedError, match=r"is published already, since .* only its link can be put right"):
            publish(room.session, SLUG, by=room.EK, url=url, at=at)


@pytest.mark.parametrize("url", ["example.org", "javascript:alert(1)", "https://", "https:// x", "file:///etc/passwd"])
def test_a_link_that_is_none_is_refused(url: str, room: Room) -> None:
    verified(room)
    signed(room)

    with pytest.raises(BadInputError, match="--url is to be a link"):
        publish(room.session, SLUG, by=room.EK, url=url)


def test_what_is_out_stays_out_when_it_is_opened_again_and_signed_off_anew(room: Room) -> None:
    label = verified(room)
    signed(room)
    out(room)
    room.said(label, "Gazette", "denied")

    assert stage(room) is Stage.PUBLISHED
    assert room.state(label) == "in_review"
    with pytest.raises(MoveRefusedError, match="a published claim is corrected, not withdrawn"):
        reviewing.withdraw(room.session, label, by=room.EK, reason="x")
    reviewing.propose(room.session, label, ReviewState.VERIFIED, by=room.MC, reason="still so")
    reviewing.approve(room.session, label, by=room.EK)
    signed(room)

    assert stage(room) is Stage.PUBLISHED


# Two at once, and much else on file


@pytest.fixture
def story(desk: Desk) -> Desk:
    """A desk of several with a story that may be signed off."""
    furnish_room(desk)
    with desk.writing() as session:
        desks.add_person(session, "Nina Reed", "NR", [Role.EDITOR], by=desk.person(session, "ann"))
        verified(Room(session, desk.folder / "files"))
    desk.leave()
    return desk


class Signer:
    """An editor at a keyboard of their own, who signs off once they are told to go on."""

    def __init__(self, desk: Desk, initials: str) -> None:
        load = signing_off.load  # type: ignore[attr-defined]

        def slowly(*asked: Any) -> Any:
            sys.stdout.write("loading\n")
            sys.stdout.flush()
            sys.stdin.readline()
            return load(*asked)

        self.line, theirs = socket.socketpair()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(signing_off, "load", slowly)
            self.process = Forked(["--db", desk.address, "--by", initials, "sign-off", "kim-train"], theirs.fileno())
        theirs.close()

    def told_to_go_on(self) -> tuple[int, str]:
        """How it ends, and with which words."""
        self.line.sendall(b"\n")
        with self.line, self.line.makefile() as said:
            words = said.read()
        return self.process.wait(60), words


@pytest.mark.sqlite_only("two programs act on a server as whoever logged in; tests/store has those")
def test_of_two_editors_who_sign_off_at_once_one_does_and_the_other_is_told(story: Desk) -> None:
    first = Signer(story, "EK")
    assert first.line.recv(100) == b"loading\n"
    second = Signer(story, "NR")

    signed, said = first.told_to_go_on()
    refused, told = second.told_to_go_on()

    assert (signed, refused) == (0, 2)
    assert "kim-train, revision 1, is signed off by EK" in said
    assert "kim-train is signed off already, by EK on " in told
    assert len(story.rows()["sign_off"]) == 1
    assert proof_of(story).fault is None


def test_a_text_that_somebody_changed_in_the_file_is_not_signed_off(story: Desk) -> None:
    story.tamper("UPDATE revision SET text = text || ' Not.'")

    with story.writing() as session, pytest.raises(MoveRefusedError, match="its SHA-256 says"):
        sign_off(session, SLUG, by=story.person(session, "EK"))


MANY = "claim|attribution|via|evidence|passage|review|hold|reply|waiver|revision|sign_off|signed_claim|signed_waiver"
WHOLE_TABLE = re.compile(rf"SCAN ({MANY}|source|alias|derivation|article|contradiction_member)\b")


@pytest.mark.sqlite_only("SQLite's plan of what is asked; the server's goes by how much there is")
def test_a_sign_off_reads_one_story_however_many_there_are(story: Desk) -> None:
    asked: list[str] = []
    with story.writing() as session:
        ann = story.person(session, "EK")
        raw = driver_of(session.connection())
        raw.set_trace_callback(asked.append)
        assert not sign_off(session, SLUG, by=ann).refused
        _, release = publish(session, SLUG, by=ann)
        raw.set_trace_callback(None)
        plans = {
            step[3]: one
            for one in set(asked)
            if one.startswith("SELECT")
            for step in raw.execute(f"EXPLAIN QUERY PLAN {one}")
        }

    assert release is not None
    assert not release.refused
    assert len(plans) > 15
    assert {step: one for step, one in plans.items() if WHOLE_TABLE.search(step)} == {}
