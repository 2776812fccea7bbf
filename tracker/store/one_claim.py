"""Loading one claim's file: what the audit has to know of it, and nothing of the other claims of its story."""

from __future__ import annotations

from sqlalchemy.orm import Session

from tracker.models import Claim
from tracker.models.dossier import Dossier
from tracker.store.claim_rows import load_claims
from tracker.store.contradictions import group_rows
from tracker.store.dossiers import file_of


def load_alone(session: Session, claim: Claim) -> Dossier:
    """The file of a claim's story with no other claim in it: as many queries on a desk of a million claims as on one of
    ten. Neither the sign-off nor the ledger's head is in it; of a contradiction group, every member is."""
    claims = tuple(load_claims(session, [claim.id]))
    return file_of(session, claim.article, claims, group_rows(session, claim_id=claim.id))
