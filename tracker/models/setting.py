"""How the desk works."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from tracker.models.base import Base


class Setting(Base):
    """One choice of the desk, such as `second_person`."""

    __tablename__ = "setting"

    name: Mapped[str] = mapped_column(unique=True)
    value: Mapped[str]
