"""What hangs on a claim, handed on to one in which it lives on. The old rows stay where they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from tracker.domain.errors import MoveRefusedError
from tracker.models import Attribution, Claim, Derivation, Evidence, Passage, Reply, Revision, Via
from tracker.services.unplaced import waiting_words
from tracker.store.claims import evidence_on, passages_of
from tracker.store.partings import Holdings

_SAID = ("source_id", "chain", "status", "cue", "quote", "mode", "first_hand", "said_on", "locator", "note")
"""Not that a checker saw that they said it: whoever did, saw it of the other claim."""
_HELD = ("source_id", "bearing", "excerpt", "locator", "url", "archived_url", "sha256", "file_name", "note")
_DREW = ("source_id", "drew_on_id", "kind", "assessment", "article_id", "note")
_ASKED = ("party", "asked_on", "asked_by_id", "channel", "deadline", "outcome", "answer", "stands", "note")

Row = TypeVar("Row", Attribution, Evidence, Derivation, Reply)


def hand_on(session: Session, rows: Holdings, claim: Claim) -> None:
    """Let a claim have of its own what hangs on another. The caller writes the entry."""
    said = [_anew(row, claim, _SAID) for row in rows.attributions]
    held = [_anew(row, claim, _HELD) for row in rows.evidence]
    first = max((row.number for row in evidence_on(session, claim.id)), default=0) + 1
    for number, piece in enumerate(held, first):
        piece.number = number
    session.add_all(said)
    session.add_all(held)
    session.add_all(_anew(row, claim, _DREW) for row in rows.derivations)
    session.add_all(_anew(row, claim, _ASKED) for row in rows.replies)
    session.flush()
    session.add_all(
        Via(attribution_id=row.id, position=at, source_id=key) for row in said for at, key in enumerate(row.via)
    )
    session.flush()


def _anew(row: Row, claim: Claim, names: Sequence[str]) -> Row:
    columns: dict[str, Any] = {name: getattr(row, name) for name in names}
    return type(row)(claim_id=claim.id, **columns)


def words_in(session: Session, claim: Claim, revision: Revision | None) -> list[Passage]:
    """Where a claim stands in the newest text of its story, in the order of the text.

    Raises:
        MoveRefusedError: nobody has said yet where some of its words stand there.
    """
    if revision is None:
        return []
    if waiting_words(session, claim, revision):
        raise MoveRefusedError(
            f"words of {claim.label} wait to be placed in the newest text: place them first, with "
            f"`tracker claim place {claim.label} --words WORDS` or --gone"
        )
    here = [row for row in passages_of(session, claim.id) if row.revision_id == revision.id]
    return sorted(here, key=lambda row: (row.start, row.end))


def stand_on(session: Session, claim: Claim, passages: Sequence[Passage]) -> None:
    """Let a claim stand on these words, which are nobody's yet."""
    for passage in passages:
        passage.claim_id = claim.id
    session.add_all(passages)
    session.flush()
