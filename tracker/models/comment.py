"""A remark that came with a story: a Word comment on some of its words."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker.domain.vocabulary import ProposalStanding
from tracker.models.base import Base, word


class Comment(Base):
    """One comment of a filed document. Taken to a claim it is shown with that, to the desk and its lawyer alone: it stands in
    no note, so that no bundle carries it out of the house."""

    __tablename__ = "comment"
    __table_args__ = (
        UniqueConstraint("revision_id", "number"),
        CheckConstraint('start >= 0 AND "end" >= start', name="span"),
    )

    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"))
    number: Mapped[int]
    """Its order in the document, from 1."""
    start: Mapped[int]
    end: Mapped[int]
    """The words it stands on, in code points of the revision's text."""
    author: Mapped[str | None]
    text: Mapped[str]
    made_on: Mapped[str | None]
    """When it was written, ISO 8601, as the document says."""
    standing: Mapped[ProposalStanding] = mapped_column(
        word(ProposalStanding, "standing"), default=ProposalStanding.OPEN
    )
    claim_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"))
    """The claim it was taken to."""
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    settled_at: Mapped[dt.datetime | None]
