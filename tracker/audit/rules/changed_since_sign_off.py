from __future__ import annotations

from collections.abc import Iterator

from tracker.audit.rule import Objections, Part, rule
from tracker.domain.sourcing import Independence
from tracker.domain.vocabulary import ReviewAct, Severity
from tracker.models import phrases
from tracker.models.dossier import Dossier
from tracker.models.rows import ClaimRow, SignedRow, SignOffRow


@rule(
    Severity.BLOCKER,
    reads=(Part.SIGN_OFF, Part.REVIEWS, Part.HOLDINGS, Part.FILES),
    guards=False,
    waivable=False,
)
def changed_since_sign_off(dossier: Dossier) -> Objections:
    """A story is no longer what an editor signed off: its text, a claim, or what stands under one.

    Why: the signature vouches for what was read, and nobody has read what came after.
    Fails: a claim opened again after the sign-off; a source retracted since, so that one is left of two; a file of evidence
    that somebody wrote to.
    Passes: a claim to which a further source has been added since.
    Remedy: decide what is open again, and sign the story off anew.
    """
    signed = dossier.sign_off
    if signed is None:
        return
    for claim in dossier.claims:
        if told := "; ".join(_changes(dossier, claim, signed)):
            yield claim, told


def _changes(dossier: Dossier, claim: ClaimRow, signed: SignOffRow) -> Iterator[str]:
    """What is otherwise than it was signed. More support is not."""
    before = signed.claims.get(claim.id)
    if before is None:
        yield "it was added since the sign-off"
    elif before.version != claim.version:
        yield _why(claim, signed)
    if before and (fell := _fell(before, dossier.independence(claim))):
        yield fell
    if dossier.sha256 not in (None, signed.sha256):
        yield "the text is not the one that was signed"
    if altered := [row for row in claim.evidence if row.live and row.sha256 in dossier.altered_files]:
        pieces = phrases.pieces(dossier.sources, altered)
        yield f"the file of {pieces} is gone or no longer what it was: restore it from a backup, or retract the piece"


def _fell(before: SignedRow, now: Independence) -> str:
    """How the count is lower than the signed one; nothing where it is not."""
    if now.minimum >= before.minimum and now.maximum >= before.maximum:
        return ""
    then = phrases.interval(before.minimum, before.maximum)
    return f"signed with {then} independent, now {phrases.interval(now.minimum, now.maximum)}"


def _why(claim: ClaimRow, signed: SignOffRow) -> str:
    """Why the claim is at another version: the last reopening since, else the last change of its state, else an edit."""
    moves = [row for row in claim.reviews if row.at > signed.at and row.from_state is not row.to_state]
    opened = [row for row in moves if row.act is ReviewAct.REOPEN]
    if not moves:
        return "it was edited"
    last = (opened or moves)[-1]
    told = "it was opened again" if opened else f"it went to {last.to_state.replace('_', ' ')}"
    return f"{told}: {last.reason}" if last.reason else told
