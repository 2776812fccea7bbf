"""Fact-checks as their publishers mark them up: what is read of them, and what no stranger's JSON can make us do."""

from __future__ import annotations

import io
import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.measuring import in_time
from tests.reports.hostile import HOSTILE
from tracker.cli.output import HIDDEN
from tracker.domain.errors import BadInputError, NotOnFileError
from tracker.domain.vocabulary import Bearing, SourceKind
from tracker.intake.claim_reviews import reading
from tracker.intake.claim_reviews.found import FactCheck, Rating
from tracker.intake.claim_reviews.rating import bearing_of
from tracker.intake.claim_reviews.reading import read_fact_checks

REVIEW: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://check.example/bridge",
    "claimReviewed": "The bridge was closed on Monday",
    "datePublished": "2024-05-02T10:00:00Z",
    "author": {"@type": "Organization", "name": "Bridge Check"},
    "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "A mayor"}, "datePublished": "2024-04-30"},
    "reviewRating": {"@type": "Rating", "ratingValue": 1, "bestRating": 5, "worstRating": 1, "alternateName": "False"},
}
CHECK = FactCheck(
    "The bridge was closed on Monday",
    Rating("False", 1.0, 5.0, 1.0),
    "Bridge Check",
    SourceKind.ORGANISATION,
    "https://check.example/bridge",
    "2024-05-02",
    "A mayor",
    "2024-04-30",
)


def read(content: object) -> list[FactCheck]:
    """What is read of a document, or of a file's text."""
    text = content if isinstance(content, str) else json.dumps(content)
    return read_fact_checks(io.BytesIO(text.encode()), "check.json")


def refusal(content: object) -> str:
    """The sentence by which it is refused."""
    with pytest.raises(BadInputError) as caught:
        read(content)
    return str(caught.value)


def but(**changed: Any) -> dict[str, Any]:
    """The review with other fields; None takes one out."""
    return {key: value for key, value in {**REVIEW, **changed}.items() if value is not None}


def test_a_fact_check_is_found_however_it_is_packed() -> None:
    script = f'<script type="application/ld+json">{json.dumps(REVIEW)}</script>'
    inside = {"@type": "NewsArticle", "@context": "http://schema.org", "review": [but(**{"@context": None})]}
    author = {"@type": ["Organization"], "@id": "#us", "name": "Bridge Check"}
    feed = {"@context": "http://schema.org", "@type": "DataFeed", "dataFeedElement": [{"item": [REVIEW, None]}]}
    graph = {"@context": "https://schema.org/", "@graph": [author, but(**{"@context": None}, author={"@id": "#us"})]}
    prefixed = {f"http://schema.org/{key}" if key[0] != "@" else key: value for key, value in REVIEW.items()}
    for packed in (
        *(REVIEW, [REVIEW], but(**{"@type": ["Review", "ClaimReview"]}), but(**{"@context": ["https://schema.org"]})),
        *(but(**{"@context": {"@vocab": "http://schema.org/"}}), but(**{"@context": None}), inside, feed, graph),
        {**prefixed, "@type": "http://schema.org/ClaimReview"},
        f"\ufeff  {json.dumps(REVIEW)}",
        f"<!DOCTYPE html><html><head>{script}</head><body><p>It was open.</p></body></html>",
        f'<script type="application/ld+json">{{broken</script>{script.replace("<script", "<SCRIPT")}',
        script.replace("{", "<!-- {", 1).replace("</script", " --></script"),
        script.replace("{", "//<![CDATA[\n{", 1).replace("</script", "\n//]]></script"),
        script.replace("ld+json", "ld+json; charset=utf-8"),
    ):
        assert read(packed) == [CHECK], packed


