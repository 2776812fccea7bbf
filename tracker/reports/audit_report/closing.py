"""The end of an audit report: the totals, their picture, the waivers that clear nothing, the bugs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tracker.models.waiving import WaiverStanding
from tracker.reports.audit_report.content import AuditReport, Since, SpentWaiver
from tracker.reports.audit_report.gathering import Gathered
from tracker.reports.audit_report.totals import Found, Totals
from tracker.reports.document import (
    Bar,
    Block,
    Column,
    ColumnKind,
    Count,
    Figure,
    ListBlock,
    Notice,
    OnDemand,
    Paragraph,
    Row,
    Runs,
    Table,
    Tally,
    runs,
)
from tracker.reports.telling import many, moment

_NUMBER = ColumnKind.NUMBER
_FOUND = (Column("Findings", _NUMBER), Column("Waived", _NUMBER))
_WORDS = ("blocker", "warning", "note", "verified")


def closing(report: AuditReport, gathered: Gathered) -> Iterator[Block]:
    """What stands below the findings."""
    totals = report.totals()
    for one in gathered.broken:
        yield Notice("blocker", runs(f"A bug in tracker: {one.sentence}; what it would have found is missing here."))
    if report.since is not None:
        yield Paragraph(runs(f"{since_words(report.since, totals)}."))
    yield Tally(tuple(_counts(totals)))
    if totals.rules:
        yield _table("Findings by rule", "Rule", [(name, found) for name, found in totals.rules])
    if report.article is None and totals.stories:
        yield _table(
            "The articles with the heaviest findings", "Article", [(one.article, one.found) for one in totals.stories]
        )
    if report.article is None and totals.months:
        yield _months(totals)
    if totals.alone:
        yield _alone(totals)
    if totals.standing_claims:
        yield standing_figure(totals)
    yield from _waivers(gathered)
    if gathered.policies:
        own = [f"{slug}: {policy}" for slug, policy in gathered.policies.items()]
        yield from _list("Articles with a policy of their own", own)


def standing_figure(totals: Totals) -> Figure:
    """Claims by independent sources at worst."""
    bars = [
        Bar(one.sources.replace("+", " or more"), one.claims, word, one.doubtful, "perhaps more")
        for one, word in zip(totals.standing, _WORDS, strict=True)
    ]
    return Figure("Claims by independent sources, at worst", "claim", tuple(bars))


def waiver_words(one: SpentWaiver) -> str:
    """What is said of a waiver that clears nothing."""
    what = f"the waiver of {one.rule} on {one.claim} by {one.by}"
    if one.standing is WaiverStanding.IDLE:
        never = "has not found it so far"
        return f"{what} until {one.until} is idle: the audit {'does not find it any more' if one.found else never}"
    if one.standing is WaiverStanding.OUTGROWN:
        return f"{what} until {one.until} was given for less: the finding names more now, and counts again"
    return f"{what} ended on {one.until}: the finding counts again"


def since_words(since: Since, totals: Totals) -> str:
    """How many findings are new, since when: "12 findings are new since 2026-11-20 09:00 UTC (38 were there before)"."""
    new, before = totals.found.findings, since.before()
    told = f"{many(new, 'finding')} {'is' if new == 1 else 'are'} new" if new else "No finding is new"
    return f"{told} since {moment(since.at)} ({before:,} {'was' if before == 1 else 'were'} there before)"


def _counts(totals: Totals) -> Iterator[Count]:
    yield Count(totals.articles, "article" if totals.articles == 1 else "articles")
    yield Count(totals.claims, "claim" if totals.claims == 1 else "claims")
    for severity, found in totals.severities.items():
        label = severity.value if found.findings == 1 else f"{severity.value}s"
        yield Count(found.findings, label, f"{found.waived} waived" if found.waived else "", severity)


def _table(caption: str, name: str, lines: list[tuple[str, Found]]) -> Table:
    return Table(
        caption, (Column(name, wide=True), *_FOUND), tuple(Row((runs(one), *_cells(found))) for one, found in lines)
    )


def _months(totals: Totals) -> Table:
    columns = (Column("Month"), Column("Claims", _NUMBER), *_FOUND)
    rows = (Row((runs(one.month or "no text yet"), runs(str(one.claims)), *_cells(one.found))) for one in totals.months)
    return Table("Findings by the month in which the story was published, or filed", columns, tuple(rows))


def _alone(totals: Totals) -> Table:
    columns = (Column("Source", wide=True), Column("Claims", _NUMBER))
    rows = OnDemand(lambda: (Row((runs(one.source), runs(str(one.claims)))) for one in totals.alone))
    named = (
        f", the first {len(totals.alone)} of {totals.sources_alone}" if totals.sources_alone > len(totals.alone) else ""
    )
    return Table(f"Sources without which claims have nothing under them{named}", columns, rows)


def _cells(found: Found) -> tuple[Runs, Runs]:
    return runs(str(found.findings)), runs(str(found.waived))


def _waivers(gathered: Gathered) -> Iterator[Block]:
    if gathered.expired:
        yield from _list("Waivers past their end", (waiver_words(one) for one in gathered.expired))
    if gathered.idle:
        yield from _list("Idle waivers", (waiver_words(one) for one in gathered.idle))


def _list(caption: str, lines: Iterable[str]) -> Iterator[Block]:
    yield Paragraph(runs(f"{caption}:"))
    yield ListBlock(tuple((runs(line),) for line in lines))
