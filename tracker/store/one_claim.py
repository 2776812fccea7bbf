"""Loading one claim's file: what the audit has to know of it, and nothing of the other claims of its story."""

from __future__ import annotations

from sqlalchemy.orm import Session

from tracker.models import Claim
from tracker.models.base import now
from tracker.models.dossier import Dossier
from tracker.store.articles import newest_revision
from tracker.store.claim_rows import load_claims
from tracker.store.contradictions import group_rows
from tracker.store.dossiers import first_filing
from tracker.store.people import person_rows
from tracker.store.settings import setting_value
from tracker.store.source_rows import load_sources, with_aliases


def load_alone(session: Session, claim: Claim) -> Dossier:
    """The file of a claim's story with no other claim in it: as many queries on a desk of a million claims as on one of
    ten. Neither the sign-off nor the ledger's head is in it; of a contradiction group, every member is."""
    article = claim.article
    revision = newest_revision(session, article.id)
    claims = tuple(load_claims(session, [claim.id]))
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
        sources=with_aliases(session, load_sources(session, claims)),
        people=people,
        second_person=setting_value(session, "second-person"),
        at=now(),
        policy=article.policy,
        url=article.url,
        published_at=article.published_at,
        filed_at=first_filing(session, article.id),
        contradictions=group_rows(session, claim_id=claim.id),
    )
