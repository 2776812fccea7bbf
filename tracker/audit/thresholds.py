"""The numbers a policy pack sets: what rules measure by."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.domain.vocabulary import Risk


@dataclass(frozen=True, slots=True)
class Minimum:
    """How many independent sources a claim needs at least."""

    normal: int = 1
    high: int = 2
    secondary: int | None = None
    """Where nothing first-hand is behind it, besides; counted as known, for at worst such a claim always has one."""
    unnamed: int | None = None
    """Where every source at the end is unnamed, besides; counted as known, for the same reason."""

    def at(self, risk: Risk) -> int:
        """What a claim of this risk needs at worst, whoever stands behind it."""
        return self.high if risk is Risk.HIGH else self.normal


@dataclass(frozen=True, slots=True)
class Stale:
    """After how many days something has lain too long."""

    review_days: int = 14
    """In review."""
    as_of_days: int = 0
    """Past the day that an "as of" claim speaks of."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """All numbers of one pack."""

    minimum: Minimum = Minimum()
    stale: Stale = Stale()
