"""Web Annotation: every passage is found again in the text, whatever stands in it, and the standard's musts are kept."""

from __future__ import annotations

import hashlib
import json
import unicodedata
import uuid
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import RDF, BNode, Literal, Namespace, URIRef

from tests import make
from tests.reports import rich
from tests.reports.open_formats.reading import (
    ACTIVITY,
    OA,
    annotated,
    every,
    for_readers,
    graph_of,
    published,
    require_sound,
)
from tracker.domain.vocabulary import Audience
from tracker.models.dossier import Dossier
from tracker.models.rows import PassageRow
from tracker.reports.open_formats.names import Names, page_of
from tracker.reports.open_formats.web_annotation import STANDARD

WEB, STREAM = Namespace(OA), Namespace(ACTIVITY)
NUMBER = URIRef("http://www.w3.org/2001/XMLSchema#nonNegativeInteger")
LABEL = URIRef("http://www.w3.org/2000/01/rdf-schema#label")
STRANGE = unicodedata.normalize(
    "NFC",
    "It was so. 👩\u200d👩\u200d👧 saw 🇰🇵 there. It was so. שלום עולם, he wrote; مرحبا, she answered. It was so.\n"
    "Za\u0335lgo\u0301\u0302\u0303 stayed. A\u202enogard\u202c too, and </script><b>&amp;. 10\u00a0000 came. It was so.\n"
    * 3,
)
"""Emoji of several code points, marks that combine, writing from right to left, overrides, and one sentence twelve times."""
WORDS = (
    *("👩\u200d👩\u200d👧 saw 🇰🇵", "שלום עולם", "مرحبا, she", "Za\u0335lg", "\u202enogard\u202c", "</script><b>&amp;"),
    *("10\u00a0000", "It was so.\nZa"),
)


def strange() -> Dossier:
    """A story in which claims stand on odd words, and on each of twelve like sentences."""
    claims = [make.claim(words, passages=[make.passage(STRANGE, words)]) for words in WORDS if words in STRANGE]
    at = -1
    while (at := STRANGE.find("It was so.", at + 1)) >= 0:
        claims.append(make.claim("It was so.", passages=[PassageRow(1, at, at + 10, "It was so.")]))
    return make.dossier(*claims, text=STRANGE)


