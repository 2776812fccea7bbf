"""Finding what came of asking people to answer claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.domain.vocabulary import ReplyOutcome
from tracker.models import Article, Claim, Person, Reply
from tracker.store.session import read_raw

_REPLY, _CLAIM, _ARTICLE, _PERSON = Reply.__table__, Claim.__table__, Article.__table__, Person.__table__
_FIELDS = ["id", "party", "asked_on", "channel", "deadline", "outcome", "answer", "stands", "note", "retracted_why"]


def reply_listing(session: Session, article_id: int | None, claim_id: int | None) -> Iterator[dict[str, Any]]:
    """Everybody who was asked, by claim and in the order of asking: on one claim, in one article, or at the whole desk."""
    statement = (
        select(_ARTICLE.c.slug, _CLAIM.c.number, _PERSON.c.initials, *(_REPLY.c[name] for name in _FIELDS))
        .join_from(_REPLY, _CLAIM, _CLAIM.c.id == _REPLY.c.claim_id)
        .join(_ARTICLE, _ARTICLE.c.id == _CLAIM.c.article_id)
        .outerjoin(_PERSON, _PERSON.c.id == _REPLY.c.asked_by_id)
        .order_by(_CLAIM.c.article_id, _CLAIM.c.number, _REPLY.c.id)
    )
    if claim_id is not None:
        statement = statement.where(_REPLY.c.claim_id == claim_id)
    if article_id is not None:
        statement = statement.where(_CLAIM.c.article_id == article_id)
    for slug, number, initials, *values in session.execute(statement):
        found = dict(zip(_FIELDS, values, strict=True))
        yield {
            "id": found.pop("id"),
            "claim": f"{slug}#{number}",
            "asked_by": initials,
            **found,
            "outcome": found["outcome"].value,
        }


def next_deadlines(session: Session, articles: Sequence[int] | None = None) -> dict[int, str]:
    """Article id -> the first day (ISO 8601) by which somebody who has not answered yet was to answer on one of its claims; of
    every article, or of these, no more than one statement takes."""
    some = "1 = 1" if articles is None else f"claim.article_id IN ({', '.join('?' * len(articles)) or 'NULL'})"
    statement = (
        "SELECT claim.article_id, min(reply.deadline) FROM reply JOIN claim ON claim.id = reply.claim_id "
        f"WHERE reply.outcome = '{ReplyOutcome.AWAITED}' AND reply.retracted_at IS NULL "
        f"AND reply.deadline IS NOT NULL AND {some} GROUP BY claim.article_id"
    )
    return dict(read_raw(session.connection(), statement, articles or ()).fetchall())
