"""Loading sources and how they drew on each other as plain rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from tracker.models import Alias, Derivation, Source
from tracker.models.dossier import Sources
from tracker.models.rows import ClaimRow, DerivationRow, SourceRow
from tracker.store.claim_rows import BATCH

_STEPS = 12
"""Steps of derivations looked up one by one."""

SOURCE = [
    Source.__table__.c[name]
    for name in [
        "id",
        "name",
        "kind",
        "genre",
        "terms",
        "confidential",
        "description",
        "retracted_at",
        "retracted_why",
        "why_unnamed",
        "known_to_id",
    ]
]
_DERIVATION = [
    Derivation.__table__.c[name]
    for name in [
        "id",
        "source_id",
        "drew_on_id",
        "kind",
        "assessment",
        "article_id",
        "claim_id",
        "note",
        "retracted_at",
    ]
]


def load_sources(session: Session, claims: Sequence[ClaimRow], also: Iterable[int] = ()) -> Sources:
    """Every source these claims, and `also`, can reach, and the hands behind them: the closure, found in the database, a
    step of the derivations at a time; where they go on and on, all sources are loaded instead. A derivation that holds for
    other stories or claims alone leads nowhere."""
    claim_ids, article_ids = {claim.id for claim in claims}, {claim.article_id for claim in claims}
    named = set(also)
    named |= {key for claim in claims for row in claim.attributions for key in row.chain}
    named.update(row.source_id for claim in claims for row in claim.evidence)
    rows: dict[int, SourceRow] = {}
    derivations: dict[int, DerivationRow] = {}
    fresh = named
    for _ in range(_STEPS):
        if not fresh:
            within = (row for _, row in sorted(derivations.items()) if row.source_id in rows and row.drew_on_id in rows)
            return Sources(rows, tuple(within))
        for row in _in_parts(session, SOURCE, Source.__table__.c.id, fresh):
            rows[row[0]] = SourceRow(*row)
        met = {row.id: row for row in _edges(session, fresh)}
        derivations |= met
        fresh = {
            key
            for row in met.values()
            if (row.claim_id is None or row.claim_id in claim_ids)
            and (row.article_id is None or row.article_id in article_ids)
            for key in (row.source_id, row.drew_on_id)
        } - rows.keys()
    return load_all_sources(session)


def _edges(session: Session, keys: set[int]) -> Iterator[DerivationRow]:
    """Where these sources lead: what they drew on, and their hand-mates in either direction."""
    table = Derivation.__table__
    hands = [table.c.kind == "controlled_by"]
    for column, conditions in ((table.c.source_id, []), (table.c.drew_on_id, hands)):
        for row in _in_parts(session, _DERIVATION, column, keys, *conditions):
            yield DerivationRow(*row)


def _in_parts(
    session: Session, columns: list[Any], column: Any, keys: set[int], *conditions: ColumnElement[bool]
) -> Iterator[Any]:
    ordered = sorted(keys)
    for start in range(0, len(ordered), BATCH):
        part = ordered[start : start + BATCH]
        yield from session.execute(select(*columns).where(column.in_(part), *conditions))


def load_all_sources(session: Session) -> Sources:
    """Every source and derivation on file, for walking a whole desk."""
    rows = {row[0]: SourceRow(*row) for row in session.execute(select(*SOURCE))}
    derivations = tuple(DerivationRow(*row) for row in session.execute(select(*_DERIVATION).order_by(Derivation.id)))
    return Sources(rows, derivations)


def with_aliases(session: Session, sources: Sources) -> Sources:
    """The same, each source with the other names it goes by."""
    aliases: dict[int, list[str]] = {}
    table = Alias.__table__
    for key, name in _in_parts(session, [table.c.source_id, table.c.name], table.c.source_id, set(sources.rows)):
        aliases.setdefault(key, []).append(name)
    rows = {key: replace(row, aliases=tuple(sorted(aliases.get(key, ())))) for key, row in sources.rows.items()}
    return Sources(rows, sources.derivations)
