"""How many facts of each story nobody has looked at, as the list of articles has it."""

from __future__ import annotations

from tests.bundles import furnish, take_in
from tests.conftest import Desk
from tracker.models.coverage import coverage_of
from tracker.services.covering import articles_with_facts_left
from tracker.services.filing import file_story
from tracker.store.archive import walk_desk

TEXT = "The bridge was opened in 1932. It is green and long. It was closed by the mayor in 1999."


def left(desk: Desk) -> dict[str, int | None]:
    """Slug -> facts left."""
    with desk.reading() as session:
        return {one["slug"]: one["facts_left"] for one in articles_with_facts_left(session)}


def test_every_fact_of_a_draft_is_left_until_a_claim_lies_on_it(desk: Desk) -> None:
    with desk.writing() as session:
        file_story(session, TEXT, by=desk.person(session, "ann"), slug="bridge")
    before = left(desk)
    claim = {"claim": "bridge#1", "revision": 1, "start": 4, "end": 10}
    take_in(
        desk,
        [
            {"record": "claim", "article": "bridge", "text": "A bridge was opened.", "status": "reported"},
            {"record": "passage", **claim},
            {"record": "article", "slug": "empty", "headline": "No text yet"},
        ],
    )

    assert before == {"bridge": 3}
    assert left(desk) == {"bridge": 2, "empty": None}


def test_a_story_that_is_filed_anew_is_counted_by_its_newest_text_alone(desk: Desk) -> None:
    with desk.writing() as session:
        file_story(session, TEXT, by=desk.person(session, "ann"), slug="bridge")
    take_in(desk, [{"record": "revision", "article": "bridge", "number": 2, "text": "The bridge was closed in 1999."}])

    assert left(desk) == {"bridge": 1}


def test_it_is_what_the_audit_counts_and_nothing_is_told_of_what_is_published(desk: Desk) -> None:
    furnish(desk)

    with desk.reading() as session:
        dossiers = list(walk_desk(session, ("places", "text", "proposals")))

    found = left(desk)
    assert {one.stage.value for one in dossiers} >= {"draft", "published"}
    for one in dossiers:
        published = one.stage.value == "published" or not one.text
        assert found[one.slug] == (None if published else len(coverage_of(one).left)), one.slug
