"""Reading an open format back: as JSON, and as the graph that an RDF library makes of it without asking the network."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import pytest
from rdflib import RDF, Graph, URIRef
from rdflib.namespace import PROV, RDFS, SDO
from rdflib.plugins.shared.jsonld import context as contexts

from tests import make
from tests.reports import rich
from tracker.domain.vocabulary import Audience, Stage
from tracker.models.dossier import Dossier
from tracker.models.rows import FiledRow
from tracker.reports.audience import Copy, copy_for, texts_for
from tracker.reports.open_formats.claim_review import Newsroom, claim_reviews
from tracker.reports.open_formats.names import TERMS, Names
from tracker.reports.open_formats.prov import provenance
from tracker.reports.open_formats.prov_terms import OUR_LINKS, OUR_WORDS
from tracker.reports.open_formats.web_annotation import STANDARD, web_annotations

OA = "http://www.w3.org/ns/oa#"
ACTIVITY = "http://www.w3.org/ns/activitystreams#"
GAZETTE = Newsroom("The Border Gazette", "https://gazette.example")
FILED = (
    FiledRow(1, "a" * 64, rich.at(17), rich.LACEY.id),
    FiledRow(2, "b" * 64, rich.at(18), rich.LACEY.id),
)
"""The texts of a story, which the tests otherwise do not have: an older one, and the newest."""

_LINKS = (
    *("body oa:hasBody", "target oa:hasTarget", "source oa:hasSource", "selector oa:hasSelector", "state oa:hasState"),
    *("creator dcterms:creator", "generator as:generator", "homepage foaf:homepage", "cached oa:cachedSource"),
    *("partOf as:partOf", "first as:first", "last as:last"),
)
_WORDS = (
    *("format dc:format", "language dc:language", "value rdf:value", "exact oa:exact", "prefix oa:prefix"),
    *("suffix oa:suffix", "name foaf:name", "nickname foaf:nick", "label rdfs:label"),
)
_MOMENTS = ("created dcterms:created", "sourceDate oa:sourceDate")
_NUMBERS = ("start oa:start", "end oa:end", "total as:totalItems", "startIndex as:startIndex")
_CLASSES = (
    *("Annotation oa:Annotation", "TextualBody oa:TextualBody", "SpecificResource oa:SpecificResource"),
    *("TextQuoteSelector oa:TextQuoteSelector", "TextPositionSelector oa:TextPositionSelector"),
    *("TimeState oa:TimeState", "Person foaf:Person", "Organization foaf:Organization", "Software as:Application"),
    *("AnnotationCollection as:OrderedCollection", "AnnotationPage as:OrderedCollectionPage"),
    *(f"{word} oa:{word}" for word in ("classifying", "commenting", "describing", "identifying", "linking")),
    *(f"{word} oa:{word}" for word in ("questioning", "tagging")),
)


def _terms(pairs: Iterable[str], kind: str | None = None) -> Iterator[tuple[str, Any]]:
    for name, meaning in (pair.split() for pair in pairs):
        yield name, meaning if kind is None else {"@id": meaning, "@type": kind}


ANNO = {
    "oa": OA,
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "as": ACTIVITY,
    "id": {"@type": "@id", "@id": "@id"},
    "type": {"@type": "@id", "@id": "@type"},
    "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
    "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
    "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
    **dict(_terms(_LINKS, "@id")),
    **dict(_terms(_WORDS)),
    **dict(_terms(_MOMENTS, "xsd:dateTime")),
    **dict(_terms(_NUMBERS, "xsd:nonNegativeInteger")),
    **dict(_terms(_CLASSES)),
}
"""What the standard's own context says of the terms that we use, as it was in 2017, without `assessing`."""


