"""What hangs on the texts of some articles, by the article's key: sentences that were dismissed, and what became of the
words of claims when the text was filed anew. One question each, however many articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import orjson
from sqlalchemy import Connection

from tracker.domain.fate import Change
from tracker.domain.proposal import Span
from tracker.domain.vocabulary import ChangeKind, Verdict
from tracker.models.base import utc_moment
from tracker.models.rows import AlignmentRow, FiledRow, PassageRow
from tracker.store.hanging_rows import among
from tracker.store.session import read_raw

_DISMISSED = """
    SELECT revision.article_id,
        substr(revision.text, CAST(proposal.sentence_start + 1 AS INTEGER),
            CAST(proposal.sentence_end - proposal.sentence_start AS INTEGER))
    FROM revision CROSS JOIN proposal ON proposal.revision_id = revision.id AND proposal.standing = 'dismissed'
    WHERE {wanted} AND NOT EXISTS (
        SELECT 1 FROM proposal other WHERE other.revision_id = proposal.revision_id AND other.standing = 'open'
        AND other.sentence_start < proposal.sentence_end AND other.sentence_end > proposal.sentence_start
    )
    ORDER BY revision.article_id, revision.number, proposal.sentence_start, proposal.id
"""
_BECAME = """
    SELECT revision.article_id, passage.claim_id, revision.number, before.number, passage.start, passage."end",
        passage.exact, CASE WHEN alignment.became_id IS NULL AND alignment.placed_by_id IS NOT NULL THEN 'gone'
        ELSE alignment.verdict END, became.start, became."end", alignment.changes, revision.filed_at,
        alignment.placed_by_id IS NOT NULL
    FROM {joined}
    CROSS JOIN revision before ON before.id = passage.revision_id
    LEFT JOIN passage became ON became.id = alignment.became_id
    WHERE {wanted}
    ORDER BY revision.article_id, revision.number, passage.start, alignment.id
"""


_OF_ARTICLES = _BECAME.format(
    joined="revision CROSS JOIN alignment ON alignment.revision_id = revision.id "
    "CROSS JOIN passage ON passage.id = alignment.passage_id",
    wanted="revision.article_id {among}",
)
_OF_CLAIM = _BECAME.format(
    joined="passage CROSS JOIN alignment ON alignment.passage_id = passage.id "
    "CROSS JOIN revision ON revision.id = alignment.revision_id",
    wanted="passage.claim_id = ?",
)
_LAST = 2**63 - 1
"""No key is larger."""
_NEWEST = """
    FROM article CROSS JOIN revision newest ON newest.article_id = article.id AND newest.number = (
        SELECT max(revision.number) FROM revision WHERE revision.article_id = article.id
    )
"""
_CLAIMED = f"""
    SELECT article.id, passage.start, passage."end" {_NEWEST}
    CROSS JOIN passage ON passage.revision_id = newest.id CROSS JOIN claim ON claim.id = passage.claim_id
    WHERE article.stage <> 'published' AND {{wanted}} AND claim.state <> 'withdrawn'
"""
_FILED = "SELECT number, sha256, filed_at, filed_by_id FROM revision WHERE article_id = ? ORDER BY number"
_OPEN = f"""
    SELECT article.id, article.slug, newest.text {_NEWEST}
    WHERE article.stage <> 'published' AND {{wanted}} ORDER BY article.id
"""


def dismissed_in(connection: Connection, span: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """The sentences of a run of articles in which somebody saw no claim, as they stood in the text that was looked at;
    one in which something else is still proposed is not among them."""
    return _dismissed(connection, f"revision.article_id {among(span)}", span)


def _dismissed(connection: Connection, wanted: str, values: Sequence[int]) -> dict[int, tuple[str, ...]]:
    found: dict[int, list[str]] = {}
    for article, words in read_raw(connection, _DISMISSED.format(wanted=wanted), values):
        found.setdefault(article, []).append(words)
    return {article: tuple(dict.fromkeys(words)) for article, words in found.items()}


def alignments_of(connection: Connection, span: Sequence[int]) -> dict[int, tuple[AlignmentRow, ...]]:
    """What became of the passages of a run of articles, in the order of filing."""
    found: dict[int, list[AlignmentRow]] = {}
    for article, *values in read_raw(connection, _OF_ARTICLES.format(among=among(span)), span):
        found.setdefault(article, []).append(_aligned(*values))
    return {article: tuple(rows) for article, rows in found.items()}


def filed_in(connection: Connection, article_id: int) -> tuple[FiledRow, ...]:
    """Every text of an article as it was filed, in the order of filing."""
    return tuple(
        FiledRow(number, sha256, utc_moment(at) if at else None, by_id)
        for number, sha256, at, by_id in read_raw(connection, _FILED, (article_id,))
    )


def alignments_on(connection: Connection, claim_id: int) -> list[AlignmentRow]:
    """What became of the passages of one claim, in the order of filing."""
    return [_aligned(*values) for _, *values in read_raw(connection, _OF_CLAIM, (claim_id,))]


def _aligned(
    claim: int, number: int, before: int, start: int, end: int, exact: str, verdict: str, *rest: Any
) -> AlignmentRow:
    begin, over, changes, filed_at, placed = rest
    became = None if begin is None else (begin, over)
    stood, filed = PassageRow(before, start, end, exact), utc_moment(filed_at) if filed_at else None
    return AlignmentRow(claim, number, stood, Verdict(verdict), became, tuple(_changes(changes)), filed, bool(placed))


def _changes(written: str | None) -> list[Change]:
    told: list[list[Any]] = orjson.loads(written) if written else []
    return [Change(ChangeKind(kind), *words) for kind, *words in told]


class OpenText(NamedTuple):
    """The newest text of a story that is not out yet, and what was looked at in it."""

    slug: str
    text: str
    claimed: Sequence[Span]
    """Where the words of claims lie that were not withdrawn."""
    dismissed: Sequence[str]


def open_texts(connection: Connection, keys: Sequence[int] | None = None) -> Iterator[OpenText]:
    """The newest text of every story that is not published, one at a time; of those among these ids, where any are given."""
    among = "1 = 1" if keys is None else f"{{column}} IN ({', '.join(map(str, keys)) or 'NULL'})"
    wanted, claimed = among.format(column="article.id"), dict[int, list[Span]]()
    for article, start, end in read_raw(connection, _CLAIMED.format(wanted=wanted)):
        claimed.setdefault(article, []).append((start, end))
    dismissed = _dismissed(connection, among.format(column="revision.article_id"), ())
    for article, slug, text in read_raw(connection, _OPEN.format(wanted=wanted)):
        yield OpenText(slug, text, claimed.get(article, ()), dismissed.get(article, ()))
