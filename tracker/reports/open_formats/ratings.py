"""What an outcome of ours is as a published rating, and which claims get none (docs/decisions: open formats)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import NamedTuple

from tracker.domain.vocabulary import DECIDED_STATES, LAID_ASIDE, AttributionStatus, ReviewState
from tracker.models.dossier import Dossier, Sources
from tracker.models.rows import AttributionRow, ClaimRow

BEST, WORST = 5, 1
"""The ends of the scale that search engines know."""


class Rating(NamedTuple):
    """A word for readers, its place on the scale where it has one, and what it means."""

    word: str
    value: int | None
    meaning: str


RATINGS = {
    ReviewState.VERIFIED: Rating("Verified", BEST, "We checked the claim, and it holds."),
    ReviewState.REFUTED: Rating("Refuted", WORST, "We checked the claim, and it does not hold."),
    ReviewState.DISPUTED: Rating(
        "Disputed", None, "There is evidence for the claim and against it, and neither settles it."
    ),
    ReviewState.UNVERIFIABLE: Rating("Cannot be verified", None, "Nothing that we could find settles the claim."),
}
"""Only what is settled has a place on the scale: a number between would say "half true", which is another thing than
"nobody knows" or "they disagree"."""


class Standing(Enum):
    """What becomes of a claim in ClaimReview; each value is the sentence that counts such claims."""

    RATED = "{many} rated."
    OURS = "{many} in it with the sources and without a rating: we say so ourselves, and nobody rates themselves."
    ALLEGED = (
        "{many} left out, put as alleged: a rating would say more than the story does (where the story itself rejects an "
        "allegation, `tracker claim edit LABEL --status denied` says so)."
    )
    UNDECIDED = "{many} left out, not decided."
    ASIDE = "{many} left out, withdrawn or corrected."
    ELSEWHERE = "{many} left out, not in the text that is published."


def standing_of(dossier: Dossier, claim: ClaimRow) -> Standing:
    """What becomes of a claim of a story that is out."""
    if claim.state in LAID_ASIDE:
        return Standing.ASIDE
    if not any(row.revision == dossier.revision for row in claim.passages):
        return Standing.ELSEWHERE
    if claim.state not in DECIDED_STATES:
        return Standing.UNDECIDED
    if claim.status is AttributionStatus.ALLEGED:
        return Standing.ALLEGED
    ours = claim.status is AttributionStatus.UNATTRIBUTED or not claimants(dossier.sources, claim)
    return Standing.OURS if ours else Standing.RATED


def claimants(sources: Sources, claim: ClaimRow) -> list[AttributionRow]:
    """Who states the claim: what stands of the attributions that put weight under it."""
    return [row for row in claim.attributions if row.supports and sources.untainted(row.chain)]


def counted(found: Iterable[Standing]) -> Iterator[str]:
    """What became of the claims, in sentences: "12 claims are left out, not decided."."""
    tally = Counter(found)
    for standing in Standing:
        if count := tally[standing]:
            yield standing.value.format(many=f"{count:,} claim{' is' if count == 1 else 's are'}")
