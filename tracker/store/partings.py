"""What hangs on a claim that goes into others, and which claims did."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.domain.labels import split_label
from tracker.domain.parting import Parting, WentInto, went_into
from tracker.domain.vocabulary import ReviewAct, ReviewState
from tracker.models import Attribution, Derivation, Evidence, Reply
from tracker.store.claims import evidence_on, live_attributions
from tracker.store.session import read_raw


class Holdings(NamedTuple):
    """What hangs on a claim and is not retracted, each in the order of ids."""

    attributions: list[Attribution]
    evidence: list[Evidence]
    derivations: list[Derivation]
    """Those that hold for this claim alone, dismissed too: what was dismissed is not to come back."""
    replies: list[Reply]


def holdings_of(session: Session, claim_id: int) -> Holdings:
    """What hangs on a claim and is not retracted."""
    return Holdings(
        live_attributions(session, claim_id),
        [row for row in evidence_on(session, claim_id) if row.retracted_at is None],
        [row for row in derivations_for(session, claim_id) if row.retracted_at is None],
        [row for row in replies_on(session, claim_id) if row.retracted_at is None],
    )


def derivations_for(session: Session, claim_id: int) -> list[Derivation]:
    """Who drew on whom for this claim alone, retracted too."""
    return list(session.scalars(select(Derivation).where(Derivation.claim_id == claim_id).order_by(Derivation.id)))


def replies_on(session: Session, claim_id: int) -> list[Reply]:
    """Who was asked to answer a claim, retracted too."""
    return list(session.scalars(select(Reply).where(Reply.claim_id == claim_id).order_by(Reply.id)))


def came_from(session: Session, article_id: int, label: str) -> dict[Parting, list[str]]:
    """The labels of the claims of a story that went into this one of it, by how."""
    slug = split_label(label)[0]
    found: dict[Parting, list[str]] = {how: [] for how in Parting}
    for number, one in _partings(session, article_id):
        if label in one.labels:
            found[one.how].append(f"{slug}#{number}")
    return found


def _partings(session: Session, article_id: int) -> Iterator[tuple[int, WentInto]]:
    """The withdrawn claims of a story that went into others, by number."""
    statement = (
        "SELECT claim.number, review.reason FROM claim CROSS JOIN review ON review.claim_id = claim.id "
        "WHERE claim.state = ? AND claim.article_id = ? AND review.act = ? AND review.claim_version = claim.version "
        "ORDER BY claim.number"
    )
    values = (ReviewState.WITHDRAWN.value, article_id, ReviewAct.WITHDRAW.value)
    for number, reason in read_raw(session.connection(), statement, values).fetchall():
        if (one := went_into(reason)) is not None:
            yield number, one
