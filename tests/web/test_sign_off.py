"""Letting a story go in a browser: what stands in the way, signing, publishing, and whether a text is the one that was signed."""

from __future__ import annotations

from typing import Any

from tests.reports.hostile import PAGES
from tests.web.door import Browser, House
from tests.web.pages import has_said, said
from tests.web.test_queue import with_claims
from tracker.domain.vocabulary import AttributionStatus
from tracker.intake.story import Comment
from tracker.services.claiming import add_claim
from tracker.services.filing import file_story
from tracker.services.replying import ReplyFields, ask_for_reply

AT = "/stories/bridge/sign-off"


def seen(browser: Browser) -> str:
    """How the story stands on the page."""
    return browser.opened(AT).cssselect(f"form[action='{AT}'] input[name=seen]")[0].attrib["value"]


def test_a_story_without_a_text_has_nothing_to_sign(house: House) -> None:
    assert house.as_("EK").get("/stories/none/sign-off").status_code == 404
    with_claims(house)

    told = said(house.as_("EK"), AT)

    assert "Signed off not yet" in told
    assert "No blocker" in told
    assert "Nobody is on file who was asked." in told
    with house.desk.writing() as session:
        by, remark = house.desk.person(session, "RL"), [Comment(0, 7, "LK", "Says who?"), Comment(8, 8, "LK", "And?")]
        file_story(session, "A story of a bridge, closed.", slug="bridge", by=by, comments=remark)
        add_claim(session, "bridge", "It is closed.", AttributionStatus.REPORTED, by=by, words="story of a")
    page = house.as_("EK").opened(AT)
    [open_ones] = page.cssselect("#open-comments")
    assert "2 comments in the margin" in open_ones.text_content()
    assert "Says who?" in open_ones.text_content()
    assert not open_ones.xpath("preceding::form[contains(@action, 'sign-off')]"), "said before it is signed"
    fields = house.as_("EK").opened("/stories/bridge/proposals").cssselect("[name=claim]")
    assert [one.get("value") for one in fields] == ["1", "1"]


def test_a_story_is_signed_and_published_by_an_editor_alone(house: House) -> None:
    with_claims(house)
    editor, checker = house.as_("EK"), house.as_("MC")

    assert not checker.opened(AT).cssselect(f"form[action='{AT}']")
    assert "takes an editor" in checker.refused(AT, seen=seen(editor))
    assert "is not signed off" in editor.refused("/stories/bridge/publish", seen=seen(editor))
    assert editor.done(AT, seen=seen(editor)) == AT
    assert "bridge, revision 1, is signed off by EK: no claim, so nothing in it was checked" in has_said(editor)
    assert "Keep proof of it outside the desk" in has_said(editor)
    assert "signed off already, by EK" in editor.refused(AT, seen=seen(editor))

    editor.done("/stories/bridge/publish", seen=seen(editor), url="https://example.org/bridge")
    assert "bridge is published at https://example.org/bridge, since" in has_said(editor)
    assert "Went out revision 1" in said(editor, AT)
    assert [link.get("rel") for link in editor.opened(AT).cssselect("dd a[href^=https]")] == ["noreferrer"]


def test_blockers_are_listed_and_nothing_is_signed_over_them(house: House) -> None:
    with_claims(house, "The bridge is closed.")
    editor = house.as_("EK")
    page = editor.opened(AT)
    assert page.cssselect(".finding[data-word=blocker]")

    answer = editor.send(AT, seen=seen(editor))

    assert answer.status_code == 409
    assert "stand in the way" in answer.text or "stands in the way" in answer.text
    assert "Signed off not yet" in said(editor, AT)


def test_nobody_signs_what_changed_since_they_looked(house: House) -> None:
    with_claims(house)
    editor = house.as_("EK")
    before = seen(editor)
    house.as_("RL").done("/file", text="Another story of a bridge.", slug="bridge")
    assert "bridge was filed anew since you looked at it, revision 2 now" in editor.refused(AT, seen=before)

    before = seen(editor)
    house.claim("bridge", "It is old.")
    assert "Claims of bridge have changed since you looked" in editor.refused(AT, seen=before)
    assert "does not say what was looked at" in editor.refused(AT, seen="x")


def test_a_text_is_held_against_the_one_that_was_signed(house: House) -> None:
    with_claims(house)
    editor, reader = house.as_("EK"), house.reader()
    editor.done(AT, seen=seen(editor))

    def answer(**fields: Any) -> str:
        return " ".join(reader.send("/stories/bridge/check-publish", **fields).text.split())

    assert "Yes: this is revision 1 of bridge" in answer(text="A story  of a bridge.")
    told = answer(text="A story of two bridges.")
    assert "No: this is not revision 1 of bridge" in told
    assert "One difference, line 1:" in told
    assert ">A story of two bridges.</textarea>" in told.replace("> A", ">A"), "what was pasted is still there"
    assert "Choose a file or paste the text" in reader.refused("/stories/bridge/check-publish")


def test_what_came_of_asking_is_put_down_and_taken_back(house: House) -> None:
    with_claims(house, "The mayor lied.")
    with house.desk.writing() as session:
        by = house.desk.person(session, "RL")
        ask_for_reply(session, "bridge#1", ReplyFields(party="The mayor", deadline="2026-12-01"), by=by)
    browser = house.as_("RL")
    assert "The mayor, asked on" in said(browser, AT)
    assert "2026-12-01" in said(browser, "/")

    browser.done("/replies/1/edit", outcome="answered", answer="It is not so.", back=AT)
    assert "Reply 1 on bridge#1 is changed: The mayor, answered." in has_said(browser)
    assert "It is not so." in said(browser, AT)
    browser.done("/replies/1/retract", reason="another mayor")
    assert "retracted another mayor" in said(browser, AT)
    assert browser.send("/replies/9/edit", outcome="answered").status_code == 404


def test_hostile_words_are_words_and_a_reader_signs_nothing(house: House) -> None:
    with_claims(house, *(f"It is {words.strip()}" for words in PAGES))
    reader = house.reader()

    page = reader.opened(AT)

    assert page.cssselect(".finding")
    assert not page.cssselect("main script, main iframe, main svg, main style, main [onerror]")
    assert {form.get("action") for form in page.cssselect("main form")} == {"/stories/bridge/check-publish#check"}
    for path in (AT, "/stories/bridge/publish"):
        assert "not write on it" in reader.refused(path, seen="1.0123456789abcdef"), path
    assert "not write on it" in reader.refused("/replies/1/edit", outcome="answered")
