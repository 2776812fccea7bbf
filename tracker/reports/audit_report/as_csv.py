"""The findings of an audit as CSV, one a row, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from tracker.domain.finding import Finding
from tracker.reports.audit_report.content import AuditReport
from tracker.reports.formats.safe import spreadsheet_cell

COLUMNS = (
    "rule",
    "severity",
    "claim",
    "article",
    "waived",
    "waived_by",
    "waived_until",
    "waiver_reason",
    "fingerprint",
    "message",
)


class _Line:
    """Catches the line that the csv module writes."""

    def write(self, line: str) -> str:
        return line


def write(report: AuditReport) -> Iterator[str]:
    """The header and a row for every finding."""
    writer = csv.writer(_Line(), lineterminator="\n")
    yield str(writer.writerow(COLUMNS))
    for story in report.stories:
        for one in story.findings:
            yield str(writer.writerow([spreadsheet_cell(cell) for cell in _row(one)]))


def _row(one: Finding) -> tuple[str, ...]:
    waiver = one.waiver
    waived = ("yes", waiver.by, waiver.until, waiver.reason) if waiver else ("no", "", "", "")
    return (one.rule, one.severity.value, one.claim or "", one.article, *waived, one.fingerprint, one.message)
