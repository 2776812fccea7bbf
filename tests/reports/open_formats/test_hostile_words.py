"""Whatever somebody writes into any field stays a value: it names nothing, points nowhere and ends no element of a page."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from tests.reports import hostile
from tests.reports.open_formats.reading import (
    annotated,
    every,
    graph_of,
    objects,
    prov,
    published,
    require_sound,
    reviews,
)
from tracker.domain.vocabulary import Audience
from tracker.models.dossier import Dossier
from tracker.reports.open_formats import claim_review, prov_terms
from tracker.reports.open_formats.claim_review import Newsroom
from tracker.reports.open_formats.names import iri

WORDS = hostile.HOSTILE
_KEYS = {
    *("@context", "@graph", "@id", "@type", "@vocab"),
    *prov_terms.CONTEXT,
    *claim_review.CONTEXT,
    *(
        "claimReviewed",
        "reviewRating",
        "alternateName",
        "ratingExplanation",
        "ratingValue",
        "bestRating",
        "worstRating",
    ),
    *("author", "publisher", "name", "headline", "inLanguage", "datePublished", "itemReviewed", "citation", "text"),
    *("motivation", "created", "creator", "body", "target", "purpose", "format", "language", "propertyID", "nickname"),
    *("source", "state", "selector", "cached", "exact", "prefix", "suffix", "sourceDate", "generator", "homepage"),
    *("total", "first", "last", "items", "partOf", "startIndex"),
}
"""Every key that we write."""


@pytest.fixture(scope="module")
def story() -> Dossier:
    """A story that is out and has the words everywhere: also as the status of what readers see and as addresses."""
    dossier, _ = hostile.all_at_once(WORDS)
    claims = tuple(
        replace(claim, evidence=tuple(replace(row, retracted_at=None) for row in claim.evidence), reviews=claim.reviews)
        for claim in dossier.claims
    )
    return published(replace(dossier, claims=claims, headline='"},{"@id":"http://evil.example/h"'))


@pytest.fixture(scope="module")
def documents(story: Dossier) -> dict[str, bytes]:
    """The story in every open format, for readers and for the desk."""
    named = Newsroom('"@id": "http://evil.example/n"', "https://evil.example/<n>")
    return {
        "claimreview": reviews(story, named),
        "annotations": annotated(story),
        "annotations desk": annotated(story, Audience.DESK),
        "prov": prov(story),
        "prov desk": prov(story, Audience.DESK),
    }


@pytest.fixture(scope="module")
def graphs(documents: dict[str, bytes]) -> dict[str, Graph]:
    """What an RDF library makes of them."""
    return {name: graph_of(document) for name, document in documents.items()}


def addresses(story: Dossier) -> set[str]:
    """The web addresses that the story really has."""
    named = {row.url for claim in story.claims for row in claim.evidence} | {story.url, "https://evil.example/<n>"}
    return {address for url in named if (address := iri(url))}


def test_no_word_becomes_a_key_and_none_ends_the_element_of_a_page(documents: dict[str, bytes]) -> None:
    for name, document in documents.items():
        assert not set(b"<>&") & set(document), name
        keys = {key for one in objects(json.loads(document)) for key in one}
        assert keys <= _KEYS, f"{name}: {keys - _KEYS}"


def test_an_rdf_library_fetches_nothing_and_sees_no_name_but_ours_and_true_addresses(
    graphs: dict[str, Graph], story: Dossier
) -> None:
    known = addresses(story)
    page = iri(story.url)
    for name, graph in graphs.items():
        require_sound(graph)
        outside = {one for one in nodes(graph) if isinstance(one, URIRef) and "evil.example" in one}
        assert {str(one) for one in outside} <= known, name
        web = {
            str(one) for one in nodes(graph) if isinstance(one, URIRef) and str(one).startswith("https://example.org")
        }
        assert all(page and one.startswith(page) for one in web), name


def nodes(graph: Graph) -> set[Node]:
    """Everything in a graph that is subject or object."""
    return {one for subject, _, value in graph for one in (subject, value)}


def test_every_word_comes_out_again_letter_for_letter(graphs: dict[str, Graph]) -> None:
    for name in ("annotations", "prov", "claimreview"):
        literals = {str(one) for one in nodes(graphs[name]) if isinstance(one, Literal)}
        missing = [words for words in WORDS if words not in literals]
        assert not missing, f"{name}: {missing}"


def test_the_quotations_are_found_again(documents: dict[str, bytes], story: Dossier) -> None:
    found = every(documents["annotations"], "Annotation")

    assert len(found) >= len(WORDS) - 2
    for one in found:
        quote, place = one["target"]["selector"]
        assert story.text[place["start"] : place["end"]] == quote["exact"]


def test_hidden_characters_are_escaped_so_that_no_terminal_obeys_them(documents: dict[str, bytes]) -> None:
    for name, document in documents.items():
        text = document.decode()
        for hidden in ("\u202e", "\x1b", "\x07", "\u2028", "\x7f", "\x85", "\U000e0041"):
            assert hidden not in text, (name, hidden)
