"""How findings are shown to people: a sign for the weight, the claim, the rule and what it says, waivers named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from tracker.cli.output import Mark, counted, drawn, say_folded
from tracker.domain.finding import Finding
from tracker.domain.vocabulary import Severity

SIGNS = {
    Severity.BLOCKER: Mark("■", "X", "red"),
    Severity.WARNING: Mark("▲", "!", "yellow"),
    Severity.NOTE: Mark("·", "-", "white"),
}
HANG = 2
"""How much further the second line of a finding is indented."""
Draw: TypeAlias = Callable[[Mark], str]
"""How a mark is written where the words go."""


def print_findings(findings: Iterable[Finding]) -> None:
    """Print findings on stdout, each in the form of the audit."""
    for one in findings:
        say_folded(finding_line(one), hang=HANG)


def finding_line(one: Finding, draw: Draw = drawn) -> str:
    """One finding: "▲ kim-train#3  single-source: everything rests on AP"; one on the story itself begins with its slug, a
    waived one says who waived it and why."""
    said = f"{draw(SIGNS[one.severity])} {one.subject}  {one.rule}: {one.message}"
    if one.waiver is None:
        return said
    return f"{said} (waived by {one.waiver.by} until {one.waiver.until}: {one.waiver.reason})"


def weights(found: Mapping[Severity, int], waived: Mapping[Severity, int] = MappingProxyType({})) -> str:
    """So many of each severity, the heaviest first: "1 blocker (1 waived), 2 warnings", or "no finding"."""
    told = [
        counted(found[severity], severity) + (f" ({waived[severity]:,} waived)" if waived.get(severity) else "")
        for severity in reversed(Severity)
        if found.get(severity)
    ]
    return ", ".join(told) or "no finding"
