"""What a claim is cited to: the works in which it can be read, what speaks for it and against it, and whose they are."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.vocabulary import Bearing, SourceKind
from tracker.models.dossier import Dossier
from tracker.models.rows import AttributionRow, ClaimRow, EvidenceRow, SourceRow
from tracker.reports.open_formats.json_ld import Node, filled
from tracker.reports.open_formats.names import iri
from tracker.reports.open_formats.ratings import claimants

_SPEAKERS = {
    SourceKind.PERSON: "Person",
    **dict.fromkeys((SourceKind.ORGANISATION, SourceKind.OUTLET, SourceKind.AGENCY), "Organization"),
}
"""Kinds of source that are somebody in particular."""


def appearances(dossier: Dossier, claim: ClaimRow) -> list[EvidenceRow]:
    """The evidence in which somebody who states the claim can be read stating it, where it has a web address."""
    speakers = {key for row in claimants(dossier.sources, claim) for key in row.chain}
    return [
        row
        for row in usable(dossier, claim)
        if row.bearing is Bearing.SUPPORTS and row.source_id in speakers and iri(row.url) is not None
    ]


def first_of(said: Sequence[AttributionRow], shown: Sequence[EvidenceRow]) -> EvidenceRow | None:
    """The earliest of the appearances, where all are of a day on file and one comes before the others."""
    days: dict[int, str] = {}
    for told in said:
        if told.said_on:
            days[told.source_id] = min(told.said_on, days.get(told.source_id, told.said_on))
    dated = sorted(shown, key=lambda row: days.get(row.source_id, ""))
    on = [days.get(row.source_id, "") for row in dated]
    clear = on and on[0] and not (len(on) > 1 and on[1].startswith(on[0]))
    return dated[0] if clear else None


def usable(dossier: Dossier, claim: ClaimRow) -> list[EvidenceRow]:
    """The evidence that still stands, from sources that may be named and have not been retracted."""
    rows = dossier.sources.rows
    return [
        row
        for row in claim.evidence
        if row.live and not (rows[row.source_id].confidential or rows[row.source_id].retracted)
    ]


def work(dossier: Dossier, row: EvidenceRow) -> Node:
    """A piece of evidence as a work that is cited."""
    node = signature(dossier.sources.rows[row.source_id])
    return {**node, **filled(url=iri(row.url), archivedAt=iri(row.archived_url), description=row.locator)}


def signature(source: SourceRow) -> Node:
    """A work by this source, or the source itself where it is a work."""
    author = somebody(source)
    kind = "Dataset" if source.kind is SourceKind.DATASET else "CreativeWork"
    return {"@type": kind, **(filled(name=source.name) if author is None else {"author": author})}


def somebody(source: SourceRow) -> Node | None:
    """A source as a person or an organisation; None where it is neither, or not to be named."""
    kind = None if source.confidential else _SPEAKERS.get(source.kind)
    return None if kind is None else {"@type": kind, "name": source.name}
