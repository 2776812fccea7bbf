"""The sentences without a claim, as the sourcing report tells them: to the desk and its lawyer, never to readers."""

from __future__ import annotations

from tests import make
from tests.reports import reading, rich
from tracker.audit.policy import pack
from tracker.audit.run import choose, run
from tracker.domain.finding import Finding
from tracker.domain.vocabulary import Audience, Severity
from tracker.models.dossier import Dossier
from tracker.reports.document import Document, Tally
from tracker.reports.sourcing_report import sourcing_report

TEXT = "It is green. The bridge was opened in 1932.\nIt was closed in 1999."
BARE = make.dossier(text=TEXT)
GREEN = make.dossier(make.claim(passages=[make.passage(TEXT, "green")]), text=TEXT)
ALL = make.dossier(make.claim(passages=[make.passage(TEXT, TEXT)]), text=TEXT)


def report(dossier: Dossier, audience: Audience = Audience.DESK, *findings: Finding) -> Document:
    """The report on a story for somebody."""
    return sourcing_report(dossier, findings, audience, made_at=rich.MADE_AT, version=rich.VERSION)


def sections(document: Document) -> list[str]:
    """Its headings."""
    return [one.text for one in document.contents]


def test_they_are_counted_and_listed_and_one_finding_stands_for_them() -> None:
    found = run(GREEN, choose(["uncovered-sentence"]), pack("default")).findings

    document = report(GREEN, Audience.DESK, *found)

    [tally] = [one for one in reading.blocks(document, "At a glance") if isinstance(one, Tally)]
    told = reading.told(reading.blocks(document, "Findings"))
    assert (tally.counts[-1].value, tally.counts[-1].detail) == (2, "of 3 factual sentences")
    assert "The bridge was opened in 1932." in reading.told(reading.blocks(document, "Sentences without a claim"))
    assert "2 sentences without a claim: listed under “Sentences without a claim”" in told
    assert "the story" in told
    assert "sentence 2" not in told


def test_they_are_for_the_desk_and_its_lawyer() -> None:
    assert "Sentences without a claim" in sections(report(BARE, Audience.LAWYER))
    assert "Sentences without a claim" not in sections(report(BARE, Audience.READER))
    assert "factual" not in " ".join(reading.texts(report(BARE, Audience.READER)))


def test_a_story_in_which_none_is_left_has_no_such_section() -> None:
    assert "Sentences without a claim" not in sections(report(ALL))
    assert "Sentences without a claim" not in sections(report(make.dossier(make.claim())))


def test_another_text_than_the_signed_one_is_told_beside_the_sign_off() -> None:
    editor, claim = make.person("Bob Cole"), make.claim()
    signed = make.signed(claim, by=editor)
    changed = Finding("changed-since-sign-off", Severity.BLOCKER, "kim-train#1", "kim-train", "it was edited")
    of_story = Finding("changed-since-sign-off", Severity.BLOCKER, None, "kim-train", "the text is not the one")

    def told(revision: int, *findings: Finding) -> str:
        dossier = make.dossier(claim, text=TEXT, sign_off=signed, revision=revision)
        meta = {
            name: "".join(part.text for part in line) for name, line in report(dossier, Audience.DESK, *findings).meta
        }
        return meta["Signed off"].partition("; ")[2]

    assert told(2, changed, of_story) == "since then another text was filed and 1 claim changed"
    assert told(2, of_story) == "since then another text was filed"
    assert told(1, changed) == "since then 1 claim changed"
    assert told(1) == ""


def test_readers_are_told_of_changed_claims_only_where_they_have_them() -> None:
    read, gone = make.claim(passages=[make.passage(TEXT, "green")]), make.claim("It is red.", state="withdrawn")
    dossier = make.dossier(read, gone, text=TEXT, sign_off=make.signed(by=make.person("Bob Cole")))
    findings = [
        Finding("changed-since-sign-off", Severity.BLOCKER, f"kim-train#{number}", "kim-train", "it was edited")
        for number in (1, 2)
    ]

    def told(audience: Audience) -> str:
        line = dict(report(dossier, audience, *findings).meta)["Signed off"]
        return "".join(part.text for part in line).partition("; ")[2]

    assert told(Audience.READER) == "since then 1 claim changed"
    assert told(Audience.DESK) == "since then 2 claims changed"
