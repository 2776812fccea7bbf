from __future__ import annotations

from tracker.audit.rule import Objections, Part, rule
from tracker.domain.vocabulary import AttributionStatus, ReviewState, Severity
from tracker.models.dossier import Dossier

PASSES = {
    ReviewState.REFUTED: (AttributionStatus.DENIED,),
    ReviewState.DISPUTED: (AttributionStatus.DENIED, AttributionStatus.ALLEGED),
}
"""How the story may put what the desk found not to be so, or not to be certain."""


@rule(Severity.BLOCKER, reads=(Part.PLACES,), guards=False)
def refuted_in_text(dossier: Dossier) -> Objections:
    """A claim is refuted or disputed, and the story still puts it as if it stood.

    Why: the desk knows better than its own story.
    Fails: "The train has a helicopter on board", refuted, and still in the text as reported.
    Passes: "The railway denied that there was one"; or, of a disputed claim, "critics allege that there was one".
    Remedy: cut it and withdraw the claim, or say in the text that it is denied, and set its status so.
    """
    for claim in dossier.claims:
        if claim.state in PASSES and claim.status not in PASSES[claim.state] and dossier.carries(claim):
            own = claim.status is AttributionStatus.UNATTRIBUTED
            yield (
                claim,
                f"{claim.state}, and the story {'says it in its own voice' if own else f'puts it as {claim.status}'}",
            )
