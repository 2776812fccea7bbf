"""How a claim is otherwise than it was when its story was signed off, in words."""

from __future__ import annotations

from tracker.domain.sourcing import Independence
from tracker.domain.transitions import spoken
from tracker.domain.vocabulary import ReviewAct
from tracker.models import phrases
from tracker.models.rows import ClaimRow, SignedRow, SignOffRow


def fell(before: SignedRow, now: Independence) -> str:
    """How the count is lower than the signed one; nothing where it is not."""
    if now.minimum >= before.minimum and now.maximum >= before.maximum:
        return ""
    then = phrases.interval(before.minimum, before.maximum)
    return f"signed with {then} independent, now {phrases.interval(now.minimum, now.maximum)}"


def why_another_version(claim: ClaimRow, signed: SignOffRow) -> str:
    """Why the claim is at another version: the last reopening since, else the last change of its state, else an edit."""
    moves = [row for row in claim.reviews if row.at > signed.at and row.from_state is not row.to_state]
    opened = [row for row in moves if row.act is ReviewAct.REOPEN]
    if not moves:
        return "it was edited"
    last = (opened or moves)[-1]
    told = "it was opened again" if opened else f"it is now {spoken(last.to_state)}"
    return f"{told}: {last.reason}" if last.reason else told
