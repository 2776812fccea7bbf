"""The ledger in a browser: what happened, by page and moment, and whether it still holds."""

from __future__ import annotations

import pytest

from tests.reports.hostile import PAGES
from tests.web.door import House
from tests.web.test_queue import with_claims
from tracker.domain.vocabulary import ReviewState
from tracker.services import reviewing


def test_a_new_desk_has_a_head_and_verifies(house: House) -> None:
    reader = house.reader()
    head = reader.opened("/ledger").cssselect("#head")[0].text_content()

    page = " ".join(reader.send("/ledger/verify").text.split())

    assert "The ledger verifies:" in page
    assert head.split()[1] in page


def test_entries_stand_newest_first_of_a_story_of_a_claim_and_page_by_page(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.web.pages.ledger.SIZE", 2)
    with_claims(house, "The bridge is closed.", "The bridge is old.")
    browser = house.as_("MC")

    def acts(path: str) -> list[str]:
        rows = browser.opened(path).cssselect("tbody tr")
        return [row.cssselect("td[data-label=Act]")[0].text_content() for row in rows]

    assert acts("/ledger?about=bridge") == ["add claim", "add claim"]
    [more] = browser.opened("/ledger?about=bridge").cssselect("a[rel=next]")
    assert acts(more.attrib["href"]) == ["file"]
    assert acts("/ledger?about=bridge%231") == ["add claim"]
    assert browser.get("/ledger?about=none").status_code == 404
    assert browser.get("/ledger?as-of=never").status_code == 400
    then = browser.opened("/ledger?about=bridge%231").cssselect("td[data-label=When] a")[0].attrib["href"]
    assert acts(then)[0] == "add claim"


def test_an_entry_says_what_was_decided_and_nothing_that_is_sealed(house: House) -> None:
    with_claims(house, "The bridge is closed.", "The bridge is old.", "The bridge is long.")
    with house.desk.writing() as session:
        checker = house.desk.person(session, "MC")
        for label in ("bridge#1", "bridge#2", "bridge#3"):
            reviewing.take(session, label, by=checker)
        reviewing.give_opinion(session, "bridge#3", ReviewState.REFUTED, by=checker, reason="It is short.")
        for label in ("bridge#1", "bridge#2"):
            reviewing.propose(session, label, ReviewState.UNVERIFIABLE, by=checker, reason="Nobody answers.")

    rows = house.as_("AO").opened("/ledger?about=bridge").cssselect("tbody tr")

    told = [(row.cssselect("[data-label=Act]")[0].text_content(), row.cssselect("a")[1].text_content()) for row in rows]
    assert ("propose unverifiable", "bridge#2") in told
    assert ("propose", "bridge#1") in told, "of high risk, and not decided"
    assert ("opinion", "bridge#3") in told, "blind, and nothing is proposed yet"
    assert ("take unreviewed → in review", "bridge#1") in told


def test_a_story_is_looked_at_as_it_stood(house: House) -> None:
    with_claims(house)
    house.as_("RL").done("/file", text="Another story of another bridge.", slug="bridge")
    browser = house.as_("MC")

    assert "A story of a bridge." in browser.get("/stories/bridge/annotated.md?as-of=1").text
    assert "Another story" in browser.get("/stories/bridge/annotated.md").text
    assert browser.get("/stories/bridge/report.md?as-of=never").status_code == 400


def test_kept_heads_are_held_against_it_and_tampering_is_told(house: House) -> None:
    with_claims(house, "The bridge is closed.")
    browser = house.as_("EK")
    head = browser.opened("/ledger").cssselect("#head")[0].text_content()
    house.claim("bridge", "It is old.")

    assert "The kept head fits" in browser.send("/ledger/verify", heads=head).text
    assert "The kept head does not fit" in browser.send("/ledger/verify", heads=head.replace(head[-6:], "abcdef")).text
    assert "There is no head in it" in browser.refused("/ledger/verify", heads="hello")
    assert "give the heads too" in browser.refused("/ledger/verify", key="x")
    house.desk.tamper("UPDATE claim SET text = 'Another.' WHERE number = 1")
    told = browser.send("/ledger/verify").text
    assert "No:" in told
    assert "bridge#1" in told


def test_hostile_words_in_it_are_words(house: House) -> None:
    browser = house.as_("RL")
    browser.done("/sources", name=PAGES[5], kind="person")

    page = browser.opened("/ledger")

    assert PAGES[5] in page.text_content()
    assert not page.cssselect("main script, main svg, main iframe")
