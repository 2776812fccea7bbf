"""An audit as SARIF 2.1.0, the OASIS standard that code reviewers' tools read: rules, results, waivers as suppressions.

An article is an artifact named by its slug under the base DESK; a region counts code points of its newest text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from tracker.domain.finding import Finding
from tracker.domain.vocabulary import Severity
from tracker.models.base import utc_text
from tracker.reports.audit_report.content import AuditReport, Broken, RulePage
from tracker.reports.audit_report.gathering import Gathered
from tracker.reports.formats.json_text import json_text
from tracker.reports.formats.safe import visible

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
BASE = "DESK"
LEVELS = {Severity.BLOCKER: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_BRACE = re.compile(r"[{}]")
_LINK = re.compile(r"\](?=\()")


def write(report: AuditReport) -> Iterator[str]:
    """The whole log, one run, result by result; how the run went stands at its end."""
    gathered = Gathered()
    places = {rule.name: place for place, rule in enumerate(report.rules)}
    yield f'{{\n"$schema": {json_text(SCHEMA)},\n"version": "2.1.0",\n"runs": [{{\n'
    yield f'"tool": {json_text(_tool(report))},\n'
    yield '"columnKind": "unicodeCodePoints",\n'
    yield f'"originalUriBaseIds": {json_text({BASE: {"description": _message("The articles of the desk, by slug.")}})},\n'
    baseline = {"baselineState": "new"} if report.since else {}
    yield '"results": ['
    between = "\n"
    for story in gathered.following(report):
        for one in story.findings:
            yield f"{between}{json_text(_result(one, places) | baseline)}"
            between = ",\n"
    yield "\n],\n" if between != "\n" else "],\n"
    yield f'"invocations": {json_text([_invocation(gathered, places)])},\n'
    more: dict[str, Any] = {"policies": gathered.policies} if gathered.policies else {}
    if report.since is not None:
        more |= {"since": utc_text(report.since.at), "before": report.since.before()}
    if report.as_of is not None:
        more |= {"as_of": utc_text(report.as_of)}
    yield f'"properties": {json_text({"policy": report.policy, **more})}\n}}]\n}}\n'


def _message(text: str) -> dict[str, str]:
    """A plain text message: braces doubled and no link in it, as the standard asks (3.11)."""
    return {"text": _LINK.sub("] ", _BRACE.sub(lambda found: found[0] * 2, visible(text)))}


def _tool(report: AuditReport) -> dict[str, Any]:
    rules = [_rule(rule) for rule in report.rules]
    return {"driver": {"name": "tracker", "version": report.version, "rules": rules}}


def _rule(rule: RulePage) -> dict[str, Any]:
    parts = (("Why", rule.why), ("Fails", rule.fails), ("Passes", rule.passes), ("Remedy", rule.remedy))
    return {
        "id": rule.name,
        "shortDescription": _message(rule.summary or rule.name),
        "fullDescription": _message(rule.why or rule.summary or rule.name),
        "help": _message("\n".join(f"{head}: {text}" for head, text in parts if text) or rule.name),
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }


def _result(one: Finding, places: dict[str, int]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": one.rule,
        "level": LEVELS[one.severity],
        "message": _message(one.message),
        "locations": [_location(one)],
        "partialFingerprints": {"tracker/v1": one.fingerprint},
    }
    if one.rule in places:
        result["ruleIndex"] = places[one.rule]
    if one.waiver is not None:
        why = f"{one.waiver.by}, until {one.waiver.until}: {one.waiver.reason}"
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": visible(why)}]
    return result


def _location(one: Finding) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": _artifact(one.article)}
    if one.place is not None:
        start, end = one.place
        place["region"] = {"charOffset": start, "charLength": end - start}
    return {"physicalLocation": place, "logicalLocations": [{"fullyQualifiedName": visible(one.subject)}]}


def _artifact(slug: str) -> dict[str, str]:
    return {"uri": quote(slug, safe="", errors="replace"), "uriBaseId": BASE}


def _invocation(gathered: Gathered, places: dict[str, int]) -> dict[str, Any]:
    told = [_notification(one, places) for one in gathered.broken]
    more = gathered.crashed - len(gathered.broken)
    if more:
        told.append({"level": "error", "message": _message(f"Rules broke off {more:,} more times.")})
    return {"executionSuccessful": not told, **({"toolExecutionNotifications": told} if told else {})}


def _notification(one: Broken, places: dict[str, int]) -> dict[str, Any]:
    return {
        "level": "error",
        "message": _message(f"This is a bug in tracker: {one.sentence}."),
        "associatedRule": {"id": one.rule, **({"index": places[one.rule]} if one.rule in places else {})},
        "exception": {"kind": one.error},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(one.article)}}],
    }
