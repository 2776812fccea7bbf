"""Every move on a claim as a form: what it does and says, what is refused, and what changed meanwhile."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any

import pytest
from lxml import html

from tests.web.door import Browser, House
from tests.web.pages import has_said
from tests.web.train import TEXT, furnish, seen
from tracker.services.filing import file_story
from tracker.web.pages.claim_moves import MOVES
from tracker.web.pages.claim_work import WORK

TODAY = dt.datetime.now(dt.UTC).date().isoformat()
Move = tuple[str, int, str, dict[str, Any], str]
"""Who, the claim's number, the move, its fields ("?" is how the claim was seen), and what is said then."""
SEEN: dict[str, Any] = {"seen": "?"}
WHOLE_REVIEW: list[Move] = [
    ("MC", 1, "take", {"purpose": "calling"}, "MC is on train#1 until"),
    ("MC", 1, "release", {}, "train#1 is free; it stays in review."),
    ("EK", 1, "assign", {"person": "AO", "hours": "4"}, "AO is on train#1 until"),
    ("AO", 1, "undo", {}, "refused: The last step on train#1 is EK’s and not yours"),
    ("EK", 1, "undo", {}, "Undone: train#1 is free"),
    ("MC", 1, "verify", SEEN, "MC proposes that train#1 is verified."),
    ("EK", 1, "return", {**SEEN, "reason": "again"}, "train#1 goes back to be checked again."),
    ("MC", 1, "verify", SEEN, "MC proposes that train#1 is verified."),
    ("EK", 1, "undo", {}, "refused: The last step on train#1 is MC’s and not yours"),
    ("MC", 1, "undo", {}, "Undone: train#1 goes back to be checked again."),
    ("MC", 1, "verify", SEEN, "MC proposes that train#1 is verified."),
    ("EK", 1, "approve", SEEN, "train#1 is verified, approved by EK. Undoing this opens it again for a checker"),
    ("EK", 1, "undo", {}, "Undone: train#1 is back in review; the old decision stays in its history."),
    ("MC", 1, "verify", SEEN, "MC proposes"),
    ("EK", 1, "approve", SEEN, "train#1 is verified"),
    ("EK", 1, "reopen", {**SEEN, "reason": "new"}, "train#1 is back in review"),
    ("MC", 1, "needs-source", {**SEEN, "reason": "who?"}, "train#1 needs a source."),
    (
        "MC",
        2,
        "unverifiable",
        {**SEEN, "reason": "nobody can tell"},
        "MC proposes that train#2 is unverifiable. It waits for a",
    ),
    ("AO", 2, "opinion", {**SEEN, "outcome": "unverifiable"}, "Your opinion on train#2 is on file. It agrees"),
    ("EK", 2, "approve", SEEN, "train#2 is unverifiable"),
    ("MC", 3, "refute", SEEN, "refused: train#3 has no evidence that refutes it"),
    ("MC", 3, "dispute", SEEN, "refused: train#3 has no evidence that refutes it"),
    ("RL", 3, "withdraw", {**SEEN, "reason": "cut"}, "train#3 is withdrawn; it stays on file."),
    ("EK", 3, "undo", {}, "refused: The last step on train#3 is RL’s and not yours"),
    ("EK", 2, "correct", {**SEEN, "with": "train#1"}, "refused: train is not published"),
]
AROUND_IT: list[Move] = [
    (
        "RL",
        1,
        "attribute",
        {
            "source": "Pulikovsky",
            "new_kind": "person",
            "status": "alleged",
            "via": ["Herald", "Wire", ""],
            "via_kind": ["", "agency", ""],
        },
        "Attribution 2 is on file. train#1: 3 citations",
    ),
    ("RL", 1, "attribute", {"source": "Nobody", "status": "alleged"}, "refused: There is no source “Nobody” on file"),
    (
        "MC",
        1,
        "check-attribution",
        {"id": "2", "locator": "04:10"},
        "Attribution 2 on train#1 is checked by MC: they did say it.",
    ),
    ("MC", 1, "retract-attribution", {"id": "2", "reason": "another train"}, "Attribution 2 on train#1 is retracted."),
    (
        "RL",
        1,
        "derive",
        {"source": "Herald", "drew_on": "Court", "kind": "rewrite", "suspected": "1"},
        "on file, suspected: Herald drew on Court",
    ),
    (
        "RL",
        1,
        "evidence",
        {"source": "Court", "bearing": "refutes", "locator": "p. 9"},
        "Evidence 2 is on train#1: it refutes the claim.",
    ),
    ("RL", 1, "evidence", {"source": "Court", "excerpt": "so"}, "Evidence 3 is on train#1"),
    (
        "MC",
        1,
        "mend-evidence",
        {"id": "3", "locator": "p. 4"},
        "It is said now where in evidence 3 on train#1 to look.",
    ),
    (
        "EK",
        1,
        "mend-evidence",
        {"id": "3", "locator": "p. 5"},
        "refused: Somebody said already where in evidence 3 to look",
    ),
    ("EK", 2, "mend-evidence", {"id": "3", "locator": "p. 5"}, "refused: There is no evidence 3 on train#2"),
    ("RL", 1, "retract-evidence", {"id": "3", "reason": "another"}, "Evidence 3 on train#1 is retracted."),
    ("RL", 1, "retract-evidence", {"id": "2", "reason": "misread"}, "Evidence 2 on train#1 is retracted."),
    (
        "MC",
        1,
        "edit",
        {**SEEN, "text": "It has two helicopters on board.", "about": "Kim", "note": ""},
        "train#1 is changed, version",
    ),
    (
        "EK",
        1,
        "waive",
        {"rule": "single-source", "reason": "it is plain", "until": TODAY},
        "single-source on train#1 is waived until",
    ),
    (
        "EK",
        1,
        "withdraw-waiver",
        {"id": "1", "reason": "it is not"},
        "Waiver 1 is withdrawn: single-source on train#1 counts again.",
    ),
    ("RL", 1, "reply", {"party": "Kim", "channel": "letter"}, "Reply 1 is on train#1: Kim, asked on"),
    (
        "RL",
        1,
        "answer",
        {"id": "1", "outcome": "answered", "answer": "No."},
        "Reply 1 on train#1 is changed: Kim, answered.",
    ),
    (
        "MC",
        1,
        "group",
        {"others": "train#2, train#3", "name": "how many"},
        "One at most is true of “how many”: train#1, train#2",
    ),
    ("MC", 1, "ungroup", {"name": "how many"}, "train#1 is no longer in “how many”, which holds train#2, train#3 now."),
    ("MC", 1, "place", {"gone": "1"}, "refused: No words of train#1 wait to be placed"),
    ("MC", 1, "take-comment", {"id": "7"}, "refused: There is no comment 7"),
    ("MC", 1, "dismiss-comment", {"id": "7"}, "refused: There is no comment 7"),
    *(
        ("RL", 2, "split", {**SEEN, "parts": "It is green.\nIt is a helicopter.", **given}, f"refused: {told}")
        for given, told in (
            ({"words": "It\nis\ngreen"}, "There are 2 parts and words of 3"),
            ({"evidence-7": "1"}, "There is no evidence 7 on train#2 that stands"),
            ({"attribution-7": "all"}, "Say parts by their numbers"),
        )
    ),
    (
        "EK",
        2,
        "split",
        {**SEEN, "parts": "It is green.\r\n\r\nIt is a helicopter."},
        "train#2 is withdrawn: split into train#4 and train#5.",
    ),
    ("EK", 4, "merge", {**SEEN, "into": "train#5"}, "train#4 is withdrawn: merged into train#5."),
    ("EK", 4, "undo", {}, "What train#5 was given by it stays there."),
    (
        "EK",
        2,
        "undo",
        {},
        "What it was split into stays on file too: withdraw train#4 and train#5 if they are not wanted.",
    ),
    ("MC", 1, "dance", {}, "refused: There is no such move"),
    ("MC", 9, "take", {}, "refused: train has no claim 9"),
]


