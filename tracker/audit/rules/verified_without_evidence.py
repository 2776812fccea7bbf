from __future__ import annotations

from tracker.audit.rule import Objections, rule
from tracker.domain.vocabulary import ReviewState, Severity
from tracker.models.dossier import Dossier


@rule(Severity.BLOCKER)
def verified_without_evidence(dossier: Dossier) -> Objections:
    """A claim is verified and the desk holds nothing to show for it.

    Why: a tick that nobody can look behind is a memory, and in court it is none.
    Fails: a verified claim whose only document was retracted.
    Passes: a verified claim with the page of the report that says so.
    Remedy: hold the evidence with its locator, or reopen the claim.
    """
    for claim in dossier.claims:
        if claim.state is not ReviewState.VERIFIED or any(row.live for row in claim.evidence):
            continue
        retracted = len(claim.evidence)
        fate = f"all that was held is retracted ({retracted})" if retracted else "nothing is held"
        yield claim, f"verified, and {fate}"
