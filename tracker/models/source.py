"""Whoever or whatever says something, and how sources hang on each other."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.domain.vocabulary import (
    Assessment,
    DerivationKind,
    Reliability,
    SourceGenre,
    SourceKind,
    SourceTerms,
)
from tracker.models.base import Base, word


class Source(Base):
    """Whoever or whatever says something. For a confidential one the name on file is the codename."""

    __tablename__ = "source"

    name: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[SourceKind] = mapped_column(word(SourceKind, "kind"))
    terms: Mapped[SourceTerms | None] = mapped_column(word(SourceTerms, "terms"))
    genre: Mapped[SourceGenre | None] = mapped_column(word(SourceGenre, "genre"))
    genre_article_id: Mapped[int | None] = mapped_column(ForeignKey("article.id"))
    """Which story, where the genre is an own earlier one."""
    reliability: Mapped[Reliability | None] = mapped_column(word(Reliability, "reliability"))
    confidential: Mapped[bool] = mapped_column(default=False)
    description: Mapped[str | None]
    """How print may describe a confidential source."""
    why_unnamed: Mapped[str | None]
    known_to_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    """Which editor knows who it is."""
    note: Mapped[str | None]
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("source.id"))
    retracted_at: Mapped[dt.datetime | None]
    retracted_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    retracted_why: Mapped[str | None]

    aliases: Mapped[list[Alias]] = relationship(lazy="selectin", order_by="Alias.name")

    @property
    def in_record(self) -> str:
        """What the reason of a reopening calls it: by name, or a confidential one by its number."""
        return f"source {self.id}" if self.confidential else self.name

    @property
    def spoken(self) -> str:
        """What an error sentence calls it: a confidential one goes unnamed there."""
        return "that source" if self.confidential else self.name


class Alias(Base):
    """Another name of a source, for people to find it by."""

    __tablename__ = "alias"
    __table_args__ = (UniqueConstraint("name", "source_id"),)

    source_id: Mapped[int] = mapped_column(ForeignKey("source.id"), index=True)
    name: Mapped[str]


class Derivation(Base):
    """One source drew on another: always, in one article, or for one claim."""

    __tablename__ = "derivation"
    __table_args__ = (
        CheckConstraint("source_id <> drew_on_id", name="not_itself"),
        CheckConstraint("article_id IS NULL OR claim_id IS NULL", name="one_scope"),
        Index(
            "uq_derivation_standing",
            "source_id",
            "drew_on_id",
            "kind",
            unique=True,
            sqlite_where=text("article_id IS NULL AND claim_id IS NULL"),
        ),
        Index(
            "uq_derivation_article",
            "article_id",
            "source_id",
            "drew_on_id",
            "kind",
            unique=True,
            sqlite_where=text("article_id IS NOT NULL"),
        ),
        Index(
            "uq_derivation_claim",
            "claim_id",
            "source_id",
            "drew_on_id",
            "kind",
            unique=True,
            sqlite_where=text("claim_id IS NOT NULL"),
        ),
    )

    source_id: Mapped[int] = mapped_column(ForeignKey("source.id"), index=True)
    drew_on_id: Mapped[int] = mapped_column(ForeignKey("source.id"), index=True)
    kind: Mapped[DerivationKind] = mapped_column(word(DerivationKind, "kind"))
    assessment: Mapped[Assessment] = mapped_column(word(Assessment, "assessment"))
    article_id: Mapped[int | None] = mapped_column(ForeignKey("article.id"))
    claim_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"))
    note: Mapped[str | None]
    retracted_at: Mapped[dt.datetime | None]
    retracted_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    retracted_why: Mapped[str | None]