@pytest.fixture
def story(house: House) -> House:
    """A desk with a story."""
    furnish(house.desk)
    return house


def make(story: House, moves: list[Move]) -> None:
    """Make moves one after the other; each says what it did, or why it did nothing."""
    for who, number, move, fields, wanted in moves:
        browser = story.as_(who)
        sent = {**fields, "seen": seen(browser, number)} if fields.get("seen") else fields
        refused = wanted.startswith("refused: ")
        path = f"/stories/train/claims/{number}/{move}"
        told = browser.refused(path, **sent) if refused else (browser.done(path, **sent) and has_said(browser))
        assert wanted.removeprefix("refused: ") in told, (who, number, move, told)


def test_every_move_of_the_review_does_what_it_says(story: House) -> None:
    make(story, WHOLE_REVIEW)

    assert {move for _, _, move, _, _ in WHOLE_REVIEW} == set(MOVES)


def test_all_other_work_on_a_claim_does_what_it_says(story: House) -> None:
    make(story, AROUND_IT)

    assert {move for _, _, move, _, _ in AROUND_IT} - {"dance", "take", "undo"} == set(WORK)


def test_a_file_is_kept_as_evidence_by_its_name_alone(story: House) -> None:
    reporter = story.as_("RL")

    for name, kept in (("../../a list.pdf", "a list.pdf"), ("..", "file"), ("é" * 300 + ".pdf", "é" * 98 + ".pdf")):
        reporter.done("/stories/train/claims/3/evidence", {"file": (name, name.encode())}, source="Court")

        digest = hashlib.sha256(name.encode()).hexdigest()
        assert (story.desk.files / digest).read_bytes() == name.encode()
        assert f"{kept} (SHA-256 {digest[:12]}" in reporter.get("/stories/train/claims/3").text


