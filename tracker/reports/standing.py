"""Where the checking of one claim stands, read from the steps of its review."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.domain.vocabulary import DECIDED_STATES, ReviewAct, ReviewState
from tracker.models.proceedings import SAID, sealed_steps
from tracker.models.rows import ClaimRow, ReviewRow


@dataclass(frozen=True, slots=True)
class Standing:
    """How a claim came to the state it is in, and what is open on it."""

    moved: ReviewRow | None
    """The step that led to the present state."""
    proposal: ReviewRow | None
    """The proposal that step decided on; where the claim is not decided, the one that waits."""
    alone: bool
    """One person decided: no second pair of eyes was there."""
    unheard: ReviewRow | None
    """What was said last in the present round, where it is under seal: a proposal that waits for a blind opinion, or an opinion
    that waits for the proposal."""
    told: frozenset[int]
    """Places in the review of the steps that `moved` and `proposal` tell of."""
    sealed: frozenset[int]
    """Places in the review of the steps whose outcome and reason are under seal, those of earlier rounds too."""


def standing(claim: ClaimRow) -> Standing:
    """Read a claim's review, oldest step first."""
    steps = claim.reviews
    last = _last_move(steps, claim.state)
    decided = last is not None and claim.state in DECIDED_STATES
    if last is not None and decided:
        begin = _round_before(steps, last)
        span = range(begin, last + 1)
    else:
        begin = _round_before(steps, len(steps))
        span = range(begin, len(steps))
    proposal = _last_of(steps, span, ReviewAct.PROPOSE)
    spoken = _last_of(steps, span, *SAID)
    moved = steps[last] if last is not None else None
    sealed = sealed_steps(steps, claim.risk)
    return Standing(
        moved=moved,
        proposal=steps[proposal] if proposal is not None else None,
        alone=decided and moved is not None and _alone(steps, span, moved, proposal),
        unheard=steps[spoken] if spoken is not None and spoken in sealed else None,
        told=frozenset(place for place in (last, proposal) if place is not None),
        sealed=sealed,
    )


def _last_move(steps: Sequence[ReviewRow], state: ReviewState) -> int | None:
    """The last step that brought the claim to this state from another."""
    for place in reversed(range(len(steps))):
        step = steps[place]
        if step.to_state is state and step.from_state is not state:
            return place
    return None


def _round_before(steps: Sequence[ReviewRow], end: int) -> int:
    """Where the round that ends before `end` begins: after the last move or return."""
    for place in reversed(range(end)):
        step = steps[place]
        if step.from_state is not step.to_state or step.act is ReviewAct.RETURN:
            return place + 1
    return 0


def _last_of(steps: Sequence[ReviewRow], span: range, *acts: ReviewAct) -> int | None:
    return next((place for place in reversed(span) if steps[place].act in acts), None)


def _alone(steps: Sequence[ReviewRow], span: range, moved: ReviewRow, proposal: int | None) -> bool:
    """An override stands in the round, or whoever proposed it approved it."""
    if any(steps[place].act is ReviewAct.OVERRIDE for place in span):
        return True
    return proposal is not None and steps[proposal].by_id is not None and (steps[proposal].by_id == moved.by_id)
