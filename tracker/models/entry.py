"""The ledger."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from tracker.models.base import Base


class Entry(Base):
    """One line of the append-only ledger: who did what, and every record it changed, as it stood after.

    `digest` = SHA-256 of salt and `after_values`; `hash` = SHA-256 over `previous` and every other column
    (tracker/domain/chain.py). A purge empties `after_values` and `salt` and leaves the digest.
    """

    __tablename__ = "entry"
    __table_args__ = (Index("ix_entry_subject_seq", "subject", "seq"),)

    id = None  # type: ignore[assignment]  # the ledger counts with `seq`
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[dt.datetime]
    by: Mapped[str]
    """Initials as the person gave them, empty for the system."""
    login: Mapped[str]
    """The login of the operating system or database."""
    act: Mapped[str]
    subject: Mapped[str]
    after_values: Mapped[str | None]
    """JSON: table -> list of rows."""
    salt: Mapped[str | None]
    digest: Mapped[str]
    previous: Mapped[str]
    hash: Mapped[str]
