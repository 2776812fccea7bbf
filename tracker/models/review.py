"""The checking of a claim: who is on it, and every step taken."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from tracker.domain.vocabulary import ReviewAct, ReviewState
from tracker.models.base import Base, word


class Hold(Base):
    """Who is on a claim, for what, until when. At most one on a claim has not ended."""

    __tablename__ = "hold"
    __table_args__ = (
        Index(
            "uq_hold_open",
            "claim_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
        ),
    )

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    purpose: Mapped[str | None]
    at: Mapped[dt.datetime]
    until: Mapped[dt.datetime]
    assigned_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    ended_at: Mapped[dt.datetime | None]


class Review(Base):
    """One step of the review of one claim."""

    __tablename__ = "review"

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), index=True)
    act: Mapped[ReviewAct] = mapped_column(word(ReviewAct, "act"))
    from_state: Mapped[ReviewState] = mapped_column(word(ReviewState, "from_state"))
    to_state: Mapped[ReviewState] = mapped_column(word(ReviewState, "to_state"))
    outcome: Mapped[ReviewState | None] = mapped_column(word(ReviewState, "outcome"))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    """Nobody, where the system reopened the claim."""
    at: Mapped[dt.datetime]
    reason: Mapped[str | None]
    claim_version: Mapped[int]
    """The version of the claim that was looked at."""
    overrides: Mapped[str | None]
    """The rules, comma between, that stood against the outcome and were overridden: "contradiction,source-retracted"."""
