"""What an import brings against a decided claim takes the signature back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import orjson
import pytest

from tests.conftest import Desk
from tracker.domain.vocabulary import AttributionStatus, Bearing, ReviewState, SourceKind
from tracker.services.attributing import attribute
from tracker.services.claiming import add_claim
from tracker.services.evidencing import Holding, add_evidence
from tracker.services.filing import file_story
from tracker.services.importing import import_bundle
from tracker.services.listing import show_claim
from tracker.services.merging import merge_sources
from tracker.services.proving import prove
from tracker.services.reviewing import propose, take
from tracker.services.sources import add_source
from tracker.store.claims import get_claim

DENIAL = {"record": "attribution", "claim": "mayor#1", "source": "City hall", "status": "denied"}
AGAINST = {"record": "evidence", "claim": "mayor#1", "source": "City hall", "bearing": "refutes", "locator": "p. 1"}
PLACED = {"record": "passage", "claim": "mayor#1", "revision": 1, "start": 4, "end": 9}
REWRITTEN = {"record": "revision", "article": "mayor", "number": 2, "text": "Nobody resigned."}
MORE = {"record": "attribution", "claim": "mayor#1", "source": "City hall", "status": "reported"}


def bring(desk: Desk, records: Iterable[Mapping[str, object]]) -> None:
    """Import these records as ann."""
    with desk.writing() as session:
        import_bundle(session, map(orjson.dumps, records), by=desk.person(session, "ann"))


def state(desk: Desk) -> ReviewState:
    """Where the claim stands; the ledger is proven on the way."""
    with desk.reading() as session:
        assert prove(session).fault is None
        return get_claim(session, "mayor#1").state


@pytest.fixture
def verified(desk: Desk) -> Desk:
    """A desk with a verified claim."""

    def make() -> None:
        with desk.writing() as session:
            ann = desk.person(session, "ann")
            file_story(session, "The mayor resigned.", by=ann, slug="mayor", headline="The mayor")
            add_claim(session, "mayor", "The mayor resigned.", AttributionStatus.REPORTED, by=ann)
            add_source(session, "City hall", SourceKind.ORGANISATION, by=ann)
            add_source(session, "Herald", SourceKind.OUTLET, by=ann)
            take(session, "mayor#1", by=ann)
            holding = Holding(locator="p. 1")
            add_evidence(session, "mayor#1", "Herald", Bearing.SUPPORTS, holding, by=ann, files=desk.folder / "files")
            propose(session, "mayor#1", ReviewState.VERIFIED, by=ann)

    desk.become("one verified", make)
    return desk


@pytest.mark.parametrize("record", [DENIAL, AGAINST, PLACED, REWRITTEN], ids=lambda record: str(record["record"]))
def test_what_speaks_against_a_verified_claim_or_moves_it_opens_it_again(
    verified: Desk, record: Mapping[str, object]
) -> None:
    bring(verified, [record])

    assert state(verified) is ReviewState.IN_REVIEW


def test_what_was_only_looked_at_is_another_version_once_a_bundle_gives_another_text(verified: Desk) -> None:
    with verified.writing() as session:
        add_claim(session, "mayor", "Nobody saw it.", AttributionStatus.REPORTED, by=verified.person(session, "ann"))
    new = {"record": "claim", "article": "mayor", "number": 3, "text": "Rain fell.", "status": "reported"}

    bring(verified, [REWRITTEN, new])

    with verified.reading() as session:
        assert [get_claim(session, f"mayor#{number}").version for number in (2, 3)] == [2, 1]


def test_more_support_leaves_the_decision_standing(verified: Desk) -> None:
    bring(verified, [MORE])

    assert state(verified) is ReviewState.VERIFIED


def test_a_name_that_was_merged_into_another_is_that_other_in_an_import(verified: Desk) -> None:
    with verified.writing() as session:
        ann = verified.person(session, "ann")
        add_source(session, "The city", SourceKind.ORGANISATION, by=ann)
        attribute(session, "mayor#1", "City hall", AttributionStatus.CONFIRMED, by=ann)
        merge_sources(session, "The city", "City hall", by=ann)

    bring(verified, [{"record": "attribution", "claim": "mayor#1", "source": "The city", "status": "alleged"}])

    with verified.reading() as session:
        found = show_claim(session, "mayor#1")
        named = {found.sources.name(row.source_id) for row in found.claim.attributions}
    assert (named, found.measured.citations, found.measured.maximum) == ({"City hall"}, 3, 2)
