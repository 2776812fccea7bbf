"""When the claims of some stories were changed last, as far as the ledger says it of each: one question for many stories."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import Connection

from tracker.models.base import utc_moment
from tracker.store.session import read_raw

AT_ONCE = 400
"""Stories asked about in one statement."""
_NEWEST = """
    WITH story (slug) AS (VALUES {slugs}), act (subject, seq) AS (
        SELECT entry.subject, max(entry.seq) FROM story CROSS JOIN entry ON entry.subject = story.slug
        GROUP BY entry.subject
        UNION ALL
        SELECT entry.subject, max(entry.seq) FROM story CROSS JOIN entry
        ON entry.subject >= story.slug || '#' AND entry.subject < story.slug || '$' GROUP BY entry.subject
    )
    SELECT act.subject, entry.at FROM act CROSS JOIN entry ON entry.seq = act.seq
"""
_IMPORTED = "SELECT at FROM entry WHERE subject = 'desk' AND act = 'import' ORDER BY seq DESC LIMIT 1"


def changed_at(connection: Connection, slugs: Sequence[str]) -> dict[str, dt.datetime]:
    """Claim's label or story's slug -> when the newest act was that speaks of it by that name; no more stories than
    `AT_ONCE`."""
    statement = _NEWEST.format(slugs=", ".join(["(?)"] * len(slugs)))
    return {subject: utc_moment(at) for subject, at in read_raw(connection, statement, slugs)} if slugs else {}


def imported_at(connection: Connection) -> dt.datetime | None:
    """When the newest import was that spoke of no story by name."""
    row = read_raw(connection, _IMPORTED).fetchone()
    return None if row is None else utc_moment(row[0])
