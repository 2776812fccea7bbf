"""Taking back a step of a review that was made a moment ago: nothing is erased, a step that leads back is made."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from sqlalchemy.orm import Session

from tracker.domain.errors import MoveRefusedError
from tracker.domain.parting import Parting, went_into
from tracker.domain.vocabulary import ReviewAct
from tracker.models import Claim, Person
from tracker.models.phrases import listing
from tracker.models.rows import ReviewRow
from tracker.services import permitting, review_words, reviewing
from tracker.store.claims import get_claim
from tracker.store.moves import reviews_of
from tracker.store.session import find_record


class _Back(NamedTuple):
    """The step that leads back from another."""

    check: Callable[[Session, Claim, Person, str], object]
    make: Callable[[Session, str, Person, str], Claim]
    told: Callable[[Claim], str]


_RELEASE = _Back(
    lambda session, claim, by, why: permitting.require_may_release(session, claim, by=by),
    lambda session, label, by, why: reviewing.release(session, label, by=by, reason=why),
    review_words.said_of_releasing,
)
_REOPEN = _Back(
    lambda session, claim, by, why: permitting.require_may_reopen(session, claim, by=by, reason=why),
    lambda session, label, by, why: reviewing.reopen(session, label, by=by, reason=why),
    lambda claim: review_words.said_of_reopening(claim.label),
)
_SEND_BACK = _Back(
    lambda session, claim, by, why: permitting.require_may_send_back(session, claim, by=by, reason=why),
    lambda session, label, by, why: reviewing.send_back(session, label, by=by, reason=why),
    lambda claim: review_words.said_of_returning(claim.label),
)
_TAKE = _Back(
    lambda session, claim, by, why: permitting.require_may_take(session, claim, by=by, reason=why),
    lambda session, label, by, why: reviewing.take(session, label, by=by, reason=why),
    lambda claim: f"{claim.label} is taken again.",
)
_BACK = {
    ReviewAct.TAKE: _RELEASE,
    ReviewAct.ASSIGN: _RELEASE,
    ReviewAct.RELEASE: _TAKE,
    ReviewAct.PROPOSE: _SEND_BACK,
    ReviewAct.APPROVE: _REOPEN,
    ReviewAct.OVERRIDE: _REOPEN,
    ReviewAct.WITHDRAW: _REOPEN,
}
_KEPT = {
    Parting.SPLIT: "What it was split into stays on file too: withdraw {} if they are not wanted.",
    Parting.MERGED: "What {} was given by it stays there.",
}
"""What no step leads back from, where a claim had gone into others."""
_NO_WAY = {
    ReviewAct.OPINION: "a blind opinion stays as it was given: what you think now, say to an editor",
    ReviewAct.RETURN: "what was sent back is proposed anew",
    ReviewAct.NEEDS_SOURCE: "it is taken up again once a source has come in",
    ReviewAct.REOPEN: "what was opened again is decided anew",
    ReviewAct.CORRECT: "what was corrected must stay so",
}


def may_undo(session: Session, label: str, by: Person) -> bool:
    """Whether the last step of a claim's review is one that `by` made and can take back.

    Raises:
        NotOnFileError: there is no such claim.
    """
    try:
        _way_back(session, get_claim(session, label), by)
    except MoveRefusedError:
        return False
    return True


def undo_last(session: Session, label: str, *, by: Person) -> str:
    """Take back the last step of a claim's review. Returns what was done, in a sentence.

    Raises:
        NotOnFileError: there is no such claim.
        MoveRefusedError: the last step is another's, there is no way back from it, or it is not open to `by`.
    """
    claim = get_claim(session, label)
    back = _way_back(session, claim, by)
    last = reviews_of(session, claim.id)[-1]
    into = went_into(last.reason) if last.act is ReviewAct.WITHDRAW else None
    told = f"Undone: {back.told(back.make(session, label, by, _why(by)))}"
    return f"{told} {_KEPT[into.how].format(listing(into.labels))}" if into is not None else told


def _way_back(session: Session, claim: Claim, by: Person) -> _Back:
    steps = reviews_of(session, claim.id)
    if not steps:
        raise MoveRefusedError(f"nothing was done on {claim.label} yet: there is nothing to undo")
    _require_own(session, claim, steps[-1], by)
    act = steps[-1].act
    back = _BACK.get(act)
    if back is None:
        raise MoveRefusedError(f"the last step on {claim.label} cannot be undone: {_NO_WAY[act]}")
    back.check(session, claim, by, _why(by))
    return back


def _require_own(session: Session, claim: Claim, last: ReviewRow, by: Person) -> None:
    if last.by_id == by.id:
        return
    who = find_record(session, Person, last.by_id) if last.by_id else None
    raise MoveRefusedError(
        f"the last step on {claim.label} is {who.initials + '’s' if who else 'the system’s'} and not yours: look at it again"
    )


def _why(by: Person) -> str:
    return f"undone by {by.initials}"
