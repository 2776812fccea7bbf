"""Loading one claim's file: what the audit has to know of it, and nothing of the other claims of its story."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy.orm import Session

from tracker.models import Claim
from tracker.models.dossier import Dossier
from tracker.store.archive import ALWAYS, ARTICLE, Desk, Span, file_from, of_text
from tracker.store.claim_rows import claims_in, load_claims
from tracker.store.contradictions import group_rows
from tracker.store.dossiers import file_of
from tracker.store.hanging_rows import of_keys
from tracker.store.ledger import Head
from tracker.store.people import person_rows
from tracker.store.session import login_of, looked_at, read_raw
from tracker.store.settings import setting_value
from tracker.store.source_rows import load_sources, with_aliases


def load_alone(session: Session, claim: Claim) -> Dossier:
    """The file of a claim's story with no other claim in it: as many queries on a desk of a million claims as on one of
    ten. Neither the sign-off nor the ledger's head is in it; of a contradiction group, every member is."""
    claims = tuple(load_claims(session, [claim.id]))
    return file_of(session, claim.article, claims, group_rows(session, claim_id=claim.id))


def load_for(session: Session, claim: Claim, parts: Collection[str]) -> Dossier:
    """The same as far as it is among the parts (`audit.rule.Part`), for rules that are asked while others wait; without
    the ledger's head."""
    connection, wanted = session.connection(), frozenset(parts)
    claims = tuple(claims_in(connection, of_keys([claim.id]), ALWAYS | wanted))
    sources = load_sources(session, claims)
    article = read_raw(connection, f"{ARTICLE} WHERE id = ?", (claim.article_id,)).fetchone()
    groups = group_rows(session, claim_id=claim.id) if "contradictions" in wanted else ()
    desk = Desk(
        sources=with_aliases(session, sources) if "aliases" in wanted else sources,
        people=person_rows(session),
        second_person=setting_value(session, "second-person"),
        head=Head(0, ""),
        at=looked_at(connection),
        by_login=login_of(connection) is not None,
        contradictions={claim.article.slug: list(groups)},
    )
    span = Span(claim.article_id, claim.article_id)
    return file_from(article, claims, of_text(connection, span, wanted), desk)
