"""W3C Web Annotation: one annotation for every passage, with where it stands and how its claim is sourced and checked.

A passage is found again by its words (TextQuoteSelector) and by its place (TextPositionSelector, Unicode code points of the
text as filed, which is NFC). Whose text that is stands in the state: the SHA-256 of the text in UTF-8.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from tracker.domain.finding import Finding
from tracker.domain.vocabulary import DECIDED_STATES
from tracker.models.base import utc_text
from tracker.models.dossier import Dossier
from tracker.models.phrases import sourcing_sentence, state_told
from tracker.models.rows import ClaimRow, ReviewRow
from tracker.reports.audience import Copy
from tracker.reports.marking import Span, spans
from tracker.reports.open_formats.claim_review import Newsroom
from tracker.reports.open_formats.json_ld import Node, filled, listed, sentence, written
from tracker.reports.open_formats.names import Names, iri, page_of
from tracker.reports.open_formats.tags import tags_of
from tracker.reports.standing import standing

STANDARD = "http://www.w3.org/ns/anno.jsonld"
"""The standard's own context, which every annotation must name."""
CONTEXT: list[Any] = [
    STANDARD,
    {
        "assessing": "oa:assessing",
        "sha256": "https://schema.org/sha256",
        "propertyID": "https://schema.org/propertyID",
        "PropertyValue": "https://schema.org/PropertyValue",
    },
]
"""Beside it what it lacks: it had no "assessing" until 2021, and has no word for a hash or for what a tag tells of."""
_NEAR, _FAR = 32, 512
"""Characters of prefix and suffix: as few as tell the words from the same ones elsewhere, at least so many, at most so many."""


def web_annotations(
    copy: Copy, names: Names, newsroom: Newsroom, *, filed_at: dt.datetime | None, version: str
) -> Iterator[bytes]:
    """The whole document: a collection with one page, or without any where no claim stands in the text.

    Args:
        filed_at: when the newest text was filed.
    """
    found = spans(copy.dossier)
    collection, page = names.of("collection"), names.of("page")
    head = {
        "@context": CONTEXT,
        "id": collection,
        "type": "AnnotationCollection",
        "label": f"The claims of {copy.dossier.slug}",
        **filled(creator=_publisher(newsroom, names)),
        "generator": {"type": "Software", "name": f"tracker {version}"},
        "total": len(found),
    }
    if not found:
        yield f"{written(head)}\n".encode()
        return
    head["last"] = page
    first = {"id": page, "type": "AnnotationPage", "partOf": collection, "startIndex": 0}
    yield f'{_open(head)},\n"first": {_open(first)},\n"items": ['.encode()
    target = _target(copy.dossier, names, filed_at)
    told = _findings_on(copy)
    yield from listed(_annotation(copy, names, newsroom, target, span, told) for span in found)
    yield b"]}}\n"


def _open(node: Node) -> str:
    """A node whose last brace is still to come."""
    return written(node).removesuffix("}")


def _publisher(newsroom: Newsroom, names: Names) -> Node | None:
    if not newsroom.name:
        return None
    who = {"id": names.of("newsroom"), "type": "Organization", "name": newsroom.name}
    return {**who, **filled(homepage=iri(newsroom.url))}


def _findings_on(copy: Copy) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for one in copy.findings or ():
        if one.claim is not None:
            found.setdefault(one.claim, []).append(one)
    return found


def _target(dossier: Dossier, names: Names, filed_at: dt.datetime | None) -> Node:
    """What every annotation is on: the page where this text is out, else the text by its name."""
    page = page_of(dossier)
    text = names.of("text", dossier.revision or 0)
    moment = dossier.published_at if page else filed_at
    state = {"type": "TimeState", **filled(sourceDate=utc_text(moment) if moment else None)}
    return {
        "type": "SpecificResource",
        "source": page or text,
        "state": {**state, "cached": text, **filled(sha256=dossier.sha256)},
    }


def _annotation(
    copy: Copy, names: Names, newsroom: Newsroom, target: Node, span: Span, told: dict[str, list[Finding]]
) -> Node:
    dossier, claim, read = copy.dossier, span.claim, standing(span.claim)
    decided = read.moved if claim.state in DECIDED_STATES else None
    return {
        "id": names.of("annotation", claim.number, dossier.revision or 0, span.start, span.end),
        "type": "Annotation",
        "motivation": "commenting" if decided is None else "assessing",
        **filled(created=utc_text(decided.at) if decided else None, creator=_decider(copy, names, newsroom, decided)),
        "body": [*_bodies(dossier, claim, told.get(claim.label, ()), alone=read.alone), *tags_of(dossier, claim)],
        "target": {**target, "selector": _selectors(dossier.text, span)},
    }


def _decider(copy: Copy, names: Names, newsroom: Newsroom, decided: ReviewRow | None) -> Node | str | None:
    """Who decided, where this copy names people; else who publishes."""
    person = copy.dossier.people.get(decided.by_id or 0) if decided else None
    if person is not None:
        return {"id": names.of("person", person.id), "type": "Person", "name": person.name, "nickname": person.initials}
    return names.of("newsroom") if newsroom.name else None


def _bodies(dossier: Dossier, claim: ClaimRow, findings: Sequence[Finding], *, alone: bool) -> Iterator[Node]:
    """The claim in its own words, how it stands, what the audit objects to, and links to what can be looked up."""
    yield _text(claim.text, "describing", dossier.language)
    told = _told(dossier, claim) + (" Decided by one person." if alone else "")
    yield _text(told, "commenting" if claim.state not in DECIDED_STATES else "assessing")
    for one in findings:
        if not one.waived:
            yield _text(f"{one.severity}, {one.rule}: {one.message}", "questioning")
    live = (row for row in claim.evidence if row.live)
    addresses = dict.fromkeys(address for row in live for address in (iri(row.url), iri(row.archived_url)) if address)
    for address in addresses:
        yield {"type": "SpecificResource", "purpose": "linking", "source": address}


def _text(words: str, purpose: str, language: str = "en") -> Node:
    return {
        "type": "TextualBody",
        "purpose": purpose,
        "value": words,
        "format": "text/plain",
        **filled(language=language),
    }


def _told(dossier: Dossier, claim: ClaimRow) -> str:
    """How the claim stands, in a sentence."""
    sourced = sourcing_sentence(dossier.sources, claim, dossier.independence(claim))
    told = f"{claim.label}: {state_told(claim)}, put as {claim.status}. {sentence(sourced)}"
    if dossier.sources.contested(claim):
        told += " It is denied, too."
    return told


def _selectors(text: str, span: Span) -> list[Node]:
    exact = text[span.start : span.end]
    prefix, suffix = _around(text, span.start, span.end)
    return [
        {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix},
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
    ]


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after: enough of it that the three together stand in the text once, where that can be."""
    size = _NEAR
    while True:
        left, right = max(0, start - size), min(len(text), end + size)
        if size >= _FAR or _stands_once(text, text[left:right], left):
            return text[left:start], text[end:right]
        size *= 4


def _stands_once(text: str, words: str, at: int) -> bool:
    return text.find(words, at + 1) < 0 and text.find(words, 0, at + len(words) - 1) < 0
