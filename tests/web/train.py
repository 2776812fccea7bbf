"""A story with three claims, for the tests of its pages."""

from __future__ import annotations

from tests.desks import Desk
from tests.web.door import Browser
from tracker.domain.vocabulary import AttributionStatus, Bearing, Risk, SourceKind
from tracker.services import claiming, evidencing, filing, sources
from tracker.services.attributing import attribute

TEXT = (
    "Eight people saw it. The train has a helicopter 🚁 on board, Pulikovsky said, and it is green.\n\nNobody else did."
)
WHOLE = "The train has a helicopter 🚁 on board, Pulikovsky said, and it is green."
INNER = "it is green"


def furnish(desk: Desk) -> None:
    """RL's story; two claims stand on the same words, the second of high risk, the third nowhere. The Herald says the first, and
    the Court's record bears it out."""
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


def seen(browser: Browser, number: int) -> str:
    """How a claim stands, as its page carries it to a decision."""
    fields = browser.opened(f"/stories/train/claims/{number}").cssselect("input[name=seen]")
    return str(fields[0].get("value"))
