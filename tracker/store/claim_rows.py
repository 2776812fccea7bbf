"""Loading claims with all that hangs on them as plain rows: a fixed number of questions, however many claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from tracker.models.rows import ClaimRow
from tracker.store.hanging_rows import RISK, STATE, STATUS, Which, hanging_on, of_keys
from tracker.store.session import read_raw

BATCH = 500
"""Keys named in one statement: SQLite takes that many on any build."""

SOURCING = frozenset({"support", "places", "wording", "holdings", "holds"})
_REPLACED = (
    "CASE WHEN claim.corrected_by_id IS NOT NULL THEN (SELECT story.slug || '#' || other.number FROM claim other "
    "CROSS JOIN article story ON story.id = other.article_id WHERE other.id = claim.corrected_by_id) END"
)
"""The label of the claim that replaced it; looked up only where there is one."""
HISTORY = frozenset({"reviews", "replies", "waivers", "comments"})


def load_claims(
    session: Session, keys: Sequence[int], *, history: bool = True, sourcing: bool = True
) -> list[ClaimRow]:
    """These claims in the order of the keys: with `sourcing` their passages, attributions, evidence and
    who is on them, with `history` their reviews, who is on them, replies, waivers and Word comments."""
    parts = (SOURCING if sourcing else frozenset()) | (HISTORY if history else frozenset())
    connection, found = session.connection(), dict[int, ClaimRow]()
    for start in range(0, len(keys), BATCH):
        for claim in claims_in(connection, of_keys(keys[start : start + BATCH]), parts):
            found[claim.id] = claim
    return [found[key] for key in keys if key in found]


def claims_in(connection: Connection, which: Which, parts: frozenset[str]) -> Iterator[ClaimRow]:
    """These claims by article and number, with these parts of what hangs on them (see `hanging_on`)."""
    passages, attributions, evidence, reviews, holds, replies, waivers, comments = hanging_on(connection, which, parts)
    statement = (
        "SELECT claim.id, article.slug, claim.article_id, number, text, status, risk, state, version, about, allegation, "
        f"as_of, note, author_id, {_REPLACED}, imported_by_id FROM claim CROSS JOIN article ON article.id = claim.article_id "
        f"WHERE {which.condition} ORDER BY claim.article_id, number"
    )
    for row in read_raw(connection, statement, which.values):
        key, slug, article, number, text, status, risk, state, version, about, allegation, *rest = row
        as_of, note, author, corrected_by, imported_by = rest
        yield ClaimRow(
            key,
            f"{slug}#{number}",
            number,
            text,
            STATUS[status],
            article,
            RISK[risk],
            STATE[state],
            version,
            about,
            allegation == 1,
            as_of,
            note,
            author,
            tuple(passages.get(key, ())),
            tuple(attributions.get(key, ())),
            tuple(evidence.get(key, ())),
            tuple(reviews.get(key, ())),
            holds.get(key),
            tuple(replies.get(key, ())),
            tuple(waivers.get(key, ())),
            tuple(comments.get(key, ())),
            corrected_by,
            imported_by,
        )
