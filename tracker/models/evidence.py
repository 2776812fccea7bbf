"""The thing we hold."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker.domain.vocabulary import Bearing
from tracker.models.base import Base, word


class Evidence(Base):
    """One thing we hold that bears on a claim."""

    __tablename__ = "evidence"
    __table_args__ = (
        UniqueConstraint("claim_id", "number"),
        CheckConstraint("number >= 1", name="number"),
    )

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    number: Mapped[int]
    """Its order among the evidence on the claim, from 1."""
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id"), index=True)
    bearing: Mapped[Bearing] = mapped_column(word(Bearing, "bearing"))
    excerpt: Mapped[str | None]
    locator: Mapped[str | None]
    """Where in it: page, paragraph, time code."""
    url: Mapped[str | None]
    archived_url: Mapped[str | None]
    sha256: Mapped[str | None]
    """Of the file we hold, which lies under this name in the folder beside the desk; where there is no file's name, of the
    archived copy, which somebody else keeps."""
    file_name: Mapped[str | None]
    note: Mapped[str | None]
    retracted_at: Mapped[dt.datetime | None]
    retracted_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    retracted_why: Mapped[str | None]
