"""Claims as PROV-O: the words they were taken from, who states them by way of whom, what we hold, and their checking."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tracker.domain.support import EndKind, end_kind
from tracker.domain.vocabulary import AttributionMode, AttributionStatus, Bearing
from tracker.models.dossier import Dossier
from tracker.models.rows import AttributionRow, ClaimRow, EvidenceRow, PassageRow
from tracker.reports.open_formats.json_ld import Node, filled
from tracker.reports.open_formats.names import Names, iri
from tracker.reports.open_formats.prov_review import laid_aside, review_nodes
from tracker.reports.open_formats.prov_sources import retraction, taken_back
from tracker.reports.open_formats.prov_terms import AGENTS
from tracker.reports.open_formats.ratings import claimants


def claim_nodes(dossier: Dossier, claim: ClaimRow, names: Names) -> Iterator[Node]:
    """The claim, its words, every statement and piece of evidence on it, and the steps of its review."""
    yield _claim(dossier, claim, names)
    for words in claim.passages:
        yield _passage(claim, words, names)
    for said in claim.attributions:
        yield from _statements(dossier, said, names)
        if said.retracted_at is not None:
            yield retraction(names, "attribution", said.id, said.retracted_at, said.retracted_why)
    for held in claim.evidence:
        yield _evidence(dossier, held, names)
        if held.retracted_at is not None:
            yield retraction(names, "evidence", held.id, held.retracted_at, held.retracted_why)
    yield from review_nodes(dossier, claim, names)


def _claim(dossier: Dossier, claim: ClaimRow, names: Names) -> Node:
    measured = dossier.independence(claim)
    said, held = [row for row in claim.attributions if row.live], [row for row in claim.evidence if row.live]
    under = [_words(claim, row, names) for row in claim.passages]
    under += [names.of("statement", row.id, 0) for row in said if row.supports]
    under += [names.of("evidence", row.id) for row in held if row.supports]
    return {
        "id": names.of("claim", claim.number),
        "type": ["Entity", "Claim"],
        "identifier": claim.label,
        "value": claim.text,
        "state": claim.state,
        "status": claim.status,
        "citations": measured.citations,
        "independentAtWorst": measured.minimum,
        "independentAsKnown": measured.maximum,
        **filled(
            temporalCoverage=claim.as_of,
            comment=claim.note,
            correctedBy=claim.corrected_by,
            wasDerivedFrom=under,
            hadPrimarySource=list(_first_hand(dossier, claim, names)),
            deniedBy=_of_status(names, claim, AttributionStatus.DENIED),
            speculatedBy=_of_status(names, claim, AttributionStatus.SPECULATED),
            refutedBy=[names.of("evidence", row.id) for row in held if row.bearing is Bearing.REFUTES],
        ),
        **laid_aside(claim, names),
    }


def _first_hand(dossier: Dossier, claim: ClaimRow, names: Names) -> Iterator[str]:
    """The statements, as their own sources made them, and the evidence of those with whom a path begins. Of a source that
    this audience knows as unnamed only where it says that it knows for itself: what sort of source it is, is not told."""
    ends = dossier.independence(claim).ends
    origins = {end.source for end in ends if end.kind is EndKind.ORIGIN}
    shown = {key for key in origins if end_kind(dossier.sources.rows[key].kind, None) is not EndKind.UNNAMED}
    for row in claimants(dossier.sources, claim):
        if row.source_id in (origins if row.first_hand else shown):
            yield names.of("statement", row.id, len(row.via))
    yield from (names.of("evidence", row.id) for row in claim.evidence if row.supports and row.source_id in shown)


def _of_status(names: Names, claim: ClaimRow, status: AttributionStatus) -> list[str]:
    return [names.of("statement", row.id, 0) for row in claim.attributions if row.live and row.status is status]


def _words(claim: ClaimRow, row: PassageRow, names: Names) -> str:
    return names.of("passage", claim.number, row.revision, row.start, row.end)


def _passage(claim: ClaimRow, row: PassageRow, names: Names) -> Node:
    return {
        "id": _words(claim, row, names),
        "type": ["Entity", "Quotation"],
        "value": row.exact,
        "wasQuotedFrom": names.of("text", row.revision),
        "start": row.start,
        "end": row.end,
    }


def _statements(dossier: Dossier, row: AttributionRow, names: Names) -> Iterator[Node]:
    """One statement for everybody on the chain, nearest the reader first, each taken from the next."""
    quoted = row.quote is not None or row.mode is AttributionMode.QUOTE
    for place, (key, following) in enumerate(pairwise((*row.chain, None))):
        assert key is not None
        node = _made_by(dossier, key, names)
        if following is not None:
            node["wasQuotedFrom" if quoted else "wasDerivedFrom"] = names.of("statement", row.id, place + 1)
        else:
            node |= filled(
                value=row.quote,
                cue=row.cue,
                dateCreated=row.said_on,
                locator=row.locator,
                comment=row.note,
            )
        yield {
            "id": names.of("statement", row.id, place),
            "type": ["Entity", "Quotation"] if row.quote is not None and following is None else "Entity",
            "status": row.status,
            **node,
            **taken_back(names, "attribution", row.id, row.retracted_at),
        }


def _evidence(dossier: Dossier, row: EvidenceRow, names: Names) -> Node:
    made = _made_by(dossier, row.source_id, names)
    if row.excerpt and "wasDerivedFrom" in made:
        made = {"wasQuotedFrom": made["wasDerivedFrom"]}
    return {
        "id": names.of("evidence", row.id),
        "type": "Entity",
        "bearing": row.bearing,
        **made,
        **filled(
            value=row.excerpt,
            locator=row.locator,
            url=iri(row.url),
            archivedAt=iri(row.archived_url),
            sha256=row.sha256,
            comment=row.note,
        ),
        **taken_back(names, "evidence", row.id, row.retracted_at),
    }


def _made_by(dossier: Dossier, key: int, names: Names) -> Node:
    """Whose it is, where the source is somebody; where it is a thing, what it was taken from."""
    link = "wasAttributedTo" if dossier.sources.rows[key].kind in AGENTS else "wasDerivedFrom"
    return {link: names.of("source", key)}
