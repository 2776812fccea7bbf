"""The totals of an audit, counted while the articles go by. What is held grows with rules, months and sources, never with
claims or articles."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Sequence

from tracker.domain.finding import Finding
from tracker.domain.vocabulary import LAID_ASIDE, Severity
from tracker.models.dossier import Dossier
from tracker.reports.audit_report.totals import (
    AloneTotal,
    Found,
    MonthTotal,
    StandingTotal,
    StoryTotal,
    Totals,
)
from tracker.services.auditing import Audited

HEAVIEST = 10
"""How many articles and sources are named."""
MANY = 3
"""The last bar holds this many independent sources or more."""


class Tally:
    """Counts one article after the other."""

    def __init__(self, rules: Iterable[str]) -> None:
        self.articles = self.claims = 0
        self.found = Found()
        self.severities = {severity: Found() for severity in reversed(Severity)}
        self.rules = {name: Found() for name in rules}
        self.months: dict[str, Found] = {}
        self.claims_of_month: Counter[str] = Counter()
        self.stories: list[tuple[tuple[int, int, int], StoryTotal]] = []
        self.alone: Counter[int] = Counter()
        self.names: dict[int, str] = {}
        self.standing: Counter[int] = Counter()
        self.doubtful: Counter[int] = Counter()

    def add(self, audited: Audited, findings: Sequence[Finding]) -> None:
        """Count one article with the findings that are told of it."""
        self.articles += 1
        self.claims += audited.claims
        month = _month(audited.dossier) if audited.dossier is not None else ""
        of_story, of_month = Found(), self.months.setdefault(month, Found())
        for one in findings:
            of_rule = self.rules.setdefault(one.rule, Found())
            for each in (self.found, self.severities[one.severity], of_rule, of_month, of_story):
                each.add(waived=one.waived)
        self.claims_of_month[month] += audited.claims
        blockers = sum(one.severity is Severity.BLOCKER and not one.waived for one in findings)
        self._weigh(StoryTotal(audited.slug, of_story, blockers))
        if audited.dossier is not None:
            self._measure(audited.dossier)

    def _weigh(self, story: StoryTotal) -> None:
        """Keep the heaviest articles: by blockers, then by findings, then the one filed first."""
        if story.found.findings:
            weight = (story.blockers, story.found.open, -self.articles)
            heapq.heappush(self.stories, (weight, story))
            if len(self.stories) > HEAVIEST:
                heapq.heappop(self.stories)

    def _measure(self, dossier: Dossier) -> None:
        """Count what the claims stand on, those laid aside left out."""
        for claim in dossier.claims:
            if claim.state in LAID_ASIDE:
                continue
            measured = dossier.independence(claim)
            least, most = min(measured.minimum, MANY), min(measured.maximum, MANY)
            self.standing[least] += 1
            self.doubtful[least] += least < most
            for source in measured.rests_on:
                self.alone[source] += 1
                if source not in self.names:
                    self.names[source] = dossier.sources.name(source)

    def totals(self) -> Totals:
        """What has been counted up to now."""
        return Totals(
            articles=self.articles,
            claims=self.claims,
            found=self.found,
            severities=self.severities,
            rules=tuple(sorted(self._rules_found(), key=lambda each: -each[1].findings)),
            stories=tuple(story for _, story in sorted(self.stories, key=lambda each: each[0], reverse=True)),
            months=tuple(
                MonthTotal(month, self.claims_of_month[month], self.months[month]) for month in self._months()
            ),
            alone=self._alone(),
            sources_alone=len(self.alone),
            standing=tuple(
                StandingTotal(
                    f"{number}+" if number == MANY else f"{number}", self.standing[number], self.doubtful[number]
                )
                for number in range(MANY + 1)
            ),
        )

    def _rules_found(self) -> list[tuple[str, Found]]:
        return [(name, found) for name, found in self.rules.items() if found.findings]

    def _months(self) -> list[str]:
        """Months in the order of time; stories without a text come last."""
        return sorted(self.months, key=lambda month: (not month, month))

    def _alone(self) -> tuple[AloneTotal, ...]:
        """The heaviest sources; of two with as many claims the name decides."""
        order = heapq.nsmallest(HEAVIEST, self.alone, key=lambda key: (-self.alone[key], self.names[key]))
        return tuple(AloneTotal(self.names[key], self.alone[key]) for key in order)


def _month(dossier: Dossier) -> str:
    at = dossier.published_at or dossier.filed_at
    return f"{at:%Y-%m}" if at is not None else ""
