"""Somebody at the desk."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.domain.vocabulary import Role
from tracker.models.base import Base, word


class Person(Base):
    """Somebody at the desk, known by initials."""

    __tablename__ = "person"
    __table_args__ = (Index("uq_person_login", "login", unique=True),)

    name: Mapped[str]
    initials: Mapped[str] = mapped_column(unique=True)
    login: Mapped[str | None]
    """The login of the database that is theirs, on a server."""

    role_rows: Mapped[list[PersonRole]] = relationship(lazy="selectin", order_by="PersonRole.role")

    @property
    def roles(self) -> frozenset[Role]:
        """What this person may do."""
        return frozenset(row.role for row in self.role_rows if row.ended_at is None)


class PersonRole(Base):
    """One role of one person."""

    __tablename__ = "person_role"
    __table_args__ = (UniqueConstraint("person_id", "role"),)

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    role: Mapped[Role] = mapped_column(word(Role, "role"))
    ended_at: Mapped[dt.datetime | None]
