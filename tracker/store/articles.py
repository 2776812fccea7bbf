"""Finding articles and their texts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from tracker.domain.choices import meant
from tracker.domain.errors import NotOnFileError
from tracker.domain.vocabulary import LAID_ASIDE, ReviewState, Stage
from tracker.domain.wording import as_on_file, shown
from tracker.models import Article, Claim, Person, Revision, SignedClaim, SignOff
from tracker.models.base import utc_text
from tracker.models.over import changed_over
from tracker.models.rows import TextRow
from tracker.store.tasks import open_by_article

Chosen = TypeVar("Chosen", bound="Select[*tuple[Any, ...]]")


def find_article(session: Session, slug: str) -> Article | None:
    """The article of this slug, if it is on file."""
    return session.scalars(select(Article).where(Article.slug == as_on_file(slug))).first()


def get_article(session: Session, slug: str) -> Article:
    """The article of this slug.

    Raises:
        NotOnFileError: there is none.
    """
    article = find_article(session, slug)
    if article is None:
        near = meant(slug, session.scalars(select(Article.slug).order_by(Article.id.desc()).limit(20_000)))
        raise NotOnFileError(f"there is no article {shown(slug)}{near or ': see `tracker articles`'}")
    return article


def newest_revision(session: Session, article_id: int) -> Revision | None:
    """The text as filed last."""
    statement = select(Revision).where(Revision.article_id == article_id).order_by(Revision.number.desc()).limit(1)
    return session.scalars(statement).first()


def revision_numbered(session: Session, article_id: int, number: int) -> Revision:
    """One text of an article, by a number that is known to be on file."""
    statement = select(Revision).where(Revision.article_id == article_id, Revision.number == number)
    return session.scalars(statement).one()


def number_at(session: Session, article_id: int, moment: dt.datetime) -> int | None:
    """The number of the revision that was the newest at a moment; None where none was on file yet."""
    statement = select(func.max(Revision.number)).where(Revision.article_id == article_id, Revision.filed_at <= moment)
    return session.scalar(statement)


def revisions_of(session: Session, article_id: int) -> dict[int, int]:
    """The key of every revision of an article, by its number, in the order of numbers."""
    statement = select(Revision.number, Revision.id).where(Revision.article_id == article_id).order_by(Revision.number)
    return dict(session.execute(statement).all())


def article_slugs(session: Session) -> list[str]:
    """Every slug on file, in the order of filing."""
    return list(session.scalars(select(Article.slug).order_by(Article.id)))


class ArticleHead(NamedTuple):
    """What tells one article from another in a list."""

    id: int
    slug: str
    headline: str
    stage: Stage
    reporter: str | None
    """Initials."""


def article_heads(session: Session) -> list[ArticleHead]:
    """Every article as a list names it, in the order of filing. One query."""
    statement = (
        select(Article.id, Article.slug, Article.headline, Article.stage, Person.initials)
        .outerjoin(Person, Person.id == Article.reporter_id)
        .order_by(Article.id)
    )
    return [ArticleHead(*row) for row in session.execute(statement)]


def claims_in_states(session: Session, states: Collection[ReviewState]) -> dict[int, int]:
    """Article id -> how many of its claims are in these states, of those that have any. One query."""
    statement = select(Claim.article_id, func.count()).where(Claim.state.in_(states)).group_by(Claim.article_id)
    return dict(session.execute(statement).all())


def article_listing(session: Session, keys: Sequence[int] | None = None) -> list[dict[str, Any]]:
    """Every article with its newest revision, how many claims it has and in which states, and who signed it off
    last. Seven queries.

    Args:
        keys: only the articles of these ids, no more than one statement takes.
    """
    numbers = select(Revision.article_id, func.max(Revision.number)).group_by(Revision.article_id)
    revisions: dict[int, int] = dict(session.execute(_of(numbers, Revision.article_id, keys)).all())
    initials: dict[int, str] = dict(session.execute(select(Person.id, Person.initials)).all())
    states: dict[int, dict[str, int]] = {}
    counted = select(Claim.article_id, Claim.state, func.count()).group_by(Claim.state, Claim.article_id)
    for article_id, state, count in session.execute(_of(counted, Claim.article_id, keys)):
        states.setdefault(article_id, {})[state.value] = count
    signed, changed = _signed_off(session, keys), changed_since(session, keys)
    same, tasks = _signed_texts(session, signed, revisions), open_by_article(session)
    return [
        {
            "slug": article.slug,
            "headline": article.headline,
            "stage": article.stage.value,
            "revision": revisions.get(article.id),
            "claims": sum(states.get(article.id, {}).values()),
            "states": dict(sorted(states.get(article.id, {}).items())),
            "reporter": initials.get(article.reporter_id or 0),
            "language": article.language,
            **_release(signed.get(article.id), article.id in same, initials, changed.get(article.id, 0)),
            "published_at": utc_text(article.published_at) if article.published_at else None,
            "url": article.url,
            "tasks": tasks.get(article.id, 0),
            "id": article.id,
        }
        for article in session.scalars(_of(select(Article).order_by(Article.id), Article.id, keys))
    ]


def _of(statement: Chosen, column: Any, keys: Sequence[int] | None) -> Chosen:
    return statement if keys is None else statement.where(column.in_(keys))


_RELEASE = ("signed_off_by", "signed_off_at", "signed_revision", "signed_text", "changed_since")


def _signed_off(session: Session, keys: Sequence[int] | None) -> dict[int, tuple[int, int, dt.datetime]]:
    """Article id -> (number of the revision signed off last, who signed it, when)."""
    statement = (
        select(Revision.article_id, Revision.number, SignOff.by_id, SignOff.at)
        .join(SignOff, Revision.id == SignOff.revision_id)
        .order_by(SignOff.id)
    )
    rows = session.execute(_of(statement, Revision.article_id, keys))
    return {article_id: (number, by_id, at) for article_id, number, by_id, at in rows}


def _signed_texts(
    session: Session, signed: dict[int, tuple[int, int, dt.datetime]], newest: dict[int, int]
) -> frozenset[int]:
    """The ids of the articles whose newest text, with what stands over it, is the one that was signed off last, whichever
    revision that was."""
    same = {article_id for article_id, (number, _, _) in signed.items() if number == newest[article_id]}
    for article_id in signed.keys() - same:
        numbers = (signed[article_id][0], newest[article_id])
        statement = select(Revision).where(Revision.article_id == article_id, Revision.number.in_(numbers))
        then, now = session.scalars(statement.order_by(Revision.number))
        if then.sha256 == now.sha256 and not changed_over(_row(then), _row(now)):
            same.add(article_id)
    return frozenset(same)


def _row(text: Revision) -> TextRow:
    return TextRow(text.text, text.headline, text.standfirst)


def _release(
    signed: tuple[int, int, dt.datetime] | None, same: bool, initials: dict[int, str], changed: int
) -> dict[str, Any]:
    """Who signed an article off last, when, which text that was, and how many of its claims are no longer as they were
    then; nothing where nobody did."""
    if signed is None:
        return dict.fromkeys(_RELEASE)
    number, by_id, at = signed
    return {
        "signed_off_by": initials[by_id],
        "signed_off_at": utc_text(at),
        "signed_revision": number,
        "signed_text": same,
        "changed_since": changed,
    }


def changed_since(session: Session, keys: Sequence[int] | None = None) -> dict[int, int]:
    """Article id -> how many claims are at another version than when it was signed off last, or were not there; of every
    article, or of some."""
    last = (
        select(Revision.article_id, func.max(SignOff.id).label("sign_off_id"))
        .join(SignOff, Revision.id == SignOff.revision_id)
        .group_by(Revision.article_id)
    )
    newest = _of(last, Revision.article_id, keys).subquery()
    then = (SignedClaim.sign_off_id == newest.c.sign_off_id) & (SignedClaim.claim_id == Claim.id)
    statement = (
        select(Claim.article_id, func.count())
        .join(newest, newest.c.article_id == Claim.article_id)
        .outerjoin(SignedClaim, then)
        .where(Claim.state.not_in(LAID_ASIDE))
        .where(SignedClaim.version.is_(None) | (SignedClaim.version != Claim.version))
        .group_by(Claim.article_id)
    )
    return dict(session.execute(_of(statement, Claim.article_id, keys)).all())


def published_articles(session: Session) -> frozenset[int]:
    """The ids of the stories that are published."""
    return frozenset(session.scalars(select(Article.id).where(Article.stage == Stage.PUBLISHED)))


def reporters(session: Session) -> dict[int, int | None]:
    """Article id -> id of its reporter."""
    return dict(session.execute(select(Article.id, Article.reporter_id)).all())


def article_key(session: Session, slug: str) -> int:
    """The key of the article of this slug, for a listing that needs no more of it.

    Raises:
        NotOnFileError: there is none.
    """
    table = Article.__table__
    key: int | None = session.execute(select(table.c.id).where(table.c.slug == slug)).scalar()
    return get_article(session, slug).id if key is None else key
