"""Finding articles and their texts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from tracker.domain.choices import meant
from tracker.domain.errors import NotOnFileError
from tracker.domain.vocabulary import LAID_ASIDE, ReviewAct, ReviewState, Stage
from tracker.domain.wording import as_on_file, shown
from tracker.models import Article, Claim, Review, Revision, SignedClaim, SignOff
from tracker.models.article import keys_in, reported_by
from tracker.models.base import utc_moment, utc_text
from tracker.models.over import changed_over
from tracker.models.rows import TextRow
from tracker.store.claim_rows import BATCH
from tracker.store.engines.surface import Rows
from tracker.store.session import read_raw
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


def newest_number(session: Session, article_id: int) -> int:
    """The number of the text as filed last, 0 where there is none."""
    [number] = read_raw(session.connection(), "SELECT max(number) FROM revision WHERE article_id = ?", (article_id,))
    return number[0] or 0


def revision_numbered(session: Session, article_id: int, number: int) -> Revision:
    """One text of an article, by a number that is known to be on file."""
    statement = select(Revision).where(Revision.article_id == article_id, Revision.number == number)
    return session.scalars(statement).one()


def filings_of(session: Session, sha256: str) -> list[tuple[Article, int]]:
    """Every filing of a text, by its digest: of which story, and as which revision; the oldest story first."""
    statement = (
        select(Article, Revision.number)
        .join(Revision, Revision.article_id == Article.id)
        .where(Revision.sha256 == sha256)
        .order_by(Article.id, Revision.number)
    )
    return [(article, number) for article, number in session.execute(statement)]


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


# Listings read plain rows: mapping the records would take longer than reading them.
_STAGE = {stage.value: stage for stage in Stage}
_HEADS = """
    SELECT article.id, article.slug, article.headline, article.stage, person.initials, article.deadline
    FROM article LEFT JOIN person ON person.id = article.reporter_id ORDER BY article.id
"""
_NUMBERS = "SELECT article_id, max(number) FROM revision WHERE {article_id} GROUP BY article_id"
_STATES = "SELECT article_id, state, count(*) FROM claim WHERE {article_id} GROUP BY article_id, state"
_LISTED = """
    SELECT id, slug, headline, stage, reporter_id, former_reporters, deadline, language, published_at, url
    FROM article WHERE {id} ORDER BY id
"""

_REPORTED = "SELECT id, reporter_id, former_reporters FROM article WHERE {id}"


class ArticleHead(NamedTuple):
    """What tells one article from another in a list."""

    id: int
    slug: str
    headline: str
    stage: Stage
    reporter: str | None
    """Initials."""
    deadline: str | None


def article_heads(session: Session) -> list[ArticleHead]:
    """Every article as a list names it, in the order of filing. One query."""
    return [
        ArticleHead(key, slug, headline, _STAGE[stage], reporter, deadline)
        for key, slug, headline, stage, reporter, deadline in read_raw(session.connection(), _HEADS)
    ]


def article_keys(session: Session, stage: Stage | None = None) -> list[int]:
    """The key of every article, or of those at this stage, in the order of filing."""
    wanted, values = ("1 = 1", ()) if stage is None else ("stage = ?", (stage.value,))
    return [
        key for (key,) in read_raw(session.connection(), f"SELECT id FROM article WHERE {wanted} ORDER BY id", values)
    ]


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
    revisions: dict[int, int] = dict(_asked(session, _NUMBERS, keys).fetchall())
    initials: dict[int, str] = dict(read_raw(session.connection(), "SELECT id, initials FROM person").fetchall())
    states: dict[int, dict[str, int]] = {}
    for article_id, state, count in _asked(session, _STATES, keys):
        states.setdefault(article_id, {})[state] = count
    signed, changed = _signed_off(session, keys), changed_since(session, keys)
    same, tasks = _signed_texts(session, signed, revisions), open_by_article(session)
    return [
        {
            "slug": slug,
            "headline": headline,
            "stage": stage,
            "revision": revisions.get(key),
            "claims": sum(states.get(key, {}).values()),
            "states": dict(sorted(states.get(key, {}).items())),
            "reporter": initials.get(reporter or 0),
            "former_reporters": [initials[one] for one in keys_in(former)],
            "deadline": deadline,
            "language": language,
            **_release(signed.get(key), key in same, initials, changed.get(key, 0)),
            "published_at": utc_text(utc_moment(published)) if published else None,
            "url": url,
            "tasks": tasks.get(key, 0),
            "id": key,
        }
        for key, slug, headline, stage, reporter, former, deadline, language, published, url in _asked(
            session, _LISTED, keys
        )
    ]


def _asked(session: Session, statement: str, keys: Sequence[int] | None) -> Rows:
    """The answer for all articles, or for those of these keys."""
    some = "1 = 1" if keys is None else f"{{}} IN ({', '.join('?' * len(keys)) or 'NULL'})"
    wanted = {column: some.format(column) for column in ("id", "article_id")}
    return read_raw(session.connection(), statement.format(**wanted), keys or ())


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


def reporters(session: Session, keys: Collection[int]) -> dict[int, int | None]:
    """Article id -> id of its reporter, of these articles."""
    found: dict[int, int | None] = {}
    wanted = sorted(keys)
    for start in range(0, len(wanted), BATCH):
        found |= _asked(session, "SELECT id, reporter_id FROM article WHERE {id}", wanted[start : start + BATCH])
    return found


def ever_reported_by(session: Session, keys: Collection[int]) -> dict[int, frozenset[int]]:
    """Article id -> the ids of everybody who reports it or ever did, of these articles."""
    found: dict[int, frozenset[int]] = {}
    wanted = sorted(keys)
    for start in range(0, len(wanted), BATCH):
        rows = _asked(session, _REPORTED, wanted[start : start + BATCH])
        found |= {key: reported_by(reporter, former) for key, reporter, former in rows}
    return found


def approved_by(session: Session, article_id: int, person_id: int) -> str | None:
    """The label of a claim of an article that somebody approved, None where they approved none."""
    statement = (
        select(Article.slug, Claim.number)
        .join_from(Claim, Article, Article.id == Claim.article_id)
        .join(Review, Review.claim_id == Claim.id)
        .where(Claim.article_id == article_id, Review.act == ReviewAct.APPROVE, Review.by_id == person_id)
        .order_by(Review.id)
        .limit(1)
    )
    found = session.execute(statement).first()
    return None if found is None else f"{found.slug}#{found.number}"


def was_signed_by(session: Session, article_id: int, person_id: int) -> bool:
    """Whether somebody signed a text of an article off."""
    statement = (
        select(SignOff.id)
        .join(Revision, Revision.id == SignOff.revision_id)
        .where(Revision.article_id == article_id, SignOff.by_id == person_id)
        .limit(1)
    )
    return session.scalar(statement) is not None


def article_key(session: Session, slug: str) -> int:
    """The key of the article of this slug, for a listing that needs no more of it.

    Raises:
        NotOnFileError: there is none.
    """
    table = Article.__table__
    key: int | None = session.execute(select(table.c.id).where(table.c.slug == slug)).scalar()
    return get_article(session, slug).id if key is None else key