def selectors(one: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The quotation and the place of an annotation."""
    quote, place = one["target"]["selector"]
    assert (quote["type"], place["type"]) == ("TextQuoteSelector", "TextPositionSelector")
    return quote, place


def require_found_again(document: bytes, text: str) -> int:
    """Both selectors of every annotation lead to the same words; how many quotations stand there once."""
    alone = 0
    for one in every(document, "Annotation"):
        quote, place = selectors(one)
        assert text[place["start"] : place["end"]] == quote["exact"]
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert text.startswith(around, place["start"] - len(quote["prefix"])), quote
        alone += text.find(around) == text.rfind(around)
    return alone


def test_every_passage_is_found_again_by_its_words_and_by_its_place() -> None:
    dossier = strange()
    document = annotated(dossier)

    found = every(document, "Annotation")

    assert len(found) == len(dossier.claims) == 20
    assert require_found_again(document, STRANGE) == 20
    assert [selectors(one)[0]["exact"] for one in found].count("It was so.") == 12
    assert len({one["id"] for one in found}) == 20


def test_the_place_counts_code_points_and_not_what_a_browser_counts() -> None:
    text = "🇰🇵👩 It is green."
    document = annotated(make.dossier(make.claim(passages=[make.passage(text, "It is green.")]), text=text))

    [one] = every(document, "Annotation")

    assert selectors(one)[1] == {"type": "TextPositionSelector", "start": 4, "end": 16}


def test_the_hash_is_that_of_the_text_that_was_counted_in() -> None:
    [target] = {json.dumps(one["target"]["state"]) for one in every(annotated(strange()), "Annotation")}

    state = json.loads(target)

    assert state["sha256"] == hashlib.sha256(STRANGE.encode()).hexdigest()
    assert state["type"] == "TimeState"
    assert state["sourceDate"] == "2026-11-18T10:00:00.000000Z"


def test_the_musts_of_the_standard_are_kept() -> None:
    document = annotated(published())
    graph = graph_of(document)

    [collection] = graph.subjects(RDF.type, STREAM.OrderedCollection)
    [page] = graph.objects(collection, STREAM.first)
    found = set(graph.subjects(RDF.type, WEB.Annotation))
    assert graph.value(collection, STREAM.last) == page
    assert graph.value(page, STREAM.partOf) == collection
    assert graph.value(page, STREAM.startIndex) == Literal(0, datatype=NUMBER)
    assert graph.value(collection, STREAM.totalItems) == Literal(len(found), datatype=NUMBER)
    assert graph.value(collection, LABEL) is not None
    assert set(graph.items(graph.value(page, STREAM["items"]))) == found  # type: ignore[arg-type]
    assert len(found) == 16
    for one in found:
        assert isinstance(one, URIRef)
        [motive] = graph.objects(one, WEB.motivatedBy)
        assert motive in (WEB.assessing, WEB.commenting)
        [target] = graph.objects(one, WEB.hasTarget)
        assert (target, RDF.type, WEB.SpecificResource) in graph
        assert list(graph.objects(target, WEB.hasSource)) == [URIRef("https://example.org/train?id=1&lang=en")]
        [state] = graph.objects(target, WEB.hasState)
        assert (state, RDF.type, WEB.TimeState) in graph
        kinds = {graph.value(by, RDF.type): by for by in graph.objects(target, WEB.hasSelector)}
        assert kinds.keys() == {WEB.TextQuoteSelector, WEB.TextPositionSelector}
        for word in (WEB.exact, WEB.prefix, WEB.suffix):
            assert len(list(graph.objects(kinds[WEB.TextQuoteSelector], word))) == 1
        for word in (WEB.start, WEB.end):
            [number] = graph.objects(kinds[WEB.TextPositionSelector], word)
            assert isinstance(number, Literal)
            assert number.datatype == NUMBER
        for body in graph.objects(one, WEB.hasBody):
            assert isinstance(body, BNode)
            assert len(list(graph.objects(body, WEB.hasPurpose))) == 1
            if (body, RDF.type, WEB.TextualBody) in graph:
                assert len(list(graph.objects(body, RDF.value))) == 1
    require_sound(graph)
    assert STANDARD in json.loads(document)["@context"]
    assert "@context" not in json.loads(document)["first"]


def tags(one: dict[str, Any]) -> list[tuple[str, str]]:
    """What the tags of an annotation tell."""
    return [(body["propertyID"], body["value"]) for body in one["body"] if "propertyID" in body]


def annotation_of(number: int, document: bytes) -> dict[str, Any]:
    """The first annotation of a claim."""
    return next(one for one in every(document, "Annotation") if ("claim", f"{make.SLUG}#{number}") in tags(one))


def test_a_machine_reads_outcome_status_counts_and_sources_from_the_tags() -> None:
    document = annotated(published())

    assert tags(annotation_of(4, document)) == [
        ("claim", "kim-train#4"),
        ("state", "needs_source"),
        ("status", "reported"),
        ("citations", "3"),
        ("independent-at-worst", "1"),
        ("independent-as-known", "1"),
        ("rests-on", "Yonhap"),
        ("rests-on", "one intelligence official"),
        ("reported", "Yonhap"),
        ("reported", "Korea Herald"),
        ("reported", "Chosun Ilbo"),
    ]
    assert ("evidence-refutes", "Gauge register of the railways") in tags(annotation_of(7, document))
    assert ("via", "AlJazeera") in tags(annotation_of(10, document))


def test_a_decided_claim_is_assessed_and_an_undecided_one_commented_on() -> None:
    document = annotated(published())
    done, undone = annotation_of(1, document), annotation_of(4, document)

    assert (done["motivation"], undone["motivation"]) == ("assessing", "commenting")
    assert done["created"] == "2026-11-22T12:00:00.000000Z"
    assert "created" not in undone
    links = [body["source"] for body in done["body"] if body.get("purpose") == "linking"]
    assert links == [
        "https://example.org/tass/khasan?id=1&lang=en",
        "https://archive.example.org/2026/tass-khasan",
    ]


def test_a_text_that_is_not_out_is_named_by_itself_and_not_by_the_page() -> None:
    out = published()
    for case in (rich.dossier(), replace(out, sign_off=None), replace(out, url="file:///etc/passwd")):
        assert page_of(case) is None
        [one, *_] = every(annotated(case), "Annotation")
        assert one["target"]["source"] == one["target"]["state"]["cached"]
        assert one["target"]["source"].startswith("urn:uuid:")


def test_readers_learn_no_names_and_no_findings_and_the_desk_learns_both() -> None:
    reader, desk = annotated(published()).decode(), annotated(published(), Audience.DESK).decode()

    for kept in ("HERON", "Kramer", "everything rests on HERON"):
        assert kept not in reader, kept
        assert kept in desk, kept
    assert "a Western diplomat" in reader
    assert "both sides stand in the text" not in desk  # a waived finding
    assert '"questioning"' in desk


def test_a_story_without_passages_is_a_collection_without_pages() -> None:
    for dossier in (make.dossier(), make.dossier(make.claim()), make.dossier(text="A text.")):
        document = annotated(dossier)
        graph_of(document)
        told = json.loads(document)
        assert (told["type"], told["total"]) == ("AnnotationCollection", 0)
        assert "first" not in told


def test_names_stay_the_same_and_are_others_in_another_story() -> None:
    one, again = annotated(published()), annotated(published())
    other = annotated(replace(published(), slug="another"))

    assert one == again
    names = [{body["id"] for body in every(document, "Annotation")} for document in (one, other)]
    assert not names[0] & names[1]


def test_nobody_can_work_a_name_out_who_lacks_the_secret_of_the_desk() -> None:
    one, other = (replace(published(), secret=secret) for secret in ("3f" * 16, "4f" * 16))

    assert Names.of_story(one) == Names.of_story(replace(one))
    assert Names.of_story(one).of("source", 1) != Names.of_story(other).of("source", 1)
    assert one.secret not in f"{annotated(one)!r}{one!r}{for_readers(one)!r}"


def test_a_name_is_a_version_5_uuid() -> None:
    names = Names.of_story(published())

    for keys in range(64):
        assert names.of("claim", keys, "x") == uuid.uuid5(names.space, f"claim {keys} x").urn


@settings(max_examples=40, deadline=None)
@given(st.text("ab \n\u0301🇰é👩ש", min_size=1, max_size=60), st.data())
def test_whatever_the_text_both_selectors_lead_to_the_same_words(text: str, drawn: st.DataObject) -> None:
    text = unicodedata.normalize("NFC", text)
    start = drawn.draw(st.integers(0, len(text) - 1))
    end = drawn.draw(st.integers(start + 1, len(text)))
    passage = PassageRow(1, start, end, text[start:end])

    document = annotated(make.dossier(make.claim("x", passages=[passage]), text=text))

    alone = require_found_again(document, text)
    assert alone == len(every(document, "Annotation")) == bool(text[start:end].strip())
