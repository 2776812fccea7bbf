"""A story beside its claims, and one claim."""

from __future__ import annotations

import pytest

from tests.web.door import House
from tracker.domain.vocabulary import AttributionStatus, Bearing, Risk, SourceKind
from tracker.services import claiming, evidencing, filing, sources
from tracker.services.attributing import attribute

TEXT = (
    "Eight people saw it. The train has a helicopter 🚁 on board, Pulikovsky said, and it is green.\n\nNobody else did."
)
WHOLE = "The train has a helicopter 🚁 on board, Pulikovsky said, and it is green."
INNER = "it is green"


@pytest.fixture
def story(house: House) -> House:
    """A story of RL's with three claims, two on the same words, one nowhere in the text; a source and evidence on the first."""
    desk = house.desk
    with desk.writing() as session:
        ann, rl = desk.person(session, "ann"), desk.person(session, "RL")
        filing.file_story(session, TEXT, by=ann, slug="train", headline="A train", reporter="RL")
        for name, kind in (("Herald", "outlet"), ("Court", "document")):
            sources.add_source(session, name, SourceKind(kind), by=ann)
        said = AttributionStatus.REPORTED
        claiming.add_claim(session, "train", "The train has a helicopter on board.", said, by=ann, words=WHOLE)
        claiming.add_claim(session, "train", "The helicopter is green.", said, by=ann, words=INNER, risk=Risk.HIGH)
        claiming.add_claim(session, "train", "It is old.", said, by=ann)
        attribute(session, "train#1", "Herald", said, by=rl)
        holding = evidencing.Holding(excerpt="so it is", locator="p. 4")
        evidencing.add_evidence(session, "train#1", "Court", Bearing.SUPPORTS, holding, by=rl, files=desk.files)
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


def test_a_checker_verifies_and_an_editor_approves_with_forms_alone(story: House) -> None:
    checker, editor = story.as_("MC"), story.as_("EK")
    page = checker.opened("/stories/train?claim=1")
    seen = page.cssselect("#decide input[name=seen]")[0].get("value")

    to = checker.done("/stories/train/claims/1/verify", seen=seen, back="/stories/train?claim=1", then="1")

    assert to == "/stories/train?claim=3"
    seen = editor.opened("/stories/train/claims/1").cssselect("#decide input[name=seen]")[0].get("value")
    to = editor.done("/stories/train/claims/1/approve", seen=seen, back="/stories/train/claims/1")
    assert to == "/stories/train/claims/1"
    assert "verified" in editor.opened(to).cssselect("#claim .badge")[0].text_content()
