"""Finding Word comments."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tracker.domain.vocabulary import LAID_ASIDE, ProposalStanding
from tracker.models import Article, Claim, Comment, Passage, Revision
from tracker.store.made_records import columns_of, record_of
from tracker.store.session import read_raw

_OPEN = (
    f"SELECT {columns_of(Comment)}, revision.number FROM revision JOIN comment ON comment.revision_id = revision.id "
    f"WHERE revision.article_id = ? AND comment.standing = '{ProposalStanding.OPEN}' "
    "ORDER BY revision.number DESC, comment.number"
)


def comments_of(
    session: Session, revision_id: int, standings: Sequence[ProposalStanding] = tuple(ProposalStanding)
) -> list[Comment]:
    """The comments on a revision, in the order of the document."""
    statement = select(Comment).where(Comment.revision_id == revision_id, Comment.standing.in_(standings))
    return list(session.scalars(statement.order_by(Comment.number)))


def comments_on_article(session: Session, article_id: int) -> list[tuple[Comment, Revision]]:
    """The comments on every revision of an article, the newest revision first."""
    statement = (
        select(Comment, Revision)
        .join(Revision, Revision.id == Comment.revision_id)
        .where(Revision.article_id == article_id)
        .order_by(Revision.number.desc(), Comment.number)
    )
    return [(comment, revision) for comment, revision in session.execute(statement)]


def open_comments(session: Session, article_id: int) -> list[tuple[Comment, int]]:
    """The comments on the texts of an article that nobody has settled, each with the number of its revision."""
    rows = read_raw(session.connection(), _OPEN, (article_id,)).fetchall()
    return [(record_of(session, Comment, row[:-1]), row[-1]) for row in rows]


def count_open(session: Session, article_id: int) -> int:
    """How many comments on the texts of an article nobody has settled."""
    statement = (
        select(func.count(Comment.id))
        .join(Revision, Revision.id == Comment.revision_id)
        .where(Revision.article_id == article_id, Comment.standing == ProposalStanding.OPEN)
    )
    return session.scalar(statement) or 0


def article_of_comment(session: Session, comment: Comment) -> Article:
    """The article on whose text a comment lies."""
    statement = (
        select(Article).join(Revision, Revision.article_id == Article.id).where(Revision.id == comment.revision_id)
    )
    return session.scalars(statement).one()


def claims_on_comments(session: Session, article_id: int) -> dict[int, list[int]]:
    """The numbers of the claims that stand on the words of each comment that nobody has settled, by its id; those withdrawn or
    corrected left out."""
    on_its_words = (
        (Passage.revision_id == Comment.revision_id)
        & ((Passage.start < Comment.end) | (Passage.start <= Comment.start))
        & (Passage.end > Comment.start)
    )
    statement = (
        select(Comment.id, Claim.number)
        .join(Passage, on_its_words)
        .join(Claim, Claim.id == Passage.claim_id)
        .where(Claim.article_id == article_id, Comment.standing == ProposalStanding.OPEN)
        .where(Claim.state.not_in(LAID_ASIDE))
        .distinct()
        .order_by(Comment.id, Claim.number)
    )
    found: dict[int, list[int]] = {}
    for key, number in session.execute(statement):
        found.setdefault(key, []).append(number)
    return found


def claims_on_words(session: Session, revision_id: int, start: int, end: int) -> list[int]:
    """The ids of the claims that stand on any of these words of a revision, by number; those withdrawn or corrected left
    out."""
    statement = (
        select(Claim.id)
        .join(Passage, Passage.claim_id == Claim.id)
        .where(Passage.revision_id == revision_id, Passage.start < max(end, start + 1), Passage.end > start)
        .where(Claim.state.not_in(LAID_ASIDE))
        .order_by(Claim.number)
    )
    return list(dict.fromkeys(session.scalars(statement)))
