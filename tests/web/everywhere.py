"""A desk on which every move can be made by somebody, and a way to make each without any trace."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from string import ascii_lowercase

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from tests.bundles import far_off
from tests.desks import Desk
from tracker.domain.vocabulary import AttributionStatus, Bearing, ReviewState, Risk, Role, SourceKind
from tracker.extract.extractors.choosing import extractor_named
from tracker.intake.story import Comment
from tracker.models import Person
from tracker.services import (
    attributing,
    claiming,
    contradicting,
    correcting,
    deriving,
    desks,
    evidencing,
    filing,
    proposing,
    publishing,
    replying,
    reviewing,
    signing_off,
    sources,
    staffing,
    waiving,
)
from tracker.services.admitting import choose_password, hash_password
from tracker.store.session import writing

TEXT = (
    "The train has a helicopter on board. It is green, Pulikovsky said. The track is short. Nine people saw it. "
    "The bridge was closed, the ministry said. The mayor denied it."
)
SECRET = "whyzq"
"""Stands where a confidential source says why it is not named: nobody who may not know it is shown it."""
PASSWORD = "plum harbour otter"
FILES = {"Court": b"<script>alert(1)</script>", "HERON": b"a letter"}
"""The evidence files of the story, by whose they are."""
VERIFIED = ReviewState.VERIFIED
SAID = AttributionStatus.REPORTED


def file_at(name: str) -> str:
    """Where somebody's evidence file is."""
    return f"/files/{hashlib.sha256(FILES[name]).hexdigest()}"


def put_files(desk: Desk) -> None:
    """Lay the evidence files beside a desk that was furnished elsewhere."""
    desk.files.mkdir(exist_ok=True)
    for words in FILES.values():
        (desk.files / hashlib.sha256(words).hexdigest()).write_bytes(words)


def furnish(desk: Desk) -> None:
    """RL's story `s`, with a claim in every state: 1 unreviewed; 2 held by MC, with evidence; 3 proposed; 4 verified by MC and
    EK; 5 withdrawn; 6 of high risk, proposed by MC; 7 unreviewed, of its evidence 14
    nobody said where to look; 8 in need of a source, held by MC; 9 held by AO.
    And `out`, which is published, with 1 corrected by 2 and 3 decided; `ready`, which waits to be signed off; `signed`."""
    with desk.writing() as session:
        ann = desk.person(session, "ann")
        for name, initials, role in (
            ("Lena Gruber", "LG", Role.LEGAL),
            ("Rita Dahl", "RD", Role.READER),
            ("Lou Ender", "XX", Role.CHECKER),
        ):
            desks.add_person(session, name, initials, [role], by=ann)
        people = {one: desk.person(session, one) for one in ("RL", "MC", "AO", "EK", "LG", "XX")}
        _sources(session, ann, people["EK"])
        _story(session, desk, people)
        _published(session, desk, people)
        _waiting(session, desk, people)
        _orphaned(session, people["RL"])
        for one in (*people.values(), desk.person(session, "RD")):
            choose_password(session, one, hash_password(one, PASSWORD, by=one), by=one)
        staffing.edit_person(session, "XX", by=people["EK"], left=True)


def _says(number: int) -> str:
    """What a claim of the story says."""
    return f"Claim {ascii_lowercase[number]}."


def _sources(session: Session, ann: Person, ek: Person) -> None:
    for name, kind in (("Court", "document"), ("Herald", "outlet"), ("Agency", "agency"), ("Old wire", "agency")):
        sources.add_source(session, name, SourceKind(kind), by=ann)
    session.flush()
    confidential = sources.add_source(session, "HERON", SourceKind.PERSON, by=ek)
    fields = sources.SourceFields(confidential=True, description="an official", why_unnamed=SECRET, known_to="EK")
    sources.edit_source(session, confidential.name, by=ek, fields=fields)
    sources.retract_source(session, "Old wire", by=ek, reason="a hoax")


