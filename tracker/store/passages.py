"""Finding the words that claims stand on, from text to text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.domain.vocabulary import LAID_ASIDE, Verdict
from tracker.models import Alignment, Claim, Passage, Revision


class Stood(NamedTuple):
    """A passage, and the claim that stands on it."""

    passage: Passage
    claim: Claim


def passages_in(session: Session, revision_id: int) -> list[Stood]:
    """What stands on a text, in the order of the text."""
    statement = (
        select(Passage, Claim)
        .join(Claim, Claim.id == Passage.claim_id)
        .where(Passage.revision_id == revision_id)
        .order_by(Passage.start, Passage.end, Passage.id)
    )
    return [Stood(passage, claim) for passage, claim in session.execute(statement)]


def lost_passages(session: Session, article_id: int, before: int) -> list[tuple[Stood, bool]]:
    """The passages of texts before a revision of this number that were found in no later text, and of which nobody has
    said that they are gone; the newest text first. With each, whether it was held to be gone by itself. Where a bundle gave
    a text, nothing was followed into it, and what it gives a claim there stands for what the claim had before."""
    of_it = Alignment.passage_id == Passage.id
    followed = select(Alignment.id).where(of_it, Alignment.became_id.is_not(None) | Alignment.placed_by_id.is_not(None))
    gone = select(Alignment.id).where(of_it, Alignment.verdict == Verdict.GONE)
    held = select(Alignment.id).where(of_it)
    later, text = Passage.__table__.alias("later"), Revision.__table__.alias("text")
    given_anew = (
        select(later.c.id)
        .join(text, text.c.id == later.c.revision_id)
        .where(later.c.claim_id == Passage.claim_id, text.c.number > Revision.number)
    )
    statement = (
        select(Passage, Claim, gone.exists())
        .join(Claim, Claim.id == Passage.claim_id)
        .join(Revision, Revision.id == Passage.revision_id)
        .where(Revision.article_id == article_id, Revision.number < before, ~followed.exists())
        .where(held.exists() | ~given_anew.exists())
        .order_by(Revision.number.desc(), Passage.start, Passage.id)
    )
    return [(Stood(passage, claim), bool(was_gone)) for passage, claim, was_gone in session.execute(statement)]


class Held(NamedTuple):
    """A passage held against a later text, and what it became there."""

    alignment: Alignment
    passage: Passage
    became: Passage | None


def alignments_with(session: Session, revision_id: int) -> list[Held]:
    """What became of passages in this text, as it was put down when it was filed."""
    became = Passage.__table__.alias("became")
    statement = (
        select(Alignment, Passage, became.c.id)
        .join(Passage, Passage.id == Alignment.passage_id)
        .outerjoin(became, became.c.id == Alignment.became_id)
        .where(Alignment.revision_id == revision_id)
        .order_by(Alignment.id)
    )
    rows = list(session.execute(statement))
    there = {row.id: row for row in _passages(session, [key for *_, key in rows if key is not None])}
    return [Held(alignment, passage, there.get(key) if key else None) for alignment, passage, key in rows]


def _passages(session: Session, keys: Sequence[int]) -> Iterator[Passage]:
    for start in range(0, len(keys), 500):
        yield from session.scalars(select(Passage).where(Passage.id.in_(keys[start : start + 500])))


def held_in(session: Session, revision_id: int, claim_id: int) -> dict[int, Alignment]:
    """Id of a passage of a claim -> what was put down of it when this text was filed."""
    statement = (
        select(Alignment)
        .join(Passage, Passage.id == Alignment.passage_id)
        .where(Alignment.revision_id == revision_id, Passage.claim_id == claim_id)
    )
    return {row.passage_id: row for row in session.scalars(statement)}


def texts_of(session: Session, keys: Sequence[int]) -> dict[int, str]:
    """Id of a revision -> its text."""
    found: dict[int, str] = dict(session.execute(select(Revision.id, Revision.text).where(Revision.id.in_(keys))).all())
    return found


def wordless_claims(session: Session, article_id: int, revisions: Sequence[int]) -> list[int]:
    """The numbers of the claims of an article that stand on no words of these texts; those laid aside left out."""
    placed = select(Passage.claim_id).where(Passage.revision_id.in_(revisions))
    statement = (
        select(Claim.number)
        .where(Claim.article_id == article_id, Claim.id.not_in(placed))
        .where(Claim.state.not_in(LAID_ASIDE))
        .order_by(Claim.number)
    )
    return list(session.scalars(statement))
