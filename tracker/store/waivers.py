"""Finding waivers."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.models import Article, Claim, Waiver


def waivers_of(session: Session, claim_id: int, rule: str) -> list[Waiver]:
    """Every waiver of a rule on a claim, withdrawn and expired ones too, oldest first."""
    statement = select(Waiver).where(Waiver.claim_id == claim_id, Waiver.rule == rule).order_by(Waiver.id)
    return list(session.scalars(statement))


def open_waivers(session: Session, claim_id: int, today: str) -> list[Waiver]:
    """Those on a claim that hold on this day, an ISO 8601 date, oldest first."""
    statement = select(Waiver).where(Waiver.claim_id == claim_id, Waiver.withdrawn_at.is_(None), Waiver.until >= today)
    return list(session.scalars(statement.order_by(Waiver.id)))


def waived_articles(session: Session) -> list[str]:
    """The slugs of the articles that have waivers, in the order of filing."""
    with_waivers = select(Claim.article_id).join(Waiver, Waiver.claim_id == Claim.id)
    return list(session.scalars(select(Article.slug).where(Article.id.in_(with_waivers)).order_by(Article.id)))
