"""W3C PROV-O: where everything in a story comes from, who vouches for it, and what has been taken back since.

What is quoted from what, what is derived from what (confirmed, or only suspected), who says it, which texts came after
which, who decided and released, as far as the audience may see people.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.domain.vocabulary import Stage
from tracker.models.base import utc_text
from tracker.models.dossier import Dossier
from tracker.models.rows import FiledRow, PersonRow
from tracker.reports.audience import Copy
from tracker.reports.open_formats.claim_review import Newsroom
from tracker.reports.open_formats.json_ld import Node, filled, graph
from tracker.reports.open_formats.names import Names, iri, page_of
from tracker.reports.open_formats.prov_claims import claim_nodes
from tracker.reports.open_formats.prov_sources import source_nodes
from tracker.reports.open_formats.prov_terms import CONTEXT


def provenance(copy: Copy, names: Names, newsroom: Newsroom, filed: Sequence[FiledRow]) -> Iterator[bytes]:
    """The whole document.

    Args:
        filed: the texts of the story, as far as this audience may know of them.
    """
    yield from graph(CONTEXT, _nodes(copy, names, newsroom, filed))


def _nodes(copy: Copy, names: Names, newsroom: Newsroom, filed: Sequence[FiledRow]) -> Iterator[Node]:
    dossier = copy.dossier
    if newsroom.name:
        yield _newsroom(names, newsroom)
    for person in dossier.people.values():
        yield _person(names, person, newsroom)
    yield _story(dossier, names, newsroom)
    for row, before in zip(filed, (None, *filed), strict=False):
        yield _text(dossier, names, row, before)
    yield from _release(dossier, names)
    yield from source_nodes(copy, names)
    for claim in dossier.claims:
        yield from claim_nodes(dossier, claim, names)


def _newsroom(names: Names, newsroom: Newsroom) -> Node:
    who = {"id": names.of("newsroom"), "type": ["Agent", "Organization"], "label": newsroom.name}
    return {**who, **filled(url=iri(newsroom.url))}


def _person(names: Names, person: PersonRow, newsroom: Newsroom) -> Node:
    return {
        "id": names.of("person", person.id),
        "type": ["Agent", "Person"],
        "label": person.name,
        "identifier": person.initials,
        **filled(actedOnBehalfOf=names.of("newsroom") if newsroom.name else None),
    }


def _story(dossier: Dossier, names: Names, newsroom: Newsroom) -> Node:
    by = [names.of("person", dossier.reporter.id)] if dossier.reporter else []
    return {
        "id": names.of("story"),
        "type": ["Entity", "NewsArticle"],
        "label": dossier.headline,
        "identifier": dossier.slug,
        **filled(wasAttributedTo=[*by, names.of("newsroom")] if newsroom.name else by),
    }


def _text(dossier: Dossier, names: Names, row: FiledRow, before: FiledRow | None) -> Node:
    person = dossier.people.get(row.by_id or 0)
    return {
        "id": names.of("text", row.number),
        "type": "Entity",
        "label": f"Revision {row.number}",
        "specializationOf": names.of("story"),
        **filled(
            sha256=row.sha256,
            generatedAtTime=utc_text(row.at) if row.at else None,
            wasAttributedTo=names.of("person", person.id) if person else None,
            wasRevisionOf=names.of("text", before.number) if before else None,
        ),
    }


def _release(dossier: Dossier, names: Names) -> Iterator[Node]:
    """The editor's signature, and the page that came of it."""
    signed = dossier.sign_off
    if signed is None:
        return
    act, released = names.of("sign-off", signed.id), names.of("released", signed.id)
    person = dossier.people.get(signed.by_id)
    yield {
        "id": act,
        "type": "Activity",
        "label": "Sign-off",
        "used": names.of("text", signed.revision),
        "endedAtTime": utc_text(signed.at),
        **filled(wasAssociatedWith=names.of("person", person.id) if person else None),
    }
    yield {
        "id": released,
        "type": "Entity",
        "label": f"Revision {signed.revision} as released",
        "wasDerivedFrom": names.of("text", signed.revision),
        "wasGeneratedBy": act,
        "generatedAtTime": utc_text(signed.at),
        "sha256": signed.sha256,
    }
    if dossier.stage is Stage.PUBLISHED and dossier.published_at is not None:
        yield from _publication(dossier, names, released)


def _publication(dossier: Dossier, names: Names, released: str) -> Iterator[Node]:
    act, page = names.of("publication"), page_of(dossier)
    assert dossier.published_at is not None
    at = utc_text(dossier.published_at)
    yield {"id": act, "type": "Activity", "label": "Publication", "used": released, "endedAtTime": at}
    if page is not None:
        yield {
            "id": page,
            "type": ["Entity", "WebPage"],
            "label": dossier.headline,
            "wasDerivedFrom": released,
            "wasGeneratedBy": act,
            "generatedAtTime": at,
            "url": page,
        }
