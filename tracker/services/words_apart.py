"""Claims whose words in the newest text say something else than when they were put on them: found, and read anew."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy.orm import Session

from tracker.domain.errors import MoveRefusedError
from tracker.domain.vocabulary import LAID_ASIDE
from tracker.models import Claim, Passage, Person, Revision
from tracker.models.base import now
from tracker.models.rows import PassageRow
from tracker.models.words_since import Since, apart, told_of
from tracker.store.articles import newest_revision
from tracker.store.claims import get_claim, passages_of
from tracker.store.passages import held_in
from tracker.store.text_rows import alignments_on


class Apart(NamedTuple):
    """Words that a claim stands on, and what they say otherwise."""

    passage: Passage
    since: tuple[Since, ...]


def words_apart(session: Session, claim: Claim) -> list[Apart]:
    """Where a claim stands in the newest text on words that say something else, in the order of the text: one question where
    no text changed anything about it."""
    session.flush()
    rows = alignments_on(session.connection(), claim.id)
    revision = newest_revision(session, claim.article_id) if any(row.changes for row in rows) else None
    if revision is None:
        return []
    there = {
        PassageRow(revision.number, row.start, row.end, row.exact): row
        for row in passages_of(session, claim.id)
        if row.revision_id == revision.id
    }
    found = [Apart(there[row], since) for row, since in apart(claim.text, there, rows, claim.article.language)]
    return sorted(found, key=lambda one: (one.passage.start, one.passage.end))


def told_apart(session: Session, label: str) -> str:
    """What the words of a claim say otherwise than it was put on; blank where nothing does, or it is laid aside.

    Raises:
        NotOnFileError: there is no such claim.
    """
    claim = get_claim(session, label)
    return "" if claim.state in LAID_ASIDE else told_of(one.since for one in words_apart(session, claim))


def require_same_words(session: Session, claim: Claim) -> None:
    """Refuse to decide on a claim while its words say something else than it was put on.

    Raises:
        MoveRefusedError: they do; the sentence names what is otherwise.
    """
    if found := words_apart(session, claim):
        label, told = claim.label, told_of(one.since for one in found)
        raise MoveRefusedError(
            f"the story changed under {label}: {told}; edit the claim with `tracker claim edit {label} "
            f"--text ...`, or place it anew with `tracker claim place {label} --candidate 1`"
        )


def read_anew(
    session: Session, claim: Claim, revision: Revision, by: Person, passages: Collection[int] | None = None
) -> None:
    """Put down that somebody read the claim and its words in this text, the newest, together: those on these passages, or
    all. The caller writes the entry."""
    for row in held_in(session, revision.id, claim.id).values():
        if row.became_id is not None and (passages is None or row.became_id in passages):
            row.placed_by_id, row.placed_at = by.id, now()
