"""Section 5 of domain.md once more, written down by hand, for holding the program's own table against it."""

from __future__ import annotations

from tracker.domain.transitions import Move
from tracker.domain.vocabulary import ReviewState, Role

CHECKER, EDITOR, REPORTER = Role.CHECKER, Role.EDITOR, Role.REPORTER
DECIDED = (ReviewState.VERIFIED, ReviewState.DISPUTED, ReviewState.REFUTED, ReviewState.UNVERIFIABLE)

WHO_MAY: dict[tuple[ReviewState, Move], frozenset[Role]] = {
    (ReviewState.UNREVIEWED, Move.TAKE): frozenset({CHECKER}),
    (ReviewState.UNREVIEWED, Move.ASSIGN): frozenset({EDITOR}),
    (ReviewState.UNREVIEWED, Move.WITHDRAW): frozenset({EDITOR, REPORTER}),
    (ReviewState.IN_REVIEW, Move.TAKE): frozenset({CHECKER}),
    (ReviewState.IN_REVIEW, Move.ASSIGN): frozenset({EDITOR}),
    (ReviewState.IN_REVIEW, Move.NEEDS_SOURCE): frozenset({CHECKER}),
    (ReviewState.IN_REVIEW, Move.PROPOSE): frozenset({CHECKER}),
    (ReviewState.IN_REVIEW, Move.OPINION): frozenset({CHECKER}),
    (ReviewState.IN_REVIEW, Move.APPROVE): frozenset({EDITOR}),
    (ReviewState.IN_REVIEW, Move.RETURN): frozenset({EDITOR}),
    (ReviewState.IN_REVIEW, Move.WITHDRAW): frozenset({EDITOR, REPORTER}),
    (ReviewState.NEEDS_SOURCE, Move.TAKE): frozenset({CHECKER, REPORTER}),
    (ReviewState.NEEDS_SOURCE, Move.WITHDRAW): frozenset({EDITOR, REPORTER}),
    (ReviewState.WITHDRAWN, Move.REOPEN): frozenset({EDITOR}),
    **{(state, Move.REOPEN): frozenset({EDITOR}) for state in DECIDED},
    **{(state, Move.CORRECT): frozenset({EDITOR}) for state in DECIDED},
    **{(state, Move.WITHDRAW): frozenset({EDITOR, REPORTER}) for state in DECIDED},
}
"""Who may make which move in which state; every other move is illegal."""

LEADS_TO = {
    Move.TAKE: ReviewState.IN_REVIEW,
    Move.ASSIGN: ReviewState.IN_REVIEW,
    Move.NEEDS_SOURCE: ReviewState.NEEDS_SOURCE,
    Move.PROPOSE: ReviewState.IN_REVIEW,
    Move.OPINION: ReviewState.IN_REVIEW,
    Move.APPROVE: ReviewState.VERIFIED,
    Move.RETURN: ReviewState.IN_REVIEW,
    Move.REOPEN: ReviewState.IN_REVIEW,
    Move.WITHDRAW: ReviewState.WITHDRAWN,
    Move.CORRECT: ReviewState.CORRECTED,
}
"""Where a move leads, approving being that of a claim proposed as verified."""

NEEDS_A_REASON = {Move.NEEDS_SOURCE, Move.RETURN, Move.REOPEN, Move.WITHDRAW}
