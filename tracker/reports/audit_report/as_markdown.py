"""An audit as a report to read and hand on: a table for each article that has findings, then the totals.

The stories of an audit come once, so the document can be written once.
"""

from __future__ import annotations

from collections.abc import Iterator

from tracker.domain.finding import Finding
from tracker.domain.vocabulary import Severity
from tracker.reports.audit_report.closing import closing
from tracker.reports.audit_report.content import AuditedStory, AuditReport
from tracker.reports.audit_report.gathering import Gathered
from tracker.reports.document import (
    Badge,
    Block,
    Column,
    ColumnKind,
    Document,
    Heading,
    OnDemand,
    Paragraph,
    Row,
    Run,
    Runs,
    Style,
    Table,
    runs,
)
from tracker.reports.formats import markdown
from tracker.reports.telling import THE_STORY, many, moment, waived_words

_COLUMNS = (
    Column("Weight", ColumnKind.STATE),
    Column("Claim"),
    Column("What it says", wide=True),
    Column("Rule", ColumnKind.CODE),
    Column("Waived", wide=True),
)
_FINDINGS, _TOTALS = Heading(2, "Findings", "findings"), Heading(2, "Totals", "totals")


def write(report: AuditReport) -> Iterator[str]:
    """The whole report, article by article."""
    return markdown.write(document(report))


def document(report: AuditReport) -> Document:
    """The audit as a document."""
    subject = report.article if report.article is not None else "the whole desk"
    asked = "the whole book" if report.whole_book else ", ".join(rule.name for rule in report.rules)
    meta: tuple[tuple[str, Runs], ...] = (
        ("Policy", runs(Run(report.policy, Style.CODE))),
        ("Rules", runs(asked)),
        *((("Weight", runs(f"at least {report.least}")),) if report.least is not Severity.NOTE else ()),
        *((("New since", runs(moment(report.since.at))),) if report.since else ()),
        *((("As of", runs(Run(moment(report.as_of), Style.STRONG))),) if report.as_of else ()),
        ("Made", runs(f"{moment(report.made_at)}, tracker {report.version}")),
    )
    contents = (_TOTALS,) if report.summary else (_FINDINGS, _TOTALS)
    return Document(f"Audit of {subject}", "en", "Audit", meta, contents, OnDemand(lambda: _blocks(report)))


def _blocks(report: AuditReport) -> Iterator[Block]:
    gathered = Gathered()
    if not report.summary:
        yield _FINDINGS
    found = False
    for story in gathered.following(report):
        if story.findings:
            found = True
            yield Heading(3, story.slug)
            yield _table(story, report.policy)
    if not found and not report.summary:
        yield Paragraph(runs(_nothing(report)))
    yield _TOTALS
    yield from closing(report, gathered)


def _nothing(report: AuditReport) -> str:
    weight = "" if report.least is Severity.NOTE else f" that weighs at least a {report.least}"
    return f"The audit found nothing{' new' if report.since else ''}{weight}."


def _table(story: AuditedStory, policy: str) -> Table:
    waived = sum(one.waived for one in story.findings)
    caption = f"{many(story.claims, 'claim')}, {many(len(story.findings), 'finding')}, {waived} of them waived"
    own = f"; under its own policy {story.policy}" if story.policy != policy else ""
    return Table(caption + own, _COLUMNS, OnDemand(lambda: map(_row, story.findings)))


def _row(one: Finding) -> Row:
    return Row(
        (
            (Badge(one.severity),),
            runs(one.claim or THE_STORY),
            runs(one.message),
            (Run(one.rule, Style.CODE),),
            runs(waived_words(one.waiver)) if one.waiver else (),
        )
    )
