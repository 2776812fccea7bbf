"""An audit as people read it in a terminal: findings, totals, a chart, what the waivers are worth."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from tracker.cli.bars import bars
from tracker.cli.findings import HANG, Draw, finding_line, weights
from tracker.cli.output import counted
from tracker.domain.vocabulary import Severity
from tracker.reports.audit_report.closing import since_words, standing_figure, waiver_words
from tracker.reports.audit_report.content import AuditReport
from tracker.reports.audit_report.gathering import Gathered
from tracker.reports.audit_report.totals import Found, Totals
from tracker.reports.telling import moment

FEW = 10
"""How many waivers that clear nothing a summary names."""


class Line(NamedTuple):
    """A line, and how much further its second one is indented where it must break."""

    text: str
    hang: int = 0


@dataclass(frozen=True, slots=True)
class Pen:
    """How it is written where it goes."""

    draw: Draw
    ink: str
    """What bars are made of."""
    most: int | None
    """How many findings are shown, and waivers below them; all where None."""


def audit_lines(report: AuditReport, pen: Pen) -> Iterator[Line]:
    """The whole audit, line by line as the articles come."""
    gathered = Gathered()
    shown = 0
    for story in gathered.following(report):
        room = len(story.findings) if pen.most is None else pen.most - shown
        for one in story.findings[:room]:
            shown += 1
            yield Line(finding_line(one, pen.draw), HANG)
    totals = report.totals()
    if not report.summary and shown < totals.found.findings:
        yield Line(f"{shown:,} of {totals.found.findings:,} findings: --limit N shows more")
    whole = report.article is None or report.summary
    yield from _apart(
        (_everything if whole else _rules)(totals, report, pen),
        after=bool(totals.found.findings) and not report.summary,
    )
    if report.since is not None:
        yield Line(since_words(report.since, totals))
    yield Line(_counts(report, totals, gathered))
    yield from _waivers(gathered, FEW if report.summary else pen.most)


def _apart(lines: Iterable[str], *, after: bool) -> Iterator[Line]:
    """Lines below a blank one, where something stands above."""
    for number, line in enumerate(lines):
        if not number and after:
            yield Line("")
        yield Line(line, HANG)


def _rules(totals: Totals, _report: AuditReport, _pen: Pen) -> Iterator[str]:
    for name, found in totals.rules:
        yield _row(found.findings, name, _waived(found))


def _everything(totals: Totals, report: AuditReport, pen: Pen) -> Iterator[str]:
    """The totals of a desk, or of one article that is summed up: every part with a heading, a blank line below each."""
    if totals.rules:
        yield "Findings by rule:"
        yield from _rules(totals, report, pen)
        yield ""
    if report.article is None and totals.stories:
        yield f"Findings by article{_first(len(totals.stories))}:"
        for one in totals.stories:
            blockers = counted(one.blockers, "blocker") if one.blockers else ""
            yield _row(one.found.findings, one.article, blockers, _waived(one.found))
        yield ""
    if report.article is None and totals.months:
        yield "Findings by month:"
        for month in totals.months:
            yield _row(
                month.found.findings,
                month.month or "no text yet",
                f"on {counted(month.claims, 'claim')}",
                _waived(month.found),
            )
        yield ""
    yield from _alone(totals)
    if totals.standing_claims:
        yield from bars(standing_figure(totals), pen.ink)
        yield ""


def _alone(totals: Totals) -> Iterator[str]:
    """Sources by how many claims hang on them alone."""
    if not totals.alone:
        return
    first = totals.alone[0]
    have = "has" if first.claims == 1 else "have"
    yield f"If {first.source} goes, {counted(first.claims, 'claim')} {have} nothing. Claims that hang on one source alone:"
    for one in totals.alone:
        yield _row(one.claims, one.source)
    if totals.sources_alone > len(totals.alone):
        yield f"        and on {counted(totals.sources_alone - len(totals.alone), 'more source')}"
    yield ""


def _row(count: int, name: str, *remarks: str) -> str:
    told = ", ".join(filter(None, remarks))
    return f"{count:>6,}  {name}" + (f" ({told})" if told else "")


def _waived(found: Found) -> str:
    return f"{found.waived:,} waived" if found.waived else ""


def _first(count: int) -> str:
    return f", the heaviest {count}, most blockers first" if count > 1 else ""


def _counts(report: AuditReport, totals: Totals, gathered: Gathered) -> str:
    each = totals.severities.items()
    told = weights({one: found.findings for one, found in each}, {one: found.waived for one, found in each})
    articles = f"{counted(totals.articles, 'article')}, " if report.article is None else ""
    terms = f"policy {_policy(report, gathered)}{_past(report)}{_lighter(report)}"
    line = f"{articles}{counted(totals.claims, 'claim')}, {told} ({terms})"
    return f"{line}. What a rule asks: tracker rules NAME"


def _policy(report: AuditReport, gathered: Gathered) -> str:
    """The pack that was gone by, and that some articles have their own."""
    if report.article is not None:
        return next(iter(gathered.policies.values()), report.policy)
    own = f"; {counted(len(gathered.policies), 'article')} under another" if gathered.policies else ""
    return f"{report.policy}{own}"


def _past(report: AuditReport) -> str:
    """As of when this is, where that is past."""
    return "" if report.as_of is None else f"; as of {moment(report.as_of)}"


def _lighter(report: AuditReport) -> str:
    """That what is lighter was left out, where it was."""
    return "" if report.least is Severity.NOTE else f"; nothing lighter than a {report.least}"


def _waivers(gathered: Gathered, most: int | None) -> Iterator[Line]:
    """Those past their end first, for their findings count again."""
    told = [waiver_words(one) for one in (*gathered.expired, *gathered.idle)]
    for words in told[:most]:
        yield Line(words[0].upper() + words[1:], HANG)
    if most is not None and len(told) > most:
        yield Line(f"and {counted(len(told) - most, 'more waiver')} that clear nothing: see tracker waiver list")
