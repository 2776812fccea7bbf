"""Every page of the review desk in a real browser: nobody is kept out of it, and nothing that somebody wrote runs on it."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest
from playwright.sync_api import Browser

from tests.browser.axe import BY_COLOUR_OR_WIDTH, violations
from tests.browser.chromium import LAPTOP, PHONE, Seat, Seats, needs_chromium, seats
from tests.browser.serving import Served, serving
from tests.bundles import furnish
from tests.desks import Desk
from tests.reports.hostile import EVIL, NAMES, PAGES
from tests.web.crawling import pages, routes
from tests.web.door import served
from tests.web.hostile_desk import STORY, fill

pytestmark = needs_chromium

SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
RUN = [*PAGES[:4], PAGES[6], *NAMES[6:9]]
"""Words that a page may run, one of each way; all that we know are tried in tests/web."""
NARROWEST = {"width": 320, "height": 568}
"""As wide as a laptop's window enlarged to four times."""
HEADINGS = (
    "[...document.querySelectorAll('h1, h2, h3, h4')].filter((one) => one.offsetParent).map((one) => +one.tagName[1])"
)

HOLLOW = """(() => {
    const told = [...document.querySelectorAll("main *")].filter((one) => one.checkVisibility()
        && [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()));
    const headings = "h1, h2, h3, h4";
    return told.filter((one, at) => {
        const heading = one.closest("h2, h3, h4");
        const next = heading && told.slice(at + 1).find((other) => !heading.contains(other));
        return heading && (!next || next.closest(headings)?.tagName <= heading.tagName);
    }).map((one) => one.textContent.trim());
})()"""
"""Headings below which nothing stands."""


@pytest.fixture
def full(desk: Desk) -> Iterator[Served]:
    """A desk with rows in every table, served."""
    furnish(desk)
    with serving(desk) as found:
        yield found


@pytest.fixture
def sit(chromium: Browser, full: Served) -> Iterator[Seats]:
    """Seats at it."""
    with seats(chromium, full.at, full.let_in) as found:
        yield found


def test_nobody_is_kept_out_of_any_page_and_nothing_that_somebody_wrote_runs_or_is_fetched(
    full: Served, sit: Seats
) -> None:
    fill(full.desk, RUN)
    with ThreadPoolExecutor(1) as aside:  # a loop runs in this one: Playwright's
        paths, missing = aside.submit(one_of_each, full.desk).result()
    seat = sit("ann")

    found = {path: faults(seat, path) for path in [*paths, f"/stories/{STORY}?claim=1", "/enter/used-already"]}
    stranger = sit("ann")
    stranger.context.clear_cookies()
    found["/sign-in"] = faults(stranger, "/sign-in")

    assert {path: lines for path, lines in found.items() if lines} == {}
    assert missing == set()
    assert seat.gone_wrong() + stranger.gone_wrong() == []
    seat.page.evaluate(f"fetch('http://{EVIL}/').catch(() => 0)")
    assert seat.gone_wrong() != []


def one_of_each(desk: Desk) -> tuple[list[str], set[str]]:
    """A page of every kind, and the kinds to which no link leads."""
    found: dict[str, str] = {}
    with served(desk) as house:
        browser = house.as_("ann")
        for path, route, _ in pages(browser, alike=1):
            found.setdefault(route, path)
        missing = routes(house.client.app) - set(found)  # type: ignore[arg-type]
    return [*found.values()], missing


def faults(seat: Seat, path: str) -> list[str]:
    """What is wrong with a page: by day on a laptop, by night on a phone, and enlarged."""
    page = seat.page
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(LAPTOP)  # type: ignore[arg-type]
    page.goto(f"{seat.at}{path}")
    found = violations(page)
    levels = page.evaluate(HEADINGS)
    if levels[:1] != [1] or levels.count(1) != 1 or any(b - a > 1 for a, b in pairwise(levels)):
        found.append(f"headings: {levels}")
    page.emulate_media(media="print")
    found += [f"on paper, the heading of nothing: {words}" for words in page.evaluate(HOLLOW)]
    page.emulate_media(color_scheme="dark", media="screen")
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    found += [f"on a phone by night: {one}" for one in violations(page, BY_COLOUR_OR_WIDTH)]
    page.set_viewport_size(NARROWEST)  # type: ignore[arg-type]
    if page.evaluate(SIDEWAYS):
        found.append("it is wider than a narrow window")
    return found
