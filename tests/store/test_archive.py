"""Walking a whole desk: the same files that are loaded one by one, in the order of filing, with few questions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.bundles import OLDER, furnish, take_in
from tests.conftest import Desk
from tests.make import NOON
from tracker.audit.rule import Part
from tracker.domain.fate import Change
from tracker.domain.vocabulary import ChangeKind
from tracker.models.dossier import Dossier
from tracker.services.filing import file_story
from tracker.store import archive
from tracker.store.archive import walk_desk
from tracker.store.articles import article_slugs
from tracker.store.dossiers import load
from tracker.store.session import driver_of, reading
from tracker.store.source_rows import load_all_sources, with_aliases
from tracker.store.story_file import load_to_read


@pytest.fixture
def furnished(desk: Desk) -> Desk:
    """Rows in every table, a story without claims, one that was filed again, and one filed again after it was signed."""
    furnish(desk)
    with desk.writing() as session:
        ann = desk.person(session, "ann")
        file_story(session, "A ship.", by=ann, slug="ship")
    again = {"record": "revision", "number": 2, "text": "Another ship."}
    take_in(desk, [{**again, "article": slug} for slug in ("ship", OLDER)])
    return desk


def one_by_one(desk: Desk) -> list[Dossier]:
    with reading(desk.engine, NOON) as session:
        sources = with_aliases(session, load_all_sources(session))
        return [load(session, slug, sources) for slug in article_slugs(session)]


def walked(desk: Desk, *parts: Part) -> list[Dossier]:
    with reading(desk.engine, NOON) as session:
        return list(walk_desk(session, parts))


def require_read_alike(desk: Desk) -> None:
    """Who reads a story finds what is loaded for who writes, and of one claim as much."""
    with reading(desk.engine, NOON) as session:
        for slug in article_slugs(session):
            whole = load(session, slug)
            read = load_to_read(session, f" {slug} ")
            assert (read.sources.rows, read.sources.derivations) == (whole.sources.rows, whole.sources.derivations)
            assert replace(read, sources=whole.sources) == whole
            for claim in whole.claims:
                alone = load_to_read(session, slug, claim.number)
                mine = alone.claims[claim.number - whole.claims[0].number]
                assert (mine, alone.sources.independence_of(mine)) == (claim, whole.independence(claim))
                assert [
                    (one.label, one.text, one.state, one.passages, one.reviews, one.hold) for one in alone.claims
                ] == [(one.label, one.text, one.state, one.passages, one.reviews, one.hold) for one in whole.claims]
                assert replace(alone, claims=(), sources=whole.sources) == replace(whole, claims=())


@pytest.mark.parametrize(("claims", "articles"), [(2_000, 500), (1, 500), (2_000, 1), (2, 2)])
def test_a_walk_finds_what_is_loaded_one_by_one_however_it_is_cut_into_batches(
    furnished: Desk, monkeypatch: pytest.MonkeyPatch, claims: int, articles: int
) -> None:
    monkeypatch.setattr(archive, "CLAIMS", claims)
    monkeypatch.setattr(archive, "ARTICLES", articles)

    found = walked(furnished, *Part)

    expected = one_by_one(furnished)
    assert len(expected) > 2
    for one, other in zip(found, expected, strict=True):
        assert one.sources.rows == other.sources.rows
        bare = tuple(replace(claim, comments=()) for claim in other.claims)
        told = {**vars(other), "claims": bare, "sources": one.sources, "_measured": {}, "publications": ()}
        assert one == Dossier(**told), "all but Word comments and when it went out, which no rule reads"


def test_every_field_that_a_part_fills_is_filled_somewhere(furnished: Desk) -> None:
    dossiers = walked(furnished, *Part)

    require_read_alike(furnished)
    claims = [claim for dossier in dossiers for claim in dossier.claims]
    for name in ("passages", "attributions", "evidence", "reviews", "replies", "waivers"):
        assert any(getattr(claim, name) for claim in claims), name
    assert any(claim.hold for claim in claims)
    assert any(row.quote or row.cue for claim in claims for row in claim.attributions)
    assert any(row.retracted_at for claim in claims for row in claim.attributions)
    assert any(row.excerpt for claim in claims for row in claim.evidence)
    assert any(dossier.sign_off and dossier.sign_off.claims for dossier in dossiers)
    assert any(dossier.contradictions for dossier in dossiers)
    assert any(dossier.sign_off and dossier.sign_off.signed_text for dossier in dossiers)
    assert any(dossier.headline_over and dossier.standfirst for dossier in dossiers)
    assert any(dossier.dismissed for dossier in dossiers)
    assert [one.changes for dossier in dossiers for one in dossier.alignments] == [
        (Change(ChangeKind.NUMBER, "1", "2"),)
    ]
    assert any(row.aliases for row in dossiers[0].sources.rows.values())


def test_what_nobody_reads_is_not_loaded(furnished: Desk) -> None:
    dossiers = walked(furnished)

    claims = [claim for dossier in dossiers for claim in dossier.claims]
    assert not any(claim.passages or claim.reviews or claim.replies or claim.hold for claim in claims)
    assert not any(row.quote or row.cue for claim in claims for row in claim.attributions)
    assert not any(row.excerpt or row.locator for claim in claims for row in claim.evidence)
    assert not any(dossier.text or dossier.sign_off or dossier.contradictions for dossier in dossiers)
    assert not any(dossier.dismissed or dossier.alignments for dossier in dossiers)
    assert [dossier.revision for dossier in dossiers] == [dossier.revision for dossier in one_by_one(furnished)]
    assert any(claim.waivers for claim in claims), "a waiver clears a finding, whatever rule was asked"


def test_a_desk_without_stories_has_no_files(desk: Desk) -> None:
    assert walked(desk, *Part) == []


@pytest.mark.sqlite_only("SQLite tells its plans and what it is asked; the questions are the same ones on a server")
def test_no_question_about_a_batch_looks_at_the_whole_desk(furnished: Desk) -> None:
    asked: list[str] = []
    with furnished.reading() as session:
        driver = driver_of(session.connection())
        driver.set_trace_callback(asked.append)
        list(walk_desk(session, frozenset(Part)))
        driver.set_trace_callback(None)
        batch = [statement for statement in asked if "BETWEEN" in statement]
        plans = {one: [row[3] for row in driver.execute(f"EXPLAIN QUERY PLAN {one}")] for one in batch}

    assert len(plans) > 10
    assert [one for one, plan in plans.items() if any(step.startswith("SCAN") for step in plan)] == []


@pytest.mark.sqlite_only("SQLite tells its plans and what it is asked; the questions are the same ones on a server")
def test_a_desk_of_many_stories_is_walked_with_as_many_questions(furnished: Desk) -> None:
    def questions() -> int:
        asked: list[str] = []
        with furnished.reading() as session:
            driver = driver_of(session.connection())
            driver.set_trace_callback(asked.append)
            list(walk_desk(session, frozenset(Part)))
            driver.set_trace_callback(None)
        return len(asked)

    before = questions()
    with furnished.writing() as session:
        for number in range(50):
            file_story(session, f"Ship {number} came.", by=furnished.person(session, "ann"), slug=f"ship-{number}")

    assert questions() == before
