"""Loading one story's file for somebody who reads it: what `dossiers.load` finds, row by row and with no record behind it, which
would take as long as all the rest; and of a story of which one claim is wanted, little of the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from tracker.models.dossier import Dossier
from tracker.models.rows import ClaimRow
from tracker.store import ledger
from tracker.store.archive import ARTICLE, Desk, Span, file_from, of_text
from tracker.store.articles import get_article
from tracker.store.claim_rows import HISTORY, SOURCING, claims_in
from tracker.store.contradictions import group_rows
from tracker.store.hanging_rows import Which, of_articles
from tracker.store.people import person_rows
from tracker.store.publications import publications_in
from tracker.store.session import login_of, looked_at, read_raw
from tracker.store.settings import setting_value
from tracker.store.source_rows import load_sources

_TEXTS = frozenset({"text", "sign_off", "proposals", "alignments", "tasks"})
_OF_OTHERS = frozenset({"places", "reviews"})
_NOBODYS = 0
"""No claim has this number."""


def load_to_read(session: Session, slug: str, number: int | None = None) -> Dossier:
    """One article's whole file, of a session that changes nothing; a fixed number of questions however long it is.

    Args:
        number: of the one claim that is wanted, where it is one. Of the others it is loaded what they say, where they stand and
            what became of their review, and of the sources those alone that the one reaches.

    Raises:
        NotOnFileError: there is no such article.
    """
    connection = session.connection()
    row = _article(session, slug)
    key, slug = row[0], row[1]
    claims = _whole(connection, key) if number is None else _one_of(connection, key, number)
    wanted = claims if number is None else tuple(claim for claim in claims if claim.number == number)
    desk = Desk(
        sources=load_sources(session, wanted, aliases=True),
        people=person_rows(session),
        second_person=setting_value(session, "second-person"),
        head=ledger.head(connection),
        at=looked_at(connection),
        by_login=login_of(connection) is not None,
        contradictions={slug: list(group_rows(session, article_id=key))},
    )
    span = Span(key, key)
    file = file_from(row, claims, of_text(connection, span, _TEXTS), desk)
    return replace(file, publications=publications_in(connection, span).get(key, ()))


def _article(session: Session, slug: str) -> Any:
    connection = session.connection()
    row = read_raw(connection, f"{ARTICLE} WHERE slug = ?", (slug,)).fetchone()
    return row or read_raw(connection, f"{ARTICLE} WHERE id = ?", (get_article(session, slug).id,)).fetchone()


def _whole(connection: Connection, key: int) -> tuple[ClaimRow, ...]:
    return tuple(claims_in(connection, of_articles(key, key), SOURCING | HISTORY))


def _one_of(connection: Connection, key: int, number: int) -> tuple[ClaimRow, ...]:
    """The claims by number, of which one is whole."""
    one = number if 0 < number < 2**63 else _NOBODYS

    def found() -> Iterator[ClaimRow]:
        for sign, parts in (("=", SOURCING | HISTORY), ("<>", _OF_OTHERS)):
            yield from claims_in(
                connection, Which(f"claim.article_id = ? AND claim.number {sign} ?", (key, one)), parts
            )

    return tuple(sorted(found(), key=attrgetter("number")))
