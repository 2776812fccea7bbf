"""`tracker audit`."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

import typer

from tracker.cli.desk import address, choices, reading_desk
from tracker.cli.output import Format, FormatOption, Mark, counted, drawn, print_json, say, say_folded
from tracker.cli.progress import progress
from tracker.domain.choices import choose
from tracker.domain.finding import Finding
from tracker.domain.vocabulary import Severity
from tracker.services.auditing import audit, policy_for, rules_named

SIGNS = {
    Severity.BLOCKER: Mark("■", "X", "red"),
    Severity.WARNING: Mark("▲", "!", "yellow"),
    Severity.NOTE: Mark("·", "-", "white"),
}


def command(
    slug: Annotated[str | None, typer.Argument(help="The article; every article if left out.")] = None,
    rule: Annotated[
        list[str] | None, typer.Option("--rule", help="Only this rule; may be given several times.")
    ] = None,
    policy: Annotated[str | None, typer.Option("--policy", help="A policy pack; the desk's own if left out.")] = None,
    fail_on: Annotated[
        str, typer.Option("--fail-on", help=f"Exit 1 from this severity on: {choices(Severity)}.")
    ] = Severity.WARNING.value,
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option's own name
) -> int:
    """Hold claims against the rule book; exit 1 on findings."""
    rules = rules_named([name for each in rule or () for name in each.split(",")])
    threshold = choose(Severity, fail_on, "severity")
    files = address().files if address().path else None
    with reading_desk() as session:
        pack = policy_for(session, policy)
        claims, findings = 0, list[Finding]()
        with progress(audit(session, slug, rules, policy, files), "Auditing") as articles:
            for article in articles:
                claims += article.claims
                findings += article.findings
    if format is Format.JSON:
        print_json({"policy": pack.name, "claims": claims, "findings": [_as_json(one) for one in findings]})
    else:
        _say_findings(findings, claims, pack.name)
    return int(any(not one.waived and one.severity.weight >= threshold.weight for one in findings))


def _as_json(finding: Finding) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "claim": finding.claim,
        "article": finding.article,
        "message": finding.message,
        "waived": finding.waived,
    }


def _say_findings(findings: list[Finding], claims: int, policy: str) -> None:
    for one in findings:
        say_folded(f"{drawn(SIGNS[one.severity])} {one.claim}  {one.rule}: {one.message}", hang=2)
    if findings:
        say("")
        for name, count in Counter(one.rule for one in findings).most_common():
            say(f"{count:>6}  {name}")
    weights = Counter(one.severity for one in findings)
    told = ", ".join(counted(weights[severity], severity) for severity in reversed(Severity) if weights[severity])
    say_folded(
        f"{counted(claims, 'claim')}, {told or 'no finding'} (policy {policy}). What a rule asks: tracker rules NAME"
    )
