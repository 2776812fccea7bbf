"""The steps of reviews that lie near some moments: what an entry of the ledger says no more of than that it was one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.domain.vocabulary import ReviewAct, ReviewState, Risk
from tracker.models import Article, Claim, Review


class Step(NamedTuple):
    """One step of the review of a claim, and how the claim stands now."""

    claim_id: int
    slug: str
    number: int
    act: ReviewAct
    before: ReviewState
    after: ReviewState
    outcome: ReviewState | None
    at: dt.datetime
    risk: Risk

    @property
    def label(self) -> str:
        """Of the claim."""
        return f"{self.slug}#{self.number}"


def steps_between(session: Session, slugs: Collection[str], first: dt.datetime, last: dt.datetime) -> list[Step]:
    """The steps on the claims of these stories, oldest first; one statement."""
    statement = (
        select(
            Claim.id,
            Article.slug,
            Claim.number,
            Review.act,
            Review.from_state,
            Review.to_state,
            Review.outcome,
            Review.at,
            Claim.risk,
        )
        .join(Claim, Review.claim_id == Claim.id)
        .join(Claim.article)
        .where(Article.slug.in_(slugs), Review.at.between(first, last))
        .order_by(Review.id)
    )
    return [Step._make(row) for row in session.execute(statement)]
