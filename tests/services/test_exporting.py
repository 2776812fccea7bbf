"""The desk as JSON Lines: a story that any desk can take in, or all of it, which restores to the same bytes."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from tests.bundles import (
    HERALD,
    PLAIN,
    Fields,
    bundle_of,
    claim,
    dump_of,
    furnish,
    proof_of,
    record,
    restore,
    said,
    take_in,
)
from tests.conftest import Desk, open_at
from tracker.domain.errors import NotOnFileError, TrackerError
from tracker.domain.vocabulary import ReviewState
from tracker.models import Person
from tracker.services import attributing, merging, reviewing, sources
from tracker.store.schema import HEAD

FreshDesk = Callable[[], Desk]


@pytest.fixture(scope="session")
def template(_empty_desk_file: Path) -> Path:
    """A desk to copy."""
    return _empty_desk_file


@pytest.fixture
def fresh_desk(template: Path, tmp_path: Path) -> FreshDesk:
    """Makes as many new desks as are asked for."""
    return lambda: new_desk(template, Path(tempfile.mkdtemp(dir=tmp_path)))


def new_desk(template: Path, folder: Path) -> Desk:
    """A desk as `init` makes it."""
    return open_at(Path(shutil.copy(template, folder / "desk.db")))


def test_a_story_on_another_desk_is_the_same_story(desk: Desk, fresh_desk: FreshDesk) -> None:
    furnish(desk)
    other = fresh_desk()

    take_in(other, bundle_of(desk), skip_known=True)

    assert bundle_of(other) == bundle_of(desk)


def test_a_story_holds_the_sourcing_and_not_what_this_desk_made_of_it(desk: Desk) -> None:
    furnish(desk)

    bundle = bundle_of(desk)

    kinds = {"person", "article", "revision", "source", "claim", "passage", "attribution", "derivation", "evidence"}
    assert {fields["record"] for fields in bundle} == kinds
    decided = {"state", "version", "author", "stage", "checked_by", "checked_at", "retracted_by", "retracted_at", "id"}
    assert not [fields for fields in bundle if decided & fields.keys()]


def test_a_story_brings_its_reporter_and_nobody_else(desk: Desk) -> None:
    furnish(desk)

    [person] = [fields for fields in bundle_of(desk) if fields["record"] == "person"]

    assert person == record("person", name="Robin Lacey", initials="RL", roles=["reporter"])


def test_a_story_brings_the_sources_it_can_reach_and_their_hands(desk: Desk) -> None:
    far = [HERALD | {"name": name} for name in ("Wire", "Owner", "Sister", "Nobody")]
    drew = [
        record("derivation", source="Herald", drew_on="Wire"),
        record("derivation", source="Herald", drew_on="Owner", kind="controlled_by"),
        record("derivation", source="Sister", drew_on="Owner", kind="controlled_by"),
        record("derivation", source="Nobody", drew_on="Herald"),
    ]
    take_in(desk, [*PLAIN, *far, *drew, said()])

    names = [fields["name"] for fields in bundle_of(desk) if fields["record"] == "source"]

    assert names == ["Herald", "Wire", "Owner", "Sister"]


def test_what_another_story_says_of_a_source_does_not_travel_with_this_one(desk: Desk, fresh_desk: FreshDesk) -> None:
    other_story = [record("article", slug="older"), record("claim", article="older", text="x")]
    wires = [HERALD | {"name": "Wire"}, HERALD | {"name": "Second wire"}]
    drew = [
        record("derivation", source="Herald", drew_on="Wire", scope="older"),
        record("derivation", source="Herald", drew_on="Second wire", scope="older#1"),
    ]
    take_in(desk, [*PLAIN, *other_story, *wires, *drew, said()])
    other = fresh_desk()

    take_in(other, bundle_of(desk))

    assert bundle_of(other) == bundle_of(desk)
    assert "Wire" not in str(bundle_of(desk))


def test_a_story_that_is_not_on_file_is_no_story(desk: Desk) -> None:
    with pytest.raises(NotOnFileError, match="there is no article"):
        bundle_of(desk)


def test_a_dump_begins_by_saying_what_it_is(desk: Desk) -> None:
    furnish(desk)

    dump = [orjson.loads(line) for line in dump_of(desk)]

    entries = desk.rows()["entry"]
    assert dump[0] == record("dump", format=1, schema=HEAD, entries=len(entries), head=entries[-1][-1])
    assert [fields["record"] for fields in dump[-len(entries) :]] == ["entry"] * len(entries)


def test_a_dump_restored_is_the_same_desk_to_the_byte(desk: Desk, fresh_desk: FreshDesk) -> None:
    furnish(desk)
    other = fresh_desk()

    assert restore(other, dump_of(desk)) == len(desk.rows()["entry"])

    assert dump_of(other) == dump_of(desk)
    assert other.rows() == desk.rows()
    assert proof_of(other) == proof_of(desk)
    assert proof_of(other).fault is None


def test_a_restored_desk_works_on_where_the_other_stopped(desk: Desk, fresh_desk: FreshDesk) -> None:
    furnish(desk)
    other = fresh_desk()
    restore(other, dump_of(desk))

    take_in(other, [claim(text="Later")])

    assert other.rows()["claim"][-1][:3] == (5, 1, 4)
    assert proof_of(other).fault is None


names = st.sampled_from(["Ada", "Bel", "Cy", "Dé", "E\u0301", "Ф", "G 🚁"])
prose = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=12).map(lambda text: f"a{text}")
stances = st.sampled_from(["reported", "alleged", "denied", "confirmed", "speculated"])
labels = st.sampled_from([f"{slug}#{number}" for slug in ("a", "b") for number in (1, 2, 3)])
kinds = st.sampled_from(["wire", "rewrite", "controlled_by", "other"])
slugs = st.sampled_from(["a", "b"])


def records(kind: str, /, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Fields]:
    """Records of a kind whose fields are drawn; those that are null are left out."""
    drawn = st.fixed_dictionaries({"record": st.just(kind), **fields})
    return drawn.map(lambda given: {name: value for name, value in given.items() if value is not None})


told = records(
    "attribution",
    claim=labels,
    source=names,
    status=stances,
    via=st.lists(names, max_size=3, unique=True),
    first_hand=st.none() | st.booleans(),
    quote=st.none() | prose,
    retracted=st.none() | st.booleans(),
)
drew = records(
    "derivation",
    source=names,
    drew_on=names,
    kind=kinds,
    assessment=st.sampled_from(["confirmed", "suspected", "dismissed"]),
    scope=st.none() | slugs | labels,
    note=st.none() | prose,
)
held = records("evidence", claim=labels, source=names, bearing=st.sampled_from(["supports", "refutes"]), excerpt=prose)


@st.composite
def bundles(draw: st.DrawFn) -> list[Fields]:
    """Two stories over the same few sources: everything that can be said of them, no statement twice."""
    sources = [
        record("source", name=name, kind=draw(st.sampled_from(["outlet", "person", "unnamed"])), note=draw(prose))
        for name in ("Ada", "Bel", "Cy", "Dé", "É", "Ф", "G 🚁")
    ]
    stories = [record("article", slug=slug, headline=draw(prose)) for slug in ("a", "b")]
    claims = [record("claim", article=slug, text=draw(prose)) for slug in ("a", "b") for _ in range(3)]
    said = draw(st.lists(told, max_size=8, unique_by=statement))
    drawn = draw(st.lists(drew, max_size=8, unique_by=derivation))
    sound = [one for one in said if one["source"] not in one["via"]]
    real = [one for one in drawn if one["source"] != one["drew_on"]]
    return [*sources, *stories, *claims, *sound, *real, *draw(st.lists(held, max_size=4))]


def statement(fields: Fields) -> tuple[Any, ...]:
    """What no two attributions may share."""
    return fields["claim"], fields["source"], tuple(fields["via"]), fields["status"]


def derivation(fields: Fields) -> tuple[Any, ...]:
    """What no two derivations may share."""
    return fields["source"], fields["drew_on"], fields["kind"], fields.get("scope")


def merge(session: Session, ann: Person, name: str, label: str) -> None:
    """Find out that two sources are one."""
    merging.merge_sources(session, name, "Bel", by=ann)


def retract(session: Session, ann: Person, name: str, label: str) -> None:
    """Stop standing by a source."""
    sources.retract_source(session, name, by=ann, reason="wrong")


def rename(session: Session, ann: Person, name: str, label: str) -> None:
    """Find a better name for a source."""
    sources.edit_source(session, name, by=ann, name=f"{name} II", aliases=[f"old {name}"])


def take(session: Session, ann: Person, name: str, label: str) -> None:
    """Go on a claim, or stay on it a little longer."""
    reviewing.take(session, label, by=ann)


def decide(session: Session, ann: Person, name: str, label: str) -> None:
    """Give a claim up."""
    reviewing.propose(session, label, ReviewState.UNVERIFIABLE, by=ann, reason="no way to tell")


def withdraw(session: Session, ann: Person, name: str, label: str) -> None:
    """Take a claim out of the story."""
    reviewing.withdraw(session, label, by=ann, reason="cut")


def check(session: Session, ann: Person, name: str, label: str) -> None:
    """See for oneself that the first statement was made."""
    attributing.check_attribution(session, 1, by=ann, locator="p. 1")


acts = st.lists(
    st.tuples(st.sampled_from([merge, retract, rename, take, take, decide, withdraw, check]), names, labels),
    max_size=10,
)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(bundles(), acts)
def test_whatever_is_on_file_goes_round(template: Path, bundle: list[Fields], acts: list[Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        places = [Path(folder) / name for name in ("first", "second", "third")]
        for place in places:
            place.mkdir()
        first, second, third = (new_desk(template, place) for place in places)
        take_in(first, bundle)
        for act, name, label in acts:
            with suppress(TrackerError), first.writing() as session:
                act(session, first.person(session, "ann"), name, label)

        take_in(second, bundle_of(first, "a"))
        restore(third, dump_of(first))

        assert bundle_of(second, "a") == bundle_of(first, "a")
        assert dump_of(third) == dump_of(first)
        assert third.rows() == first.rows()
        assert proof_of(third).fault is None