def test_each_field_is_taken_in_the_shapes_that_publishers_give_it() -> None:
    outlet = {"@type": "NewsMediaOrganization", "name": "The Gazette"}
    for changed, field, expected in (
        ({"author": outlet}, "author_kind", SourceKind.OUTLET),
        ({"author": [outlet, {"name": "B"}]}, "author", "The Gazette"),
        ({"author": {"@type": "Person", "name": "Ada"}}, "author_kind", SourceKind.PERSON),
        ({"author": "Bridge &amp; Road Check"}, "author", "Bridge & Road Check"),
        ({"author": None, "publisher": outlet}, "author", "The Gazette"),
        ({"author": 7}, "author", None),
        ({"author": {"name": ["  ", 3]}}, "author", None),
        ({"claimReviewed": None, "itemReviewed": {"headline": "A claim"}}, "reviewed", "A claim"),
        ({"claimReviewed": {"@value": "Said", "@language": "en"}}, "reviewed", "Said"),
        ({"claimReviewed": "a\u202eb\x00\ud800c"}, "reviewed", "abc"),
        ({"url": ["https://check.example/1"]}, "url", "https://check.example/1"),
        ({"url": None, "mainEntityOfPage": {"@id": "https://check.example/2"}}, "url", "https://check.example/2"),
        *(({"url": bad}, "url", None) for bad in HOSTILE_LINKS),
        ({"datePublished": "2 May"}, "published", None),
        ({"datePublished": 20240502}, "published", None),
        ({"itemReviewed": "a claim"}, "speaker", None),
        ({"reviewRating": "Mostly false"}, "rating", Rating("Mostly false")),
        (
            {"reviewRating": {"ratingValue": "2,5", "bestRating": True, "worstRating": 10**400}},
            "rating",
            Rating(None, 2.5),
        ),
        ({"@context": {"@language": "de"}}, "author", "Bridge Check"),
        ({"reviewRating": [[]]}, "rating", Rating()),
    ):
        [check] = read(but(**changed))  # type: ignore[arg-type]
        assert getattr(check, field) == expected, changed


HOSTILE_LINKS: tuple[object, ...] = (
    *(
        "javascript:alert(1)",
        "JaVaScRiPt://x.example/%0aalert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//x.example",
    ),
    *(
        "https://x.example/ a",
        "https://x.example/\u202egpj",
        "https://",
        "http://[",
        'https://x.example/"><script>',
        {},
        5,
    ),
    "https://x.example/" + "a" * 3_000,
)


def test_what_is_no_fact_check_is_refused_in_one_sentence_with_the_mend() -> None:
    foreign = but(**{"@context": "https://words.example/context.json"})
    for content, sentence in (
        ("{", "check.json is no JSON: Expecting property name enclosed in double quotes in line 1, column 2"),
        ("hello", "check.json is neither JSON-LD nor a web page: save the page of the fact-check as HTML"),
        ("", "check.json is neither JSON-LD nor a web page"),
        ("[" * 200_000, "check.json is nested deeper than any fact-check is"),
        ("[" + '{"a":' * 100_000, "check.json is nested deeper than any fact-check is"),
        (
            '{"@type": "ClaimReview", "url": "a", "url": "b"}',
            "check.json says “url” twice in one object: leave one of them in",
        ),
        ("[" + "9" * 5_000 + "]", "check.json holds a number longer than any rating: take it out"),
        ({"@type": "Review"}, "check.json holds no ClaimReview of schema.org: save the fact-check's own page as HTML"),
        ("<p>no script</p>", "check.json holds no ClaimReview of schema.org"),
        ('<script type="application/ld+json">{x</script>', "script 1 of check.json is no JSON"),
        ("<div>" * 5_000, "check.json "),
        (foreign, "check.json calls something a ClaimReview, and its @context is not schema.org"),
        ([{"@context": {"ClaimReview": "https://x.example/"}, "a": but(**{"@context": None})}], "its @context is not"),
    ):
        assert sentence in refusal(content), content if len(str(content)) < 500 else sentence


