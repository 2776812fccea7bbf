"""What an entry of the ledger was, in a few words: what was decided, from which state to which."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy.orm import Session

from tracker.domain.transitions import spoken
from tracker.models.article import EDIT
from tracker.models.proceedings import sealed_steps
from tracker.store.article_entries import article_as_told
from tracker.store.hanging_rows import of_keys, reviews_on
from tracker.store.people import person_rows
from tracker.store.steps import Step, steps_between

NEAR = dt.timedelta(seconds=2)
"""Between a step and the entry that speaks of it: both are written in one act, and each looks at the clock."""


def steps_of(session: Session, entries: Iterable[Mapping[str, Any]]) -> dict[int, str]:
    """Number of an entry -> what the step of the review was that it speaks of: "verified: in review → verified". Two
    statements, however many there are. What nobody may see yet stays unsaid, as it does on the claim's page.
    """
    on_claims = [(one, dt.datetime.fromisoformat(one["at"])) for one in entries if "#" in one["subject"]]
    if not on_claims:
        return {}
    slugs = {one["subject"].partition("#")[0] for one, _ in on_claims}
    moments = [at for _, at in on_claims]
    steps = steps_between(session, slugs, min(moments) - NEAR, max(moments) + NEAR)
    nearest = {one["seq"]: _nearest(steps, one, at) for one, at in on_claims}
    found = {seq: step for seq, step in nearest.items() if step is not None}
    sealed = _sealed(session, found.values())
    words = ((seq, _words(step, sealed=(step.claim_id, step.act, step.at) in sealed)) for seq, step in found.items())
    return {seq: told for seq, told in words if told}


def what_changed(session: Session, entry: Mapping[str, Any]) -> str | None:
    """What an entry changed about a story's headline, reporter and deadline: "reporter: RL → MC"; None of any other entry, and
    where the ledger does not say any more how it was."""
    if entry["act"] != EDIT:
        return None
    after = article_as_told(session.connection(), entry["subject"], entry["seq"])
    before = after and article_as_told(session.connection(), entry["subject"], entry["seq"] - 1)
    if not after or not before:
        return None
    initials = {key: one.initials for key, one in person_rows(session).items()}
    told = (
        ("headline", before["headline"], after["headline"]),
        ("reporter", initials.get(before.get("reporter_id") or 0), initials.get(after.get("reporter_id") or 0)),
        ("deadline", before.get("deadline"), after.get("deadline")),
    )
    return "; ".join(f"{name}: {was or 'none'} → {now or 'none'}" for name, was, now in told if was != now) or None


def _sealed(session: Session, steps: Iterable[Step]) -> set[tuple[int, str, dt.datetime]]:
    """Of the claims of these steps the proposals and opinions whose outcome is hidden: claim, act and moment."""
    claims = {one.claim_id: one for one in steps}
    if not claims:
        return set()
    reviews = reviews_on(session.connection(), of_keys(list(claims)))
    return {
        (key, reviews[key][at].act, reviews[key][at].at)
        for key, one in claims.items()
        for at in sealed_steps(reviews[key], one.risk)
    }


def _nearest(steps: list[Step], entry: Mapping[str, Any], at: dt.datetime) -> Step | None:
    act = str(entry["act"]).replace("-", "_")
    alike = [one for one in steps if one.label == entry["subject"] and one.act == act and abs(one.at - at) <= NEAR]
    return min(alike, key=lambda one: abs(one.at - at), default=None)


def _words(step: Step, *, sealed: bool) -> str:
    moved = "" if step.before is step.after else f"{spoken(step.before)} → {spoken(step.after)}"
    if step.outcome is None or sealed:
        return moved
    return f"{spoken(step.outcome)}: {moved}" if moved else spoken(step.outcome)
