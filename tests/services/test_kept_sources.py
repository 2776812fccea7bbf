"""Sources that are not to be named outside: what readers get of a desk, as it stands and as it stood."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Desk
from tests.services.newsroom import SLUG, Room, furnish
from tracker.domain.vocabulary import AttributionStatus, Audience
from tracker.models.base import utc_text
from tracker.services import claiming
from tracker.services.looking_back import desk_as_of
from tracker.services.open_exporting import OpenFormat, export_openly
from tracker.store.dossiers import load
from tracker.store.past import moment_at
from tracker.store.session import looked_at


@pytest.fixture
def at_work(desk: Desk, tmp_path: Path) -> Iterator[Room]:
    furnish(desk)
    with desk.writing() as session:
        room = Room(session, tmp_path / "files")
        words = "The train has a helicopter on board"
        claiming.add_claim(session, SLUG, f"{words}.", AttributionStatus.REPORTED, by=room.ann, words=words)
        room.said(f"{SLUG}#1")
        yield room


def exported(room: Room, name: OpenFormat) -> str:
    """The story for readers in an open format."""
    return b"".join(export_openly(room.session, SLUG, name, Audience.READER).pieces).decode()


def test_nobody_can_work_out_from_a_document_which_row_of_the_desk_a_source_is(at_work: Room) -> None:
    ours = uuid.UUID("3a0d7a7e-6c07-5f1d-9f7c-1f0d2a8f5b11")
    filed = load(at_work.session, SLUG).filed_at
    assert filed is not None
    space = uuid.uuid5(ours, f"{utc_text(filed)} {SLUG}")

    told = exported(at_work, OpenFormat.PROV)

    assert '"label":"Herald"' in told
    assert not [key for key in range(100) if uuid.uuid5(space, f"source {key}").urn in told]


def test_the_names_of_the_past_are_those_of_the_present(at_work: Room) -> None:
    session = at_work.session
    with desk_as_of(session, moment_at(session, looked_at(session.connection())), SLUG) as then:
        past = load(then, SLUG)

    assert past.secret == load(session, SLUG).secret != ""
