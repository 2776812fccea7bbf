"""Some claims, each in its story's file: what a sheet's rows are held against, a few questions for five hundred of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from tracker.domain.vocabulary import Stage
from tracker.models.dossier import Dossier, Sources
from tracker.models.rows import ClaimRow
from tracker.store import ledger
from tracker.store.claim_rows import BATCH, claims_in
from tracker.store.hanging_rows import of_keys
from tracker.store.people import person_rows
from tracker.store.session import looked_at, read_raw
from tracker.store.source_rows import load_all_sources

_PARTS = frozenset({"support", "places", "holdings", "reviews", "replies", "waivers"})
_ARTICLES = "SELECT id, slug, headline, language, stage FROM article WHERE id IN ({keys})"
_TEXTS = """
    SELECT article_id, number, sha256, text FROM revision WHERE article_id IN ({keys}) AND number = (
        SELECT max(later.number) FROM revision later WHERE later.article_id = revision.article_id
    )
"""


class Files:
    """A desk, of the present or the past, as the stories of some claims are read from it."""

    def __init__(self, session: Session) -> None:
        """Read what is the same for every story once."""
        self._connection = session.connection()
        self._sources: Sources = load_all_sources(session)
        self._people = person_rows(session)
        self._head, self._at = ledger.head(self._connection), looked_at(self._connection)

    def of(self, keys: Sequence[int]) -> Iterator[tuple[Dossier, tuple[ClaimRow, ...]]]:
        """The file of every story with one of these claims, with no other claim in it."""
        for start in range(0, len(keys), BATCH):
            claims = list(claims_in(self._connection, of_keys(keys[start : start + BATCH]), _PARTS))
            articles = sorted({claim.article_id for claim in claims})
            stories = {story.article_id: story for story in self._stories(articles)}
            for article, group in groupby(claims, lambda claim: claim.article_id):
                yield stories[article], tuple(group)

    def _stories(self, keys: Sequence[int]) -> Iterator[Dossier]:
        named = ", ".join("?" * len(keys))
        texts = {key: rest for key, *rest in read_raw(self._connection, _TEXTS.format(keys=named), keys)}
        for key, slug, headline, language, stage in read_raw(self._connection, _ARTICLES.format(keys=named), keys):
            number, sha256, text = texts.get(key, (None, None, ""))
            yield Dossier(
                article_id=key,
                slug=slug,
                headline=headline,
                language=language,
                stage=Stage(stage),
                reporter=None,
                revision=number,
                text=text,
                sha256=sha256,
                claims=(),
                sources=self._sources,
                people=self._people,
                ledger_seq=self._head.seq,
                ledger_head=self._head.hash,
                at=self._at,
            )


def keys_of(connection: Connection, labels: Sequence[tuple[str, int]]) -> dict[tuple[str, int], int]:
    """(slug, number) -> id of those of these claims that are on file; one small question for each."""
    statement = (
        "SELECT claim.id FROM article CROSS JOIN claim ON claim.article_id = article.id "
        "WHERE article.slug = ? AND claim.number = ?"
    )
    found: dict[tuple[str, int], int] = {}
    for slug, number in labels:
        row = read_raw(connection, statement, (slug, number)).fetchone()
        if row is not None:
            found[slug, number] = row[0]
    return found


def texts_in(connection: Connection, article_id: int) -> Iterator[tuple[int, int, str]]:
    """Id, number and text of every claim of an article, whatever became of it, by number."""
    yield from read_raw(
        connection, "SELECT id, number, text FROM claim WHERE article_id = ? ORDER BY number", (article_id,)
    )


def moment_written(connection: Connection, seq: int) -> tuple[str, str] | None:
    """Time and hash of one entry of the ledger, None where it is not there."""
    row: tuple[str, str] | None = read_raw(connection, "SELECT at, hash FROM entry WHERE seq = ?", (seq,)).fetchone()
    return row
