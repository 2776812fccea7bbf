"""Where the review of one claim stands, read from its steps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
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


_DECIDES = (ReviewAct.APPROVE, ReviewAct.OVERRIDE)
_ENDS = (ReviewAct.RETURN, ReviewAct.REOPEN, ReviewAct.WITHDRAW, ReviewAct.NEEDS_SOURCE, ReviewAct.CORRECT)


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

    @classmethod
    def of(cls, steps: Iterable[Step]) -> Proceedings:
        """Read the steps, oldest first."""
        now = cls()
        for step in steps:
            now = now._after(step)
        return now

    def _after(self, step: Step) -> Proceedings:
        if step.act is ReviewAct.PROPOSE:
            return Proceedings(step, self.opinion if self._opinion_is_on(step.claim_version) else None)
        if step.act is ReviewAct.OPINION:
            return Proceedings(self.proposal, step, returned=self.returned)
        if step.act in _DECIDES:
            agreed = self.proposal is not None and self.proposal.outcome is step.outcome
            return Proceedings(decision=step, decided_on=self.proposal if agreed else None)
        if step.act is ReviewAct.RETURN:
            return Proceedings(returned=step)
        return Proceedings() if step.act in _ENDS else self

    def _opinion_is_on(self, version: int) -> bool:
        return self.opinion is not None and self.opinion.claim_version == version

    def for_version(self, version: int) -> Proceedings:
        """The same without an opinion that was given on another version of the claim."""
        return self if self.opinion is None or self._opinion_is_on(version) else replace(self, opinion=None)

    @property
    def decided_alone(self) -> bool:
        """Whether one person decided, with no second."""
        return self.decision is not None and self.decision.act is ReviewAct.OVERRIDE

    def sealed(self, risk: Risk) -> bool:
        """Whether outcomes stay hidden: at high risk, until proposal and opinion are both in."""
        return risk is Risk.HIGH and (self.proposal is None) != (self.opinion is None)
