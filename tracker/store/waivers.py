"""Finding waivers."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tracker.models import Claim, Waiver


def open_waivers(session: Session, claim_id: int, today: str) -> list[Waiver]:
    """Those on a claim that hold on this day, an ISO 8601 date, oldest first."""
    statement = select(Waiver).where(Waiver.claim_id == claim_id, Waiver.withdrawn_at.is_(None), Waiver.until >= today)
    return list(session.scalars(statement.order_by(Waiver.id)))


def waived_articles(session: Session) -> list[tuple[int, int]]:
    """The ids of the articles that have waivers, each with how many, in the order of filing."""
    counted = select(Claim.article_id, func.count()).join(Waiver, Waiver.claim_id == Claim.id)
    rows = session.execute(counted.group_by(Claim.article_id).order_by(Claim.article_id))
    return [(key, count) for key, count in rows]


def waived_rules(session: Session) -> set[str]:
    """The names of the rules that anybody ever waived."""
    return set(session.scalars(select(Waiver.rule).distinct()))
