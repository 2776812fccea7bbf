"""What happened, read from the ledger."""

from __future__ import annotations

import pytest

from tests.conftest import Desk
from tracker.domain.errors import BadInputError
from tracker.domain.vocabulary import AttributionStatus, SourceKind
from tracker.models.base import now
from tracker.services.attributing import attribute
from tracker.services.claiming import add_claim
from tracker.services.filing import file_story
from tracker.services.history import entries_on
from tracker.services.sources import add_source, retract_source


def acts(desk: Desk, subject: str | None, as_of: str | None = None) -> list[str]:
    """The acts on a subject, newest first."""
    with desk.reading() as session:
        return [entry["act"] for entry in entries_on(session, subject, None, as_of)]


def filed(desk: Desk) -> None:
    """A story with two claims, one of them on a source."""
    with desk.writing() as session:
        ann = desk.person(session, "ann")
        file_story(session, "The mayor resigned. The council met.", by=ann, slug="mayor", headline="The mayor")
        add_claim(session, "mayor", "The mayor resigned.", AttributionStatus.REPORTED, by=ann)
        add_claim(session, "mayor", "The council met.", AttributionStatus.REPORTED, by=ann)
        add_source(session, "Herald", SourceKind.OUTLET, by=ann)
        attribute(session, "mayor#1", "Herald", AttributionStatus.REPORTED, by=ann)


def test_a_claims_history_holds_its_own_acts_and_no_others(desk: Desk) -> None:
    filed(desk)

    assert acts(desk, "mayor#1") == ["attribute", "add claim"]
    assert acts(desk, "mayor#2") == ["add claim"]


def test_a_source_act_that_moved_a_claim_stands_in_the_claims_history(desk: Desk) -> None:
    filed(desk)
    with desk.writing() as session:
        ann = desk.person(session, "ann")
        retract_source(session, "Herald", by=ann, reason="it withdrew its report")

    assert "retract source" not in acts(desk, "mayor#1")  # it was unreviewed: nothing of it changed
    assert acts(desk, None)[0] == "retract source"


def test_an_articles_history_holds_the_acts_on_all_its_claims(desk: Desk) -> None:
    filed(desk)

    assert acts(desk, "mayor") == ["attribute", "add claim", "add claim", "file"]


def test_as_of_shows_what_had_happened_by_then(desk: Desk) -> None:
    filed(desk)

    assert acts(desk, "mayor", "2001-01-01") == []
    assert acts(desk, "mayor", f"{now():%Y-%m-%d}") == acts(desk, "mayor")
    assert (acts(desk, "mayor", "1"), acts(desk, "mayor#2", "1")) == (["file"], [])
    with pytest.raises(BadInputError, match="2999-01-01 has not come yet: name a moment that is past"):
        acts(desk, "mayor", "2999-01-01")
