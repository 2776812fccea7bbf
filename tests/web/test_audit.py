"""The audit in a browser: findings, the rule behind each, waiving one and taking that back."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tests.reports.hostile import PAGES
from tests.web.door import House
from tests.web.pages import has_said, said
from tests.web.test_queue import with_claims
from tracker.audit.rule import Rule
from tracker.audit.rules import RULE_BOOK

AT = "/stories/bridge/audit"
LATER = (dt.datetime.now(dt.UTC).date() + dt.timedelta(days=30)).isoformat()


def test_a_desk_with_nothing_on_it_has_no_findings(house: House) -> None:
    browser = house.as_("EK")

    assert "Nothing is found where there is no story" in said(browser, "/audit")
    assert "No finding was ever waived." in said(browser, "/audit/waivers")
    assert browser.get("/stories/none/audit").status_code == 404
    assert browser.get("/audit?severity=grave").status_code == 400
    assert browser.get("/audit?rule=none").status_code == 400


def test_findings_stand_the_heaviest_first_with_the_rule_and_its_remedy(house: House) -> None:
    with_claims(house, "The bridge is closed.", "The bridge is old.")
    browser = house.as_("EK")

    for path in (AT, "/audit", f"{AT}?rule=unsourced&severity=warning"):
        page = browser.opened(path)
        found = page.cssselect(".finding")
        assert [one.get("data-word") for one in found] == sorted(
            (one.attrib["data-word"] for one in found), key=["blocker", "warning", "note"].index
        ), path
        assert "/stories/bridge?claim=1" in [link.get("href") for link in found[0].cssselect("a")]
        assert page.cssselect("#rule-unsourced dd")
    assert all("unsourced" in one.text_content() for one in page.cssselect(".finding"))
    assert [row.text_content() for row in browser.opened("/rules").cssselect("tbody th")] == [
        one.name for one in RULE_BOOK
    ]
    assert "Remedy" in said(browser, "/rules/unsourced")
    assert browser.get("/rules/none").status_code == 400


def test_an_editor_waives_a_finding_and_takes_it_back(house: House) -> None:
    with_claims(house, "The bridge is closed.")
    editor, checker = house.as_("EK"), house.as_("MC")
    finding: dict[str, Any] = {
        "claim": "bridge#1",
        "rule": "unsourced",
        "reason": "we saw it",
        "until": LATER,
        "back": AT,
    }

    assert not checker.opened(AT).cssselect("form[action='/waivers']")
    assert "takes an editor" in checker.refused("/waivers", **finding)
    assert "The reason is missing" in editor.refused("/waivers", **{**finding, "reason": " "})
    assert editor.done("/waivers", **finding) == AT
    assert f"unsourced on bridge#1 is waived until {LATER} by EK (waiver 1)." in has_said(editor)

    assert "waived by EK" in said(editor, AT)
    assert "we saw it" in said(editor, "/audit/waivers")
    editor.done("/waivers/1/withdraw", reason="it is not so")
    assert "Waiver 1 is withdrawn: unsourced on bridge#1 counts again." in has_said(editor)
    assert "it is not so" in said(editor, AT)


def test_a_rule_that_breaks_off_is_owned_up_to_and_the_others_are_asked(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> object:
        raise ZeroDivisionError("secret")

    with_claims(house, "The bridge is closed.")
    rule = next(one for one in RULE_BOOK if one.name == "unsourced")
    monkeypatch.setattr(Rule, "__call__", lambda self, *rest: broken() if self is rule else iter(()))

    for path in (AT, "/audit", "/stories/bridge", "/stories/bridge?claim=1", "/stories/bridge/claims/1"):
        told = said(house.as_("EK"), path)
        assert "This is a bug in tracker" in told
        assert "the rule unsourced crashed on bridge (ZeroDivisionError)" in told
        assert "secret" not in told


def test_many_stories_are_audited_page_by_page_the_newest_first(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.services.audit_pages.A_LOOK", 2)
    monkeypatch.setattr("tracker.store.archive.A_LOOK", 2)
    browser = house.as_("RL")
    for slug in ("one", "two", "three"):
        browser.done("/file", text=f"The story {slug}.", slug=slug)
        house.claim(slug, f"The claim of {slug}.")

    page = browser.opened("/audit")
    assert [head.cssselect("a")[0].text_content() for head in page.cssselect("#audit > h2 ")[:2]] == ["three", "two"]
    [more] = page.cssselect("a[rel=next]")
    page = browser.opened(more.attrib["href"])
    assert page.cssselect("#audit > h2 a")[0].text_content() == "one"
    assert not page.cssselect("a[rel=next]")


def test_hostile_words_are_words_and_a_reader_waives_nothing(house: House) -> None:
    with_claims(house, *(f"It is {words.strip()}" for words in PAGES))
    reader = house.reader()

    for path in (AT, "/audit"):
        page = reader.opened(path)
        assert page.cssselect(".finding")
        assert not page.cssselect(
            "main script, main iframe, main svg, main style, main [onerror], main form[method=post]"
        )
    assert "not write on it" in reader.refused("/waivers", claim="bridge#1", rule="unsourced", reason="x", until=LATER)
