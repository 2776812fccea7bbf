"""Taking signatures back where the ground under them moved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sqlalchemy.orm import Session

from tracker.domain.sourcing import EndKind, reached
from tracker.domain.vocabulary import DECIDED_STATES, LAID_ASIDE, ReviewState
from tracker.models.base import now
from tracker.models.dossier import Sources
from tracker.models.rows import ClaimRow
from tracker.store.claim_pages import claims_with_sources
from tracker.store.reopening import put_back_in_review, raise_versions, standings
from tracker.store.sources import claims_touching


class Footing(NamedTuple):
    """How much stands under a claim, and of what sort, whatever the sources are called."""

    minimum: int
    maximum: int
    ends: tuple[EndKind, ...]


def footing_of(session: Session, keys: Sequence[int]) -> dict[int, Footing]:
    """What stands under each of these claims now."""
    found: dict[int, Footing] = {}
    for sources, claims in claims_with_sources(session, keys):
        for claim in claims:
            measured = sources.independence_of(claim)
            ends = tuple(sorted(end.kind for end in measured.ends))
            found[claim.id] = Footing(measured.minimum, measured.maximum, ends)
    return found


def moved(before: dict[int, Footing], after: dict[int, Footing]) -> list[int]:
    """The claims under which something else stands than before."""
    return [key for key, footing in after.items() if before[key] != footing]


def claims_leaning_on(session: Session, source_id: int) -> list[int]:
    """The ids of the claims that rest on this source as things stand, suspicions included. A claim rests on what speaks
    for it and, unless it was verified, on what speaks against it: that is what it was refuted or disputed on."""
    pages = claims_with_sources(session, claims_touching(session, source_id))
    return [claim.id for sources, claims in pages for claim in claims if source_id in _rests_on(sources, claim)]


def _rests_on(sources: Sources, claim: ClaimRow) -> frozenset[int]:
    citations, evidence = list(claim.citations), list(claim.supporting_evidence)
    if claim.state is not ReviewState.VERIFIED:
        citations += claim.denials
        evidence += claim.refuting_evidence
    return reached(sources.network_of(claim), citations, evidence)


def claims_spoken_against_by(session: Session, source_id: int) -> list[int]:
    """The ids of the claims that this source denies or refutes as things stand, or stands behind who does."""
    return [
        claim.id
        for sources, claims in claims_with_sources(session, claims_touching(session, source_id))
        for claim in claims
        if source_id in reached(sources.network_of(claim), claim.denials, claim.refuting_evidence)
    ]


def unsign(
    session: Session, keys: Sequence[int], why: str | Mapping[int, str], *, other_words: bool = False
) -> list[str]:
    """Open these claims again where they are decided, and void open proposals; returns the labels of those whose decision
    fell. The caller writes the entry, so that all of it is one act.

    Args:
        why: the reason, or each claim's own by its id.
        other_words: their words in the story are others, so that what somebody saw of them counts no more even where
            nobody is on them.
    """
    session.flush()
    found = list(standings(session, keys))
    fallen = [one for one in found if one.state in DECIDED_STATES]
    void = frozenset(ReviewState) - DECIDED_STATES - LAID_ASIDE if other_words else {ReviewState.IN_REVIEW}
    raise_versions(session, [one for one in found if one.state in void])
    put_back_in_review(session, fallen, why, now())
    return [one.label for one in fallen]


def void_proposals(session: Session, keys: Sequence[int]) -> None:
    """Let no open proposal on these claims be approved: whoever made it read them otherwise. Decisions stay."""
    session.flush()
    settled = DECIDED_STATES | LAID_ASIDE
    raise_versions(session, [one for one in standings(session, keys) if one.state not in settled])
