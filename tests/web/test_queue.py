"""The queue in a browser: mine and everybody's, taking and letting go."""

from __future__ import annotations

from tests.reports.hostile import PAGES
from tests.web.door import House
from tests.web.pages import has_said, said
from tracker.domain.vocabulary import AttributionStatus, Risk
from tracker.services.claiming import add_claim
from tracker.services.filing import file_story


def with_claims(house: House, *texts: str) -> None:
    """A story with these claims, the first of them of high risk."""
    with house.desk.writing() as session:
        by = house.desk.person(session, "RL")
        file_story(session, "A story of a bridge.", by=by, slug="bridge", reporter="RL")
        for at, text in enumerate(texts):
            risk = Risk.NORMAL if at else Risk.HIGH
            add_claim(session, "bridge", text, AttributionStatus.UNATTRIBUTED, by=by, risk=risk)


def test_a_desk_on_which_nothing_waits_says_so(house: House) -> None:
    assert "No claim waits for anybody." in said(house.as_("MC"), "/queue")
    assert "Nothing waits for you." in said(house.as_("MC"), "/queue?mine=1")
    assert house.as_("MC").get("/queue?story=none").status_code == 404


def test_a_claim_is_taken_seen_to_be_taken_and_let_go(house: House) -> None:
    with_claims(house, "The bridge is closed.", "The bridge is old.")
    mc, ao, rl = (house.as_(initials) for initials in ("MC", "AO", "RL"))
    assert [row.cssselect("th a")[0].get("href") for row in mc.opened("/queue").cssselect("tbody tr")] == [
        "/stories/bridge?claim=1",
        "/stories/bridge?claim=2",
    ]

    assert mc.done("/queue/take", claim="bridge#1", back="/queue?mine=1") == "/queue?mine=1"
    assert "MC is on bridge#1 until" in has_said(mc)

    assert "MC, until" in said(ao, "/queue")
    assert "bridge#1" not in said(ao, "/queue?mine=1")
    assert "bridge#1" in said(mc, "/queue?mine=1")
    assert "MC is on" in ao.refused("/queue/take", claim="bridge#1")
    assert "takes a checker" in rl.refused("/queue/take", claim="bridge#2")
    mc.done("/queue/release", claim="bridge#1")
    assert "bridge#1 is free; it stays in review." in has_said(mc)


def test_hostile_words_are_words_and_a_reader_takes_nothing(house: House) -> None:
    with_claims(house, *(f"It is {words.strip()}" for words in PAGES))

    page = house.reader().opened("/queue")

    assert len(page.cssselect("tbody tr")) == len(PAGES)
    assert not page.cssselect("main script, main iframe, main svg, main style, main [onerror], main form")
    assert "not write on it" in house.reader().refused("/queue/take", claim="bridge#1")
    assert "no task 99" in house.as_("EK").refused("/tasks/99/done")
    assert house.as_("EK").send(f"/tasks/{2**70}/done").status_code == 404
