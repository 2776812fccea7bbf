"""Words of a claim of which nobody has said where they stand in the newest text of its story."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.vocabulary import Verdict
from tracker.models.rows import AlignmentRow, ClaimRow, PassageRow


def unplaced(claim: ClaimRow, rows: Sequence[AlignmentRow], newest: int) -> list[PassageRow]:
    """The words that a person is to place in the newest text, or to say that they are gone: those that may be one of several,
    and where the claim stands on no words of that text, whatever it stood on before. A claim that never had words has none.

    Args:
        rows: what became of the words of this claim, in the order of filing. Where a bundle gave a text, nothing was followed
            into it, and what it gives a claim there stands for what the claim had before.
    """
    earlier = [row for row in claim.passages if row.revision != newest]
    if not earlier:
        return []
    settled = {_key(row.before) for row in rows if row.became is not None or row.placed}
    last = {_key(row.before): row.verdict for row in rows}
    latest = max(row.revision for row in claim.passages)
    loose = [row for row in earlier if _key(row) not in settled and (_key(row) in last or row.revision == latest)]
    if latest != newest:
        return loose
    return [row for row in loose if last[_key(row)] is Verdict.ORPHAN]


def _key(passage: PassageRow) -> tuple[int, int, int]:
    return passage.revision, passage.start, passage.end
