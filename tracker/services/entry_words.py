"""What an entry of the ledger was, in a few words: what was decided, from which state to which."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy.orm import Session

from tracker.domain.transitions import spoken
from tracker.domain.vocabulary import DECIDED_STATES, ReviewAct, Risk
from tracker.store.steps import Step, steps_between

NEAR = dt.timedelta(seconds=2)
"""Between a step and the entry that speaks of it: both are written in one act, and each looks at the clock."""


def steps_of(session: Session, entries: Iterable[Mapping[str, Any]]) -> dict[int, str]:
    """Number of an entry -> what the step of the review was that it speaks of: "verified: in review → verified". One
    statement, however many there are.

    What a high-risk claim's checkers found stays unsaid until it is decided: the second gives an opinion without seeing it.
    """
    on_claims = [(one, dt.datetime.fromisoformat(one["at"])) for one in entries if "#" in one["subject"]]
    if not on_claims:
        return {}
    slugs = {one["subject"].partition("#")[0] for one, _ in on_claims}
    moments = [at for _, at in on_claims]
    steps = steps_between(session, slugs, min(moments) - NEAR, max(moments) + NEAR)
    found = ((one["seq"], _nearest(steps, one, at)) for one, at in on_claims)
    return {seq: _words(step) for seq, step in found if step is not None and _words(step)}


def _nearest(steps: list[Step], entry: Mapping[str, Any], at: dt.datetime) -> Step | None:
    act = str(entry["act"]).replace("-", "_")
    alike = [one for one in steps if one.label == entry["subject"] and one.act == act and abs(one.at - at) <= NEAR]
    return min(alike, key=lambda one: abs(one.at - at), default=None)


def _words(step: Step) -> str:
    sealed = step.risk is Risk.HIGH and step.state not in DECIDED_STATES
    moved = "" if step.before is step.after else f"{spoken(step.before)} → {spoken(step.after)}"
    if step.outcome is None or (sealed and step.act in (ReviewAct.PROPOSE, ReviewAct.OPINION)):
        return moved
    return f"{spoken(step.outcome)}: {moved}" if moved else spoken(step.outcome)
