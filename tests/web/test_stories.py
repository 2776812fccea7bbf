"""The stories of the desk, and filing one in a browser."""

from __future__ import annotations

import pytest
from lxml import html

from tests.reports.hostile import PAGES
from tests.web.door import Browser, House
from tests.web.pages import has_said
from tests.web.train import furnish
from tracker.services import auditing

TEXT = (
    "Aid convoy\n\nThe convoy reached the town on Monday, the ministry said. Nobody was hurt, according to the mayor.\n"
)


def test_a_desk_without_a_story_says_so_and_offers_to_file_one(house: House) -> None:
    page = house.as_("EK").opened("/")

    assert "No story is on file yet" in page.text_content()
    assert page.cssselect("form[action='/file']")


def test_a_story_is_filed_pasted_and_its_next_text_as_a_file(house: House) -> None:
    browser = house.as_("RL")

    assert browser.done("/file", text=TEXT, slug="convoy") == "/stories/convoy/proposals"
    assert browser.done("/file", text=TEXT, slug="convoy") == "/stories/convoy"
    to = browser.done("/file", {"file": ("convoy.txt", TEXT.replace("Monday", "Tuesday").encode())})

    assert to == "/stories/convoy/diff"
    [row] = browser.opened("/").cssselect("tbody tr")
    assert "Aid convoy" in row.text_content()
    assert "revision 2, by RL" in " ".join(row.text_content().split())
    said = " ".join(browser.opened("/stories/convoy/diff").text_content().split())
    assert "revision 2 against revision 1" in said
    assert "Tuesday" in said


def test_what_was_filed_is_told_on_the_page_after_it(house: House) -> None:
    browser = house.as_("RL")
    browser.done("/file", text=TEXT, slug="convoy")
    browser.done("/file", text=TEXT.replace("Monday", "Tuesday"), slug="convoy")

    assert "Filed convoy, revision 2" in has_said(browser)
    assert "No claim had a sign-off to lose" in has_said(browser)


def test_what_is_no_story_is_refused_and_what_was_typed_is_shown_again(house: House) -> None:
    browser = house.as_("RL")

    assert "Choose a file or paste the text" in browser.refused("/file", slug="convoy")
    assert "one of the two" in browser.refused("/file", {"file": ("a.txt", b"A story.")}, text=TEXT)
    assert "is an old Office file" in browser.refused("/file", {"file": ("a.doc", bytes.fromhex("d0cf11e0a1b11ae1"))})
    assert "is empty" in browser.refused("/file", {"file": ("a.txt", b"  \n")})
    answer = browser.send(
        "/file", text=TEXT, slug="no slug <at> all", back="/", anyway="yes", headline="A \x00\x1b[1m line"
    )
    assert answer.status_code == 400
    page = html.document_fromstring(answer.text)
    [form] = page.cssselect("form[action='/file']")
    assert form.cssselect("#refusal"), "beside the fields"
    assert "Aid convoy" in str(form.cssselect("#text")[0].text)
    assert form.cssselect("#slug")[0].get("value") == "no slug <at> all"
    assert form.cssselect("[name=anyway]")[0].get("checked") is not None
    assert page.cssselect("#filing[open]")
    assert browser.get("/file").headers["location"] == "/", "the address of the answer, loaded again"
    assert browser.get("/stories/a/claims/1/verify").headers["location"] == "/stories/a/claims/1"
    assert browser.get("/settings/newsroom").headers["location"] == "/people"


def test_the_list_of_stories_counts_findings_and_reads_no_evidence_file(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    furnish(house.desk)
    sent = {"file": ("record.pdf", b"so it is")}
    house.as_("RL").done("/stories/train/claims/1/evidence", sent, source="Court", bearing="context")
    monkeypatch.setattr(auditing, "altered", pytest.fail)

    assert house.as_("EK").opened("/").cssselect('td[data-label="Findings"] a')


def test_stories_are_narrowed_and_put_in_order(house: House) -> None:
    browser = house.as_("RL")
    for slug, head in (("alpha", "Zebras"), ("beta", "Aardvarks")):
        browser.done("/file", text=f"{head}\n\nThey are here.", slug=slug)

    def shown(path: str) -> list[str]:
        return [link.text_content() for link in browser.opened(path).cssselect("tbody th a")]

    assert shown("/") == ["Aardvarks", "Zebras"]
    assert shown("/?order=name&stage=draft") == ["Aardvarks", "Zebras"]
    assert shown("/?q=zeb") == ["Zebras"]
    assert shown("/?stage=published") == []
    assert browser.get("/?stage=nothing").status_code == 400


def test_hostile_headlines_are_words_and_a_reader_files_nothing(house: House) -> None:
    browser, reader = house.as_("RL"), house.reader()
    for at, words in enumerate(PAGES):
        browser.done("/file", text=f"A story {at}\n\nIt says: {words}", slug=f"story-{at}", headline=words.strip())

    page = reader.opened("/")

    assert {link.text_content() for link in page.cssselect("tbody th a")} == {words.strip() for words in PAGES}
    assert not page.cssselect(
        "main script, main iframe, main svg, main style, main base, main [onerror], main [onload]"
    )
    assert not page.cssselect("form[action='/file']")
    assert reader.send("/file", text=TEXT, slug="convoy").status_code == 409
    assert_nobody_runs_anything(reader)


def assert_nobody_runs_anything(browser: Browser) -> None:
    """The pages of a story with hostile words hold no element of theirs."""
    for end in ("/diff", "/proposals"):
        page = browser.opened(f"/stories/story-1{end}")
        assert not page.cssselect("main script, main svg, main style, main [onerror], main [onload]"), end
