"""Taking signatures back where the ground under them moved."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from tracker.domain.sourcing import reached
from tracker.domain.vocabulary import DECIDED_STATES, ReviewState
from tracker.services.reviewing import reopen_by_system
from tracker.store.claims import claims_by_id
from tracker.store.dossiers import load_claims, load_sources
from tracker.store.sources import claims_touching


def claims_leaning_on(session: Session, source_id: int) -> list[int]:
    """The ids of the claims that reach this source as things stand, suspicions included."""
    claims = load_claims(session, claims_touching(session, source_id), history=False)
    sources = load_sources(session, claims)
    return [
        claim.id
        for claim in claims
        if source_id in reached(sources.network_of(claim), claim.citations, claim.supporting_evidence)
    ]


def unsign(session: Session, keys: Sequence[int], why: str) -> list[str]:
    """Open these claims again where they are decided, and void open proposals; returns the labels of those whose
    decision fell. The caller writes the entry, so that all of it is one act."""
    standing = DECIDED_STATES | {ReviewState.IN_REVIEW}
    return [
        claim.label
        for claim in claims_by_id(session, keys)
        if claim.state in standing and reopen_by_system(session, claim, why)
    ]