def graph_of(document: bytes) -> Graph:
    """The graph in a document. The one context that a standard makes us name is at hand; whatever else is fetched fails."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(contexts, "source_to_json", _at_hand)
        return Graph().parse(data=document, format="json-ld", publicID="https://base.example/")


def _at_hand(source: Any, *_: Any, **__: Any) -> tuple[Any, None]:
    assert source == STANDARD, f"{source} is fetched"
    return {"@context": ANNO}, None


def published(found: Dossier | None = None) -> Dossier:
    """A story that is out with the text that was signed."""
    dossier = found or rich.dossier()
    signed = dossier.sign_off or make.signed(by=rich.KRAMER)
    return replace(
        dossier,
        stage=Stage.PUBLISHED,
        published_at=rich.at(22),
        filed_at=rich.at(17),
        url=dossier.url or "https://example.org/train",
        sign_off=replace(signed, sha256=dossier.sha256 or "", revision=dossier.revision or 1),
    )


def for_readers(dossier: Dossier) -> Copy:
    """The readers' copy of a story."""
    return copy_for(Audience.READER, dossier, ())


def reviews(dossier: Dossier, newsroom: Newsroom = GAZETTE) -> bytes:
    """A story as ClaimReview."""
    return b"".join(claim_reviews(for_readers(dossier), Names.of_story(dossier), newsroom))


def annotated(dossier: Dossier, audience: Audience = Audience.READER) -> bytes:
    """A story as Web Annotation."""
    copy = copy_for(audience, dossier, rich.FINDINGS)
    pieces = web_annotations(copy, Names.of_story(dossier), GAZETTE, filed_at=rich.at(18), version="1")
    return b"".join(pieces)


def prov(dossier: Dossier, audience: Audience = Audience.READER) -> bytes:
    """A story as PROV-O; its text is the newer of the two that were filed."""
    copy = copy_for(audience, dossier, ())
    return b"".join(provenance(copy, Names.of_story(dossier), GAZETTE, texts_for(audience, FILED)))


def every(document: bytes, kind: str) -> list[dict[str, Any]]:
    """The objects of one type, wherever they stand, in the order of the document."""
    return [node for node in objects(json.loads(document)) if kind in _kinds(node)]


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """Every JSON object in a document but its context."""
    if isinstance(value, dict):
        yield value
        for key, inner in value.items():
            if key != "@context":
                yield from objects(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from objects(inner)


def _kinds(node: dict[str, Any]) -> list[str]:
    found = node.get("@type", node.get("type", ()))
    return [found] if isinstance(found, str) else list(found)


_URN = re.compile(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_ADDRESS = re.compile(r"https?://[A-Za-z0-9\-._~%!$&'()*+,;=:@\[\]]+[A-Za-z0-9\-._~%!$&'()*+,;=:@/?#]*")
_OUR_TERMS = {f"{TERMS}{word}" for word in (*OUR_WORDS, *OUR_LINKS)}
_OTHERS = (OA, ACTIVITY, str(RDF), str(RDFS), "http://purl.org/dc/", "http://xmlns.com/foaf/0.1/")


def is_known(term: str) -> bool:
    """Whether a vocabulary has this word: PROV-O's and schema.org's are looked up in the library's own lists."""
    for vocabulary in (PROV, SDO):
        if term.startswith(str(vocabulary)):
            return term.removeprefix(str(vocabulary)) in vocabulary.__annotations__
    return term in _OUR_TERMS or term.startswith(_OTHERS)


def is_well_formed(name: str) -> bool:
    """Whether an identifier is one of ours, or a web address in the letters that RFC 3986 allows."""
    if _URN.fullmatch(name):
        return True
    escaped = not re.search(r"%(?![0-9A-Fa-f]{2})", name)
    return bool(_ADDRESS.fullmatch(name)) and escaped and bool(urlsplit(name).hostname) and name.count("#") < 2


def require_sound(graph: Graph) -> None:
    """Every predicate and class is a word that a vocabulary has, every name one of ours or a well-formed address."""
    for subject, predicate, value in graph:
        assert is_known(str(predicate)), predicate
        if predicate == RDF.type:
            assert is_known(str(value)), value
            value = subject
        for name in (subject, value):
            sound = not isinstance(name, URIRef) or is_known(str(name)) or is_well_formed(str(name))
            assert sound, f"{name!r} in {subject} {predicate}"
