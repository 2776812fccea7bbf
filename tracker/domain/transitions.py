"""The review table as data: which move takes a claim from which state to which, and who may make it.

Nothing else decides a transition. What a move needs beyond state, role and reason (evidence with a locator, a second
person, a blind opinion) is checked where the records are, in services/guards.py.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from tracker.domain.counting import one
from tracker.domain.errors import MoveRefusedError, ReasonMissingError
from tracker.domain.vocabulary import DECIDED_STATES, LAID_ASIDE, ReviewState, Role


class Move(StrEnum):
    """What somebody orders; the value is the command's word, but for PROPOSE, which has a command for each outcome."""

    TAKE = "take"
    ASSIGN = "assign"
    NEEDS_SOURCE = "needs-source"
    PROPOSE = "propose"
    OPINION = "opinion"
    APPROVE = "approve"
    RETURN = "return"
    REOPEN = "reopen"
    WITHDRAW = "withdraw"
    CORRECT = "correct"


OUTCOMES = {
    "verify": ReviewState.VERIFIED,
    "dispute": ReviewState.DISPUTED,
    "refute": ReviewState.REFUTED,
    "unverifiable": ReviewState.UNVERIFIABLE,
}
"""Command -> the outcome it proposes."""

COMMAND_FOR = {outcome: command for command, outcome in OUTCOMES.items()}


@dataclass(frozen=True, slots=True)
class Transition:
    """One row of the table. `to` is None where the outcome decides or the state stays."""

    move: Move
    sources: frozenset[ReviewState]
    to: ReviewState | None
    roles: frozenset[Role]
    reason: bool = False
    own: frozenset[Role] = frozenset()
    """Who else may make it, on what they proposed themselves and nobody has said anything on."""


_OPEN = frozenset({ReviewState.IN_REVIEW})
_CHECKER = frozenset({Role.CHECKER})
_EDITOR = frozenset({Role.EDITOR})

TABLE = (
    Transition(Move.TAKE, frozenset({ReviewState.UNREVIEWED}), ReviewState.IN_REVIEW, _CHECKER),
    Transition(Move.TAKE, _OPEN, None, _CHECKER),
    Transition(
        Move.TAKE,
        frozenset({ReviewState.NEEDS_SOURCE}),
        ReviewState.IN_REVIEW,
        frozenset({Role.CHECKER, Role.REPORTER}),
    ),
    Transition(Move.ASSIGN, frozenset({ReviewState.UNREVIEWED}), ReviewState.IN_REVIEW, _EDITOR),
    Transition(Move.ASSIGN, _OPEN, None, _EDITOR),
    Transition(Move.NEEDS_SOURCE, _OPEN, ReviewState.NEEDS_SOURCE, _CHECKER, reason=True),
    Transition(Move.PROPOSE, _OPEN, None, _CHECKER),
    Transition(Move.OPINION, _OPEN, None, _CHECKER),
    Transition(Move.APPROVE, _OPEN, None, _EDITOR),
    Transition(Move.RETURN, _OPEN, None, _EDITOR, reason=True, own=_CHECKER),
    Transition(Move.REOPEN, DECIDED_STATES, ReviewState.IN_REVIEW, _EDITOR, reason=True),
    Transition(Move.REOPEN, frozenset({ReviewState.WITHDRAWN}), ReviewState.IN_REVIEW, _EDITOR, reason=True),
    Transition(
        Move.WITHDRAW,
        frozenset(ReviewState) - LAID_ASIDE,
        ReviewState.WITHDRAWN,
        frozenset({Role.EDITOR, Role.REPORTER}),
        reason=True,
    ),
    Transition(Move.CORRECT, DECIDED_STATES, ReviewState.CORRECTED, _EDITOR),
)

_REOPEN = "an editor can open it again with `tracker reopen {label} --reason ...`"
_MENDS = {
    ReviewState.UNREVIEWED: "take it first with `tracker take {label}`",
    ReviewState.IN_REVIEW: "it is being checked; see `tracker claim show {label}`",
    ReviewState.NEEDS_SOURCE: "add a source or evidence, then `tracker take {label}`",
    **dict.fromkeys(DECIDED_STATES, _REOPEN),
    ReviewState.WITHDRAWN: "an editor can bring it back with `tracker reopen {label} --reason ...`",
    ReviewState.CORRECTED: "work on the claim that replaced it",
}

_NOTHING_PROPOSED = "nobody has proposed a decision yet"
_NOTHING_DECIDED = "nobody has decided on it yet"
_MISSING = {
    Move.APPROVE: _NOTHING_PROPOSED,
    Move.RETURN: _NOTHING_PROPOSED,
    Move.REOPEN: _NOTHING_DECIDED,
    Move.CORRECT: _NOTHING_DECIDED,
}
"""What a claim lacks that nobody has taken yet, or that waits for a source, where taking it is not enough."""


def transition(
    move: Move,
    label: str,
    state: ReviewState,
    roles: Collection[Role],
    reason: str | None,
    *,
    command: str | None = None,
    own: bool = False,
) -> Transition:
    """The row of the table that lets somebody with these roles make this move.

    Args:
        command: the word the move was ordered with, where it is not the move's own: `verify` proposes.
        own: whether it is made on what they proposed themselves and nobody has said anything on.

    Raises:
        MoveRefusedError: the state, the role or the missing reason forbids it; the sentence names the mend.
    """
    ordered = command or move.value
    row = next((row for row in TABLE if row.move is move and state in row.sources), None)
    if row is None:
        raise MoveRefusedError(
            f"{label} is {spoken(state)}, so `{ordered}` is not possible: {_not_yet(move, state, label)}"
        )
    if not (row.roles | row.own if own else row.roles) & set(roles):
        wanted = " or ".join(sorted(role.value for role in row.roles))
        raise MoveRefusedError(f"`{ordered}` takes {one(wanted)}: ask one, or on a laptop name one with --by")
    if row.reason and not reason:
        raise ReasonMissingError(f'`{ordered} {label}` needs a reason: add --reason "..."')
    return row


def spoken(state: ReviewState) -> str:
    """A state as a sentence says it of a claim: "in review", "in need of a source"."""
    return "in need of a source" if state is ReviewState.NEEDS_SOURCE else state.value.replace("_", " ")


def _not_yet(move: Move, state: ReviewState, label: str) -> str:
    """What is missing for a move that is not in the table from this state, and what to do."""
    missing = _MISSING.get(move)
    if missing is None or state not in (ReviewState.UNREVIEWED, ReviewState.NEEDS_SOURCE):
        return mend(state, label)
    start = f"a checker begins with `tracker take {label}`"
    return f"{missing}; {start if state is ReviewState.UNREVIEWED else mend(state, label)}"


def mend(state: ReviewState, label: str) -> str:
    """What to do where a claim's state is in the way."""
    return _MENDS[state].format(label=label)
