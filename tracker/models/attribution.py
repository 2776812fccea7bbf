"""Who says so, and how it reached us."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker.domain.vocabulary import AttributionMode, AttributionStatus
from tracker.models.base import Base, word


class Attribution(Base):
    """One source's stance to one claim, with the chain that brought it to us."""

    __tablename__ = "attribution"
    __table_args__ = (
        UniqueConstraint("claim_id", "source_id", "chain", "status"),
        CheckConstraint("status <> 'unattributed'", name="somebody"),
    )

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id"), index=True)
    """Who said it."""
    chain: Mapped[str] = mapped_column(default="")
    """The keys of the sources that passed it on, nearest the reader first, comma between: "3,17". The `via` rows again,
    in the form that a unique constraint can hold and a listing can read without a join."""
    status: Mapped[AttributionStatus] = mapped_column(word(AttributionStatus, "status"))
    cue: Mapped[str | None]
    quote: Mapped[str | None]
    mode: Mapped[AttributionMode | None] = mapped_column(word(AttributionMode, "mode"))
    first_hand: Mapped[bool | None]
    said_on: Mapped[str | None]
    locator: Mapped[str | None]
    note: Mapped[str | None]
    checked_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    checked_at: Mapped[dt.datetime | None]
    retracted_at: Mapped[dt.datetime | None]
    retracted_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    retracted_why: Mapped[str | None]

    @property
    def via(self) -> tuple[int, ...]:
        """The keys of the sources that passed it on, nearest the reader first."""
        return tuple(int(key) for key in self.chain.split(",")) if self.chain else ()


class Via(Base):
    """One link of an attribution's chain; position 0 is nearest the reader."""

    __tablename__ = "via"
    __table_args__ = (
        UniqueConstraint("attribution_id", "position"),
        UniqueConstraint("source_id", "attribution_id"),
        CheckConstraint("position >= 0", name="position"),
    )

    attribution_id: Mapped[int] = mapped_column(ForeignKey("attribution.id"))
    position: Mapped[int]
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id"))
