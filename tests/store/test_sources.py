"""Finding sources by name, alias and near spelling."""

from __future__ import annotations

import random
from collections.abc import Iterator

import orjson
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.conftest import Desk
from tests.each import each
from tracker.domain.errors import BadInputError, NotOnFileError
from tracker.domain.sourcing import reached
from tracker.domain.vocabulary import SourceKind
from tracker.models import Claim
from tracker.services.importing import import_bundle
from tracker.services.merging import merge_sources
from tracker.services.sources import SourceFields, add_source
from tracker.store.claim_rows import load_claims
from tracker.store.source_rows import load_all_sources
from tracker.store.sources import claims_touching, find_sources, get_source, near_names, source_named

SOURCES = {
    "AlJazeera": ["Al Jazeera", "AJ"],
    "Agence France-Presse": ["AFP"],
    "Émile Zola": ["Ödön"],
    "Straße 7": [],
    "AP": [],
}


@pytest.fixture
def session(desk: Desk) -> Iterator[Session]:
    """A desk with a few sources, and a confidential one with an alias."""
    with desk.writing() as session:
        ann = desk.person(session, "ann")
        for name, aliases in SOURCES.items():
            add_source(session, name, SourceKind.OUTLET, by=ann, aliases=aliases)
        hidden = SourceFields(confidential=True)
        add_source(session, "Heron", SourceKind.PERSON, by=ann, aliases=["The heron at the port"], fields=hidden)
        yield session


@each(
    ("typed", "name"),
    [
        ("AlJazeera", "AlJazeera"),
        ("aljazeera", "AlJazeera"),
        ("Al Jazeera", "AlJazeera"),
        ("AL JAZEERA", "AlJazeera"),
        ("aj", "AlJazeera"),
        (" AFP ", "Agence France-Presse"),
        ("émile zola", "Émile Zola"),
        ("E\u0301MILE ZOLA", "Émile Zola"),
        ("ödön", "Émile Zola"),
        ("STRASSE 7", "Straße 7"),
        ("heron", "Heron"),
    ],
)
def test_a_source_answers_to_its_names_in_any_case_and_any_form(session: Session, typed: str, name: str) -> None:
    assert get_source(session, typed).name == name


def test_a_name_itself_goes_before_an_alias_and_both_before_another_case(session: Session, desk: Desk) -> None:
    ann = desk.person(session, "ann")
    add_source(session, "aj", SourceKind.PERSON, by=ann, aliases=["ap"])

    assert get_source(session, "aj").name == "aj"
    assert get_source(session, "AJ").name == "AlJazeera"
    assert get_source(session, "ap").name == "aj"
    assert get_source(session, "AP").name == "AP"


def test_a_name_that_several_go_by_is_not_guessed(session: Session, desk: Desk) -> None:
    ann = desk.person(session, "ann")
    add_source(session, "aj", SourceKind.PERSON, by=ann)

    with pytest.raises(BadInputError, match="“Aj” may be several sources: name one of AlJazeera, aj"):
        get_source(session, "Aj")


@each(
    ("typed", "near"),
    [
        ("AlJazera", ["AlJazeera"]),
        ("Al-Jazeera", ["AlJazeera"]),
        ("Agence France Presse", ["Agence France-Presse"]),
        ("Emile Zola", ["Émile Zola"]),
    ],
)
def test_the_nearest_names_are_offered(session: Session, typed: str, near: list[str]) -> None:
    assert near_names(session, typed)[:1] == near
    with pytest.raises(NotOnFileError, match=f"there is no source “{typed}” on file; did you mean {near[0]}"):
        get_source(session, typed)


def test_a_name_far_from_all_is_told_how_to_come_on_file(session: Session) -> None:
    with pytest.raises(NotOnFileError) as refused:
        get_source(session, "Xinhua")

    assert str(refused.value) == "there is no source “Xinhua” on file: put it there with `tracker source add`"


@each("typed", ["Herron", "Heronn", "heron at the port", "The heron at the ports"])
def test_a_confidential_source_is_never_offered(session: Session, typed: str) -> None:
    with pytest.raises(NotOnFileError) as refused:
        get_source(session, typed)

    assert near_names(session, typed) == []
    assert "did you mean" not in str(refused.value)