def _story(session: Session, desk: Desk, people: dict[str, Person]) -> None:
    rl, mc, ao, ek = (people[one] for one in ("RL", "MC", "AO", "EK"))
    remark = [Comment(0, 9, "RL", "sure?"), Comment(10, 19, "RL", "and this?")]
    filing.file_story(session, TEXT, by=rl, slug="s", headline="S", reporter="RL", comments=remark)
    for number, words in enumerate(
        ("The train has a helicopter on board.", "It is green", "The track is short.", "Nine people"), 1
    ):
        claiming.add_claim(session, "s", _says(number), SAID, by=rl, words=words)
    for number in range(5, 10):
        claiming.add_claim(session, "s", _says(number), SAID, by=rl, risk=Risk.HIGH if number == 6 else Risk.NORMAL)
    for number in range(1, 9):
        for bearing in (Bearing.SUPPORTS, Bearing.REFUTES):
            nowhere = (number, bearing) == (7, Bearing.REFUTES)
            holding = evidencing.Holding(excerpt="so it is", locator=None if nowhere else "p. 4")
            evidencing.add_evidence(session, f"s#{number}", "Court", bearing, holding, by=rl, files=desk.files)
    for number in (2, 3, 4, 6, 8):
        reviewing.take(session, f"s#{number}", by=mc)
    reviewing.take(session, "s#9", by=ao)
    for number in (3, 4, 6):
        reviewing.propose(session, f"s#{number}", VERIFIED, by=mc)
    reviewing.approve(session, "s#4", by=ek)
    reviewing.withdraw(session, "s#5", by=ek, reason="cut")
    reviewing.ask_for_source(session, "s#8", by=mc, reason="none")
    for name, content in FILES.items():
        file = desk.folder / "held.html"
        file.write_bytes(content)
        held = evidencing.Holding(locator="p. 4", file=file)
        evidencing.add_evidence(session, "s#1", name, Bearing.SUPPORTS, held, by=rl, files=desk.files)
    attributing.attribute(session, "s#1", "Herald", SAID, by=rl)
    attributing.attribute(session, "s#1", "HERON", AttributionStatus.CONFIRMED, by=ek)
    deriving.derive(session, "Herald", "Agency", by=rl, suspected=True)
    replying.ask_for_reply(session, "s#1", replying.ReplyFields("the ministry"), by=rl)
    contradicting.group_claims(session, ["s#1", "s#2"], by=rl, name="how many")
    waiving.waive(session, "s#7", "single-source", reason="seen", until=far_off(), by=ek)
    found = extractor_named().examine(TEXT).proposals
    proposing.propose(session, "s", lambda _: found, by=rl)


def _published(session: Session, desk: Desk, people: dict[str, Person]) -> None:
    rl, ek = people["RL"], people["EK"]
    _decided(session, desk, people, "out", 3)
    signing_off.sign_off(session, "out", by=ek)
    publishing.publish(session, "out", by=ek)
    correcting.correct_claim(session, "out#1", "out#2", by=ek)
    assert rl


def _waiting(session: Session, desk: Desk, people: dict[str, Person]) -> None:
    _decided(session, desk, people, "ready", 1)
    _decided(session, desk, people, "signed", 1)
    signing_off.sign_off(session, "signed", by=people["EK"])


def _orphaned(session: Session, rl: Person) -> None:
    """A claim of which nobody can say where it stands in the new text."""
    filing.file_story(session, "Two barns burnt. Two barns burnt.", by=rl, slug="barns")
    claiming.add_claim(session, "barns", "Two barns burnt.", SAID, by=rl, words="barns", occurrence=1)
    again = "Fog. Two barns burnt. Fog. Two barns burnt. Two barns burnt."
    filing.file_story(session, again, by=rl, slug="barns")


def _decided(session: Session, desk: Desk, people: dict[str, Person], slug: str, claims: int) -> None:
    """A story of which everything is verified."""
    rl, mc, ek = (people[one] for one in ("RL", "MC", "EK"))
    filing.file_story(session, TEXT, by=rl, slug=slug, headline=slug, reporter="RL", anyway=True)
    for number in range(1, claims + 1):
        label = f"{slug}#{number}"
        claiming.add_claim(session, slug, f"The bank has {number} rooms.", SAID, by=rl)
        for source in ("Court", "Agency"):
            holding = evidencing.Holding(excerpt="so it is", locator="p. 4")
            evidencing.add_evidence(session, label, source, Bearing.SUPPORTS, holding, by=rl, files=desk.files)
        reviewing.take(session, label, by=mc)
        reviewing.propose(session, label, VERIFIED, by=mc)
        reviewing.approve(session, label, by=ek)


class _UndoneError(Exception):
    """What was done is taken back."""


@contextmanager
def without_a_trace() -> Iterator[None]:
    """Whatever a page writes meanwhile is written, guarded, and taken back at the end."""

    @contextmanager
    def undone(engine: Engine) -> Iterator[Session]:
        with suppress(_UndoneError), writing(engine) as session:
            yield session
            session.flush()
            raise _UndoneError

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tracker.web.door.writing", undone)
        yield
