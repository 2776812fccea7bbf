"""An audit as one JSON document (docs/formats.md): findings one a line as they come, what is known last at its end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tracker.domain.finding import Finding
from tracker.models.base import utc_text
from tracker.reports.audit_report.content import AuditReport, Broken, SpentWaiver
from tracker.reports.audit_report.gathering import Gathered
from tracker.reports.audit_report.totals import Found, Totals
from tracker.reports.formats.json_text import json_text


def write(report: AuditReport) -> Iterator[str]:
    """The whole document, finding by finding."""
    gathered = Gathered()
    yield f'{{\n"policy": {json_text(report.policy)},\n"findings": ['
    between = "\n"
    for story in gathered.following(report):
        for one in story.findings:
            yield f"{between}{json_text(_finding(one))}"
            between = ",\n"
    yield "\n],\n" if between != "\n" else "],\n"
    totals = report.totals()
    last: dict[str, Any] = {
        "claims": totals.claims,
        "policies": gathered.policies,
        "totals": _totals(totals),
        "idle_waivers": [_waiver(one) for one in gathered.idle] if report.whole_book else None,
        "expired_waivers": [_waiver(one) for one in gathered.expired],
        "crashes": [_broken(one) for one in gathered.broken],
        "crashed": gathered.crashed,
        "summary": report.summary,
        "severity": report.least.value,
        "since": {"at": utc_text(report.since.at), "before": report.since.before()} if report.since else None,
        "as_of": utc_text(report.as_of) if report.as_of else None,
    }
    yield ",\n".join(f"{json_text(key)}: {json_text(value)}" for key, value in last.items())
    yield "\n}\n"


def _finding(one: Finding) -> dict[str, Any]:
    waiver = one.waiver
    return {
        "rule": one.rule,
        "severity": one.severity.value,
        "claim": one.claim,
        "article": one.article,
        "message": one.message,
        "waived": one.waived,
        "waiver": {"by": waiver.by, "reason": waiver.reason, "until": waiver.until} if waiver else None,
        "place": list(one.place) if one.place else None,
        "fingerprint": one.fingerprint,
    }


def _waiver(one: SpentWaiver) -> dict[str, Any]:
    return {
        "id": one.id,
        "claim": one.claim,
        "rule": one.rule,
        "by": one.by,
        "until": one.until,
        "standing": one.standing,
    }


def _broken(one: Broken) -> dict[str, Any]:
    return {"rule": one.rule, "article": one.article, "error": one.error}


def _totals(totals: Totals) -> dict[str, Any]:
    return {
        "articles": totals.articles,
        "claims": totals.claims,
        **_found(totals.found),
        "severities": {severity.value: _found(found) for severity, found in totals.severities.items()},
        "rules": [{"rule": name, **_found(found)} for name, found in totals.rules],
        "articles_heaviest": [
            {"article": one.article, **_found(one.found), "blockers": one.blockers} for one in totals.stories
        ],
        "months": [{"month": one.month or None, "claims": one.claims, **_found(one.found)} for one in totals.months],
        "sources_alone": [{"source": one.source, "claims": one.claims} for one in totals.alone],
        "independence": [
            {"sources": one.sources, "claims": one.claims, "doubtful": one.doubtful} for one in totals.standing
        ],
    }


def _found(found: Found) -> dict[str, int]:
    return {"findings": found.findings, "waived": found.waived}
