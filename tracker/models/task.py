"""What a correction leaves to do: a story that carries the corrected claim is to be looked at."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker.models.base import Base


class Task(Base):
    """One story that carries a claim which has been corrected, until somebody has seen to it."""

    __tablename__ = "task"
    __table_args__ = (UniqueConstraint("claim_id", "article_id"),)

    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"), index=True)
    """The story that carries it, or one that says the same."""
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    """The claim that was corrected."""
    carried_by_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    """The claim of that story that says it: in its own story the corrected claim itself."""
    at: Mapped[dt.datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    """Who corrected it."""
    done_at: Mapped[dt.datetime | None]
    done_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    note: Mapped[str | None]
    """What was done about it."""
