"""A claim that was withdrawn because it lives on in others."""

from __future__ import annotations

from tracker.domain.parting import WentInto, went_into
from tracker.domain.vocabulary import ReviewAct, ReviewState
from tracker.models.rows import ClaimRow


def parted(claim: ClaimRow) -> WentInto | None:
    """What a claim was split or merged into, where that is why it is withdrawn. It was loaded with its history."""
    if claim.state is not ReviewState.WITHDRAWN:
        return None
    reasons = [step.reason for step in claim.reviews if step.act is ReviewAct.WITHDRAW]
    return went_into(reasons[-1]) if reasons else None
