from __future__ import annotations

from tracker.audit.rule import Objections, rule
from tracker.domain.vocabulary import ReviewState, Severity
from tracker.models.dossier import Dossier

OPEN = {
    ReviewState.UNREVIEWED: "nobody has checked it yet",
    ReviewState.IN_REVIEW: "still in review",
    ReviewState.NEEDS_SOURCE: "still in need of a source",
}
"""The states in which a claim waits for a decision."""


@rule(Severity.BLOCKER, guards=False, waivable=False, fixed=True)
def undecided(dossier: Dossier) -> Objections:
    """A claim in the story that the desk has not decided.

    Why: what nobody has underlined, nobody has checked; no story is signed off with such a line in it.
    Fails: a claim that nobody took, that is in review, or that needs a source.
    Passes: a claim that is verified, disputed, refuted or unverifiable, and one that was withdrawn.
    Remedy: check and decide it, or withdraw it and cut it from the story.
    """
    for claim in dossier.claims:
        if claim.state in OPEN:
            yield claim, f"not decided: {OPEN[claim.state]}"
