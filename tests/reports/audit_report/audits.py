"""Audits for tests of their formats: name only what the test is about."""

from __future__ import annotations

from collections.abc import Iterable

from tests.reports import rich
from tracker.domain.finding import Finding, Waived
from tracker.domain.vocabulary import Severity
from tracker.models.waiving import WaiverStanding
from tracker.reports.audit_report import FORMATS
from tracker.reports.audit_report.content import AuditedStory, AuditReport, Broken, RulePage, SpentWaiver
from tracker.reports.audit_report.totals import (
    AloneTotal,
    Found,
    MonthTotal,
    StandingTotal,
    StoryTotal,
    Totals,
)

RULES = (
    RulePage("unsourced", Severity.WARNING, "Nobody states it.", "Why not.", "This.", "That.", "Find somebody."),
    RulePage("contested", Severity.NOTE, "Stated and denied.", "Both count.", "This.", "That.", "Say both."),
)
WAIVED = Waived("EK", "known to the desk", "2026-12-31")


def finding(message: str = "nobody states it", number: int = 1, **more: object) -> Finding:
    """A warning of `unsourced` on a claim of kim-train."""
    article = more.pop("article", "kim-train")
    fields = {"rule": "unsourced", "severity": Severity.WARNING, "claim": f"{article}#{number}", **more}
    return Finding(article=article, message=message, **fields)  # type: ignore[arg-type]


def story(
    *findings: Finding, slug: str = "kim-train", claims: int = 3, policy: str = "default", **more: object
) -> AuditedStory:
    """One article with these findings."""
    return AuditedStory(slug, policy, claims, findings, **more)  # type: ignore[arg-type]


def spent(rule: str = "contested", claim: str = "kim-train#2", standing: str = "idle") -> SpentWaiver:
    """A waiver that clears nothing."""
    return SpentWaiver(7, claim, rule, "EK", "2026-12-31", WaiverStanding(standing))


def broken(rule: str = "contested", article: str = "kim-train") -> Broken:
    """A rule that broke off."""
    return Broken(rule, article, "KeyError", f"the rule {rule} crashed on {article} (KeyError)")


def totals(source: str = "AP", article: str = "kim-train") -> Totals:
    """Totals of two findings, one waived."""
    found = Found(2, 1)
    return Totals(
        articles=1,
        claims=3,
        found=found,
        severities={Severity.BLOCKER: Found(), Severity.WARNING: found, Severity.NOTE: Found()},
        rules=(("unsourced", found),),
        stories=(StoryTotal(article, found, 0),),
        months=(MonthTotal("2026-11", 3, found), MonthTotal("", 0, Found())),
        alone=(AloneTotal(source, 214),),
        sources_alone=12,
        standing=(
            StandingTotal("0", 1, 0),
            StandingTotal("1", 2, 1),
            StandingTotal("2", 0, 0),
            StandingTotal("3+", 0, 0),
        ),
    )


def report(*stories: AuditedStory, stream: Iterable[AuditedStory] | None = None, **more: object) -> AuditReport:
    """An audit of the whole desk with the whole book of two rules, unless told otherwise."""
    fields = {"policy": "default", "rules": RULES, "whole_book": True, "totals": totals, **more}
    return AuditReport(
        stories=iter(stories if stream is None else stream),
        made_at=rich.MADE_AT,
        version=rich.VERSION,
        **fields,  # type: ignore[arg-type]
    )


def written(name: str, found: AuditReport) -> str:
    """An audit in one format."""
    return b"".join(FORMATS[name].pieces(found)).decode()
