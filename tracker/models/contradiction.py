"""Claims that cannot all be true."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker.models.base import Base


class Contradiction(Base):
    """A group of claims of which one at most is true: two death tolls, two dates."""

    __tablename__ = "contradiction"

    name: Mapped[str] = mapped_column(unique=True)
    note: Mapped[str | None]


class ContradictionMember(Base):
    """One claim in such a group."""

    __tablename__ = "contradiction_member"
    __table_args__ = (UniqueConstraint("contradiction_id", "claim_id"),)

    contradiction_id: Mapped[int] = mapped_column(ForeignKey("contradiction.id"))
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), index=True)
    removed_at: Mapped[dt.datetime | None]
    removed_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
