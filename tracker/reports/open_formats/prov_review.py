"""The checking of a claim as PROV-O: every step an activity, every decision a thing that a later step may take back."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.domain.vocabulary import LAID_ASIDE, ReviewAct, ReviewState
from tracker.models.base import utc_text
from tracker.models.dossier import Dossier
from tracker.models.rows import ClaimRow, ReviewRow
from tracker.reports.open_formats.json_ld import Node, filled
from tracker.reports.open_formats.names import Names
from tracker.reports.standing import Standing, standing

_DECIDES = frozenset({ReviewAct.APPROVE, ReviewAct.OVERRIDE})


def review_nodes(dossier: Dossier, claim: ClaimRow, names: Names) -> Iterator[Node]:
    """The steps, oldest first, each with the decision it came to."""
    read = standing(claim)
    for place, step in enumerate(claim.reviews):
        yield _step(dossier, claim, place, step, read, names)
        if step.act in _DECIDES and step.to_state is step.outcome:
            yield _decision(claim, place, step, names)


def laid_aside(claim: ClaimRow, names: Names) -> Node:
    """What is said of a claim that is out of the story; nothing of one that is in it."""
    if claim.state not in LAID_ASIDE:
        return {}
    for place in reversed(range(len(claim.reviews))):
        if claim.reviews[place].to_state is claim.state:
            return _taken_back(claim, place, names)
    return {}


def _step(dossier: Dossier, claim: ClaimRow, place: int, step: ReviewRow, read: Standing, names: Names) -> Node:
    person = dossier.people.get(step.by_id or 0)
    sealed = place in read.sealed
    return {
        "id": _name(claim, place, names),
        "type": "Activity",
        "act": step.act,
        "used": names.of("claim", claim.number),
        "endedAtTime": utc_text(step.at),
        **filled(
            outcome=None if sealed else step.outcome,
            comment=None if sealed else step.reason,
            wasAssociatedWith=names.of("person", person.id) if person else None,
            wasInformedBy=_name(claim, place - 1, names) if place else None,
        ),
    }


def _decision(claim: ClaimRow, place: int, step: ReviewRow, names: Names) -> Node:
    assert step.outcome is not None
    ended = _ended(claim, place, step.outcome)
    return {
        "id": _name(claim, place, names, "decision"),
        "type": "Entity",
        "label": f"{claim.label} {step.outcome}",
        "outcome": step.outcome,
        "wasDerivedFrom": names.of("claim", claim.number),
        "wasGeneratedBy": _name(claim, place, names),
        "generatedAtTime": utc_text(step.at),
        **(_taken_back(claim, ended, names) if ended is not None else {}),
    }


def _name(claim: ClaimRow, place: int, names: Names, kind: str = "step") -> str:
    """The same whoever reads: readers are shown fewer steps, so a step's place among them tells nothing."""
    step = claim.reviews[place]
    same = sum((one.at, one.act) == (step.at, step.act) for one in claim.reviews[:place])
    return names.of(kind, claim.number, utc_text(step.at), step.act, same)


def _ended(claim: ClaimRow, place: int, outcome: ReviewState) -> int | None:
    """The step by which a decision fell, None where it stands."""
    for at in range(place + 1, len(claim.reviews)):
        step = claim.reviews[at]
        if step.from_state is outcome and step.to_state is not outcome:
            return at
    return None


def _taken_back(claim: ClaimRow, place: int, names: Names) -> Node:
    return {
        "wasInvalidatedBy": _name(claim, place, names),
        "invalidatedAtTime": utc_text(claim.reviews[place].at),
    }