def test_a_decision_on_what_has_changed_meanwhile_is_refused_and_says_what_changed(story: House) -> None:
    checker, reporter = story.as_("MC"), story.as_("RL")
    before = seen(checker, 1)
    reporter.done("/stories/train/claims/1/evidence", source="Court", bearing="refutes", locator="p. 9")

    told = checker.refused(
        "/stories/train/claims/1/verify", seen=before, reason="as I read it", back="/stories/train?claim=1"
    )

    assert told == (
        "train#1 has changed since you looked at it (what it says or rests on was edited; the evidence is another): here it is "
        "as it stands now."
    )
    page = checker.send(
        "/stories/train/claims/1/verify", seen=before, reason="as I read it", back="/stories/train?claim=1"
    ).text
    assert "as I read it" in page
    assert 'id="claim-title"' in page, "it is the page that the form was on"
    for bad in ("", "x", "1.2.3", "1.1.1.1.1.1.1.1"):
        assert checker.send("/stories/train/claims/1/verify", seen=bad).status_code in (400, 409)
    assert story.as_("MC").opened("/stories/train/claims/1").cssselect("#claim-history li") == []


def test_a_decision_goes_on_to_the_next_claim_that_waits_and_offers_to_undo_it(story: House) -> None:
    checker, editor = story.as_("MC"), story.as_("EK")
    story.claim("train", "It left at noon.")

    onward = [
        checker.done(
            "/stories/train/claims/1/verify", seen=seen(checker, 1), then="1", back="/stories/train?mine=1&claim=1"
        ),
        checker.done(
            "/stories/train/claims/2/unverifiable",
            seen=seen(checker, 2),
            reason="why",
            then="1",
            back="/stories/train/claims/2",
        ),
        checker.done("/stories/train/claims/3/take", back="//evil.test"),
    ]

    assert onward == ["/stories/train?mine=1&claim=3", "/stories/train/claims/3", "/stories/train/claims/3"]
    editor.done("/stories/train/claims/1/approve", seen=seen(editor, 1), back="/stories/train?claim=1")
    cookies = "; ".join(f"{name}={value}" for name, value in editor.client.cookies.items())
    told = editor.client.get("/stories/train?claim=1", headers={"Cookie": f"tracker={editor.secret}; {cookies}"}).text
    assert 'action="/stories/train/claims/1/undo"' in told


def test_what_is_not_open_to_somebody_is_told_with_the_reason(story: House) -> None:
    page = story.as_("RL").opened("/stories/train/claims/1")

    names = [str(line.get("data-move")) for line in page.cssselect("#claim-closed dt")]
    told = dict(zip(names, (line.text_content() for line in page.cssselect("#claim-closed dd")), strict=True))
    assert told["take"] == "“Take it” takes a checker: ask one."
    assert told["approve"].startswith("train#1 is unreviewed, so “Approve” is not possible")
    assert [button.get("data-move") for button in page.cssselect("#decide button")] == ["withdraw"]
    assert page.cssselect("#claim-moves a[href='#claim-work']")


def test_a_second_opinion_is_never_taken_for_a_new_proposal(story: House) -> None:
    checker, second = story.as_("MC"), story.as_("AO")
    at = "/stories/train/claims/2"
    checker.done(f"{at}/unverifiable", seen=seen(checker, 2), reason="why")
    page, own = second.opened(at), checker.opened(at)

    assert [button.get("id") for button in page.cssselect("#decide button")] == ["move-needs-source", "move-take"]
    assert page.cssselect("#opinion-outcome option")[0].get("value") == ""
    assert [button.text for button in page.cssselect("#instead button")] == ["Unverifiable instead"]
    assert "counts no more" in page.cssselect("#instead")[0].text_content()
    assert own.cssselect("#move-return")[0].text == "Take your proposal back"
    assert not own.cssselect("#instead")


