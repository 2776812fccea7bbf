"""Which moves on a claim are open to somebody, and why the others are not: in the very words with which they would be refused.

Nothing is judged here: each answer is that of the function in permitting.py that the move itself asks.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from sqlalchemy.orm import Session

from tracker.domain.errors import MoveRefusedError
from tracker.domain.transitions import OUTCOMES
from tracker.domain.vocabulary import ReviewState, Role, SecondPerson
from tracker.models import Claim, Person
from tracker.services import permitting
from tracker.services.claiming import require_standing
from tracker.services.desks import require_writer
from tracker.services.waiving import require_may_waive
from tracker.store.claims import get_claim
from tracker.store.settings import setting_value

GIVEN = "a reason"
"""Stands for the reason that the form of a move asks for."""


class Foreseen(NamedTuple):
    """One move on a claim, before it is made."""

    move: str
    """The command's word."""
    refusal: str | None = None
    """Why it is refused, None where it is not."""
    override: bool = False
    """It is refused, and is not against the policy with a reason."""
    alone: bool = False
    """It may be decided with no second person, with a reason, where it would not be otherwise."""

    @property
    def open(self) -> bool:
        """Whether it can be made in some way."""
        return self.refusal is None or self.override or self.alone


def foreseen_moves(session: Session, label: str, by: Person) -> dict[str, Foreseen]:
    """Every move of the review on a claim by its word, in the order in which a review goes; `verify` and its siblings of a claim
    that nobody has taken are seen as made by somebody who takes it first.

    Raises:
        NotOnFileError: there is no such claim.
    """
    claim = get_claim(session, label)
    untouched = claim.state is ReviewState.UNREVIEWED
    plain: dict[str, Callable[[], object]] = {
        "take": lambda: permitting.require_may_take(session, claim, by=by, reason=GIVEN),
        "release": lambda: permitting.require_may_release(session, claim, by=by),
        "assign": lambda: permitting.require_may_assign(claim, by=by),
        "needs-source": lambda: _asked_for_source(session, claim, by, untouched=untouched),
        "opinion": lambda: permitting.require_may_opine(session, claim, by=by, reason=GIVEN),
        "return": lambda: permitting.require_may_send_back(session, claim, by=by, reason=GIVEN),
        "reopen": lambda: permitting.require_may_reopen(session, claim, by=by, reason=GIVEN),
        "withdraw": lambda: permitting.require_may_lay_aside(session, claim, by=by, reason=GIVEN),
        "correct": lambda: permitting.require_may_correct(claim, by=by, reason=GIVEN),
        "waive": lambda: require_may_waive(claim, by),
        "work": lambda: _work(claim, by),
    }
    lonely = setting_value(session, "second-person") == SecondPerson.OVERRIDE and Role.EDITOR in by.roles
    found = {move: Foreseen(move, _refusal(check)) for move, check in plain.items()}
    for command, outcome in OUTCOMES.items():
        ways = _Ways(lonely, may_override=outcome is ReviewState.VERIFIED)
        found[command] = ways.of(command, _proposed(session, claim, outcome, by, untouched=untouched))
    found["approve"] = _Ways(lonely, may_override=True).of("approve", _approved(session, claim, by))
    return {move: found[move] for move in ORDER}


ORDER = (
    "take",
    "release",
    "assign",
    *OUTCOMES,
    "needs-source",
    "opinion",
    "approve",
    "return",
    "reopen",
    "withdraw",
    "correct",
    "waive",
    "work",
)
"""The moves; `work` is all that is done on a claim beside its review: edit it, attribute it, put evidence on it, place it."""

Check = Callable[[bool, bool], object]
"""Refuses a move: decided alone or not, against the policy or not."""


class _Ways(NamedTuple):
    """In which ways a decision can be made here."""

    lonely: bool
    may_override: bool

    def of(self, command: str, check: Check) -> Foreseen:
        refusal = _refusal(lambda: check(False, False))
        override = refusal is not None and self.may_override and _refusal(lambda: check(False, True)) is None
        alone = self.lonely and any(
            _refusal(lambda override=override: check(True, override)) is None  # type: ignore[misc]
            for override in ((False, True) if self.may_override else (False,))
        )
        return Foreseen(command, refusal, override, alone)


def _proposed(session: Session, claim: Claim, outcome: ReviewState, by: Person, *, untouched: bool) -> Check:
    def check(alone: bool, override: bool) -> None:
        if untouched:
            permitting.require_may_take(session, claim, by=by, reason=None)
        permitting.require_may_propose(
            session, claim, outcome, by=by, reason=GIVEN, alone=alone, override=override, taken=untouched
        )

    return check


def _approved(session: Session, claim: Claim, by: Person) -> Check:
    return lambda alone, override: permitting.require_may_approve(
        session, claim, by=by, reason=GIVEN, alone=alone, override=override
    )


def _asked_for_source(session: Session, claim: Claim, by: Person, *, untouched: bool) -> None:
    if untouched:
        permitting.require_may_take(session, claim, by=by, reason=None)
    permitting.require_may_ask_for_source(session, claim, by=by, reason=GIVEN, taken=untouched)


def _work(claim: Claim, by: Person) -> None:
    require_writer(by)
    require_standing(claim)


def _refusal(check: Callable[[], object]) -> str | None:
    try:
        check()
    except MoveRefusedError as error:
        return str(error)
    return None
