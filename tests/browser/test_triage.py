"""Triage in a real browser: a key for each decision, no page loaded anew, and the next proposal in focus."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.chromium import Seats, needs_chromium, seats
from tests.browser.serving import serving
from tests.desks import Desk
from tracker.extract.extractors.choosing import extractor_named
from tracker.services.filing import file_story
from tracker.services.proposing import propose

pytestmark = needs_chromium

STORY = (
    "The bridge was closed on Monday. “The bridge is safe,” Ann Lee said. The council denied that 40 bolts were missing. "
    "Experts believe the bridge will fall."
)
LATE = """
window.prompt_one = window.fetch;
window.fetch = async (...asked) => {
    const answer = await window.prompt_one(...asked);
    await new Promise((over) => setTimeout(over, 250));
    return answer;
};
"""
"""The desk answers a quarter of a second later."""


@pytest.fixture
def at_bridge(chromium: Browser, team_desk: Desk) -> Iterator[Seats]:
    """Seats at a desk with four proposals in a story."""
    with team_desk.writing() as session:
        by = team_desk.person(session, "RL")
        file_story(session, STORY, by=by, slug="bridge", reporter="RL")
        propose(session, "bridge", extractor_named(), by=by)
    with serving(team_desk) as served, seats(chromium, served.at, served.let_in) as found:
        yield found


def test_proposals_are_gone_through_by_keys_with_no_page_loaded_anew(at_bridge: Seats) -> None:
    reporter = at_bridge("RL")
    reporter.open("/stories/bridge/proposals")
    page, keys = reporter.page, reporter.keys
    page.evaluate("window.same = true")
    cards = page.locator(".proposal")
    expect(cards).to_have_count(4)

    keys.press("?")
    expect(page.locator("#keys")).to_be_visible()
    keys.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()
    keys.press("a")  # nobody sees yet which one is meant: that is shown first
    expect(cards.nth(0)).to_be_focused()
    expect(page.locator("#told")).to_contain_text("Nothing was done yet: proposal ")
    keys.press("j")
    expect(cards.nth(1)).to_be_focused()
    keys.press("a")
    expect(page.locator("#told")).to_contain_text("bridge#1 is on file")
    expect(cards).to_have_count(3)
    expect(cards.nth(1)).to_be_focused()

    page.evaluate(LATE)
    keys.press("d")
    keys.type("it is\n", delay=5)
    keys.type("da saga aa", delay=60)  # typed on while the page changes: letters of a reason, and no keys
    expect(page.locator("#told")).to_contain_text("is dismissed")
    expect(cards).to_have_count(2)
    expect(cards.nth(1)).to_be_focused()
    page.evaluate("window.fetch = window.prompt_one")
    page.wait_for_timeout(550)
    keys.press("z")
    expect(page.locator("#told")).to_contain_text("Undone")
    expect(cards).to_have_count(3)

    page.wait_for_timeout(50)
    keys.press("k")
    keys.press("j")
    keys.press("d")
    keys.type("no claim")
    keys.press("Enter")
    expect(page.locator("#told")).to_contain_text("is dismissed")
    expect(cards).to_have_count(2)
    keys.press("k")
    keys.press("e")
    keys.press("Control+A")
    keys.type("The bridge, edited.")
    page.get_by_role("button", name="Accept so").first.click()
    expect(page.locator("#told")).to_contain_text("The bridge, edited.")
    expect(cards).to_have_count(1)

    page.locator("#keys-on").uncheck()
    page.locator("h1").click()
    keys.press("a")
    expect(cards).to_have_count(1)
    assert page.evaluate("window.same") is True
    assert reporter.gone_wrong() == []
