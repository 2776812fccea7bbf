"""One checkable assertion, and where it stands in the text."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.domain.vocabulary import AttributionStatus, ReviewState, Risk
from tracker.models.article import Article
from tracker.models.base import Base, word


class Claim(Base):
    """One checkable assertion, in the affirmative, with where the desk's checking of it stands."""

    __tablename__ = "claim"
    __table_args__ = (
        UniqueConstraint("article_id", "number"),
        CheckConstraint("number >= 1", name="number"),
        CheckConstraint("version >= 1", name="version"),
        Index("ix_claim_state_article_id_number", "state", "article_id", "number"),
        Index("ix_claim_corrected_by_id", "corrected_by_id", sqlite_where=text("corrected_by_id IS NOT NULL")),
    )

    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"))
    number: Mapped[int]
    text: Mapped[str]
    status: Mapped[AttributionStatus] = mapped_column(word(AttributionStatus, "status"))
    """How the article itself puts it."""
    risk: Mapped[Risk] = mapped_column(word(Risk, "risk"), default=Risk.NORMAL)
    about: Mapped[str | None]
    """The party it concerns."""
    allegation: Mapped[bool] = mapped_column(default=False)
    as_of: Mapped[str | None]
    """The day it was true, an ISO 8601 date."""
    note: Mapped[str | None]
    state: Mapped[ReviewState] = mapped_column(word(ReviewState, "state"), default=ReviewState.UNREVIEWED)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    """Who logged it; may not approve it."""
    version: Mapped[int] = mapped_column(default=1)
    """Goes up whenever what somebody looked at is no longer so: the state moves, the claim is edited, something against
    it comes in, or what it stands on is taken away. Added support leaves it: a decision is signed at a version."""
    corrected_by_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"))
    """The claim that replaced it, once it has been corrected."""
    imported_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    """Who else brought what it says on file, and may not approve it either: whoever imported it from a file that names somebody
    else as its author; of a part of a claim that was split, who logged or imported the whole."""

    article: Mapped[Article] = relationship(lazy="raise")

    __mapper_args__ = {"version_id_col": version, "version_id_generator": False}  # noqa: RUF012 - read once

    @property
    def label(self) -> str:
        """How people name it: `kim-train#12`. The article must be loaded."""
        return f"{self.article.slug}#{self.number}"


class Passage(Base):
    """Where a claim stands in a revision: Unicode code points from `start` up to `end`."""

    __tablename__ = "passage"
    __table_args__ = (
        UniqueConstraint("claim_id", "revision_id", "start", "end"),
        CheckConstraint('start >= 0 AND "end" > start', name="span"),
    )

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"), index=True)
    start: Mapped[int]
    end: Mapped[int]
    exact: Mapped[str]
    prefix: Mapped[str]
    suffix: Mapped[str]
