from __future__ import annotations

from tracker.audit.rule import Objections, rule
from tracker.domain.vocabulary import AttributionStatus, ReviewState, Severity
from tracker.models.dossier import Dossier


@rule(Severity.BLOCKER, guards=False)
def unverifiable_unattributed(dossier: Dossier) -> Objections:
    """A claim cannot be verified, and the story says it in its own voice.

    Why: a reader takes what we say ourselves as checked; what nobody can check must be somebody's word.
    Fails: "The train has a helicopter on board", which nobody could confirm.
    Passes: "The train has a helicopter on board", AlJazeera reported.
    Remedy: attribute it in the text and set the claim's status, or cut it and withdraw the claim.
    """
    for claim in dossier.claims:
        if claim.state is ReviewState.UNVERIFIABLE and claim.status is AttributionStatus.UNATTRIBUTED:
            yield claim, "unverifiable, and the story says it in its own voice: attribute it or cut it"
