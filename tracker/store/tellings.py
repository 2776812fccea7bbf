"""Finding what outlets say in their own words: the claims under which we hold some, and the names they go by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import exists, select, tuple_
from sqlalchemy.orm import Session

from tracker.domain.vocabulary import SourceKind
from tracker.models import Alias, Attribution, Claim, Evidence, Source

_PAGE = 500


def claims_with_words(session: Session, article_id: int | None = None) -> Iterator[tuple[int, int]]:
    """The (article id, id) of each claim with an excerpt or a quote on file, in the order of article and number, read a page
    at a time."""
    claim, evidence, said = Claim.__table__, Evidence.__table__, Attribution.__table__
    held = exists().where(
        evidence.c.claim_id == claim.c.id, evidence.c.excerpt.is_not(None), evidence.c.retracted_at.is_(None)
    )
    quoted = exists().where(said.c.claim_id == claim.c.id, said.c.quote.is_not(None), said.c.retracted_at.is_(None))
    order = (claim.c.article_id, claim.c.number)
    statement = (
        select(claim.c.article_id, claim.c.number, claim.c.id).where(held | quoted).order_by(*order).limit(_PAGE)
    )
    if article_id is not None:
        statement = statement.where(claim.c.article_id == article_id)
    after: tuple[int, int] = (0, 0)
    while page := session.execute(statement.where(tuple_(*order) > after)).all():
        yield from ((article, key) for article, _, key in page)
        after = (page[-1][0], page[-1][1])


def named_by_kind(session: Session, kinds: Iterable[SourceKind]) -> Iterator[tuple[int, SourceKind, str]]:
    """The (id, kind, name) of every source of these kinds, once for its name and once for each alias; sources that were
    merged into another or are confidential are left out."""
    source, alias = Source.__table__, Alias.__table__
    wanted = (source.c.kind.in_(list(kinds)), source.c.merged_into_id.is_(None), ~source.c.confidential)
    named = select(source.c.id, source.c.kind, source.c.name).where(*wanted).order_by(source.c.id)
    aliased = (
        select(source.c.id, source.c.kind, alias.c.name)
        .join_from(alias, source, source.c.id == alias.c.source_id)
        .where(*wanted)
        .order_by(source.c.id, alias.c.name)
    )
    for statement in (named, aliased):
        yield from ((key, kind, name) for key, kind, name in session.execute(statement))
