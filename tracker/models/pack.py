"""A policy pack of the desk's own."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from tracker.models.base import Base


class Pack(Base):
    """The house rules of one desk as it wrote them: TOML, checked when it was kept."""

    __tablename__ = "pack"

    name: Mapped[str] = mapped_column(unique=True)
    text: Mapped[str]
    kept_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    kept_at: Mapped[dt.datetime]
