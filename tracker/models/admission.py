"""Who is let in at the review desk: passwords and sign-ins.

They are no records of the newsroom: they stand apart from those (`Apart.metadata`), so that no dump, no copy for others, no
entry of the ledger and no view of a desk holds them, and nothing but `store/admission.py` reads them (docs/decisions/0029).
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from tracker.models.base import NAMING, TYPES, Keyed
from tracker.models.person import Person


class Apart(Keyed, DeclarativeBase):
    """The tables that stand apart."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = TYPES


class Password(Apart):
    """What somebody's password hashes to: of each person one, that of now."""

    __tablename__ = "password"

    person_id: Mapped[int] = mapped_column(ForeignKey(Person.__table__.c.id), unique=True)
    hash: Mapped[str]
    """Argon2id with its parameters and salt, as `argon2` writes it."""
    chosen_at: Mapped[dt.datetime]
    chosen_by_id: Mapped[int] = mapped_column(ForeignKey(Person.__table__.c.id))
    """The person; where it is an editor, it is a first one, which the person changes when they come."""
    seq: Mapped[int]
    """The ledger's entry that says that it was chosen."""


class SignIn(Apart):
    """Somebody's way in, until it ends."""

    __tablename__ = "sign_in"

    digest: Mapped[str] = mapped_column(unique=True)
    """What the secret in their cookie hashes to."""
    person_id: Mapped[int] = mapped_column(ForeignKey(Person.__table__.c.id), index=True)
    seq: Mapped[int]
    """The password's that they came by: with another password it has ended."""
    at: Mapped[dt.datetime]
    until: Mapped[dt.datetime]
    ended_at: Mapped[dt.datetime | None]
    """When they signed out."""
