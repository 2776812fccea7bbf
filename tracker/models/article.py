"""A story of ours, and its text as filed."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker.domain.vocabulary import Stage
from tracker.models.base import Base, word


class Article(Base):
    """One story of ours."""

    __tablename__ = "article"

    slug: Mapped[str] = mapped_column(unique=True)
    headline: Mapped[str]
    reporter_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    language: Mapped[str]
    stage: Mapped[Stage] = mapped_column(word(Stage, "stage"), default=Stage.DRAFT)
    policy: Mapped[str | None]
    """The policy pack it is held against, where that is not the desk's."""
    url: Mapped[str | None]
    """Where it was published."""
    published_at: Mapped[dt.datetime | None]


class Revision(Base):
    """An article's text as filed once; it never changes."""

    __tablename__ = "revision"
    __table_args__ = (
        UniqueConstraint("article_id", "number"),
        CheckConstraint("number >= 1", name="number"),
    )

    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"))
    number: Mapped[int]
    text: Mapped[str]
    """NFC, line ends as line feeds."""
    sha256: Mapped[str]
    """Of the text in UTF-8, 64 hexadecimal digits."""
    filed_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    filed_at: Mapped[dt.datetime | None]
    headline: Mapped[str | None]
    """As it stood over this text; None where nobody said. It may stand in the text too, as its first lines."""
    standfirst: Mapped[str | None]
