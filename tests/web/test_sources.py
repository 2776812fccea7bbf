"""Sources in a browser: who they are, who hangs on whom, and what goes if one goes."""

from __future__ import annotations

from tests.reports.hostile import PAGES
from tests.web.door import House
from tests.web.pages import has_said, offered_undo, said
from tests.web.test_queue import with_claims
from tracker.domain.vocabulary import AttributionStatus, DerivationKind, SourceKind
from tracker.services.attributing import attribute
from tracker.services.deriving import derive
from tracker.services.sources import SourceFields, add_source


def with_sources(house: House) -> None:
    """The Herald drew on an agency, and each of two claims rests on one of them."""
    with_claims(house, "The bridge is closed.", "The bridge is old.")
    with house.desk.writing() as session:
        by = house.desk.person(session, "RL")
        add_source(session, "The Herald", SourceKind.OUTLET, by=by, aliases=["Herald"])
        add_source(session, "AP", SourceKind.AGENCY, by=by)
        attribute(session, "bridge#1", "The Herald", AttributionStatus.REPORTED, by=by)
        attribute(session, "bridge#2", "AP", AttributionStatus.REPORTED, by=by)
        derive(session, "The Herald", "AP", by=by, kind=DerivationKind.WIRE, suspected=True)


def test_a_desk_without_sources_says_so_and_takes_one(house: House) -> None:
    browser = house.as_("RL")
    assert "No source is on file yet." in said(browser, "/sources")
    assert "Nothing waits to be judged." in said(browser, "/derivations")
    assert browser.get("/sources/1").status_code == 404
    assert browser.get(f"/sources/{2**80}").status_code == 404

    assert browser.done("/sources", name="AP", kind="agency", alias="Associated Press") == "/sources/1"
    assert "AP is on file, agency." in has_said(browser)
    assert "Associated Press" in said(browser, "/sources/1")
    assert "AP is on file already" in browser.refused("/sources", name="AP", kind="agency")
    assert "The name is missing" in browser.refused("/sources", name=" ", kind="agency")
    assert browser.get("/sources?kind=ghost").status_code == 400


def test_sources_are_found_by_letters_kind_and_standing_and_told_with_their_claims(house: House) -> None:
    with_sources(house)
    browser = house.as_("MC")

    def shown(question: str) -> list[str]:
        return [
            row.cssselect("a")[0].text_content() for row in browser.opened(f"/sources{question}").cssselect("tbody tr")
        ]

    assert shown("") == ["AP", "The Herald"]
    assert shown("?q=hera") == ["The Herald"]
    assert shown("?kind=agency") == ["AP"]
    assert shown("?standing=retracted") == []
    told = said(browser, "/sources/1")
    assert "1. The Herald drew on AP (wire): suspected" in told
    assert "1 claim bridge#1" in told
    assert "Who got it from there 1. The Herald drew on AP" in said(browser, "/sources/2")


def test_what_would_change_is_seen_before_a_source_is_retracted(house: House) -> None:
    with_sources(house)
    browser = house.as_("EK")

    assert "If AP goes, 2 claims change; 1 would have nothing." in said(browser, "/sources/2/impact")
    assert "The reason is missing" in browser.refused("/sources/2/retract")
    assert browser.done("/sources/2/retract", reason="made up") == "/sources/2/impact"

    assert "AP is retracted: no claim rests on it any more." in has_said(browser)
    assert offered_undo(browser) == "/sources/2/restore"
    assert "AP was retracted on" in said(browser, "/sources/2/impact")
    assert "made up" in said(browser, "/sources/2")
    assert browser.done("/sources/2/restore") == "/sources/2"
    assert "AP counts again." in has_said(browser)


def test_a_source_is_renamed_hung_on_another_and_made_one_with_it(house: House) -> None:
    with_sources(house)
    browser = house.as_("EK")

    browser.done("/sources/1/edit", name="Herald on Sunday", reliability="B")
    told = said(browser, "/sources/1")
    assert "Herald on Sunday" in told
    assert "The Herald" in told
    browser.done(
        "/sources/2/derivations", other="Herald", way="on_other", kind="rewrite", scope="bridge", note="a hunch"
    )
    assert "AP drew on Herald on Sunday (rewrite) in bridge: confirmed a hunch" in said(browser, "/derivations?all=1")

    assert browser.done("/sources/1/merge", into="AP") == "/sources/2"
    assert "Herald on Sunday is AP from now on" in has_said(browser)
    assert browser.get("/sources/1").headers["location"] == "/sources/2"


def test_a_suspicion_is_confirmed_and_taken_back_and_copies_are_looked_for(house: House) -> None:
    with_sources(house)
    browser = house.as_("RL")

    assert browser.done("/derivations/1", assessment="confirmed", back="/sources/1") == "/sources/1"
    assert "Derivation 1 is confirmed." in has_said(browser)
    assert "Nothing waits" in said(browser, "/derivations")
    browser.done("/derivations/1/retract", reason="a slip")
    assert "retracted" in said(browser, "/derivations?all=1")
    browser.done("/derivations/suspect", scope="bridge")
    assert "Nothing new to suspect in bridge" in has_said(browser)
    assert browser.send("/derivations/99", assessment="confirmed").status_code == 404


def test_a_confidential_source_is_shown_by_role(house: House) -> None:
    with_claims(house, "The bridge is closed.")
    fields = SourceFields(
        confidential=True, description="an official", why_unnamed="for her job", known_to="EK", note="met at the pier"
    )
    with house.desk.writing() as session:
        editor = house.desk.person(session, "EK")
        add_source(session, "Kingfisher", SourceKind.PERSON, by=editor, fields=fields)
        attribute(session, "bridge#1", "Kingfisher", AttributionStatus.REPORTED, by=editor)

    for path in ("/sources", "/sources/1", "/sources/1/impact"):
        assert "Kingfisher" not in house.reader().get(path).text, path
        assert "official" in said(house.reader(), path), path
        assert "Kingfisher" in said(house.as_("MC"), path), path
    assert "met at the pier" in said(house.as_("EK"), "/sources/1")
    assert "met at the pier" not in said(house.as_("MC"), "/sources/1")
    assert "Kingfisher" not in house.reader().refused("/sources/1/retract", reason="x")


def test_hostile_names_are_words_and_a_reader_changes_nothing(house: House) -> None:
    with house.desk.writing() as session:
        by = house.desk.person(session, "RL")
        for words in PAGES:
            add_source(session, words.strip(), SourceKind.PERSON, by=by, aliases=[f"also {words}"])
    reader = house.reader()

    for path in ("/sources", "/sources/1", "/sources/1/impact", "/derivations"):
        page = reader.opened(path)
        assert not page.cssselect(
            "main script, main iframe, main svg, main style, main [onerror], main form[method=post]"
        )
    assert len(reader.opened("/sources").cssselect("tbody tr")) == len(PAGES)
    for path in ("/sources", "/sources/1/edit", "/sources/1/merge", "/sources/1/retract", "/derivations/suspect"):
        told = reader.refused(path, name="x", kind="person", into="y", reason="z")
        assert "not write on it" in told, path
