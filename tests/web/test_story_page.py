"""A story beside its claims, and one claim."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import html
from lxml.html import HtmlElement

from tests.web.door import House, text_of
from tests.web.pages import has_said, said
from tests.web.train import INNER, TEXT, WHOLE, furnish
from tracker.domain.vocabulary import AttributionStatus, ReviewState, Role
from tracker.services import reviewing
from tracker.services.claiming import add_claim
from tracker.services.desks import add_person
from tracker.services.filing import file_story
from tracker.services.importing import import_bundle
from tracker.web.access import COOKIE, form_token


@pytest.fixture
def story(house: House) -> House:
    """A desk with a story."""
    furnish(house.desk)
    return house


def test_every_claims_words_are_marked_where_they_stand_with_state_and_number(story: House) -> None:
    page = story.as_("MC").opened("/stories/train")

    [text] = page.cssselect("#story-text")
    marks = [(mark.get("data-claims"), mark.text_content()) for mark in text.cssselect("mark")]
    assert marks == [("1", WHOLE[: WHOLE.index(INNER)]), ("1 2", INNER), ("1", ".")]
    pieces = {int(piece.attrib["data-at"]): piece.text_content() for piece in text.cssselect("[data-at]")}
    assert all(TEXT[at : at + len(words)] == words for at, words in pieces.items())
    numbers = [(link.get("href"), link.get("aria-label")) for link in text.cssselect(".claim-number a")]
    assert numbers == [
        ("/stories/train?claim=2#claim", "Claim 2, unreviewed"),
        ("/stories/train?claim=1#claim", "Claim 1, unreviewed"),
    ]
    assert "It is old." in page.cssselect("#story-elsewhere")[0].text_content()


def test_the_list_is_narrowed_by_state_finding_source_and_what_waits_for_me(story: House) -> None:
    checker = story.as_("MC")

    def numbers(asked: str) -> list[str]:
        page = checker.opened(f"/stories/train?{asked}")
        return [str(entry.get("data-number")) for entry in page.cssselect("#claims-list > li")]

    page = checker.opened("/stories/train")
    sources = {option.text: option.get("value") for option in page.cssselect("#filter-source option")}
    assert numbers("") == ["1", "2", "3"]
    assert numbers(f"source={sources['Court']}") == ["1"]
    assert numbers("finding=unsourced") == ["2", "3"]
    assert numbers("state=verified") == []
    assert numbers("mine=1") == ["1", "2", "3"]
    assert story.as_("EK").opened("/stories/train?mine=1").cssselect("#claims-list > li") == []
    assert checker.opened("/stories/train?mine=1&claim=2").cssselect("#claim-next")[0].get("href") == (
        "/stories/train?mine=1&claim=3#claim"
    )
    assert "is no state" in text_of(checker.get("/stories/train?state=nonsense"))
    assert checker.get("/stories/train?claim=99").status_code == 404
    story.as_("RL").done(
        "/stories/train/claims", text="Eight people saw the train.", status="reported", quote="Eight people saw it"
    )
    assert (numbers(""), numbers("order=number")) == (["4", "1", "2", "3"], ["1", "2", "3", "4"])
    steps = checker.opened("/stories/train?claim=1").cssselect("#claim-previous, #claim-next")
    assert [step.text_content() for step in steps] == ["Claim 4", "Claim 2"]


def _values(form: HtmlElement) -> dict[str, Any]:
    """What stands in the fields of a form that a page shows."""
    return {str(one.get("name")): one.get("value") or "" for one in form.iter("input")}


def test_headline_reporter_and_deadline_are_changed_by_a_form_that_loses_nothing_and_overwrites_nobody(
    story: House,
) -> None:
    editor, reporter = story.as_("EK"), story.as_("RL")
    [form] = editor.opened("/stories/train").cssselect("#story-edit")
    shown = _values(form)
    assert (shown["headline"], shown["reporter"], shown["deadline"]) == ("A train", "RL", "")
    assert reporter.opened("/stories/train").cssselect("#story-edit [name=reporter]") == []
    assert story.as_("MC").opened("/stories/train").cssselect("#story-edit") == []

    typed = {**shown, "headline": "Two trains", "deadline": "2026-12-01"}
    assert editor.done("/stories/train/edit", **typed) == "/stories/train"
    assert "revision 2 is headed now: Two trains" in has_said(editor)
    facts = said(editor, "/stories/train", "#story-facts")
    assert "by RL" in facts
    assert "due 2026-12-01" in facts
    assert "Its headline is “Two trains” now, not “A train”." in said(editor, "/stories/train/diff")
    assert "edit article headline: A train → Two trains; deadline: none → 2026-12-01" in said(editor, "/ledger")

    mine = {**shown, "form_token": form_token("RL"), "headline": "My train"}
    answer = reporter.send("/stories/train/edit", **mine)
    again = html.document_fromstring(answer.text)
    assert (
        "The headline of train was changed since you looked, to “Two trains”"
        in again.cssselect("#refusal")[0].text_content()
    )
    assert _values(again.cssselect("#story-edit")[0])["headline"] == "My train"
    assert again.cssselect("#open-story-edit[open]")
    editor.done("/stories/train/edit", **{**shown, "reporter": "MC"})
    assert "by MCbefore by RLdue 2026-12-01" in said(editor, "/stories/train", "#story-facts")
    assert "due 2026-12-01" in said(editor, "/?order=deadline")


def test_a_page_that_has_the_text_already_is_sent_the_rest(story: House) -> None:
    checker = story.as_("MC")
    headers = {"Cookie": f"{COOKIE}={checker.secret}", "Tracker-Light": "1"}

    light = html.document_fromstring(story.client.get("/stories/train?claim=2", headers=headers).text)

    assert light.cssselect("#story-text, #story-elsewhere") == []
    part = light.cssselect("#pane")[0]
    assert html.tostring(part) == html.tostring(checker.opened("/stories/train?claim=2").cssselect("#pane")[0])


def test_an_article_without_text_or_claims_says_so(house: House) -> None:
    with house.desk.writing() as session:
        by = house.desk.person(session, "RL")
        import_bundle(session, [b'{"record": "article", "slug": "bare", "headline": "Bare", "language": "en"}'], by=by)

    page = house.as_("MC").opened("/stories/bare")

    assert "No text of this story is on file yet" in page.cssselect("#story-text")[0].text_content()
    assert "No claim is on file yet" in page.cssselect("#pane")[0].text_content()
    assert page.cssselect("#facts-left") == []


def test_who_may_only_read_sees_all_of_it_and_no_form(story: House) -> None:
    with story.desk.writing() as session:
        add_person(session, "Rita Dahl", "RD", [Role.READER], by=story.desk.person(session, "EK"))
    reader = story.as_("RD")

    for path in ("/stories/train", "/stories/train?claim=1", "/stories/train/claims/1"):
        page = reader.opened(path)
        forms = [form.get("action") for form in page.cssselect("form[method=post]")]
        assert forms == ["/sign-out"], path
    assert "Court" in reader.opened("/stories/train/claims/1").cssselect("#claim-evidence")[0].text_content()
    assert "may read this desk but not write on it" in reader.refused("/stories/train/claims/1/take")


def test_sealed_outcomes_stay_sealed_on_every_surface_until_somebody_else_was_heard(story: House) -> None:
    second, label = story.as_("AO"), "train#2"
    with story.desk.writing() as session:
        mc = story.desk.person(session, "MC")
        reviewing.take(session, label, by=mc)
        reviewing.propose(session, label, ReviewState.UNVERIFIABLE, by=mc, reason="nobody can tell")
    for move, by in (
        (None, ""),
        (reviewing.send_back, "MC"),
        (reviewing.ask_for_source, "MC"),
        (reviewing.withdraw, "EK"),
    ):
        if move is not None:
            with story.desk.writing() as session:
                move(session, label, by=story.desk.person(session, by), reason="so it is")
        page = second.opened("/stories/train?claim=2")
        history = page.cssselect("#claim-history")[0].text_content()
        waits = [part.text_content() for part in page.cssselect("#claim-waits")]
        assert "propose (sealed until both opinions are in)" in history
        assert "unverifiable" not in history + "".join(waits)
        for path in (
            *("/stories/train?claim=2", "/stories/train/claims/2", "/queue", "/ledger?about=train", "/api/queue"),
            *("/stories/train/report.md?for=desk", "/stories/train/annotated.md?for=desk", "/api/claims/train/2"),
        ):
            told = second.get(path)
            assert told.status_code == 200, path
            assert "nobody can tell" not in told.text, path
            assert "propose unverifiable" not in told.text, path


def test_a_claims_own_page_judges_it_among_the_others_where_a_rule_asks_for_them(story: House) -> None:
    with story.desk.writing() as session:
        ann = story.desk.person(session, "ann")
        file_story(
            session, "A builder alleges that he took a bribe.", by=ann, slug="bribe", headline="Mayor took bribe"
        )
        for text, status in (
            ("The mayor took a bribe in May.", "alleged"),
            ("The mayor took a bribe in 2019.", "reported"),
        ):
            add_claim(session, "bribe", text, AttributionStatus(status), by=ann)
    checker = story.as_("MC")

    for number in (1, 2):
        pages = [checker.opened(path) for path in (f"/stories/bribe?claim={number}", f"/stories/bribe/claims/{number}")]
        beside, alone = [[one.get("id") for one in page.cssselect("[id^=finding-]")] for page in pages]
        assert beside == alone != []
        assert "finding-hedge-dropped" not in alone
