"""Finding proposals, and what they are held against: the sources by name, the claims by their text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from tracker.domain.vocabulary import LAID_ASIDE, ProposalStanding, SourceKind
from tracker.models import Article, Attribution, Claim, ProposedClaim, Revision, Via
from tracker.store.claim_rows import BATCH
from tracker.store.hanging_rows import words_of
from tracker.store.session import read_raw

SETTLED = (ProposalStanding.ACCEPTED, ProposalStanding.DISMISSED)
"""What somebody made of them."""
_LAID_ASIDE = "('" + "', '".join(sorted(LAID_ASIDE)) + "')"


def proposals_of(
    session: Session, article_id: int, standings: Sequence[ProposalStanding] = tuple(ProposalStanding)
) -> list[ProposedClaim]:
    """The proposals of an article, in the order of their ids."""
    statement = (
        select(ProposedClaim)
        .join(Revision, Revision.id == ProposedClaim.revision_id)
        .where(Revision.article_id == article_id, ProposedClaim.standing.in_(standings))
    )
    return list(session.scalars(statement.order_by(ProposedClaim.id)))


def settled_last(session: Session, article_id: int, by_id: int) -> list[ProposedClaim]:
    """The proposals of an article that somebody accepted or dismissed in their last act on them, in the order of their ids."""
    mine = (
        ProposedClaim.revision_id.in_(select(Revision.id).where(Revision.article_id == article_id)),
        ProposedClaim.standing.in_(SETTLED),
        ProposedClaim.settled_by_id == by_id,
    )
    last = session.scalar(select(func.max(ProposedClaim.settled_at)).where(*mine))
    statement = select(ProposedClaim).where(*mine, ProposedClaim.settled_at == last)
    return list(session.scalars(statement.order_by(ProposedClaim.id)))


def open_proposal_keys(session: Session, article_id: int) -> list[int]:
    """The ids of the proposals of an article that wait for somebody, in order."""
    statement = select(ProposedClaim.id).join(Revision, Revision.id == ProposedClaim.revision_id)
    wanted = Revision.article_id == article_id, ProposedClaim.standing == ProposalStanding.OPEN
    return list(session.scalars(statement.where(*wanted).order_by(ProposedClaim.id)))


def proposals_by_id(session: Session, keys: Sequence[int]) -> dict[int, ProposedClaim]:
    """Id -> proposal of those of these that are on file."""
    known = [key for key in keys if 0 < key < 2**63]
    found: dict[int, ProposedClaim] = {}
    for start in range(0, len(known), BATCH):
        statement = select(ProposedClaim).where(ProposedClaim.id.in_(known[start : start + BATCH]))
        found.update((row.id, row) for row in session.scalars(statement))
    return found


def proposals_of_claims(session: Session, claim_ids: Sequence[int]) -> list[ProposedClaim]:
    """The proposals that were accepted as these claims, in the order of their ids."""
    found: list[ProposedClaim] = []
    for start in range(0, len(claim_ids), BATCH):
        statement = select(ProposedClaim).where(ProposedClaim.claim_id.in_(claim_ids[start : start + BATCH]))
        found.extend(session.scalars(statement))
    return sorted(found, key=lambda row: row.id)


def newest_revisions(session: Session, revision_ids: Sequence[int]) -> dict[int, tuple[Article, Revision]]:
    """Revision id -> its article, and the newest revision that has."""
    of = select(Revision.id, Revision.article_id).where(Revision.id.in_(revision_ids))
    by_revision: dict[int, int] = dict(session.execute(of).all())
    articles = session.scalars(select(Article).where(Article.id.in_(set(by_revision.values()))))
    newest = {article.id: (article, _newest(session, article.id)) for article in articles}
    return {revision: newest[article] for revision, article in by_revision.items()}


def _newest(session: Session, article_id: int) -> Revision:
    statement = select(Revision).where(Revision.article_id == article_id).order_by(Revision.number.desc()).limit(1)
    return session.scalars(statement).one()


def open_proposals(session: Session, article_id: int | None = None) -> dict[str, int]:
    """How many proposals wait for somebody, by the article's slug; those of a text that was filed anew do not count."""
    newest = aliased(Revision)
    last = select(func.max(newest.number)).where(newest.article_id == Revision.article_id).scalar_subquery()
    statement = (
        select(Article.slug, func.count())
        .join_from(ProposedClaim, Revision, Revision.id == ProposedClaim.revision_id)
        .join(Article, Article.id == Revision.article_id)
        .where(ProposedClaim.standing == ProposalStanding.OPEN, Revision.number == last)
        .group_by(Article.id, Article.slug)
        .order_by(Article.id)
    )
    if article_id is not None:
        statement = statement.where(Article.id == article_id)
    return dict(session.execute(statement).all())


def proposed_claims(session: Session, revision_id: int) -> frozenset[int]:
    """The ids of the claims that somebody made of proposals that this revision still has."""
    statement = select(ProposedClaim.claim_id).where(
        ProposedClaim.revision_id == revision_id, ProposedClaim.settled_by_id.is_not(None)
    )
    return frozenset(key for key in session.scalars(statement) if key is not None)


_KIND = words_of(SourceKind)


class NamedSource(NamedTuple):
    """A source as somebody who looks for a name needs it."""

    id: int
    name: str
    kind: SourceKind
    confidential: bool
    merged_into: int | None
    retracted: bool
    aliases: tuple[str, ...]

    def __repr__(self) -> str:
        """Its key only: no name reaches a log this way."""
        return f"<source {self.id}>"


def named_sources(session: Session) -> Iterator[NamedSource]:
    """Every source on file with its aliases. Two questions."""
    aliases: dict[int, list[str]] = {}
    for key, name in read_raw(session.connection(), "SELECT source_id, name FROM alias ORDER BY name"):
        aliases.setdefault(key, []).append(name)
    rows = read_raw(
        session.connection(),
        "SELECT id, name, kind, confidential, merged_into_id, retracted_at FROM source ORDER BY id",
    )
    for key, name, kind, confidential, merged_into, retracted_at in rows:
        more = tuple(aliases.get(key, ()))
        yield NamedSource(key, name, _KIND[kind], bool(confidential), merged_into, retracted_at is not None, more)


def sources_in_story(session: Session, article_id: int) -> frozenset[int]:
    """The ids of the sources that a statement on a claim of this article names, as speaker or as link."""
    said = select(Attribution.source_id).join(Claim, Claim.id == Attribution.claim_id)
    passed_on = (
        select(Via.source_id)
        .join(Attribution, Attribution.id == Via.attribution_id)
        .join(Claim, Claim.id == Attribution.claim_id)
    )
    statement = said.where(Claim.article_id == article_id).union(passed_on.where(Claim.article_id == article_id))
    return frozenset(session.scalars(statement))


def standing_texts(session: Session, article_id: int | None = None) -> Iterator[tuple[int, str]]:
    """The id and text of every claim that stands, of one article or of the whole desk, one at a time."""
    where = f"state NOT IN {_LAID_ASIDE}" + ("" if article_id is None else " AND article_id = ?")
    values = () if article_id is None else (article_id,)
    yield from read_raw(session.connection(), f"SELECT id, text FROM claim WHERE {where}", values)


def standing_claims(session: Session, article_id: int) -> list[int]:
    """The ids of the claims of an article that stand, by number."""
    statement = f"SELECT id FROM claim WHERE article_id = ? AND state NOT IN {_LAID_ASIDE} ORDER BY number"
    return [key for (key,) in read_raw(session.connection(), statement, (article_id,))]
