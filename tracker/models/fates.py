"""What became of the words of a claim from an earlier text of its story to the newest, followed text by text."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.domain.fate import WORST_FIRST, Change
from tracker.domain.folding import as_worded
from tracker.domain.vocabulary import Verdict
from tracker.models.dossier import Dossier
from tracker.models.rows import AlignmentRow, ClaimRow, PassageRow


@dataclass(frozen=True, slots=True)
class Became:
    """The worst that became of any of its words, and what is otherwise."""

    verdict: Verdict
    changes: tuple[Change, ...] = ()


class Fates:
    """What became of the words of the claims of one story."""

    def __init__(self, dossier: Dossier) -> None:
        """Sort what is on file of them by the words it is about."""
        self._dossier = dossier
        self._rows = {_key(row.claim_id, row.before): row for row in dossier.alignments}

    def since(self, claim: ClaimRow, revision: int) -> Became | None:
        """What became of the words that a claim had in this revision; None where it had none there."""
        found = [self._followed(claim, row) for row in claim.passages if row.revision == revision]
        if not found:
            return None
        worst = min((one.verdict for one in found), key=WORST_FIRST.index)
        return Became(worst, tuple(dict.fromkeys(change for one in found for change in one.changes)))

    def _followed(self, claim: ClaimRow, passage: PassageRow) -> Became:
        changes: list[Change] = []
        verdict, key = Verdict.IDENTICAL, _key(claim.id, passage)
        at = passage.revision
        while at != self._dossier.revision:
            row = self._rows.get(key)
            if row is None:
                return Became(_worse(verdict, self._compared(claim, passage)), tuple(changes))
            verdict = _worse(verdict, _verdict(row))
            changes += row.changes
            if row.became is None:
                break
            at, key = row.revision, (claim.id, row.revision, *row.became)
        return Became(verdict, tuple(changes))

    def _compared(self, claim: ClaimRow, passage: PassageRow) -> Verdict:
        """Where nobody held these words against the next text: whether the claim has the same in the newest."""
        placed = [as_worded(row.exact) for row in claim.passages if row.revision == self._dossier.revision]
        if not placed:
            return Verdict.ORPHAN
        return Verdict.IDENTICAL if as_worded(passage.exact) in placed else Verdict.REWORDED


def _verdict(row: AlignmentRow) -> Verdict:
    """What it comes to; words that somebody placed are others than were read, whatever they are."""
    return Verdict.REWORDED if row.verdict is Verdict.ORPHAN and row.became is not None else row.verdict


def _worse(one: Verdict, other: Verdict) -> Verdict:
    return min(one, other, key=WORST_FIRST.index)


def _key(claim_id: int, passage: PassageRow) -> tuple[int, int, int, int]:
    return claim_id, passage.revision, passage.start, passage.end
