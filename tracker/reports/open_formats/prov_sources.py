"""Sources as PROV-O: what each is, what it drew on (confirmed, or only suspected), and which were retracted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from tracker.domain.vocabulary import Assessment, DerivationKind
from tracker.models.base import utc_text
from tracker.models.dossier import Dossier
from tracker.models.rows import DerivationRow, SourceRow
from tracker.reports.audience import Copy
from tracker.reports.open_formats.json_ld import Node, filled
from tracker.reports.open_formats.names import Names
from tracker.reports.open_formats.prov_terms import AGENTS


def source_nodes(copy: Copy, names: Names) -> Iterator[Node]:
    """Every source of the story, and the retractions of those that were retracted."""
    drew = _drew(copy)
    for row in copy.dossier.sources.rows.values():
        yield _source(copy.dossier, row, drew.get(row.id, ()), names)
        if row.retracted_at is not None:
            yield retraction(names, "source", row.id, row.retracted_at, row.retracted_why)


def _drew(copy: Copy) -> dict[int, list[DerivationRow]]:
    """What holds in this story of who drew on whom, by who drew."""
    dossier, found = copy.dossier, dict[int, list[DerivationRow]]()
    claims = {claim.id for claim in dossier.claims}
    for row in copy.derivations:
        here = row.article_id in (None, dossier.article_id) and (row.claim_id is None or row.claim_id in claims)
        if row.live and here and {row.source_id, row.drew_on_id} <= dossier.sources.rows.keys():
            found.setdefault(row.source_id, []).append(row)
    return found


def _source(dossier: Dossier, row: SourceRow, drew: Sequence[DerivationRow], names: Names) -> Node:
    copied = [one for one in drew if one.kind is not DerivationKind.CONTROLLED_BY]
    ruled = [one for one in drew if one.kind is DerivationKind.CONTROLLED_BY]
    return {
        "id": names.of("source", row.id),
        "type": AGENTS.get(row.kind, ("Entity",)),
        "label": row.name,
        "kind": row.kind,
        **filled(
            genre=row.genre,
            description=row.description,
            wasDerivedFrom=_known(names, copied),
            qualifiedDerivation=[_qualified(dossier, names, one) for one in copied],
            wasInfluencedBy=_known(names, ruled),
            qualifiedInfluence=[_qualified(dossier, names, one) for one in ruled],
        ),
        **taken_back(names, "source", row.id, row.retracted_at),
    }


def _known(names: Names, drew: Sequence[DerivationRow]) -> list[str]:
    """What somebody confirmed: a suspicion is told in its qualification alone, so that nobody takes it for a fact."""
    confirmed = (one for one in drew if one.assessment is Assessment.CONFIRMED)
    return [names.of("source", key) for key in dict.fromkeys(one.drew_on_id for one in confirmed)]


def _qualified(dossier: Dossier, names: Names, row: DerivationRow) -> Node:
    ruled = row.kind is DerivationKind.CONTROLLED_BY
    number = {claim.id: claim.number for claim in dossier.claims if claim.id == row.claim_id}
    scope = names.of("claim", number[row.claim_id]) if row.claim_id in number else None
    if row.article_id is not None:
        scope = scope or names.of("story")
    return {
        "id": names.of("derivation", row.id),
        "type": "AgentInfluence" if ruled else "Derivation",
        "agent" if ruled else "entity": names.of("source", row.drew_on_id),
        "kind": row.kind,
        "assessment": row.assessment,
        **filled(scope=scope, comment=row.note),
    }


def retraction(names: Names, kind: str, key: int, at: dt.datetime, why: str | None) -> Node:
    """The act by which something was retracted."""
    act = {"id": names.of("retraction", kind, key), "type": "Activity", "label": "Retraction"}
    return {**act, "endedAtTime": utc_text(at), **filled(comment=why)}


def taken_back(names: Names, kind: str, key: int, at: dt.datetime | None) -> Node:
    """What is said of a thing that was retracted; nothing of one that stands."""
    if at is None:
        return {}
    return {
        "wasInvalidatedBy": names.of("retraction", kind, key),
        "invalidatedAtTime": utc_text(at),
    }
