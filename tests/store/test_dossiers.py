"""Loading an article's whole file: a fixed number of queries however long it is, and everything in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields as fields_of
from typing import Any

import pytest
from sqlalchemy import Engine, event, select

from tests.bundles import furnish
from tests.conftest import Desk
from tracker.domain.errors import NotOnFileError
from tracker.domain.vocabulary import AttributionStatus, ReviewAct, ReviewState
from tracker.models import Attribution, Base, Evidence, Passage, Reply, Review, Waiver
from tracker.services.filing import file_story
from tracker.services.importing import import_bundle
from tracker.services.reviewing import take
from tracker.store.articles import article_slugs
from tracker.store.claim_rows import load_claims
from tracker.store.dossiers import load
from tracker.store.source_rows import load_all_sources, load_sources

OUTLETS = ("Herald", "Gazette", "Agency", "Court", "Owner")


def sources() -> Iterator[bytes]:
    """Five outlets: Herald has it from Agency, and Owner is behind Agency."""
    for name in OUTLETS:
        yield b'{"record": "source", "name": "%s", "kind": "outlet"}' % name.encode()
    yield b'{"record": "derivation", "source": "Herald", "drew_on": "Agency", "kind": "wire"}'
    yield b'{"record": "derivation", "source": "Agency", "drew_on": "Owner", "kind": "controlled_by"}'


def story(slug: str, claims: int) -> Iterator[bytes]:
    """A story with so many claims, each said by Herald through Gazette, with a passage and evidence."""
    yield b'{"record": "article", "slug": "%s", "headline": "A train"}' % slug.encode()
    yield b'{"record": "revision", "article": "%s", "number": 1, "text": "It is a green train."}' % slug.encode()
    for number in range(1, claims + 1):
        claim = b'"claim": "%s#%d"' % (slug.encode(), number)
        yield b'{"record": "claim", "article": "%s", "text": "It is a train.", "status": "alleged"}' % slug.encode()
        yield b'{"record": "passage", %s, "revision": 1, "start": 8, "end": 13}' % claim
        yield b'{"record": "attribution", %s, "source": "Herald", "via": ["Gazette"], "status": "alleged"}' % claim
        yield b'{"record": "evidence", %s, "source": "Court", "bearing": "supports", "locator": "p. 4"}' % claim


@contextmanager
def counted(engine: Engine) -> Iterator[list[str]]:
    """The statements that run meanwhile."""
    statements: list[str] = []

    def note(connection: Any, cursor: Any, statement: str, *_: Any) -> None:
        statements.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(engine, "before_cursor_execute", note)


@pytest.fixture
def filed(desk: Desk) -> Desk:
    """A desk with a story of three claims, the first of them taken."""
    with desk.writing() as session:
        import_bundle(session, [*sources(), *story("train", 3)], by=desk.person(session, "ann"))
        take(session, "train#1", by=desk.person(session, "ann"), purpose="call them")
    return desk


def test_a_dossier_takes_as_many_queries_however_many_claims_it_has(filed: Desk) -> None:
    sizes = {"short": 1, "long": 600, "book": 1200}
    with filed.writing() as session:
        for slug, claims in sizes.items():
            import_bundle(session, story(slug, claims), by=filed.person(session, "ann"))

    queries = {}
    for slug, claims in sizes.items():
        with filed.reading() as session, counted(filed.engine) as statements:
            assert len(load(session, slug).claims) == claims
        queries[slug] = len(statements)

    assert queries["short"] == queries["long"] == queries["book"] < 30


def test_a_dossier_is_read_without_asking_again(filed: Desk) -> None:
    with filed.reading() as session:
        dossier = load(session, "train")

    with counted(filed.engine) as statements:
        measured = [dossier.independence(claim) for claim in dossier.claims]

    assert [(one.minimum, one.maximum, one.citations) for one in measured] == [(1, 2, 2)] * 3
    assert statements == []


def test_everything_that_hangs_on_a_claim_is_in_its_row(filed: Desk) -> None:
    with filed.reading() as session:
        claim, *_ = load(session, "train").claims

    [attribution], [evidence], [passage], [review] = claim.attributions, claim.evidence, claim.passages, claim.reviews
    assert (claim.label, claim.article, claim.state, claim.version) == ("train#1", "train", ReviewState.IN_REVIEW, 2)
    assert (attribution.status, len(attribution.chain)) == (AttributionStatus.ALLEGED, 2)
    assert (evidence.number, evidence.locator) == (1, "p. 4")
    assert (passage.exact, passage.revision) == ("green", 1)
    assert (review.act, review.to_state) == (ReviewAct.TAKE, ReviewState.IN_REVIEW)
    assert claim.hold is not None
    assert claim.hold.purpose == "call them"


KINDS: dict[type[Base], str] = {
    Attribution: "attributions",
    Evidence: "evidence",
    Passage: "passages",
    Review: "reviews",
    Reply: "replies",
    Waiver: "waivers",
}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__tablename__)
def test_a_row_says_what_its_record_does(desk: Desk, kind: type[Base]) -> None:
    furnish(desk)

    with desk.reading() as session:
        records = list(session.scalars(select(kind).order_by(kind.id)))
        found = [
            (claim.id, row)
            for slug in article_slugs(session)
            for claim in load(session, slug).claims
            for row in getattr(claim, KINDS[kind])
        ]
        columns = set(kind.__table__.columns.keys())

        def told(claim_id: int, row: Any) -> list[tuple[str, Any]]:
            fields = [(one.name, getattr(row, one.name)) for one in fields_of(row) if one.name in columns]
            return [("claim_id", claim_id), *fields, *([("via", row.via)] if kind is Attribution else [])]

        said = [[(name, getattr(record, name)) for name, _ in told(*found[0])] for record in records]

    assert sorted(map(repr, said)) == sorted(repr(told(*one)) for one in found)
    assert len(told(*found[0])) > 3


def test_the_sources_are_those_the_claims_reach_and_the_hands_behind_them(filed: Desk) -> None:
    with filed.reading() as session:
        claims = load(session, "train").claims
        reached = load_sources(session, claims)
        every = load_all_sources(session)

    assert sorted(row.name for row in reached.rows.values()) == sorted(OUTLETS)
    assert reached.derivations == every.derivations
    assert reached.independence_of(claims[0]) == every.independence_of(claims[0])


SCOPES = [(None, True), ("train", True), ("train#1", True), ("train#2", False), ("ship", False), ("ship#1", False)]


@pytest.mark.parametrize("kind", ["rewrite", "controlled_by"])
@pytest.mark.parametrize(("scope", "leads"), SCOPES)
def test_what_holds_for_other_claims_and_stories_alone_leads_to_no_source(
    filed: Desk, scope: str | None, leads: bool, kind: str
) -> None:
    where = b"null" if scope is None else b'"%s"' % scope.encode()
    far = b'{"record": "derivation", "source": "%s", "drew_on": "%s", "kind": "%s", "scope": %s}'
    with filed.writing() as session:
        lines = [*story("ship", 1), *(b'{"record": "source", "name": "%s", "kind": "agency"}' % name for name in FAR)]
        lines += [far % (b"Court", FAR[0], kind.encode(), where), far % (FAR[0], FAR[1], kind.encode(), where)]
        import_bundle(session, lines, by=filed.person(session, "ann"))

    with filed.reading() as session:
        [claim] = load_claims(session, [load(session, "train").claims[0].id])
        reached, every = load_sources(session, [claim]), load_all_sources(session)

    assert {row.name for row in reached.rows.values()} == {*OUTLETS, *(("Far", "Farther") if leads else ())}
    assert reached.independence_of(claim) == every.independence_of(claim)
    assert {key for row in reached.derivations for key in (row.source_id, row.drew_on_id)} <= reached.rows.keys()


FAR = (b"Far", b"Farther")


def test_claims_come_in_the_order_of_their_keys_and_without_history_if_none_is_wanted(filed: Desk) -> None:
    with filed.reading() as session:
        keys = [claim.id for claim in load(session, "train").claims]
        backwards = load_claims(session, [*reversed(keys), 999], history=False)

    assert [claim.number for claim in backwards] == [3, 2, 1]
    assert [claim.reviews for claim in backwards] == [()] * 3
    assert [claim.hold is not None for claim in backwards] == [False, False, True]


def test_an_article_without_claims_or_of_no_name(desk: Desk) -> None:
    with desk.writing() as session:
        file_story(session, "A ship.", by=desk.person(session, "ann"), slug="ship")

    with desk.reading() as session:
        empty = load(session, "ship")
        with pytest.raises(NotOnFileError, match=r"there is no article “shop”; did you mean ship\?"):
            load(session, "shop")

    assert empty.reporter is not None
    assert (empty.claims, empty.text, empty.revision, empty.reporter.initials) == ((), "A ship.", 1, "ann")
    assert empty.second_person == "off"
