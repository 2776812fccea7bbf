"""ClaimReview: what is rated, what never is, and what search engines ask for."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from typing import Any

from rdflib import RDF, Literal, Namespace, URIRef

from tests import make
from tests.reports import rich
from tests.reports.open_formats.reading import GAZETTE, every, graph_of, published, require_sound, reviews
from tracker.domain.vocabulary import Bearing, Stage
from tracker.intake.claim_reviews.rating import bearing_of
from tracker.intake.claim_reviews.reading import read_fact_checks
from tracker.models.dossier import Dossier
from tracker.models.rows import ClaimRow
from tracker.reports.open_formats.claim_review import SHORT, Newsroom, summary
from tracker.reports.open_formats.names import iri, page_of
from tracker.reports.open_formats.ratings import counted, standing_of

SDO = Namespace("https://schema.org/")
TEXT = "The ferry ran aground. The master slept. The pilot was drunk. The hull was sound. Nobody was hurt. It was old."
MATE = make.person("Ann Mate", "AM")
EDITOR = make.person("Ed Itor", "EI")
HERALD = make.source("Herald")
HARBOUR = make.source("Harbour Board", "organisation")
CAPTAIN = make.source("Jo Captain", "person")
LOG = make.source("The ship's log", "document")
TIDES = make.source("Tide tables", "dataset")
STEWARD = make.source("GULL", "person", confidential=True, description="a steward")
PAGE = "https://example.org/ferry?id=1"


def decided(words: str, outcome: str, **more: Any) -> ClaimRow:
    """A claim in the story that came to an outcome."""
    reviews = more.pop("reviews", make.decided(MATE, EDITOR, outcome))
    return make.claim(words, state=outcome, reviews=reviews, passages=[make.passage(TEXT, words)], **more)


def ferry(*claims: ClaimRow) -> Dossier:
    """The story, out, with these claims."""
    return published(make.dossier(*claims, text=TEXT, url=f"{PAGE}#top", headline="The ferry"))


def story() -> Dossier:
    """One claim for everything that can become of one."""
    return ferry(
        decided(
            "The ferry ran aground.",
            "verified",
            sources=[
                make.said(CAPTAIN, first_hand=True, said_on="2026-11-03"),
                make.said(HARBOUR, via=[HERALD], said_on="2026-11-04"),
                STEWARD,
            ],
            evidence=[
                make.held(HARBOUR, url="https://harbour.example/notice 1", archived_url="https://archive.example/n"),
                make.held(CAPTAIN, url="https://captain.example/post", locator="first line"),
                make.held(LOG, locator="page 3"),
                make.held(STEWARD, url="https://steward.example/secret"),
                make.held(HARBOUR, url="https://harbour.example/gone", retracted=True),
            ],
        ),
        decided(
            "The master slept.",
            "refuted",
            sources=[HERALD],
            evidence=[make.held(LOG, "refutes", url="https://l.example/")],
        ),
        decided("The pilot was drunk.", "verified", status="alleged", sources=[HERALD]),
        decided(
            "The hull was sound.",
            "verified",
            status="unattributed",
            sources=[make.said(TIDES, "confirmed")],
            evidence=[make.held(LOG, locator="page 1", url="https://log.example/1")],
        ),
        make.claim("Nobody was hurt.", sources=[HERALD], passages=[make.passage(TEXT, "Nobody was hurt.")]),
        decided("It was old.", "disputed", sources=[STEWARD], reviews=make.decided_alone(EDITOR, "disputed")),
        make.claim("The crew left.", state="withdrawn"),
        make.claim("The ferry was blue.", sources=[HERALD]),
    )


def review_of(words: str, document: bytes) -> dict[str, Any]:
    """The review of the claim in these words."""
    [found] = [one for one in every(document, "ClaimReview") if one["claimReviewed"] == words]
    return found


def test_each_review_has_what_google_requires_and_recommends() -> None:
    graph = graph_of(reviews(story()))

    found = set(graph.subjects(RDF.type, SDO.ClaimReview))
    assert len(found) == 3
    for one in found:
        [address] = graph.objects(one, SDO.url)
        [rating] = graph.objects(one, SDO.reviewRating)
        [reviewed] = graph.objects(one, SDO.itemReviewed)
        [author] = graph.objects(one, SDO.author)
        assert isinstance(address, URIRef)
        assert str(address).startswith(f"{PAGE}#claim-")
        assert 0 < len(str(graph.value(one, SDO.claimReviewed))) <= SHORT
        assert graph.value(rating, SDO.alternateName) is not None
        assert (author, RDF.type, SDO.Organization) in graph
        assert (author, SDO.name, Literal(GAZETTE.name)) in graph
        assert (author, SDO.url, URIRef(GAZETTE.url)) in graph
        assert graph.value(one, SDO.datePublished) is not None
        assert (reviewed, RDF.type, SDO.Claim) in graph
    require_sound(graph)


def test_only_what_is_settled_has_a_place_on_the_scale() -> None:
    document = reviews(story())

    told = {one["claimReviewed"]: one["reviewRating"] for one in every(document, "ClaimReview")}

    scale = {"bestRating": 5, "worstRating": 1}
    assert told["The ferry ran aground."].items() >= {"alternateName": "Verified", "ratingValue": 5, **scale}.items()
    assert told["The master slept."].items() >= {"alternateName": "Refuted", "ratingValue": 1, **scale}.items()
    assert told["It was old."].keys() == {"@type", "alternateName", "ratingExplanation"}
    assert told["It was old."]["alternateName"] == "Disputed"
    assert told["It was old."]["ratingExplanation"].endswith("Decided by one person.")
    assert "7 citations, 4 independent" in told["The ferry ran aground."]["ratingExplanation"]


def test_what_is_only_alleged_undecided_or_our_own_is_not_rated() -> None:
    document = reviews(story())

    assert "drunk" not in document.decode()
    assert "Nobody was hurt" not in document.decode()
    assert "The crew left" not in document.decode()
    [own] = [one for one in every(document, "Claim") if "isPartOf" in one]
    assert own == {
        "@type": "Claim",
        "@id": own["@id"],
        "text": "The hull was sound.",
        "author": {"@type": "Organization", "name": "The Border Gazette", "url": "https://gazette.example"},
        "citation": [
            {
                "@type": "CreativeWork",
                "name": "The ship's log",
                "url": "https://log.example/1",
                "description": "page 1",
            },
            {"@type": "Dataset", "name": "Tide tables"},
        ],
        "isBasedOn": "https://log.example/1",
        "isPartOf": PAGE,
    }


def test_who_says_so_is_named_where_they_may_be_and_a_confidential_source_is_nowhere() -> None:
    document = reviews(story())
    one, other = review_of("The ferry ran aground.", document), review_of("It was old.", document)

    assert one["itemReviewed"]["author"] == [
        {"@type": "Person", "name": "Jo Captain"},
        {"@type": "Organization", "name": "Harbour Board"},
    ]
    assert one["itemReviewed"]["datePublished"] == "2026-11-03"
    assert one["itemReviewed"]["appearance"] == ["https://harbour.example/notice%201", "https://captain.example/post"]
    assert one["itemReviewed"]["firstAppearance"] == "https://captain.example/post"
    assert one["citation"] == {"@type": "CreativeWork", "name": "The ship's log", "description": "page 3"}
    assert "author" not in other["itemReviewed"]
    for kept in ("GULL", "steward.example", "gone"):
        assert kept not in document.decode()


def test_evidence_against_a_claim_is_cited_and_is_no_appearance_of_it() -> None:
    one = review_of("The master slept.", reviews(story()))

    assert "appearance" not in one["itemReviewed"]
    assert one["citation"] == {"@type": "CreativeWork", "name": "The ship's log", "url": "https://l.example/"}


def test_first_is_said_only_of_what_is_known_to_be_first() -> None:
    def first(*days: str | None) -> object:
        speakers = [make.source(f"Paper {place}") for place in range(len(days))]
        said = [make.said(by, said_on=day) for by, day in zip(speakers, days, strict=True)]
        held = [make.held(by, url=f"https://p.example/{place}") for place, by in enumerate(speakers)]
        document = reviews(ferry(decided("It was old.", "verified", sources=said, evidence=held)))
        return review_of("It was old.", document)["itemReviewed"].get("firstAppearance")

    assert first("2026-11-04", "2026-11-03") == "https://p.example/1"
    assert first("2026-11-03") == "https://p.example/0"
    assert first("2026-11-03", "2026-11-03") is None
    assert first("2026-11-03", None) is None
    assert first("2026-11", "2026-11-03") is None
    assert first(None) is None


def test_a_story_that_is_not_out_under_an_address_with_the_signed_text_has_no_reviews() -> None:
    out = story()
    signed = out.sign_off
    assert signed is not None
    cases = {
        "not published": replace(out, stage=Stage.SIGNED_OFF),
        "no address": replace(out, url=None),
        "no web address": replace(out, url="javascript:alert(1)"),
        "another text since": replace(out, sign_off=replace(signed, sha256="0" * 64)),
        "never signed": replace(out, sign_off=None),
    }
    for case, dossier in cases.items():
        assert json.loads(reviews(dossier))["@graph"] == [], case
        assert page_of(dossier) is None, case


def test_another_desk_can_take_our_reviews_as_evidence() -> None:
    found = {check.reviewed: check for check in read_fact_checks(BytesIO(reviews(story())))}

    check = found["The ferry ran aground."]
    assert len(found) == 3
    assert (check.author, check.published, check.speaker) == (GAZETTE.name, "2026-11-22", "Jo Captain")
    assert (check.url, check.rating.given, check.rating.best) == (f"{PAGE}#claim-1", 5, 5)
    assert bearing_of(check.rating) is Bearing.SUPPORTS
    assert bearing_of(found["The master slept."].rating) is Bearing.REFUTES
    assert bearing_of(found["It was old."].rating) is None


def test_without_a_name_of_the_newsroom_nothing_is_made_up() -> None:
    document = reviews(story(), Newsroom())

    assert every(document, "ClaimReview")
    assert all("author" not in one for one in every(document, "ClaimReview"))
    assert "publisher" not in document.decode()


def test_what_became_of_every_claim_is_counted_once() -> None:
    dossier = story()

    told = list(counted(standing_of(dossier, claim) for claim in dossier.claims))

    assert [sentence.split(":")[0].split(" (")[0] for sentence in told] == [
        "3 claims are rated.",
        "1 claim is in it with the sources and without a rating",
        "1 claim is left out, put as alleged",
        "1 claim is left out, not decided.",
        "1 claim is left out, withdrawn or corrected.",
        "1 claim is left out, not in the text that is published.",
    ]


def test_a_review_is_out_when_the_claim_was_decided_where_that_came_after_the_story() -> None:
    late = make.step("override", EDITOR, outcome="verified", to="verified", at=rich.at(25))
    document = reviews(ferry(decided("It was old.", "verified", sources=[HERALD], reviews=[late])))

    assert review_of("It was old.", document)["datePublished"] == "2026-11-25T10:00:00.000000Z"


def test_a_summary_has_75_characters_and_ends_between_words() -> None:
    long = "The harbour board said on Monday that the ferry had been inspected twice before it left the quay"
    accented = "e\u0301"
    cases = {
        "Short.": "Short.",
        "x" * 75: "x" * 75,
        "x" * 76: f"{'x' * 74}…",
        long: "The harbour board said on Monday that the ferry had been inspected twice…",
        f"{'y' * 73} z z": f"{'y' * 73}…",
        "a\n b": "a b",
        accented * 60: f"{accented * 37}…",
        f"{'n' * 73}👩\u200d👩\u200d👧 and more of it": f"{'n' * 73}…",
        "船" * 100: f"{'船' * 74}…",
    }
    for text, short in cases.items():
        assert summary(text) == short, text
        assert len(summary(text)) <= SHORT


def test_an_address_is_percent_encoded_or_none_at_all() -> None:
    cases = {
        'https://example.org/a b<c>?q="d"#e{f}': "https://example.org/a%20b%3Cc%3E?q=%22d%22#e%7Bf%7D",
        "https://example.org/100%/x%2Fy": "https://example.org/100%25/x%2Fy",
        "https://example.org/a[1]#b#c": "https://example.org/a%5B1%5D#b%23c",
        "https://[2001:db8::1]/x": "https://[2001:db8::1]/x",
        "https://пример.example/ü": "https://%D0%BF%D1%80%D0%B8%D0%BC%D0%B5%D1%80.example/%C3%BC",
        "javascript:alert(1)": None,
        "data:text/html,x": None,
        "urn:x": None,
        "//example.org": None,
        "https://": None,
        "https://example.org/\u202egnp": None,
        "": None,
        None: None,
    }
    for url, address in cases.items():
        assert iri(url) == address, url
