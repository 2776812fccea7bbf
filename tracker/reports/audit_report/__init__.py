"""The formats an audit can be written in: one interface, one file a format, each streamed article by article.

for piece in FORMATS["sarif"].pieces(report):
    out.write(piece)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import MappingProxyType

from tracker.reports.audit_report import as_csv, as_json, as_markdown, as_sarif
from tracker.reports.audit_report.content import AuditReport
from tracker.reports.pieces import in_pieces


@dataclass(frozen=True, slots=True)
class AuditFormat:
    """One way to write an audit."""

    name: str
    write: Callable[[AuditReport], Iterator[str]]
    """Yields the report in order, never holding the whole of it."""
    json: bool = False
    """Whether it is JSON, which can say any letter in ASCII."""
    sums_up: bool = True
    """Whether it has totals, so that a summary makes sense."""

    def pieces(self, report: AuditReport) -> Iterator[bytes]:
        """The report as bytes, in pieces of a size worth writing."""
        return in_pieces(self.write(report))


FORMATS = MappingProxyType(
    {
        one.name: one
        for one in (
            AuditFormat("json", as_json.write, json=True),
            AuditFormat("md", as_markdown.write),
            AuditFormat("csv", as_csv.write, sums_up=False),
            AuditFormat("sarif", as_sarif.write, json=True, sums_up=False),
        )
    }
)
"""Name on the command line -> format."""
