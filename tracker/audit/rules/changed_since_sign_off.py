from __future__ import annotations

from collections.abc import Iterator

from tracker.audit.rule import Objections, Part, rule
from tracker.audit.since import fell, why_another_version
from tracker.domain.vocabulary import Severity
from tracker.models import phrases
from tracker.models.dossier import Dossier
from tracker.models.rows import ClaimRow, SignOffRow


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
        yield why_another_version(claim, signed)
    if before and (lower := fell(before, dossier.independence(claim))):
        yield lower
    if dossier.sha256 not in (None, signed.sha256):
        yield "the text is not the one that was signed"
    if altered := [row for row in claim.evidence if row.live and row.sha256 in dossier.altered_files]:
        pieces = phrases.pieces(dossier.sources, altered)
        yield f"the file of {pieces} is gone or no longer what it was: restore it from a backup, or retract the piece"
