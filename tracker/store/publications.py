"""Which texts of a story went out, and when."""

from __future__ import annotations

from sqlalchemy import Connection

from tracker.models.base import utc_moment
from tracker.models.rows import PublicationRow
from tracker.store.session import read_raw

_OUT = """
    SELECT publication.article_id, revision.number, publication.sign_off_id, publication.at, publication.url,
        publication.by_id, publication.note
    FROM publication CROSS JOIN sign_off ON sign_off.id = publication.sign_off_id
    CROSS JOIN revision ON revision.id = sign_off.revision_id
    WHERE publication.article_id BETWEEN ? AND ? ORDER BY publication.article_id, publication.id
"""


def publications_in(connection: Connection, span: tuple[int, int]) -> dict[int, tuple[PublicationRow, ...]]:
    """Article id -> every text of it that went out, oldest first; of a run of articles, both ends in it."""
    found: dict[int, list[PublicationRow]] = {}
    for article, number, signed, at, url, by, note in read_raw(connection, _OUT, span):
        found.setdefault(article, []).append(PublicationRow(number, signed, utc_moment(at), url, by, note))
    return {key: tuple(rows) for key, rows in found.items()}
