"""What the annotated story says, to whom, and where its links lead."""

from __future__ import annotations

from dataclasses import replace

from tests import make
from tests.reports import reading, rich
from tracker.domain.stamp import stamp_in
from tracker.domain.vocabulary import Audience
from tracker.models.dossier import Dossier
from tracker.reports.annotated import Annotated
from tracker.reports.annotated_story import annotated_story

SECRETS = (
    "HERON",
    "Kramer",
    "Castellanos",
    "Okafor",
    "Lacey",
    "Ask RL",
    "spokesperson",
    "khasan-0412.mp4",
    "ONE-FINDING",
)


def annotated(audience: Audience = Audience.DESK, dossier: Dossier | None = None) -> Annotated:
    """The rich story, annotated."""
    findings = (*rich.FINDINGS, rich.finding(3, "single-source", "warning", "ONE-FINDING"))
    return annotated_story(dossier or rich.dossier(), findings, audience, made_at=rich.MADE_AT, version="0.1.0")


def test_every_number_leads_to_its_note_and_every_note_back_to_the_words() -> None:
    for audience in Audience:
        page = reading.page(annotated(audience))

        ids = set(page.ids())
        links = {one["href"].removeprefix("#") for one in page.all("a") if one["href"].startswith("#")}
        assert links <= ids, links - ids
        assert {f"claim-{number}" for number in range(1, 17)} <= links
        assert {f"words-{number}-1" for number in range(1, 17)} <= links
        assert page.unmatched == []


def test_the_marks_say_where_a_claim_begins_to_those_who_listen() -> None:
    page = reading.page(annotated())

    begun = [one.get("data-begins") for one in page.all("mark")]
    assert begun[:4] == ["1", "2", "3", "6 and 4"]
    assert {one["aria-label"] for one in page.all("a") if one["href"] == "#claim-16"} == {"16: claim refuted"}
    assert page.all("ul") == [], "no margin where nothing stands in it"


def test_a_reader_is_told_what_is_public_and_nothing_else_in_any_text() -> None:
    for name in ("html", "md"):
        told, desk = (reading.words_of(annotated(audience), name) for audience in (Audience.READER, Audience.DESK))

        assert [secret for secret in SECRETS if secret in told] == []
        assert "a Western diplomat" in told
        assert "approved 2026-11-22 12:00 UTC" in told
        assert "ONE-FINDING" in desk


def test_a_lawyer_is_told_in_words_and_on_top_who_must_not_be_named() -> None:
    told = reading.words_of(annotated(Audience.LAWYER), "html")

    assert "Named in this copy, and not to be named outside: HERON." in told.partition("Notes on sources Claim 1")[0]


def test_a_note_counts_what_is_cited_beside_what_is_independent() -> None:
    told = {note.number: dict(note.told) for note in annotated().notes}

    [line] = told[5]["Independence"]
    assert "".join(part.text for part in line).startswith("2 citations, 1 independent: everything rests on Yonhap")
    [first, second] = told[12]["Who says so"][:2]
    assert "".join(part.text for part in first) == "one intelligence official, via AlJazeera: alleged"
    assert "Railspotter blog" in "".join(part.text for part in second)


def test_a_waived_finding_and_the_desks_notes_stay_out_of_the_notes() -> None:
    told = reading.words_of(annotated(), "md")

    assert "stated and denied at once" not in told
    assert "is it the same train" not in told


def test_the_headline_is_the_texts_own_line_where_it_has_it_and_stands_over_it_where_not() -> None:
    text = "The long way round\n\nHe came by train.\n"
    dossier = make.dossier(text=text, headline="The long way round")

    for headline_over, headline, over, opening in (
        ("The long way round", "The long way round", None, "The long way round"),
        ("Another one", "Another one", "Another one", None),
        (None, "The long way round", None, None),
        (None, "As the desk calls it", "As the desk calls it", None),
    ):
        found = annotated(dossier=replace(dossier, headline_over=headline_over, headline=headline))
        assert (found.over[0], found.opening[0]) == (over, opening), headline_over
        assert found.title == headline


def test_it_carries_the_stamp_that_it_is_verified_by() -> None:
    found = annotated()

    stamp = stamp_in(found.stamp)
    assert stamp is not None
    assert (stamp.kind, stamp.slug, stamp.audience) == ("annotated", "kim-train", "desk")
    assert found.stamp in reading.words_of(found, "html")
