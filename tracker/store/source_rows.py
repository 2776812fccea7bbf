"""Loading sources and how they drew on each other as plain rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

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
_IN_STORY = """
    SELECT name FROM source WHERE id IN (
        SELECT attribution.source_id FROM claim CROSS JOIN attribution ON attribution.claim_id = claim.id
        WHERE claim.article_id = ?
        UNION SELECT via.source_id FROM claim CROSS JOIN attribution ON attribution.claim_id = claim.id
        CROSS JOIN via ON via.attribution_id = attribution.id WHERE claim.article_id = ?
        UNION SELECT evidence.source_id FROM claim CROSS JOIN evidence ON evidence.claim_id = claim.id
        WHERE claim.article_id = ?
    )
"""
_Edge: TypeAlias = tuple[Any, ...]
"""A row of `derivation` as it is stored: the columns of `_DERIVATION`."""
_KIND, _GENRE, _TERMS = words_of(SourceKind), words_of(SourceGenre), words_of(SourceTerms)
_DREW, _ASSESSED = words_of(DerivationKind), words_of(Assessment)


def load_sources(
    session: Session, claims: Sequence[ClaimRow], also: Iterable[int] = (), *, aliases: bool = False
) -> Sources:
    """Every source these claims, and `also`, can reach, and the hands behind them: the closure, found in the database, a
    step of the derivations at a time; where they go on and on, all sources are loaded instead. A derivation that holds for
    other stories or claims alone leads nowhere.

    Args:
        aliases: whether each comes with the other names it goes by.
    """
    claim_ids, article_ids = {claim.id for claim in claims}, {claim.article_id for claim in claims}
    connection, named = session.connection(), set(also)
    named |= {key for claim in claims for row in claim.attributions for key in row.chain}
    named.update(row.source_id for claim in claims for row in claim.evidence)
    rows: dict[int, SourceRow] = {}
    derivations: dict[int, _Edge] = {}
    fresh = named
    for _ in range(_STEPS):
        if not fresh:
            if aliases:
                rows = _with_other_names(connection, rows)
            within = (row for _, row in sorted(derivations.items()) if row[1] in rows and row[2] in rows)
            return Sources(rows, tuple(map(_derivation, within)))
        for named_so, values in _in_parts("id", fresh):
            rows |= sources_where(connection, named_so, values)
        met = {row[0]: row for row in _edges(connection, fresh)}
        derivations |= met
        fresh = {
            key
            for _, source, drew_on, _, _, article, claim, _, _ in met.values()
            if (claim is None or claim in claim_ids) and (article is None or article in article_ids)
            for key in (source, drew_on)
        } - rows.keys()
    everything = load_all_sources(session)
    return with_aliases(session, everything) if aliases else everything


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


def _edges(connection: Connection, keys: set[int]) -> Iterator[_Edge]:
    """Where these sources lead: what they drew on, and their hand-mates in either direction. Many lead out of what is wanted,
    so none is made a row of before it is known to be kept."""
    for named_so, values in _in_parts("source_id", keys):
        yield from read_raw(connection, f"SELECT {_DERIVATION} FROM derivation WHERE {named_so}", values)
    for named_so, values in _in_parts("drew_on_id", keys):
        mates = f"WHERE {named_so} AND kind = '{DerivationKind.CONTROLLED_BY}'"
        yield from read_raw(connection, f"SELECT {_DERIVATION} FROM derivation {mates}", values)


def _derivation(row: _Edge) -> DerivationRow:
    key, source, drew_on, kind, assessment, article, claim, note, gone = row
    retracted = None if gone is None else utc_moment(gone)
    return DerivationRow(key, source, drew_on, _DREW[kind], _ASSESSED[assessment], article, claim, note, retracted)


def _in_parts(column: str, keys: set[int]) -> Iterator[tuple[str, list[int]]]:
    """Conditions that name these keys, each with its values."""
    ordered = sorted(keys)
    for start in range(0, len(ordered), BATCH):
        part = ordered[start : start + BATCH]
        yield f"{column} IN ({', '.join('?' * len(part))})", part


def load_all_sources(session: Session) -> Sources:
    """Every source and derivation on file, for walking a whole desk."""
    connection = session.connection()
    derivations = map(_derivation, read_raw(connection, f"SELECT {_DERIVATION} FROM derivation ORDER BY id"))
    return Sources(sources_where(connection, "1 = 1"), tuple(derivations))


def with_aliases(session: Session, sources: Sources) -> Sources:
    """The same, each source with the other names it goes by."""
    return Sources(_with_other_names(session.connection(), sources.rows), sources.derivations)


def _with_other_names(connection: Connection, rows: Mapping[int, SourceRow]) -> dict[int, SourceRow]:
    aliases: dict[int, list[str]] = {}
    for named_so, values in _in_parts("source_id", set(rows)):
        for key, name in read_raw(connection, f"SELECT source_id, name FROM alias WHERE {named_so}", values):
            aliases.setdefault(key, []).append(name)
    found = dict(rows)
    for key, names in aliases.items():
        found[key] = replace(rows[key], aliases=tuple(sorted(names)))
    return found


def names_in_story(connection: Connection, article_id: int) -> list[str]:
    """The names of the sources that the claims of an article name: who says so, by whom it came, who holds it. One question."""
    return [name for (name,) in read_raw(connection, _IN_STORY, (article_id,) * 3)]
