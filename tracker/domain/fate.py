"""What became of words that a claim stands on when the text was filed anew: plain values."""

from __future__ import annotations

from tracker.domain.proposal import Span
from tracker.domain.value import value
from tracker.domain.vocabulary import ChangeKind, Verdict

WORST_FIRST = (Verdict.ORPHAN, Verdict.GONE, Verdict.REWORDED, Verdict.MOVED, Verdict.IDENTICAL)
"""What becomes of words, what costs most first."""


@value
class Change:
    """Words that are otherwise in the new text."""

    kind: ChangeKind
    before: str
    """Empty where something was put in."""
    after: str
    """Empty where something was taken out."""
    stood_on: str = ""
    """Of a subject, what it was in full, as a key: the words that are shown may be cut alike where this is not."""
    stands_on: str = ""
    """What it is."""

    @property
    def written(self) -> list[str]:
        """As it is kept: the kind and the words, and of a subject its keys."""
        keys = [self.stood_on, self.stands_on] if self.stood_on or self.stands_on else []
        return [self.kind.value, self.before, self.after, *keys]

    @property
    def told(self) -> str:
        """In words: "90 became 60", "“allegedly” was dropped"."""
        if self.kind is ChangeKind.SUBJECT:
            return f"before it stood “{self.before}”, and now stands “{self.after}”"
        if self.kind is ChangeKind.QUOTE and not (self.before and self.after):
            return f"quotation marks were {'dropped' if self.before else 'added'}"
        if not self.before:
            return f"“{self.after}” was added"
        return f"“{self.before}” was dropped" if not self.after else f"“{self.before}” became “{self.after}”"


@value
class Fate:
    """What became of one passage."""

    verdict: Verdict
    span: Span | None = None
    """Where it stands in the new text; None where it is gone, or where nobody can tell."""
    changes: tuple[Change, ...] = ()
    candidates: tuple[Span, ...] = ()
    """Where an orphan may stand, the likeliest first."""

    @property
    def keeps(self) -> bool:
        """Whether what was signed on these words still holds: they stand there as they were read."""
        return self.verdict in (Verdict.IDENTICAL, Verdict.MOVED)

    @property
    def leans(self) -> bool:
        """Whether they stand as they were read, and what "he", "it" or a bare quotation in them stands for may not."""
        return self.keeps and any(change.kind is ChangeKind.SUBJECT for change in self.changes)
