"""Triage in a browser: what is proposed, accepting, dismissing, and what is left for a person to look at."""

from __future__ import annotations

import pytest

from tests.reports.hostile import PAGES
from tests.web.door import Browser, House
from tests.web.pages import has_said, offered_undo, said, told_now
from tracker.domain.vocabulary import SourceKind
from tracker.services.proposals_seen import SeenProposals
from tracker.services.sources import add_source

STORY = (
    "The bridge was closed on Monday. “The bridge is safe,” Konstantin Pulikovski said. "
    "The council denied that 40 bolts were missing. Experts believe the bridge will fall."
)
AT = "/stories/bridge/proposals"


@pytest.fixture
def triage(house: House) -> Browser:
    """RL, with a story whose claims were looked for."""
    browser = house.as_("RL")
    browser.done("/file", text=STORY, slug="bridge")
    assert browser.done(AT, back=AT) == AT
    return browser


def number(browser: Browser, words: str) -> str:
    """The number of the proposal with these words."""
    cards = browser.opened(AT).cssselect(".proposal")
    [card] = [card for card in cards if words in card.cssselect("h2")[0].text_content()]
    return card.attrib["id"].removeprefix("proposal-")


def test_a_story_without_proposals_offers_to_find_them(house: House) -> None:
    browser = house.as_("RL")
    browser.done("/file", text=STORY, slug="bridge")

    assert "Nothing waits to be decided on" in said(browser, AT)
    browser.done(AT)
    assert "claims proposed" in has_said(browser)
    assert browser.get("/stories/none/proposals").status_code == 404


def test_in_a_browser_the_rules_look_for_claims_and_others_where_an_editor_says_so(
    triage: Browser, house: House
) -> None:
    assert not triage.opened(AT).cssselect("#extractor")
    for named in ("llm", "nobody"):
        assert "found by the rules alone at this desk" in triage.refused(AT, extractor=named)
    triage.refused("/settings/web-extractors", value="any")
    house.as_("EK").done("/settings/web-extractors", value="any")
    assert [one.get("value") for one in triage.opened(AT).cssselect("#extractor option")][:2] == ["rules", "llm"]
    assert "There is no extractor" in triage.refused(AT, extractor="nobody")
    triage.done(AT, extractor="rules")


def test_each_proposal_stands_with_its_sentence_marked(triage: Browser) -> None:
    [card] = triage.opened(AT).cssselect(f"#proposal-{number(triage, 'is safe')}")

    marked = {mark.get("class"): mark.text for mark in card.cssselect("blockquote mark")}
    assert marked["source"] == "Konstantin Pulikovski"
    assert marked["cue"] == "said"
    assert "The bridge is safe" in (marked["content"] or "")
    assert "Konstantin Pulikovski (new: person)" in card.text_content()


def test_a_proposal_is_accepted_dismissed_and_accepted_otherwise(triage: Browser) -> None:
    triage.done(f"{AT}/accept", id=number(triage, "is safe"), back=AT)
    assert "bridge#1 is on file, reported: The bridge is safe." in has_said(triage)
    assert "new source: Konstantin Pulikovski (person)" in has_said(triage)

    gone = number(triage, "will fall")
    triage.done(f"{AT}/dismiss", id=gone, reason="no claim", back=AT)
    undo = offered_undo(triage)
    triage.done(undo, back=AT)
    assert f"Undone: Proposal {gone} waits to be decided on again." in has_said(triage)
    assert "taken back already" in triage.refused(undo), "sent twice, it takes nothing else back"
    triage.done(f"{AT}/dismiss", id=gone, reason="no claim", back=AT)
    assert f"Proposal {gone} is dismissed" in has_said(triage)
    assert "dismissed by RL: no claim" in said(triage, f"{AT}?all=1")

    assert triage.opened(AT).cssselect(f"button[form=accept-{gone}]") == []
    triage.done(
        f"{AT}/accept",
        id=number(triage, "bolts"),
        text="Bolts were missing.",
        status="alleged",
        source="Konstantin Pulikovski",
        risk="high",
    )
    assert "bridge#2 is on file, alleged: Bolts were missing." in has_said(triage)
    triage.done(f"{AT}/accept", id=number(triage, "closed"), same="bridge#1", text="So.", proposed="So.")
    assert "bridge#1 has it now" in has_said(triage)
    assert "bridge#1 was on file before" in triage.refused(f"{AT}/undo")
    assert "Nothing waits" in said(triage, AT)
    triage.done(f"{AT}/accept", id=gone)
    assert "bridge#3 is on file" in has_said(triage)


