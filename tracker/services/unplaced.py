"""Words of a claim that wait for a person to place them in the newest text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import orjson
from sqlalchemy.orm import Session

from tracker.domain.fate import Change
from tracker.domain.vocabulary import Verdict
from tracker.intake.alignment.following import Follower
from tracker.models import Alignment, Claim, Passage, Person, Revision
from tracker.models.base import now
from tracker.models.unplaced import unplaced
from tracker.store.articles import revisions_of
from tracker.store.claim_rows import load_claims
from tracker.store.claims import passages_of
from tracker.store.passages import held_in, texts_of
from tracker.store.text_rows import alignments_on


class Unplaced(NamedTuple):
    """Words that wait, and what was put down of them when the newest text was filed, if anything was."""

    passage: Passage
    alignment: Alignment | None


def waiting_words(session: Session, claim: Claim, revision: Revision) -> list[Unplaced]:
    """What of a claim waits to be placed in this text, its newest: first that of which places are offered, in the order of
    the text."""
    session.flush()
    [row] = load_claims(session, [claim.id], history=False)
    found = unplaced(row, alignments_on(session.connection(), claim.id), revision.number)
    keys = revisions_of(session, claim.article_id) if found else {}
    places = {(keys[one.revision], one.start, one.end) for one in found}
    held = held_in(session, revision.id, claim.id) if found else {}
    waiting = [
        Unplaced(one, held.get(one.id))
        for one in passages_of(session, claim.id)
        if (one.revision_id, one.start, one.end) in places
    ]
    return sorted(waiting, key=lambda one: (not (one.alignment and one.alignment.candidates), one.passage.start))


def settle(session: Session, one: Unplaced, revision: Revision, became: Passage | None, by: Person) -> None:
    """Put down what a person says of words that waited: where they stand in this text, or that they are gone from it."""
    row = one.alignment or Alignment(passage_id=one.passage.id, revision_id=revision.id, verdict=Verdict.ORPHAN)
    if became is not None:
        row.verdict, row.became_id = Verdict.ORPHAN, became.id
        row.changes = as_json([change.written for change in _otherwise(session, one.passage, revision, became)])
    row.placed_by_id, row.placed_at = by.id, now()
    session.add(row)


def _otherwise(session: Session, before: Passage, revision: Revision, became: Passage) -> tuple[Change, ...]:
    """What the words that somebody placed say otherwise where they stand now."""
    text = texts_of(session, [before.revision_id])[before.revision_id]
    return Follower(text, revision.text).between((before.start, before.end), (became.start, became.end))


def as_json(values: Sequence[object]) -> str | None:
    """As an alignment keeps changes and candidates."""
    return orjson.dumps(values).decode() if values else None
