"""Telling by its text alone that an entry says nothing of a story: never wrongly, and often enough to be worth it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.bundles import PLAIN, SLUG, claim, record, said, take_in
from tests.conftest import Desk
from tracker.models import Attribution, Claim
from tracker.models.base import now
from tracker.services import reviewing
from tracker.store import ledger
from tracker.store.articles import get_article
from tracker.store.one_story import HANGS_ON, OneStory
from tracker.store.past import as_it_stood, moment_at
from tracker.store.raw_rows import KEPT_TABLES, rows_of

FAR = 123_450
"""A key such as an archive has."""


@pytest.fixture
def archive(desk: Desk) -> Desk:
    """A desk whose keys are long, with two stories, each claim and statement of which came in an import of its own; the
    other story has two claims of short keys too."""
    others = [claim(number, article="other") for number in (1, 2)]
    take_in(desk, [*(one for one in PLAIN if one["record"] != "claim"), record("article", slug="other"), *others])
    with desk.writing() as session:
        session.add(Claim(id=FAR, article_id=1, number=99, text="Far.", status="reported"))
        session.flush()
        session.add(Attribution(id=FAR, claim_id=FAR, source_id=1, status="reported"))
        ledger.record(session, "add claim", f"{SLUG}#99", by=None)
    for number in range(3, 6):
        take_in(desk, [claim(number)])
        take_in(desk, [claim(number, article="other", text=f"{FAR + 1} [{FAR + 2}, said")])
        take_in(desk, [said(f"{SLUG}#{number}")])
        take_in(desk, [said(f"other#{number}", via=["Agency"])])
    with desk.writing() as session:
        reviewing.take(session, "other#4", by=desk.person(session, "ann"))
    take_in(desk, [record("source", name="Another", kind="outlet")])
    return desk


@contextmanager
def story_of(desk: Desk, slug: str) -> Iterator[tuple[OneStory, list[tuple[int, bytes]]]]:
    """What tells one story from the others, and the entries."""
    with desk.reading() as session:
        entries = [(line.seq, (line.after_values or "").encode()) for line in ledger.lines(session.connection())]
        story = OneStory(session, get_article(session, slug).id)
        yield story, entries


def test_an_entry_that_names_no_claim_of_the_story_is_passed_over(archive: Desk) -> None:
    with story_of(archive, SLUG) as (story, entries):
        passed_over = [seq for seq, values in entries if not story.may_be_in(values)]

    assert len(passed_over) == 7  # three claims of the other story, what is said of them, and that somebody took one


def test_passed_over_or_read_the_rows_are_the_same(archive: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    with archive.reading() as session:
        article = get_article(session, SLUG).id
        found = []
        for look in (OneStory.may_be_in, lambda *_: True):
            monkeypatch.setattr(OneStory, "may_be_in", look)
            with as_it_stood(session, moment_at(session, now()), article) as past:
                found.append({table: list(rows_of(past.connection(), table)) for table in KEPT_TABLES})
    quick, slow = found
    assert quick == slow


def test_what_is_of_every_story_is_never_passed_over(archive: Desk) -> None:
    with story_of(archive, SLUG) as (story, entries):
        assert all(story.may_be_in(values) for _, values in entries if b'"source",[' in values)
        assert story.may_be_in(None)
        assert story.may_be_in(b"")
        assert story.may_be_in(b"[1]")


def test_a_story_of_short_keys_is_looked_for_in_every_entry(archive: Desk) -> None:
    with story_of(archive, "other") as (story, entries):
        assert all(story.may_be_in(values) for _, values in entries)


def test_every_table_is_of_one_story_or_of_all() -> None:
    of_all = {"person", "person_role", "setting", "pack", "source", "alias", "derivation", "contradiction"}

    assert {table for table in KEPT_TABLES if table not in HANGS_ON} == of_all
