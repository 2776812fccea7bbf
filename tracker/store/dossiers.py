"""Loading claims with all that hangs on them as plain rows: a fixed number of queries, however many claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Select, Table, select
from sqlalchemy.orm import Session

from tracker.models import (
    Article,
    Attribution,
    Claim,
    Derivation,
    Evidence,
    Hold,
    Passage,
    Review,
    Revision,
    Source,
)
from tracker.models.base import now
from tracker.models.dossier import (
    AttributionRow,
    ClaimRow,
    DerivationRow,
    Dossier,
    EvidenceRow,
    HoldRow,
    PassageRow,
    ReviewRow,
    SourceRow,
    Sources,
)
from tracker.store import ledger
from tracker.store.articles import get_article, newest_revision
from tracker.store.people import person_rows
from tracker.store.settings import setting_value

_BATCH = 500
"""Claims fetched together: SQLite takes that many keys in one statement on any build."""

_STEPS = 12
"""Steps of derivations looked up one by one."""

_CLAIM_TABLE, _ARTICLE = Claim.__table__, Article.__table__
_PASSAGE, _REVISION = Passage.__table__, Revision.__table__

Keys: TypeAlias = Sequence[int] | Select[int]
"""Which claims: by id, or as a query for ids where there may be too many to name."""

_ATTRIBUTION = [
    Attribution.__table__.c[name]
    for name in [
        "claim_id",
        "id",
        "source_id",
        "status",
        "chain",
        "first_hand",
        "cue",
        "quote",
        "mode",
        "said_on",
        "locator",
        "note",
        "checked_by_id",
        "checked_at",
        "retracted_at",
        "retracted_why",
    ]
]
_EVIDENCE = [
    Evidence.__table__.c[name]
    for name in [
        "claim_id",
        "id",
        "number",
        "source_id",
        "bearing",
        "excerpt",
        "locator",
        "url",
        "archived_url",
        "sha256",
        "file_name",
        "note",
        "retracted_at",
        "retracted_why",
    ]
]
_CLAIM = [
    Claim.__table__.c[name]
    for name in [
        "id",
        "article_id",
        "number",
        "text",
        "status",
        "risk",
        "state",
        "version",
        "about",
        "allegation",
        "as_of",
        "note",
        "author_id",
    ]
]
_SOURCE = [
    Source.__table__.c[name]
    for name in ["id", "name", "kind", "genre", "terms", "confidential", "description", "retracted_at", "retracted_why"]
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


def load_claims(
    session: Session, keys: Sequence[int], *, history: bool = True, sourcing: bool = True
) -> list[ClaimRow]:
    """These claims in the order of the keys: with `sourcing` their passages, attributions and evidence, with `history` their
    reviews and holds."""
    found: dict[int, ClaimRow] = {}
    for start in range(0, len(keys), _BATCH):
        part = keys[start : start + _BATCH]
        for claim in _batch(session, part, history=history, sourcing=sourcing):
            found[claim.id] = claim
    return [found[key] for key in keys if key in found]


def _batch(session: Session, keys: Keys, *, history: bool, sourcing: bool) -> Iterator[ClaimRow]:
    attributions = _grouped(session, _ATTRIBUTION, keys, _attribution) if sourcing else {}
    evidence = _grouped(session, _EVIDENCE, keys, lambda row: EvidenceRow(*row[1:])) if sourcing else {}
    passages = _passages(session, keys) if sourcing else {}
    reviews = _reviews(session, keys) if history else {}
    holds = _holds(session, keys) if history else {}
    joined = _CLAIM_TABLE.join(_ARTICLE, _ARTICLE.c.id == _CLAIM_TABLE.c.article_id)
    statement = select(*_CLAIM, _ARTICLE.c.slug).select_from(joined).where(_CLAIM_TABLE.c.id.in_(keys))
    for row in session.execute(statement):
        key, article_id, number, text, status, risk, state, version, about, allegation, as_of, note, author, slug = row
        yield ClaimRow(
            key,
            f"{slug}#{number}",
            number,
            text,
            status,
            article_id,
            risk,
            state,
            version,
            about,
            allegation,
            as_of,
            note,
            author,
            tuple(passages.get(key, ())),
            tuple(attributions.get(key, ())),
            tuple(evidence.get(key, ())),
            tuple(reviews.get(key, ())),
            holds.get(key),
        )


def _grouped(session: Session, columns: list[Any], keys: Keys, build: Any) -> dict[int, list[Any]]:
    table: Table = columns[0].table
    rows: dict[int, list[Any]] = defaultdict(list)
    statement = select(*columns).where(columns[0].in_(keys)).order_by(table.c.claim_id, table.c.id)
    for row in session.execute(statement):
        rows[row[0]].append(build(row))
    return rows


def _attribution(row: Any) -> AttributionRow:
    _, key, source_id, status, chain, *rest = row
    via = tuple(map(int, chain.split(","))) if chain else ()
    return AttributionRow(key, source_id, status, via, *rest)


def _passages(session: Session, keys: Keys) -> dict[int, list[PassageRow]]:
    rows: dict[int, list[PassageRow]] = defaultdict(list)
    statement = (
        select(_PASSAGE.c.claim_id, _REVISION.c.number, _PASSAGE.c.start, _PASSAGE.c.end, _PASSAGE.c.exact)
        .join_from(_PASSAGE, _REVISION, _REVISION.c.id == _PASSAGE.c.revision_id)
        .where(_PASSAGE.c.claim_id.in_(keys))
        .order_by(_REVISION.c.number, _PASSAGE.c.start, _PASSAGE.c.end)
    )
    for claim_id, revision, start, end, exact in session.execute(statement):
        rows[claim_id].append(PassageRow(revision, start, end, exact))
    return rows


def _reviews(session: Session, keys: Keys) -> dict[int, list[ReviewRow]]:
    rows: dict[int, list[ReviewRow]] = defaultdict(list)
    names = ["claim_id", "act", "from_state", "to_state", "outcome", "by_id", "at", "reason", "claim_version"]
    columns = [Review.__table__.c[name] for name in names]
    for row in session.execute(select(*columns).where(Review.claim_id.in_(keys)).order_by(Review.id)):
        rows[row[0]].append(ReviewRow(*row[1:]))
    return rows


def _holds(session: Session, keys: Keys) -> dict[int, HoldRow]:
    statement = select(Hold.claim_id, Hold.person_id, Hold.purpose, Hold.at, Hold.until).where(
        Hold.claim_id.in_(keys), Hold.ended_at.is_(None), Hold.until > now()
    )
    return {row[0]: HoldRow(*row[1:]) for row in session.execute(statement)}


def load_sources(session: Session, claims: Sequence[ClaimRow]) -> Sources:
    """Every source these claims can reach, and the hands behind them: the closure, found in the database, a step of the
    derivations at a time; where they go on and on, all sources are loaded instead."""
    named = {key for claim in claims for row in claim.attributions for key in row.chain}
    named.update(row.source_id for claim in claims for row in claim.evidence)
    rows: dict[int, SourceRow] = {}
    derivations: dict[int, DerivationRow] = {}
    fresh = named
    for _ in range(_STEPS):
        if not fresh:
            return Sources(rows, tuple(derivations[key] for key in sorted(derivations)))
        for row in _in_parts(session, _SOURCE, Source.__table__.c.id, fresh):
            rows[row[0]] = SourceRow(*row)
        fresh = {key for edge in _edges(session, fresh, derivations) for key in edge} - rows.keys()
    return load_all_sources(session)


def _edges(session: Session, keys: set[int], derivations: dict[int, DerivationRow]) -> Iterator[tuple[int, int]]:
    """Where these sources lead: what they drew on, and their hand-mates in either direction."""
    table = Derivation.__table__
    hands = [table.c.kind == "controlled_by"]
    for column, conditions in ((table.c.source_id, []), (table.c.drew_on_id, hands)):
        for row in _in_parts(session, _DERIVATION, column, keys, *conditions):
            derivations[row[0]] = DerivationRow(*row)
            yield row[1], row[2]


def _in_parts(
    session: Session, columns: list[Any], column: Any, keys: set[int], *conditions: ColumnElement[bool]
) -> Iterator[Any]:
    ordered = sorted(keys)
    for start in range(0, len(ordered), _BATCH):
        part = ordered[start : start + _BATCH]
        yield from session.execute(select(*columns).where(column.in_(part), *conditions))


def load_all_sources(session: Session) -> Sources:
    """Every source and derivation on file, for walking a whole desk."""
    rows = {row[0]: SourceRow(*row) for row in session.execute(select(*_SOURCE))}
    derivations = tuple(DerivationRow(*row) for row in session.execute(select(*_DERIVATION).order_by(Derivation.id)))
    return Sources(rows, derivations)


def load(session: Session, slug: str, sources: Sources | None = None) -> Dossier:
    """One article's whole file, in a fixed number of queries however long it is, and a few for each step that its
    sources drew on others.

    `sources` may be given where many articles are walked, so that the whole desk's are loaded once.

    Raises:
        NotOnFileError: there is no such article.
    """
    article = get_article(session, slug)
    revision = newest_revision(session, article.id)
    of_article = select(Claim.id).where(Claim.article_id == article.id)
    claims = tuple(sorted(_batch(session, of_article, history=True, sourcing=True), key=lambda claim: claim.number))
    people = person_rows(session)
    newest = ledger.head(session.connection())
    return Dossier(
        article_id=article.id,
        slug=article.slug,
        headline=article.headline,
        language=article.language,
        stage=article.stage,
        reporter=people.get(article.reporter_id or 0),
        revision=revision.number if revision else None,
        text=revision.text if revision else "",
        sha256=revision.sha256 if revision else None,
        claims=claims,
        sources=sources if sources is not None else load_sources(session, claims),
        people=people,
        second_person=setting_value(session, "second-person"),
        ledger_seq=newest.seq,
        ledger_head=newest.hash,
    )
