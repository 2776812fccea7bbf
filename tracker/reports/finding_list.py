"""What the audit found, the heaviest first, waived findings last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tracker.domain.finding import Finding
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
from tracker.reports.telling import claim_link, many

_COLUMNS = (
    Column("Weight", ColumnKind.STATE),
    Column("Claim", ColumnKind.NUMBER),
    Column("What it says", wide=True),
    Column("Rule", ColumnKind.CODE),
)


def finding_table(dossier: Dossier, findings: Sequence[Finding]) -> Block:
    """One row a finding; a sentence where there is none."""
    if not findings:
        return Paragraph(runs("The audit found nothing."))
    found = {finding.claim for finding in findings}
    numbers = {claim.label: claim.number for claim in dossier.claims if claim.label in found}
    order = sorted(findings, key=lambda one: (one.waived, -one.severity.weight))
    return Table(
        _caption(findings),
        _COLUMNS,
        OnDemand(lambda: (_row(numbers, finding) for finding in order)),
    )


def _caption(findings: Sequence[Finding]) -> str:
    found = ", ".join(many(sum(one.severity is kind for one in findings), kind.value) for kind in reversed(Severity))
    waived = sum(one.waived for one in findings)
    return f"{many(len(findings), 'finding')}: {found}; {waived} of them waived"


def _row(numbers: Mapping[str, int], finding: Finding) -> Row:
    number = numbers.get(finding.claim)
    waived = (Run(" "), Badge("waived")) if finding.waived else ()
    return Row(
        (
            (Badge(finding.severity), *waived),
            (claim_link(number),) if number is not None else runs(finding.claim or "the story"),
            runs(finding.message),
            (Run(finding.rule, Style.CODE),),
        )
    )


def finding_line(finding: Finding) -> Runs:
    """One finding on one line."""
    waived = (Badge("waived"), Run(" ")) if finding.waived else ()
    rule = Run(f" ({finding.rule})", Style.QUIET)
    return (Badge(finding.severity), Run(" "), *waived, Run(finding.message), rule)
