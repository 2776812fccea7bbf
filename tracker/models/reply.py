"""The right of reply: who was asked about a claim, and what came of it."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from tracker.domain.vocabulary import ReplyOutcome
from tracker.models.base import Base, word


class Reply(Base):
    """One party was asked to answer one claim."""

    __tablename__ = "reply"

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), index=True)
    party: Mapped[str]
    asked_on: Mapped[str]
    """An ISO 8601 date."""
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    channel: Mapped[str | None]
    """How: by mail, by telephone."""
    deadline: Mapped[str | None]
    """An ISO 8601 date."""
    outcome: Mapped[ReplyOutcome] = mapped_column(word(ReplyOutcome, "outcome"))
    answer: Mapped[str | None]
    stands: Mapped[str | None]
    """The words of the story that carry the answer."""
    note: Mapped[str | None]
    retracted_at: Mapped[dt.datetime | None]
    retracted_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    retracted_why: Mapped[str | None]
