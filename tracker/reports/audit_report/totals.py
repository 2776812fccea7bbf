"""The totals of an audit as plain values: what every format tells at its end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tracker.domain.vocabulary import Severity


@dataclass(slots=True)
class Found:
    """So many findings, and how many of them are waived."""

    findings: int = 0
    waived: int = 0

    def add(self, *, waived: bool) -> None:
        """Count one finding."""
        self.findings += 1
        self.waived += waived

    @property
    def open(self) -> int:
        """Those that nobody has accepted."""
        return self.findings - self.waived


@dataclass(frozen=True, slots=True)
class StoryTotal:
    """What was found in one article."""

    article: str
    found: Found
    blockers: int
    """Not waived."""


@dataclass(frozen=True, slots=True)
class MonthTotal:
    """What was found in the stories published in one month, or filed where they are not published."""

    month: str
    """2026-11; empty for stories that have no text yet."""
    claims: int
    found: Found


@dataclass(frozen=True, slots=True)
class AloneTotal:
    """So many claims have nothing under them if this source goes."""

    source: str
    claims: int


@dataclass(frozen=True, slots=True)
class StandingTotal:
    """So many claims stand on this many independent sources at worst; `doubtful` of them perhaps on more."""

    sources: str
    claims: int
    doubtful: int


@dataclass(frozen=True, slots=True)
class Totals:
    """The totals of one audit."""

    articles: int = 0
    claims: int = 0
    found: Found = field(default_factory=Found)
    severities: Mapping[Severity, Found] = field(default_factory=dict)
    rules: tuple[tuple[str, Found], ...] = ()
    """The most frequent first."""
    stories: tuple[StoryTotal, ...] = ()
    """The heaviest, the heaviest first."""
    months: tuple[MonthTotal, ...] = ()
    """In the order of time."""
    alone: tuple[AloneTotal, ...] = ()
    """The sources that most claims hang on alone, of claims that are not laid aside."""
    sources_alone: int = 0
    """How many sources have any claim hang on them alone."""
    standing: tuple[StandingTotal, ...] = ()
    """The claims that are not laid aside, by independent sources at worst."""

    @property
    def standing_claims(self) -> int:
        """Claims that are not laid aside."""
        return sum(one.claims for one in self.standing)

    def open_from(self, severity: Severity) -> int:
        """Findings of at least this severity that are not waived."""
        return sum(found.open for each, found in self.severities.items() if each.weight >= severity.weight)
