"""A story went out: once, and again with every text that was signed off and published after that."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from tracker.models.base import Base


class Publication(Base):
    """One text of a story, as it went out; it never changes. The article has the first time and the newest link."""

    __tablename__ = "publication"

    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"), index=True)
    sign_off_id: Mapped[int] = mapped_column(ForeignKey("sign_off.id"))
    """Under which it went out: whose text it was."""
    at: Mapped[dt.datetime]
    url: Mapped[str | None]
    """Where it stood, as far as that was known then."""
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    """Who noted it."""
    note: Mapped[str | None]
    """What readers are told of what is another than before: the corrections note."""
