"""Questions asked of the ledger about one subject."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import orjson
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tracker.domain.parting import ACTS
from tracker.models import Entry

_ADDING = ("attribute", "add evidence", "accept", "import", *ACTS)


def last_act(session: Session, subject: str, acts: Sequence[str]) -> int:
    """The number of the newest entry on this subject with one of these acts; 0 where there is none."""
    statement = select(func.max(Entry.seq)).where(Entry.subject == subject, Entry.act.in_(acts))
    return session.scalar(statement) or 0


def added_since(session: Session, claim_id: int, subjects: Sequence[str], since: int) -> Iterator[tuple[str, int]]:
    """The (table, id) of the attributions and evidence on a claim that entries after `since` put on file.

    Args:
        subjects: what such an entry may be about: the claim's label, or what an import is about.
    """
    statement = (
        select(Entry.after_values)
        .where(Entry.subject.in_(subjects), Entry.seq > since, Entry.act.in_(_ADDING))
        .order_by(Entry.seq)
    )
    for after_values in session.scalars(statement):
        for table, columns, rows in orjson.loads(after_values or "[]"):
            if table in ("attribution", "evidence"):
                key, claim = columns.index("id"), columns.index("claim_id")
                yield from ((table, row[key]) for row in rows if row[claim] == claim_id)
