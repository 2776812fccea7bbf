"""Loading claims with all that hangs on them as plain rows: a fixed number of queries, however many claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from sqlalchemy import Select, Table, select
from sqlalchemy.orm import Session

from tracker.models import Article, Attribution, Claim, Evidence, Hold, Passage, Reply, Review, Revision, Waiver
from tracker.models.base import now
from tracker.models.rows import (
    AttributionRow,
    ClaimRow,
    EvidenceRow,
    HoldRow,
    PassageRow,
    ReplyRow,
    ReviewRow,
    WaiverRow,
)

BATCH = 500
"""Keys named in one statement: SQLite takes that many on any build."""

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
_REPLY = [
    Reply.__table__.c[name]
    for name in [
        "claim_id",
        "id",
        "party",
        "asked_on",
        "asked_by_id",
        "channel",
        "deadline",
        "outcome",
        "answer",
        "stands",
        "note",
        "retracted_at",
    ]
]
_WAIVER = [
    Waiver.__table__.c[name]
    for name in ["claim_id", "id", "rule", "finding", "reason", "until", "by_id", "at", "withdrawn_at", "withdrawn_why"]
]


def load_claims(
    session: Session, keys: Sequence[int], *, history: bool = True, sourcing: bool = True
) -> list[ClaimRow]:
    """These claims in the order of the keys: with `sourcing` their passages, attributions and evidence, with `history` their
    reviews, holds, replies and waivers."""
    found: dict[int, ClaimRow] = {}
    for start in range(0, len(keys), BATCH):
        part = keys[start : start + BATCH]
        for claim in batch_of_claims(session, part, history=history, sourcing=sourcing):
            found[claim.id] = claim
    return [found[key] for key in keys if key in found]


def batch_of_claims(session: Session, keys: Keys, *, history: bool, sourcing: bool) -> Iterator[ClaimRow]:
    """The same for claims named by id or by a query, in no order."""
    attributions = _grouped(session, _ATTRIBUTION, keys, _attribution) if sourcing else {}
    evidence = _grouped(session, _EVIDENCE, keys, lambda row: EvidenceRow(*row[1:])) if sourcing else {}
    passages = _passages(session, keys) if sourcing else {}
    reviews = _reviews(session, keys) if history else {}
    holds = _holds(session, keys) if history else {}
    replies = _grouped(session, _REPLY, keys, lambda row: ReplyRow(*row[1:])) if history else {}
    waivers = _grouped(session, _WAIVER, keys, lambda row: WaiverRow(*row[1:])) if history else {}
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
            tuple(replies.get(key, ())),
            tuple(waivers.get(key, ())),
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
    names = [
        "claim_id",
        "act",
        "from_state",
        "to_state",
        "outcome",
        "by_id",
        "at",
        "reason",
        "claim_version",
        "overrides",
    ]
    columns = [Review.__table__.c[name] for name in names]
    for row in session.execute(select(*columns).where(Review.claim_id.in_(keys)).order_by(Review.id)):
        rows[row[0]].append(ReviewRow(*row[1:]))
    return rows


def _holds(session: Session, keys: Keys) -> dict[int, HoldRow]:
    statement = select(Hold.claim_id, Hold.person_id, Hold.purpose, Hold.at, Hold.until).where(
        Hold.claim_id.in_(keys), Hold.ended_at.is_(None), Hold.until > now()
    )
    return {row[0]: HoldRow(*row[1:]) for row in session.execute(statement)}
