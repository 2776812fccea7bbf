"""How often the database is asked for a page: no oftener for a story of 200 claims than for one of 10."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import pytest
from sqlalchemy import event

from bench.archive import make_desk
from tests.web.client import Client
from tests.web.door import HOST, Browser, Known
from tracker.services.reading_stories import read_story
from tracker.store.address import Address
from tracker.web.access import SignedIn, digest_of
from tracker.web.app import make_app
from tracker.web.door import Door

SHORT, LONG = 10, 200
MOST = 100
"""Statements of any page."""
LUCK = 15
"""Statements that a story may cost more than another because of what stands in it, however long it is: sources that drew on
sources that drew on sources are looked up step by step, and where nothing is of a kind, what hangs on it is not asked for."""
EDITOR = 4
PAGES = (
    "/stories/{slug}",
    "/stories/{slug}?claim=7",
    "/stories/{slug}?finding=single-source",
    "/stories/{slug}/claims/7",
    "/stories/{slug}/audit",
    "/stories/{slug}/proposals",
    "/stories/{slug}/diff",
    "/stories/{slug}/sign-off",
    "/stories/{slug}/report?for=desk",
    "/api/claims?limit=500&article={slug}",
    "/api/claims/{slug}/7",
    "/api/queue?limit=500&article={slug}",
    "/api/articles/{slug}/proposals",
    "/api/articles/{slug}/report?for=desk",
    "/api/attributions?of={slug}",
    "/api/evidence?of={slug}",
    "/api/audit?of={slug}",
    "/api/waivers?article={slug}",
)
DESK_PAGES = (
    "/",
    "/queue",
    "/sources",
    "/derivations",
    "/audit/waivers",
    "/ledger",
    "/rules",
    "/api/articles",
    "/api/sources",
)


class Counted:
    """A desk that is served, and what its database is asked."""

    def __init__(self, door: Door, browser: Browser, asked: list[str]) -> None:
        self.door, self.browser, self._asked = door, browser, asked

    def statements(self, path: str) -> list[str]:
        """What is asked for a page that must be there."""
        self._asked.clear()
        answer = self.browser.get(path)
        assert answer.status_code == 200, (path, answer.status_code, answer.text[:300])
        return [re.sub(r"\d+", "N", one) for one in self._asked if not one.startswith("--")]


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counted]:
    """A desk with a short story and a long one that have everything a story can have; of EK, who edits."""
    path = make_desk(tmp_path_factory.mktemp("queries") / "desk.db", SHORT + LONG + 20, long=[SHORT, LONG])
    door, access, asked = Door(Address(str(path))), Known(), list[str]()
    access.inside[digest_of("EK")] = SignedIn(EDITOR, dt.datetime.now(dt.UTC) + dt.timedelta(hours=1))
    event.listen(door._engine, "checkout", lambda driver, *_: driver.set_trace_callback(asked.append))
    with Client(make_app(door, access, [HOST]), base_url=f"http://{HOST}") as client:
        yield Counted(door, Browser(client, "EK"), asked)


def test_a_page_asks_no_oftener_for_a_long_story_than_for_a_short_one(counted: Counted) -> None:
    for page in PAGES:
        short, long = (counted.statements(page.format(slug=f"story-{number}")) for number in (2, 3))

        more = {one[:300]: long.count(one) - short.count(one) for one in long if long.count(one) > short.count(one)}
        assert len(short) <= MOST, (page, len(short))
        assert len(long) <= len(short) + LUCK, (page, len(short), len(long), more)


def test_a_page_of_the_whole_desk_asks_so_many_questions_and_no_more(counted: Counted) -> None:
    for page in DESK_PAGES:
        asked = counted.statements(page)
        assert len(asked) <= MOST, (page, len(asked))


def test_of_one_claim_alone_the_audit_says_what_it_says_of_it_among_all_of_its_story(counted: Counted) -> None:
    with counted.door.looking(EDITOR) as (session, by):
        for slug, numbers in (("story-2", range(1, SHORT + 1)), ("story-3", range(1, LONG, 17))):
            whole = read_story(session, slug, by)
            assert whole.findings
            for number in numbers:
                label = f"{slug}#{number}"
                alone = read_story(session, slug, by, judged=number)
                assert alone.findings.get(label) == whole.findings.get(label)
                assert alone.mine == whole.mine