def test_several_and_whole_tiers_are_decided_at_once(triage: Browser) -> None:
    both = [number(triage, "is safe"), number(triage, "closed")]
    triage.done(f"{AT}/accept", id=both, together="yes")
    assert f"(proposals {', '.join(sorted(both))})" in has_said(triage)

    triage.done(f"{AT}/undo")
    assert "2 proposals wait to be decided on again; bridge#1 is withdrawn" in has_said(triage)
    triage.done(f"{AT}/accept", id=both[0], text="Edited above it.", proposed="x", others=both[1])
    assert "Edited above it." in has_said(triage)

    seen = triage.opened(AT).cssselect("input[name=seen]")[0].attrib["value"]
    revision = seen.partition(".")[0]
    assert "does not say what was looked at" in triage.refused(f"{AT}/accept-all", voice="attributed")
    for all_of_it in ("accept-all", "dismiss-all"):  # as if all of them had been found since
        assert "Nothing of that sort is open" in triage.refused(f"{AT}/{all_of_it}", seen=revision)
    triage.done(f"{AT}/accept-all", voice="attributed", seen=seen)
    assert "on file" in has_said(triage)
    told = told_now(triage, AT)
    [sentence] = told.xpath("./p")
    assert sentence.text_content() == "2 claims are on file, bridge#3 to bridge#4, with 2 new sources."
    assert "The bridge will fall" in told.cssselect("details#told-more:not([open]) li")[1].text_content()
    assert "Nothing of that sort is open" in triage.refused(f"{AT}/dismiss-all", voice="attributed", seen=seen)
    assert "tick at least one" in triage.refused(f"{AT}/accept")
    assert triage.send(f"{AT}/accept", id="99999999999999999").status_code == 404


def test_nobody_decides_on_what_was_found_since_they_looked(triage: Browser, house: House) -> None:
    keys = sorted(int(one.attrib["id"].rpartition("-")[2]) for one in triage.opened(AT).cssselect("[id^=proposal-]"))
    with house.desk.reading() as session:
        seen = SeenProposals.of(session, "bridge")
    assert SeenProposals.read(seen.written) == seen
    assert [key for key in range(keys[-1] + 2) if seen.has(key)] == keys

    triage.done(f"{AT}/dismiss-all", seen=seen._replace(runs=((keys[0], keys[-2]),)).written, reason="no claims")
    assert "1 proposal found since you looked: left open." in has_said(triage)
    triage.done("/file", text="The bridge is closed, Ann Lee said.", slug="bridge")
    assert "was filed anew since you looked" in triage.refused(f"{AT}/accept-all", seen=seen.written)


def test_who_may_be_somebody_on_file_is_asked_about(triage: Browser, house: House) -> None:
    with house.desk.writing() as session:
        add_source(session, "Konstantin Pulikovsky", SourceKind.PERSON, by=house.desk.person(session, "EK"))
    key = number(triage, "is safe")
    [card] = triage.opened(AT).cssselect(f"#proposal-{key}")

    assert "It is Konstantin Pulikovsky" in card.text_content()
    assert "and on file there is “Konstantin Pulikovsky”" in triage.refused(f"{AT}/accept", id=key)
    triage.done(f"{AT}/accept", id=key, source="Konstantin Pulikovsky")
    assert "bridge#1 is on file" in has_said(triage)


def test_hostile_words_are_words_and_a_reader_decides_nothing(house: House) -> None:
    browser, reader = house.as_("RL"), house.reader()
    browser.done(
        "/file", text="\n\n".join(f"Ann Lee said the bridge is {words} and unsafe." for words in PAGES), slug="bridge"
    )
    browser.done(AT)
    page = reader.opened(AT)

    assert page.cssselect(".proposal")
    assert not page.cssselect("main script, main iframe, main svg, main style, main [onerror], main form[method=post]")
    assert "alert(1)" in page.text_content()
    key = page.cssselect(".proposal")[0].attrib["id"].removeprefix("proposal-")
    assert "may read this desk but not write on it" in reader.refused(f"{AT}/accept", id=key)
    assert "may read this desk but not write on it" in reader.refused(f"{AT}/dismiss", id=key)
    assert "may read this desk but not write on it" in reader.refused(AT)
