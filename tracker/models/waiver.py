"""A finding that an editor has accepted, for a time."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from tracker.models.base import Base


class Waiver(Base):
    """One rule is waived on one claim, with a reason and an end date."""

    __tablename__ = "waiver"

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), index=True)
    rule: Mapped[str]
    finding: Mapped[str | None]
    """What the audit said when it was waived; NULL where it had nothing to say yet."""
    reason: Mapped[str]
    until: Mapped[str]
    """The last day on which it holds, an ISO 8601 date, UTC."""
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[dt.datetime]
    withdrawn_at: Mapped[dt.datetime | None]
    withdrawn_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    withdrawn_why: Mapped[str | None]
