"""The review table, against section 5 of domain.md."""

from __future__ import annotations

from itertools import product

import pytest

from tests.domain.review_table import DECIDED, LEADS_TO, NEEDS_A_REASON, WHO_MAY
from tests.each import each
from tracker.domain.errors import MoveRefusedError
from tracker.domain.transitions import COMMAND_FOR, OUTCOMES, TABLE, Move, mend, spoken, transition
from tracker.domain.vocabulary import DECIDED_STATES, ReviewState, Role

LABEL = "kim-train#12"
MATRIX = list(product(ReviewState, Move))


@each(("state", "move"), MATRIX)
def test_a_move_is_for_those_whom_the_design_names_and_nobody_else(state: ReviewState, move: Move) -> None:
    may = {role for role in Role if is_allowed(move, state, role)}
    on_their_own = {role for role in Role if is_allowed(move, state, role, own=True)}

    assert may == WHO_MAY.get((state, move), frozenset())
    takes_back = {Role.CHECKER} if (state, move) == (ReviewState.IN_REVIEW, Move.RETURN) else set()
    assert on_their_own == may | takes_back


def is_allowed(move: Move, state: ReviewState, role: Role, *, own: bool = False) -> bool:
    """Whether somebody with this role alone may make the move, with a reason."""
    try:
        transition(move, LABEL, state, [role], "why", own=own)
    except MoveRefusedError:
        return False
    return True


@each(("state", "move"), sorted(WHO_MAY))
def test_a_move_leads_where_the_design_says(state: ReviewState, move: Move) -> None:
    row = transition(move, LABEL, state, list(Role), "why")

    assert (row.to or (state if move is not Move.APPROVE else ReviewState.VERIFIED)) is LEADS_TO[move]


@each(("state", "move"), sorted(WHO_MAY))
@each("reason", [None, ""])
def test_a_reason_is_asked_for_where_the_design_asks_for_one(
    state: ReviewState, move: Move, reason: str | None
) -> None:
    if move not in NEEDS_A_REASON:
        transition(move, LABEL, state, list(Role), reason)
        return
    with pytest.raises(MoveRefusedError, match=f'`{move} {LABEL}` needs a reason: add --reason "..."'):
        transition(move, LABEL, state, list(Role), reason)


def test_no_two_rows_of_the_table_speak_of_the_same_move_in_the_same_state() -> None:
    spoken_of = [(row.move, state) for row in TABLE for state in row.sources]

    assert len(spoken_of) == len(set(spoken_of))


def test_a_decision_is_reached_by_approval_alone() -> None:
    leading = {row.to for row in TABLE}

    assert not leading & DECIDED_STATES
    assert frozenset(DECIDED) == DECIDED_STATES == set(OUTCOMES.values())


def test_nothing_leads_out_of_a_corrected_claim() -> None:
    assert not any(ReviewState.CORRECTED in row.sources for row in TABLE)


@each("state", list(ReviewState))
def test_a_refusal_says_what_is_in_the_way_and_which_command_mends_it(state: ReviewState) -> None:
    move = Move.PROPOSE if state not in (*DECIDED, ReviewState.WITHDRAWN, ReviewState.IN_REVIEW) else Move.TAKE
    move = Move.REOPEN if state is ReviewState.IN_REVIEW else move

    with pytest.raises(MoveRefusedError) as refused:
        transition(move, LABEL, state, list(Role), "why")

    assert str(refused.value) == f"{LABEL} is {spoken(state)}, so `{move}` is not possible: " + mend(state, LABEL)


@each(
    ("move", "lacks"),
    [(Move.APPROVE, "proposed a decision"), (Move.RETURN, "proposed"), (Move.CORRECT, "decided on it")],
)
def test_what_nobody_proposed_or_decided_is_not_mended_by_taking_it(move: Move, lacks: str) -> None:
    for state in (ReviewState.UNREVIEWED, ReviewState.NEEDS_SOURCE):
        with pytest.raises(
            MoveRefusedError, match=f"is not possible: nobody has {lacks}.* yet; .*`tracker take {LABEL}`"
        ):
            transition(move, LABEL, state, list(Role), "why")


def test_a_sentence_calls_every_state_by_words_of_its_own() -> None:
    told = {state: spoken(state) for state in ReviewState}

    assert told[ReviewState.IN_REVIEW] == "in review"
    assert told[ReviewState.NEEDS_SOURCE] == "in need of a source"
    assert not any("_" in words for words in told.values())


@each(
    ("move", "state", "sentence"),
    [
        (Move.APPROVE, ReviewState.IN_REVIEW, "`approve` takes an editor: ask one, or on a laptop name one with --by"),
        (Move.TAKE, ReviewState.UNREVIEWED, "`take` takes a checker: ask one, or on a laptop name one with --by"),
        (
            Move.TAKE,
            ReviewState.NEEDS_SOURCE,
            "`take` takes a checker or reporter: ask one, or on a laptop name one with --by",
        ),
        (
            Move.WITHDRAW,
            ReviewState.VERIFIED,
            "`withdraw` takes an editor or reporter: ask one, or on a laptop name one with --by",
        ),
    ],
)
def test_a_refusal_names_the_role_that_is_wanted(move: Move, state: ReviewState, sentence: str) -> None:
    with pytest.raises(MoveRefusedError) as refused:
        transition(move, LABEL, state, [Role.READER], "why")

    assert str(refused.value) == sentence


@each("outcome", DECIDED)
def test_a_refused_proposal_speaks_of_the_command_that_was_given(outcome: ReviewState) -> None:
    command = COMMAND_FOR[outcome]

    with pytest.raises(MoveRefusedError, match=f"so `{command}` is not possible: take it first"):
        transition(Move.PROPOSE, LABEL, ReviewState.UNREVIEWED, list(Role), None, command=command)
    with pytest.raises(MoveRefusedError, match=f"`{command}` takes a checker"):
        transition(Move.PROPOSE, LABEL, ReviewState.IN_REVIEW, [Role.EDITOR], None, command=command)
