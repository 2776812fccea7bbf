"""Where the review of one claim stands, read from its steps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from tracker.domain.vocabulary import ReviewAct, ReviewState, Risk


class Step(Protocol):
    """One step of a review: the record or the plain row."""

    @property
    def act(self) -> ReviewAct: ...
    @property
    def outcome(self) -> ReviewState | None: ...
    @property
    def by_id(self) -> int | None: ...
    @property
    def at(self) -> dt.datetime: ...
    @property
    def reason(self) -> str | None: ...
    @property
    def claim_version(self) -> int: ...
    @property
    def overrides(self) -> str | None: ...


DECIDES = (ReviewAct.APPROVE, ReviewAct.OVERRIDE)
"""The acts that decide."""
SAID = (ReviewAct.PROPOSE, ReviewAct.OPINION)
"""The acts by which somebody says what they find, and decides nothing."""
ENDS = (ReviewAct.RETURN, ReviewAct.REOPEN, ReviewAct.WITHDRAW, ReviewAct.NEEDS_SOURCE, ReviewAct.CORRECT)
"""The acts after which what was proposed and said before counts no more."""


@dataclass(frozen=True, slots=True)
class Proceedings:
    """What is open on a claim, and what was decided last and still stands."""

    proposal: Step | None = None
    """Awaits approval."""
    opinion: Step | None = None
    """A second checker's, given without seeing the proposal."""
    decision: Step | None = None
    """The approval, or the decision of one person alone."""
    decided_on: Step | None = None
    """The proposal that was approved, if there was one."""
    returned: Step | None = None
    """The last return, while nothing new has been proposed."""
    stale: Step | None = None
    """A proposal made on another version of the claim: it can no longer be approved."""

    @classmethod
    def of(cls, steps: Iterable[Step]) -> Proceedings:
        """Read the steps, oldest first."""
        now = cls()
        for step in steps:
            now = now.after(step)
        return now

    def after(self, step: Step) -> Proceedings:
        """The same after one more step."""
        if step.act is ReviewAct.PROPOSE:
            return Proceedings(step, self.opinion if self._opinion_is_on(step.claim_version) else None)
        if step.act is ReviewAct.OPINION:
            return Proceedings(self.proposal, step, returned=self.returned)
        if step.act in DECIDES:
            agreed = self.proposal is not None and self.proposal.outcome is step.outcome
            return Proceedings(decision=step, decided_on=self.proposal if agreed else None)
        if step.act is ReviewAct.RETURN:
            return Proceedings(returned=step)
        return Proceedings() if step.act in ENDS else self

    def _opinion_is_on(self, version: int) -> bool:
        return self.opinion is not None and self.opinion.claim_version == version

    def for_version(self, version: int) -> Proceedings:
        """The same, where only what was said of this version of the claim counts; an older proposal is `stale`."""
        fresh = self.proposal is not None and self.proposal.claim_version == version
        return replace(
            self,
            proposal=self.proposal if fresh else None,
            stale=None if fresh else self.proposal,
            opinion=self.opinion if self._opinion_is_on(version) else None,
        )

    @property
    def heard(self) -> bool:
        """Whether both are in: what is proposed, and what a second checker thinks."""
        return self.proposal is not None and self.opinion is not None

    @property
    def decided_alone(self) -> bool:
        """Whether one person decided, with no second."""
        return self.decision is not None and self.decision.act is ReviewAct.OVERRIDE


def sealed_steps(steps: Sequence[Step], risk: Risk) -> frozenset[int]:
    """The places of the steps whose outcome and reason nobody may read yet, whoever it is: anybody who has not been heard may
    be asked to be the second. Who reads or tells of a step asks this, and nothing else (docs/decisions/0030).

    Sealed is at any risk an opinion, and at high risk a proposal too, until both are in on one version of the claim, or it is
    decided. No other end of a round opens the seal: whoever is heard in the next one is not to have read the last.
    """
    sealed: set[int] = set()
    standing = Proceedings()
    begin = max((at + 1 for at, step in enumerate(steps) if step.act in DECIDES), default=0)
    for at, step in enumerate(steps[begin:], begin):
        standing = standing.after(step)
        if step.act in SAID and standing.for_version(step.claim_version).heard:
            sealed.clear()
        elif step.act is ReviewAct.OPINION or (step.act is ReviewAct.PROPOSE and risk is Risk.HIGH):
            sealed.add(at)
    return frozenset(sealed)


def proposal_is_sealed(steps: Sequence[Step], risk: Risk) -> bool:
    """Whether the last proposal is among them."""
    last = max((at for at, step in enumerate(steps) if step.act is ReviewAct.PROPOSE), default=None)
    return last in sealed_steps(steps, risk)
