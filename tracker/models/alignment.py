"""What became of a passage when the text was filed anew."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker.domain.vocabulary import Verdict
from tracker.models.base import Base, word


class Alignment(Base):
    """One passage of a revision, held against the revision filed after it."""

    __tablename__ = "alignment"
    __table_args__ = (UniqueConstraint("passage_id", "revision_id"),)

    passage_id: Mapped[int] = mapped_column(ForeignKey("passage.id"))
    """As it stood before."""
    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"), index=True)
    """The text it was looked for in."""
    verdict: Mapped[Verdict] = mapped_column(word(Verdict, "verdict"))
    became_id: Mapped[int | None] = mapped_column(ForeignKey("passage.id"), index=True)
    """Where it stands there; None where it is gone, or nobody has placed it yet."""
    changes: Mapped[str | None]
    """What is otherwise, as JSON: a list of [kind, words before, words after], of a subject with the keys of both."""
    candidates: Mapped[str | None]
    """Where an orphan may stand, as JSON: a list of [start, end]."""
    placed_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    """Who placed an orphan, or said that it is gone."""
    placed_at: Mapped[dt.datetime | None]
