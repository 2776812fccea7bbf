"""What the words of a decided claim lean on that is another than when somebody looked: who "he" is, who speaks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from tracker.domain.fate import Change
from tracker.domain.value import value
from tracker.domain.vocabulary import ChangeKind, Verdict
from tracker.models.proceedings import Proceedings
from tracker.models.rows import AlignmentRow, ClaimRow, PassageRow


@value
class Leant:
    """What one passage leant on when it was read, and what it leans on now."""

    first: Change
    last: Change
    revision: int
    """The number of the text that last changed it."""

    @property
    def told(self) -> str:
        """In words."""
        change = Change(ChangeKind.SUBJECT, self.first.before, self.last.after)
        return f"{change.told} (revision {self.revision})"


def looked_at(claim: ClaimRow) -> dt.datetime | None:
    """When somebody last looked at a decided claim: where one proposed and another approved, when it was proposed; None where
    nobody did."""
    standing = Proceedings.of(claim.reviews)
    step = standing.decided_on or standing.decision
    return step.at if step else None


def leans_elsewhere(rows: Iterable[AlignmentRow], since: dt.datetime) -> list[Leant]:
    """What a claim's words lean on that is another since then, in texts where they stand as they were read; not what is the
    old one again. Each passage is followed by itself. The rows are those of the claim, in the order of filing."""
    held: dict[tuple[int, int, int], tuple[Leant, ...]] = {}
    for row in rows:
        before = held.pop(_place(row.before), ())
        if row.became is not None:
            there = (row.revision, *row.became)
            reads = row.filed_at is not None and row.filed_at > since
            held[there] = held.get(there, ()) + (tuple(_after(row, before)) if reads else ())
    return list(dict.fromkeys(one for leant in held.values() for one in leant))


def _after(row: AlignmentRow, before: tuple[Leant, ...]) -> Iterator[Leant]:
    """What a passage leans on after one more text; nothing where its words are others, for then its decision fell."""
    if row.verdict not in (Verdict.IDENTICAL, Verdict.MOVED):
        return
    changes = [change for change in row.changes if change.kind is ChangeKind.SUBJECT]
    for change in changes:
        first = next((one.first for one in before if _now(one.last) == _then(change)), change)
        if _then(first) != _now(change):
            yield Leant(first, change, row.revision)
    gone_on = {_then(change) for change in changes}
    yield from (one for one in before if _now(one.last) not in gone_on)


def _then(change: Change) -> str:
    return change.stood_on or change.before


def _now(change: Change) -> str:
    return change.stands_on or change.after


def _place(passage: PassageRow) -> tuple[int, int, int]:
    return passage.revision, passage.start, passage.end
