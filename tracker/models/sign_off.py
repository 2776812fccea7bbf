"""An editor releases an exact text, and what stood under it then."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker.models.base import Base


class SignOff(Base):
    """One release of one revision, under one policy pack."""

    __tablename__ = "sign_off"

    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"), index=True)
    sha256: Mapped[str]
    """Of the text that was released: the revision's own."""
    policy: Mapped[str]
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[dt.datetime]


class SignedClaim(Base):
    """How one claim stood when the text was released."""

    __tablename__ = "signed_claim"
    __table_args__ = (
        UniqueConstraint("sign_off_id", "claim_id"),
        CheckConstraint("independent_min >= 0 AND independent_max >= independent_min", name="interval"),
    )

    sign_off_id: Mapped[int] = mapped_column(ForeignKey("sign_off.id"))
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), index=True)
    version: Mapped[int]
    independent_min: Mapped[int]
    independent_max: Mapped[int]


class SignedWaiver(Base):
    """One waiver that the release relied on."""

    __tablename__ = "signed_waiver"
    __table_args__ = (UniqueConstraint("sign_off_id", "waiver_id"),)

    sign_off_id: Mapped[int] = mapped_column(ForeignKey("sign_off.id"))
    waiver_id: Mapped[int] = mapped_column(ForeignKey("waiver.id"))
