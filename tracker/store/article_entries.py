"""How the ledger told of an article's own row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from tracker.store.raw_rows import changes_of
from tracker.store.session import walk_raw

_TOLD = "SELECT after_values FROM entry WHERE seq <= ? AND subject = ? AND after_values LIKE ? ORDER BY seq DESC"


def article_as_told(connection: Connection, slug: str, seq: int) -> Mapping[str, Any] | None:
    """The columns of an article as the newest entry up to a number says that they stand: one about the article itself, else one
    about the desk, such as an import. None where none does, or it cannot be read."""
    for subject in (slug, "desk"):
        for (values,) in walk_raw(connection, _TOLD, [seq, subject, '%["article",%']):
            try:
                found = _row_in(values, slug)
            except ValueError:
                return None
            if found is not None:
                return found
    return None


def _row_in(values: str, slug: str) -> Mapping[str, Any] | None:
    for table, columns, rows in changes_of(values):
        if table == "article" and "slug" in columns:
            at = list(columns).index("slug")
            for row in rows:
                if row[at] == slug:
                    return dict(zip(columns, row, strict=True))
    return None
