"""Saying where words stand now of which nobody could tell, or that they are gone; and that a claim is right on words that became
others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import orjson
from sqlalchemy.orm import Session

from tracker.domain.errors import BadInputError, MoveRefusedError
from tracker.domain.proposal import Span
from tracker.domain.wording import PROSE, clean
from tracker.models import Claim, Passage, Person, Revision
from tracker.models.words_since import told_of
from tracker.services.claiming import find_words, passage_at, standing_claim
from tracker.services.desks import require_writer
from tracker.services.reviewing import reopen_by_system
from tracker.services.unplaced import Unplaced, settle, waiting_words
from tracker.services.words_apart import Apart, read_anew, words_apart
from tracker.store import ledger
from tracker.store.articles import newest_revision
from tracker.store.claims import get_claim, passages_of


class Placed(NamedTuple):
    """What came of placing."""

    claim: Claim
    passage: Passage | None
    """Where it stands now; None where it is gone."""
    left: int
    """Passages of it that still wait."""
    fell: bool
    """Whether a decision on it fell: it was made without these words."""


def place_claim(
    session: Session,
    label: str,
    *,
    by: Person,
    words: str | None = None,
    occurrence: int | None = None,
    candidate: int | None = None,
    gone: bool = False,
) -> Placed:
    """Say where the words of a claim stand in the newest text, or that they are gone from it. Of several that wait the
    first in the text is meant, those first of which `diff` offers places. Where none waits, and the claim stands on words that
    say something else than it was put on, that it is right there, or on which others.

    Args:
        words: the words it stands on now, exactly.
        candidate: one of the places that `diff` offers, from 1.

    Raises:
        NotOnFileError: there is no such claim.
        BadInputError: not one of words, candidate and gone is given; or there are no such words, or no such candidate.
        MoveRefusedError: nothing of the claim waits to be placed, or `by` may not write.
    """
    require_writer(by)
    if [words is not None, candidate is not None, gone].count(True) != 1:
        raise BadInputError("say where it stands with --words or --candidate, or that it is --gone: one of the three")
    claim = standing_claim(session, label)
    revision = newest_revision(session, claim.article_id)
    waiting = waiting_words(session, claim, revision) if revision else []
    differ = words_apart(session, claim) if revision and not waiting else []
    if revision is None or not (waiting or differ):
        raise MoveRefusedError(
            f"no words of {label} wait to be placed; to let it stand on others: `tracker claim edit {label} --quote WORDS`"
        )
    if differ:
        return _placed_anew(session, claim, revision, differ, by, words, occurrence, candidate)
    fell, passage = False, None
    if not gone:
        start, end = _span(revision, _candidates(waiting[0]), words, occurrence, candidate, label)
        passage = _passage(session, claim, revision, start, end)
        fell = reopen_by_system(session, claim, "its words were placed in a new text")
    settle(session, waiting[0], revision, passage, by)
    ledger.record(session, "place claim", label, by=by)
    return Placed(claim, passage, len(waiting) - 1, fell)


def _placed_anew(
    session: Session,
    claim: Claim,
    revision: Revision,
    differ: Sequence[Apart],
    by: Person,
    words: str | None,
    occurrence: int | None,
    candidate: int | None,
) -> Placed:
    """Let a claim stand on words that became others since it was put on them, or on others instead."""
    label, first = claim.label, differ[0].passage
    if words is None and candidate is None:
        raise MoveRefusedError(
            f"the words of {label} stand in revision {revision.number}, otherwise than it was put on: edit the claim with "
            f"`tracker claim edit {label} --text ...`, or take it out with `tracker withdraw {label} --reason ...`"
        )
    start, end = _span(revision, [(first.start, first.end)], words, occurrence, candidate, label)
    passage = _passage(session, claim, revision, start, end)
    fell = reopen_by_system(session, claim, "it was placed anew")
    read_anew(session, claim, revision, by, {first.id, passage.id})
    ledger.record(session, "place claim", label, by=by)
    return Placed(claim, passage, len(words_apart(session, claim)), fell)


class Offered(NamedTuple):
    """The words of a claim that wait to be placed, those first that are placed next, and the places offered for these."""

    waiting: list[Passage]
    places: list[Span]
    told: str = ""
    """What they say otherwise than the claim was put on, where they stand there and wait for nothing else."""


def offered_places(session: Session, label: str) -> Offered:
    """What of a claim waits to be placed in the newest text, and where it may stand.

    Raises:
        NotOnFileError: there is no such claim.
    """
    claim = get_claim(session, label)
    revision = newest_revision(session, claim.article_id)
    waiting = waiting_words(session, claim, revision) if revision else []
    if waiting:
        return Offered([one.passage for one in waiting], _candidates(waiting[0]))
    differ = words_apart(session, claim)
    there = [(one.passage.start, one.passage.end) for one in differ[:1]]
    return Offered([one.passage for one in differ], there, told_of(one.since for one in differ))


def _span(
    revision: Revision,
    offered: Sequence[Span],
    words: str | None,
    occurrence: int | None,
    candidate: int | None,
    label: str,
) -> Span:
    if words is not None:
        words = clean("the words", words, PROSE)
        start = find_words(revision, words, occurrence)
        return start, start + len(words)
    if candidate is None or not 1 <= candidate <= len(offered):
        there = f"from 1 to {len(offered)}" if len(offered) > 1 else "only 1" if offered else "none"
        raise BadInputError(f"there is no candidate {candidate} for {label}: `tracker diff` offers {there}")
    return offered[candidate - 1]


def _candidates(one: Unplaced) -> list[Span]:
    return [(start, end) for start, end in orjson.loads((one.alignment and one.alignment.candidates) or "[]")]


def _passage(session: Session, claim: Claim, revision: Revision, start: int, end: int) -> Passage:
    """The passage there, which the claim may have already."""
    for row in passages_of(session, claim.id):
        if (row.revision_id, row.start, row.end) == (revision.id, start, end):
            return row
    passage = passage_at(revision, start, end)
    passage.claim_id = claim.id
    session.add(passage)
    session.flush()
    return passage
