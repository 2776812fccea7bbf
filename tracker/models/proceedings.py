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
            now = now._after(step)
        return now

    def _after(self, step: Step) -> Proceedings:
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
    def decided_alone(self) -> bool:
        """Whether one person decided, with no second."""
        return self.decision is not None and self.decision.act is ReviewAct.OVERRIDE


def sealed_steps(steps: Sequence[Step], version: int, risk: Risk) -> frozenset[int]:
    """The places of the steps whose outcome and reason nobody may see yet.

    At high risk, and wherever an opinion has been given, the proposals and opinions of the round that is open stay hidden
    until both are in, on the version of the claim that stands.
    """
    begin = max((at + 1 for at, step in enumerate(steps) if step.act in (*DECIDES, *ENDS)), default=0)
    spoken = [at for at in range(begin, len(steps)) if steps[at].act in (ReviewAct.PROPOSE, ReviewAct.OPINION)]
    blind = risk is Risk.HIGH or any(steps[at].act is ReviewAct.OPINION for at in spoken)
    standing = Proceedings.of(steps[begin:]).for_version(version)
    both = standing.proposal is not None and standing.opinion is not None
    return frozenset(spoken) if blind and not both else frozenset()
