"""What is on file about a claim as tags: each a value with the name of what it tells, for machines that read no sentences."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.models.dossier import Dossier
from tracker.models.rows import ClaimRow
from tracker.reports.open_formats.json_ld import Node


def tags_of(dossier: Dossier, claim: ClaimRow) -> Iterator[Node]:
    """The label, the outcome, the status, the counts, and everybody who stands under the claim or against it."""
    measured = dossier.independence(claim)
    yield _tag("claim", claim.label, "identifying")
    yield _tag("state", claim.state, "classifying")
    yield _tag("status", claim.status, "classifying")
    yield _tag("citations", str(measured.citations))
    yield _tag("independent-at-worst", str(measured.minimum))
    yield _tag("independent-as-known", str(measured.maximum))
    for key in measured.rests_on:
        yield _tag("rests-on", dossier.sources.name(key))
    for kind, key in dict.fromkeys(_parts(claim)):
        yield _tag(kind, dossier.sources.name(key))


def _parts(claim: ClaimRow) -> Iterator[tuple[str, int]]:
    """Every source that speaks, by what it does: how it stands to the claim, passes it on, or holds evidence."""
    for row in claim.attributions:
        if row.live:
            yield str(row.status), row.source_id
            yield from (("via", key) for key in row.via)
    for held in claim.evidence:
        if held.live:
            yield f"evidence-{held.bearing}", held.source_id


def _tag(kind: str, value: str, purpose: str = "tagging") -> Node:
    return {"type": ["TextualBody", "PropertyValue"], "purpose": purpose, "propertyID": kind, "value": str(value)}
