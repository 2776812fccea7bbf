"""Loading one article's whole file."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.models import (
    Article,
    Revision,
    SignedClaim,
    SignedWaiver,
    SignOff,
)
from tracker.models.article import keys_in
from tracker.models.dossier import Dossier, Sources
from tracker.models.rows import ClaimRow, ContradictionRow, SignedRow, SignOffRow, TextRow
from tracker.store import ledger
from tracker.store.articles import get_article, newest_revision
from tracker.store.claim_rows import HISTORY, SOURCING, claims_in
from tracker.store.contradictions import group_rows
from tracker.store.hanging_rows import of_articles
from tracker.store.people import person_rows
from tracker.store.publications import publications_in
from tracker.store.session import login_of, looked_at
from tracker.store.settings import setting_value
from tracker.store.source_rows import load_sources
from tracker.store.tasks import tasks_in
from tracker.store.text_rows import alignments_of, dismissed_in


def load(session: Session, slug: str, sources: Sources | None = None) -> Dossier:
    """One article's whole file, in a fixed number of queries however long it is, and a few for each step that its
    sources drew on others.

    Args:
        sources: given where many articles are walked, so that the whole desk's are loaded once.

    Raises:
        NotOnFileError: there is no such article.
    """
    article = get_article(session, slug)
    connection, span = session.connection(), (article.id, article.id)
    claims = tuple(claims_in(connection, of_articles(*span), SOURCING | HISTORY))
    newest = ledger.head(connection)
    return replace(
        file_of(session, article, claims, group_rows(session, article_id=article.id), sources=sources),
        ledger_seq=newest.seq,
        ledger_head=newest.hash,
        sign_off=newest_sign_off(session, article.id),
        dismissed=dismissed_in(connection, span).get(article.id, ()),
        alignments=alignments_of(connection, span).get(article.id, ()),
        tasks=tasks_in(connection, span).get(article.id, ()),
        publications=publications_in(connection, span).get(article.id, ()),
    )


def file_of(
    session: Session,
    article: Article,
    claims: tuple[ClaimRow, ...],
    contradictions: tuple[ContradictionRow, ...],
    *,
    sources: Sources | None = None,
) -> Dossier:
    """The file of an article with the given claims in it, without its sign-off, what became of its words, what was dismissed,
    what corrections left to do, when it went out, and without the ledger's head."""
    revision = newest_revision(session, article.id)
    people = person_rows(session)
    return Dossier(
        article_id=article.id,
        slug=article.slug,
        headline=article.headline,
        language=article.language,
        stage=article.stage,
        reporter=people.get(article.reporter_id or 0),
        revision=revision.number if revision else None,
        text=revision.text if revision else "",
        sha256=revision.sha256 if revision else None,
        claims=claims,
        sources=sources if sources is not None else load_sources(session, claims, aliases=True),
        people=people,
        second_person=setting_value(session, "second-person"),
        at=looked_at(session.connection()),
        policy=article.policy,
        url=article.url,
        published_at=article.published_at,
        former_reporters=keys_in(article.former_reporters),
        deadline=article.deadline,
        filed_at=_first_filing(session, article.id),
        contradictions=contradictions,
        headline_over=revision.headline if revision else None,
        standfirst=revision.standfirst if revision else None,
        by_login=login_of(session.connection()) is not None,
    )


def _first_filing(session: Session, article_id: int) -> dt.datetime | None:
    """When the first text of an article was filed."""
    statement = select(Revision.filed_at).where(Revision.article_id == article_id).order_by(Revision.number).limit(1)
    return session.scalars(statement).first()


def newest_sign_off(session: Session, article_id: int) -> SignOffRow | None:
    """The newest release of an article's text, with how its claims stood then."""
    statement = (
        select(SignOff, Revision)
        .join(Revision, Revision.id == SignOff.revision_id)
        .where(Revision.article_id == article_id)
        .order_by(SignOff.id.desc())
        .limit(1)
    )
    found = session.execute(statement).first()
    if found is None:
        return None
    row, revision = found
    signed, waived = SignedClaim.__table__, SignedWaiver.__table__
    columns = [signed.c[name] for name in ("claim_id", "version", "independent_min", "independent_max")]
    claims = {
        key: SignedRow(*stood)
        for key, *stood in session.execute(select(*columns).where(signed.c.sign_off_id == row.id))
    }
    waivers = session.scalars(select(waived.c.waiver_id).where(waived.c.sign_off_id == row.id).order_by(waived.c.id))
    newest = newest_revision(session, article_id)
    before = None if revision is newest else TextRow(revision.text, revision.headline, revision.standfirst)
    relied = tuple(waivers)
    return SignOffRow(row.id, revision.number, row.sha256, row.policy, row.by_id, row.at, claims, relied, before)
