"""Questions asked of the ledger about one subject."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tracker.models import Entry


def last_act(session: Session, subject: str, acts: Sequence[str]) -> int:
    """The number of the newest entry on this subject with one of these acts; 0 where there is none."""
    statement = select(func.max(Entry.seq)).where(Entry.subject == subject, Entry.act.in_(acts))
    return session.scalar(statement) or 0