def test_a_page_too_large_or_not_there_is_refused_unread(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(reading, "LONGEST", 100)
    (tmp_path / "big.json").write_text(json.dumps(REVIEW))

    with pytest.raises(
        BadInputError, match=r"big.json is larger than .* save the fact-checks that are about the claim"
    ):
        read_fact_checks(tmp_path / "big.json")
    with pytest.raises(NotOnFileError, match=r"there is no file .*none.json"):
        read_fact_checks(tmp_path / "none.json")
    with pytest.raises(BadInputError, match="is no file: name a JSON-LD file or a saved web page"):
        read_fact_checks(tmp_path)


def test_a_feed_of_two_thousand_is_read_in_a_moment() -> None:
    found: list[int] = []

    assert in_time(lambda: found.append(len(read([REVIEW] * 2_000))), 4)
    assert set(found) == {2_000}


def test_a_rating_points_somewhere_only_where_it_is_plain() -> None:
    for rating, expected in (
        (Rating("False"), Bearing.REFUTES),
        (Rating(" FALSE! "), Bearing.REFUTES),
        (Rating("True", 5, 5, 1), Bearing.SUPPORTS),
        (Rating("Pants on Fire!", 0, 5, 0), Bearing.REFUTES),
        (Rating(None, 1, 5, 1), Bearing.REFUTES),
        (Rating(None, 5, 5, 1), Bearing.SUPPORTS),
        (Rating(None, 3, 5, 1), None),
        (Rating(None, 1, 5), None),
        (Rating(None, 1, 1, 1), None),
        (Rating(None, -1, 5, 1), None),
        (Rating("False", 5, 5, 1), None),
        (Rating("True", 1, 5, 1), None),
        (Rating("Missing context", 1, 5, 1), None),
        (Rating("Mostly true", 4, 5, 1), None),
        (Rating("Mostly false"), None),
        (Rating("Not false"), None),
        (Rating("Misleading"), None),
        (Rating(""), None),
        (Rating(), None),
    ):
        assert bearing_of(rating) is expected, rating


def test_hostile_words_in_every_field_are_words_and_no_link_but_a_web_address_is_taken() -> None:
    for word in HOSTILE:
        node = but(claimReviewed=word, url=word, author={"name": word}, reviewRating={"alternateName": word})
        page = f'<p>{word}</p><script type="application/ld+json">{json.dumps(node)}</script>'
        for content in (node, page):
            with suppress(BadInputError):
                [check] = read(content)
                assert check.url is None or check.url.startswith(("http://", "https://")), word
                assert HIDDEN.search(f"{check.reviewed}{check.author}{check.rating.verdict}") is None, word


_VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8) | st.just("https://schema.org"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from([*REVIEW, "name", "@graph", "@id", "@value", "ratingValue"]), inner, max_size=5
        )
    ),
    max_leaves=12,
)


@settings(max_examples=60)
@given(_VALUES)
def test_a_review_of_whatever_shape_is_read_or_refused_in_a_sentence(value: Any) -> None:
    for document in (value, {"@type": "ClaimReview", "author": value, "reviewRating": value, "url": value}):
        checks = []
        with suppress(BadInputError):
            checks = read(document)
        assert all(check.url is None or check.url.startswith("http") for check in checks)


def test_a_file_that_holds_no_text_is_called_what_it_is() -> None:
    for content, what in (
        (b"PK\x03\x04\x14\0\0\0..xl/workbook.xml", "is a workbook"),
        (b"PK\x03\x04\x14\0\0\0..word/document.xml", "is a Word document"),
        (b"PK\x03\x04\x14\0\x01\0..secret.txt", "is a ZIP archive"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "is a picture"),
        (b"%PDF-1.7", "is a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an old Office file"),
    ):
        with pytest.raises(BadInputError, match=rf"^f {what}.*: name a JSON-LD file or a saved web page$"):
            read_fact_checks(io.BytesIO(content), "f")