def test_a_new_claim_stands_on_the_very_words_that_were_selected(story: House) -> None:
    reporter = story.as_("RL")
    with story.desk.writing() as session:
        file_story(session, "It is green. It is green 🚁 too.", slug="train", by=story.desk.person(session, "RL"))
    form: dict[str, Any] = {"text": "It is green.", "quote": "It is green", "revision": "2", "status": "reported"}

    assert reporter.done("/stories/train/claims", start="13", end="24", **form) == "/stories/train?claim=4"
    assert has_said(reporter) == "train#4 is on file, reported."
    marked = reporter.opened("/stories/train").cssselect("#story-text mark[data-claims='4']")
    assert [(mark.get("data-at"), mark.text_content()) for mark in marked] == [("13", "It is green")]
    assert "stand 2 times" in reporter.refused("/stories/train/claims", **form)
    assert reporter.done("/stories/train/claims", occurrence="1", **form)
    for start, end, revision, why in (
        ("0", "5", "2", "not those at the place"),
        ("13", "24", "1", "filed anew since you selected"),
        ("x", "24", "2", "is to be a number"),
    ):
        wrong = {**form, "revision": revision}
        assert why in reporter.refused("/stories/train/claims", start=start, end=end, **wrong)


def test_a_claim_is_placed_anew_on_words_that_became_others_before_it_is_decided(story: House) -> None:
    checker, at = story.as_("MC"), "/stories/train/claims/1"
    with story.desk.writing() as session:
        text = TEXT.replace("a helicopter", "no helicopter")
        file_story(session, text, slug="train", by=story.desk.person(session, "RL"))

    page = checker.opened(at)
    told = "The story changed under this claim: “no” was added (revision 2)"
    assert told in page.cssselect("#open-place")[0].text_content()
    assert "words-differ" in page.text_content()
    assert "“no” was added (revision 2); edit the claim" in checker.refused(f"{at}/verify", seen=seen(checker, 1))
    before = seen(checker, 1)
    with story.desk.writing() as session:
        text = text.replace("no helicopter", "not one helicopter")
        file_story(session, text, slug="train", by=story.desk.person(session, "RL"))
    assert "filed anew" in checker.refused(f"{at}/place", seen=before, candidate="1")
    checker.done(f"{at}/place", seen=seen(checker, 1), candidate="1")
    assert "words-differ" not in checker.opened(at).text_content()
    checker.done(f"{at}/verify", seen=seen(checker, 1))


def test_what_was_typed_comes_back_where_the_move_is_offered_and_else_beside_the_refusal(story: House) -> None:
    checker, second = story.as_("MC"), story.as_("AO")
    at, back = "/stories/train/claims/2", "/stories/train?claim=2"
    before = seen(second, 2)
    checker.done(f"{at}/needs-source", seen=seen(checker, 2), reason="who?")

    gone = page_of(second, f"{at}/unverifiable", seen=before, reason="no <b>one</b> can", then="1", back=back)
    fields = page_of(checker, f"{at}/derive", source="Herald", drew_on="Nobody", note="as I hear", back=back)
    via = page_of(checker, f"{at}/attribute", source="Herald", status="alleged", via=["Court", "Nobody"], back=back)

    [refusal] = gone.cssselect("#pane > #refusal")
    assert "train#2 has changed since you looked at it" in refusal.text_content()
    assert [one.text_content() for one in refusal.cssselect(".had")] == ["no <b>one</b> can"]
    assert gone.cssselect("#claim"), "here it is as it stands now"
    for page, field in ((fields, "derive-drew_on"), (via, "attribute-via-2")):
        [marked] = page.cssselect("[aria-invalid]")
        assert (marked.get("id"), marked.get("aria-describedby")) == (field, "refusal")
        assert marked.get("autofocus") is not None
        assert marked.xpath("../*[@id='refusal']"), "beside the field"
        assert not page.cssselect("#refusal .had")
    assert fields.cssselect("#derive-note")[0].get("value") == "as I hear"
    assert checker.done(f"{at}/derive", source="Herald", drew_on="Nobody", drew_on_kind="person", back=back) == back
    lacking = page_of(checker, "/stories/train/claims/1/needs-source", seen=seen(checker, 1))
    assert lacking.cssselect("#refusal")[0].get("data-field") == "reason", "for desk.js, which has the form still"


def page_of(browser: Browser, path: str, **fields: Any) -> html.HtmlElement:
    """The page that answers a form which is refused."""
    answer = browser.send(path, **fields)
    assert answer.status_code in (400, 404, 409), answer.text
    return html.document_fromstring(answer.text)
