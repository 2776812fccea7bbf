"""The desk as JSON Lines: one story as a bundle that any desk can import, or all of it as a dump that restores."""

from __future__ import annotations

from collections.abc import Iterator

import orjson
from sqlalchemy.orm import Session

from tracker.store import dumps, ledger
from tracker.store.articles import get_article
from tracker.store.schema import HEAD

FORMAT = 1
"""Goes up when an older program could no longer restore a dump."""


def export_story(session: Session, slug: str) -> Iterator[bytes]:
    """One story with its sources: the sourcing, not the decisions, for another desk does its own checking.

    Raises:
        NotOnFileError: there is no such article.
    """
    article = get_article(session, slug)
    for record in dumps.records(session.connection(), dumps.Scope(article.id)):
        yield _line(record)


def export_desk(session: Session) -> Iterator[bytes]:
    """Everything on file, ledger included: restored onto an empty desk it exports the same bytes."""
    connection = session.connection()
    newest = ledger.head(connection)
    yield _line({"record": "dump", "format": FORMAT, "schema": HEAD, "entries": newest.seq, "head": newest.hash})
    for record in dumps.records(connection, dumps.Scope()):
        yield _line(record)
    for entry in dumps.entries(connection):
        yield _line(entry)


def _line(record: dumps.Record) -> bytes:
    return orjson.dumps(record) + b"\n"
