"""Loading sources and how they drew on each other as plain rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from tracker.domain.vocabulary import Assessment, DerivationKind, SourceGenre, SourceKind, SourceTerms
from tracker.models.base import utc_moment
from tracker.models.dossier import Sources
from tracker.models.rows import ClaimRow, DerivationRow, SourceRow
from tracker.store.claim_rows import BATCH
from tracker.store.hanging_rows import words_of
from tracker.store.session import read_raw

_STEPS = 12
"""Steps of derivations looked up one by one."""

_SOURCE = (
    "id, name, kind, genre, terms, confidential, description, retracted_at, retracted_why, why_unnamed, known_to_id"
)
_DERIVATION = "id, source_id, drew_on_id, kind, assessment, article_id, claim_id, note, retracted_at"
_KIND, _GENRE, _TERMS = words_of(SourceKind), words_of(SourceGenre), words_of(SourceTerms)
_DREW, _ASSESSED = words_of(DerivationKind), words_of(Assessment)


def load_sources(session: Session, claims: Sequence[ClaimRow], also: Iterable[int] = ()) -> Sources:
    """Every source these claims, and `also`, can reach, and the hands behind them: the closure, found in the database, a
    step of the derivations at a time; where they go on and on, all sources are loaded instead. A derivation that holds for
    other stories or claims alone leads nowhere."""
    claim_ids, article_ids = {claim.id for claim in claims}, {claim.article_id for claim in claims}
    connection, named = session.connection(), set(also)
    named |= {key for claim in claims for row in claim.attributions for key in row.chain}
    named.update(row.source_id for claim in claims for row in claim.evidence)
    rows: dict[int, SourceRow] = {}
    derivations: dict[int, DerivationRow] = {}
    fresh = named
    for _ in range(_STEPS):
        if not fresh:
            within = (row for _, row in sorted(derivations.items()) if row.source_id in rows and row.drew_on_id in rows)
            return Sources(rows, tuple(within))
        for named_so, values in _in_parts("id", fresh):
            rows |= sources_where(connection, named_so, values)
        met = {row.id: row for row in _edges(connection, fresh)}
        derivations |= met
        fresh = {
            key
            for row in met.values()
            if (row.claim_id is None or row.claim_id in claim_ids)
            and (row.article_id is None or row.article_id in article_ids)
            for key in (row.source_id, row.drew_on_id)
        } - rows.keys()
    return load_all_sources(session)


def sources_where(connection: Connection, condition: str, values: Sequence[int] = ()) -> dict[int, SourceRow]:
    """The sources of which this condition holds, by id and in that order; their aliases are left out."""
    found = {}
    for row in read_raw(connection, f"SELECT {_SOURCE} FROM source WHERE {condition} ORDER BY id", values):
        key, name, kind, genre, terms, confidential, description, gone, why, unnamed, known_to = row
        retracted = None if gone is None else utc_moment(gone)
        found[key] = SourceRow(
            key,
            name,
            _KIND[kind],
            _GENRE[genre] if genre else None,
            _TERMS[terms] if terms else None,
            confidential == 1,
            description,
            retracted,
            why,
            unnamed,
            known_to,
        )
    return found


def _edges(connection: Connection, keys: set[int]) -> Iterator[DerivationRow]:
    """Where these sources lead: what they drew on, and their hand-mates in either direction."""
    for named_so, values in _in_parts("source_id", keys):
        yield from _derivations(connection, f"WHERE {named_so}", values)
    for named_so, values in _in_parts("drew_on_id", keys):
        yield from _derivations(connection, f"WHERE {named_so} AND kind = '{DerivationKind.CONTROLLED_BY}'", values)


def _derivations(connection: Connection, where: str, values: Sequence[int] = ()) -> Iterator[DerivationRow]:
    for row in read_raw(connection, f"SELECT {_DERIVATION} FROM derivation {where}", values):
        key, source, drew_on, kind, assessment, article, claim, note, gone = row
        retracted = None if gone is None else utc_moment(gone)
        yield DerivationRow(key, source, drew_on, _DREW[kind], _ASSESSED[assessment], article, claim, note, retracted)


def _in_parts(column: str, keys: set[int]) -> Iterator[tuple[str, list[int]]]:
    """Conditions that name these keys, each with its values."""
    ordered = sorted(keys)
    for start in range(0, len(ordered), BATCH):
        part = ordered[start : start + BATCH]
        yield f"{column} IN ({', '.join('?' * len(part))})", part


def load_all_sources(session: Session) -> Sources:
    """Every source and derivation on file, for walking a whole desk."""
    connection = session.connection()
    return Sources(sources_where(connection, "1 = 1"), tuple(_derivations(connection, "ORDER BY id")))


def with_aliases(session: Session, sources: Sources) -> Sources:
    """The same, each source with the other names it goes by."""
    aliases: dict[int, list[str]] = {}
    for named_so, values in _in_parts("source_id", set(sources.rows)):
        for key, name in read_raw(session.connection(), f"SELECT source_id, name FROM alias WHERE {named_so}", values):
            aliases.setdefault(key, []).append(name)
    rows = {key: replace(row, aliases=tuple(sorted(aliases.get(key, ())))) for key, row in sources.rows.items()}
    return Sources(rows, sources.derivations)
