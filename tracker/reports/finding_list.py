"""What the audit found, the heaviest first, waived findings last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from tracker.domain.finding import Finding, Waived
from tracker.domain.vocabulary import Severity
from tracker.models.dossier import Dossier
from tracker.reports.document import (
    Badge,
    Block,
    Column,
    ColumnKind,
    OnDemand,
    Paragraph,
    Row,
    Run,
    Runs,
    Style,
    Table,
    runs,
)
from tracker.reports.facts_left import RULE, left_summary
from tracker.reports.telling import THE_STORY, claim_links, many, waived_words

CLAIMS = "Claims"
"""The column that says of which claims a finding is."""
_COLUMNS = (
    Column("Weight", ColumnKind.STATE),
    Column("What it says", wide=True),
    Column(CLAIMS, wide=True),
    Column("Rule", ColumnKind.CODE),
)


def finding_table(dossier: Dossier, findings: Sequence[Finding]) -> Block:
    """One row for all findings that say the same; a sentence where there is none."""
    if not findings:
        return Paragraph(runs("The audit found nothing."))
    found = {one.claim for one in findings}
    numbers = {claim.label: claim.number for claim in dossier.claims if claim.label in found}
    groups = _groups(numbers, [*_with_facts_summed(findings)])
    order = sorted(groups, key=lambda one: (one.waiver is not None, -one.severity.weight, -len(groups[one])))
    return Table(
        _caption(findings),
        _COLUMNS,
        OnDemand(lambda: (_row(one, groups[one]) for one in order)),
    )


def _with_facts_summed(findings: Sequence[Finding]) -> Iterator[Finding]:
    """The findings, those on sentences without a claim as one: they have a list of their own."""
    left = sum(one.rule == RULE for one in findings)
    summed = False
    for one in findings:
        if one.rule != RULE:
            yield one
        elif not summed:
            summed = True
            yield replace(one, message=left_summary(left))


class _Said(NamedTuple):
    """What findings on several claims can have in common."""

    severity: Severity
    waiver: Waived | None
    rule: str
    message: str
    label: str
    """Of a claim that is not in the file, or that the story itself is meant; empty where claims are."""


def _groups(numbers: Mapping[str, int], findings: Sequence[Finding]) -> dict[_Said, list[int]]:
    """The numbers of the claims by what is said of them, in the order of the audit."""
    groups: dict[_Said, list[int]] = {}
    for one in findings:
        number = numbers.get(one.claim) if one.claim else None
        label = one.claim or THE_STORY
        said = _Said(one.severity, one.waiver, one.rule, one.message, "" if number else label)
        claims = groups.setdefault(said, [])
        if number:
            claims.append(number)
    return groups


def _caption(findings: Sequence[Finding]) -> str:
    found = ", ".join(many(sum(one.severity is kind for one in findings), kind.value) for kind in reversed(Severity))
    waived = sum(one.waived for one in findings)
    return f"{many(len(findings), 'finding')}: {found}; {waived} of them waived"


def _row(said: _Said, claims: Sequence[int]) -> Row:
    badge = (Run(" "), Badge("waived")) if said.waiver else ()
    return Row(
        (
            (Badge(said.severity), *badge),
            (Run(said.message), *_waived(said.waiver)),
            claim_links(claims) if claims else runs(said.label),
            (Run(said.rule, Style.CODE),),
        )
    )


def heaviest_first(findings: Iterable[Finding]) -> list[Finding]:
    """In the order in which somebody reads them: blockers, warnings, notes, and last what was waived."""
    return sorted(findings, key=lambda one: (one.waived, -one.severity.weight))


def finding_line(finding: Finding) -> Runs:
    """One finding on one line."""
    badge = (Badge("waived"), Run(" ")) if finding.waived else ()
    rule = Run(f" ({finding.rule})", Style.QUIET)
    return (Badge(finding.severity), Run(" "), *badge, Run(finding.message), rule, *_waived(finding.waiver))


def _waived(waiver: Waived | None) -> Runs:
    return () if waiver is None else (Run(f"; {waived_words(waiver)}", Style.QUIET),)