def test_a_confidential_source_is_not_named_among_several(session: Session, desk: Desk) -> None:
    ann = desk.person(session, "ann")
    add_source(session, "HERON", SourceKind.OUTLET, by=ann)
    add_source(session, "hErOn", SourceKind.PERSON, by=ann, fields=SourceFields(confidential=True))

    with pytest.raises(BadInputError, match=r"^“heron” may be several sources: name one of HERON$"):
        get_source(session, "heron")


def test_a_merged_name_is_followed_and_not_offered(session: Session, desk: Desk) -> None:
    merge_sources(session, "AP", "AlJazeera", by=desk.person(session, "ann"))

    merged = source_named(session, "AP")
    assert merged is not None
    assert merged.merged_into_id == get_source(session, "AP").id == get_source(session, "AlJazeera").id
    assert near_names(session, "A.P.") == ["AlJazeera"]


def test_several_names_of_one_survivor_are_one_source(session: Session, desk: Desk) -> None:
    ann = desk.person(session, "ann")
    add_source(session, "ap", SourceKind.OUTLET, by=ann)
    merge_sources(session, "ap", "AP", by=ann)

    assert [source.name for source in find_sources(session, "aP")] == ["AP"]


@each(
    "typed",
    ["", " ", "\udcff", "\x1b[2J", "\u202eP A", "x" * 10_000_000, "%", "A_", "' OR 1"],
)
def test_a_hostile_name_is_nobodys_and_is_refused_on_one_short_line(session: Session, typed: str) -> None:
    with pytest.raises(NotOnFileError) as refused:
        get_source(session, typed)

    assert str(refused.value).isprintable()
    assert len(str(refused.value)) < 300


# Which claims a source may touch


def random_desk(chance: random.Random) -> Iterator[bytes]:
    """Sources that drew on each other, always, in one story or for one claim, and claims that cite them."""
    names = [f"S{number}" for number in range(9)]
    yield from (orjson.dumps({"record": "source", "name": name, "kind": "outlet"}) for name in names)
    yield from (orjson.dumps({"record": "article", "slug": slug, "headline": slug}) for slug in ("a", "b", "c"))
    labels = [f"{slug}#{number}" for slug in ("a", "b", "c") for number in range(1, 6)]
    for label in labels:
        slug, _, number = label.partition("#")
        words = {"text": "It is so.", "status": "reported"}
        yield orjson.dumps({"record": "claim", "article": slug, "number": int(number), **words})
    for label in labels:
        said, *via = chance.sample(names, chance.choice((1, 1, 2)))
        yield orjson.dumps({"record": "attribution", "claim": label, "source": said, "via": via, "status": "reported"})
        if chance.random() < 0.3:
            yield orjson.dumps(
                {"record": "evidence", "claim": label, "source": chance.choice(names), "bearing": "supports"}
            )
    for one, other in sorted({tuple(chance.sample(names, 2)) for _ in range(12)}):
        scope = chance.choice((None, chance.choice("abc"), chance.choice(labels)))
        assessment = chance.choice(("confirmed", "suspected"))
        edge = {"source": one, "drew_on": other, "kind": "wire", "assessment": assessment, "scope": scope}
        yield orjson.dumps({"record": "derivation", **edge})


@pytest.mark.parametrize("seed", range(12))
def test_every_claim_that_leads_to_a_source_is_among_those_it_touches(desk: Desk, seed: int) -> None:
    with desk.writing() as session:
        import_bundle(session, list(random_desk(random.Random(seed))), by=desk.person(session, "ann"))

    with desk.reading() as session:
        sources = load_all_sources(session)
        keys = list(session.scalars(select(Claim.id)))
        claims = load_claims(session, keys)
        touched = {source: claims_touching(session, source) for source in sources.rows}
        leads = {
            (claim.id, source)
            for claim in claims
            for source in reached(sources.network_of(claim), claim.citations, claim.supporting_evidence)
        }

    assert {(claim, source) for claim, source in leads if claim not in touched[source]} == set()
    assert any(len(found) < len(keys) for found in touched.values())
    assert all(found == sorted(set(found)) for found in touched.values())
