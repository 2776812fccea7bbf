"""A story of ours, and its text as filed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker.domain.vocabulary import Stage
from tracker.models.base import Base, word

EDIT = "edit article"
"""The act of the ledger by which a story gets another headline, reporter or deadline."""


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
    former_reporters: Mapped[str | None]
    """The keys of those who reported it before, oldest first, each between commas: ",4,7,". It only grows: who reported a
    story once never decides on it."""
    deadline: Mapped[str | None]
    """The day (ISO 8601) by which it is to be ready."""

    @property
    def reported_by(self) -> frozenset[int]:
        """The keys of everybody who reports it or ever did."""
        return reported_by(self.reporter_id, self.former_reporters)


def keys_in(former: str | None) -> tuple[int, ...]:
    """The keys that a list of former reporters holds, oldest first."""
    return tuple(int(key) for key in (former or "").split(",") if key)


def written_keys(keys: Iterable[int]) -> str | None:
    """The list of these former reporters, each once; None of nobody."""
    told = dict.fromkeys(keys)
    return f",{','.join(map(str, told))}," if told else None


def reported_by(reporter: int | None, former: str | None) -> frozenset[int]:
    """The keys of everybody who reports a story or ever did, by its row."""
    return frozenset(keys_in(former)) | (frozenset() if reporter is None else {reporter})


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
    sha256: Mapped[str] = mapped_column(index=True)
    """Of the text in UTF-8, 64 hexadecimal digits."""
    filed_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    filed_at: Mapped[dt.datetime | None]
    headline: Mapped[str | None]
    """As it stood over this text; None where nobody said. It may stand in the text too, as its first lines."""
    standfirst: Mapped[str | None]
