"""What an audit report can only tell at its end: kept while the articles go by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tracker.reports.audit_report.content import AuditedStory, AuditReport, Broken, SpentWaiver

MOST_BROKEN = 100
"""How many bugs are named one by one: a rule that breaks on every article is one bug."""


@dataclass(slots=True)
class Gathered:
    """Waivers that clear nothing, packs of articles that have their own, bugs. People make waivers and choose packs one by
    one, so there are never very many."""

    policies: dict[str, str] = field(default_factory=dict)
    """Slug -> pack, where that is not the report's."""
    idle: list[SpentWaiver] = field(default_factory=list)
    expired: list[SpentWaiver] = field(default_factory=list)
    broken: list[Broken] = field(default_factory=list)
    """The first of them."""
    crashed: int = 0

    def following(self, report: AuditReport) -> Iterator[AuditedStory]:
        """The stories of a report as they come, with what is kept of each."""
        for story in report.stories:
            if story.policy != report.policy:
                self.policies[story.slug] = story.policy
            self.idle += story.idle
            self.expired += story.expired
            self.crashed += len(story.broken)
            self.broken += story.broken[: MOST_BROKEN - len(self.broken)]
            yield story
