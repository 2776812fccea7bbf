"""Telling what an audit found: one article at a time, with its waivers, totals at the end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from sqlalchemy.orm import Session

from tracker import __version__
from tracker.audit.rule import Rule
from tracker.audit.rules import RULE_BOOK
from tracker.domain.choices import meant
from tracker.domain.errors import BadInputError
from tracker.domain.finding import Finding
from tracker.domain.vocabulary import Severity
from tracker.domain.wording import shown
from tracker.models.base import now
from tracker.models.rows import PersonRow
from tracker.models.waiving import StandingWaiver, WaiverStanding, waivers_on
from tracker.reports.audit_report import FORMATS, AuditFormat
from tracker.reports.audit_report.content import AuditedStory, AuditReport, Broken, RulePage, Since, SpentWaiver
from tracker.services.audit_totals import Tally
from tracker.services.auditing import Audited
from tracker.store.articles import find_article
from tracker.store.claims import ClaimFilter, count_claims

TEXT = "text"
"""The format for people at a terminal, which the command line writes itself."""


def audit_format(name: str) -> AuditFormat | None:
    """The format of this name; None for text.

    Raises:
        BadInputError: there is none; the sentence lists them.
    """
    if name == TEXT:
        return None
    if name not in FORMATS:
        names = [TEXT, *FORMATS]
        raise BadInputError(
            f"{shown(name)} is no format: choose {', '.join(names[:-1])} or {names[-1]}{meant(name, names)}"
        )
    return FORMATS[name]


def claims_to_audit(session: Session, slug: str | None) -> int:
    """How many claims an audit will look at, for whoever shows progress."""
    if slug is None:
        return count_claims(session, ClaimFilter())
    article = find_article(session, slug)
    return count_claims(session, ClaimFilter(article_id=article.id)) if article else 0


def audit_report(
    found: Iterable[Audited],
    rules: Sequence[Rule],
    policy: str,
    *,
    article: str | None = None,
    summary: bool = False,
    least: Severity = Severity.NOTE,
    told: Callable[[Audited], Sequence[Finding]] = lambda audited: audited.findings,
    since: Since | None = None,
    as_of: dt.datetime | None = None,
) -> AuditReport:
    """What an audit found, ready to be written in any format.

    Args:
        found: the articles as they are audited; the first is audited at once, so that a refusal comes before any word.
        policy: the pack named, or the desk's.
        summary: leave the findings out and tell the totals.
        least: lighter findings are neither told nor counted.
        told: which of the others are, where not all are.
        since: the moment since when those are new.
        as_of: the moment of the past that was audited; None where the desk was, as it stands.
    """
    tally = Tally(rule.name for rule in rules)
    whole_book = {rule.name for rule in rules} >= {rule.name for rule in RULE_BOOK}

    def stories() -> Iterator[AuditedStory]:
        for audited in found:
            heavy = [one for one in audited.findings if one.severity.weight >= least.weight]
            findings = told(replace(audited, findings=heavy))
            tally.add(audited, findings)
            yield _story(audited, heavy, () if summary else findings, whole_book)

    return AuditReport(
        policy=policy,
        rules=tuple(_page(rule) for rule in rules),
        whole_book=whole_book,
        stories=_begun(stories()),
        totals=tally.totals,
        made_at=now(),
        version=__version__,
        article=article,
        summary=summary,
        least=least,
        since=since,
        as_of=as_of,
    )


def _begun(stories: Iterator[AuditedStory]) -> Iterator[AuditedStory]:
    """The same with the first already in hand."""
    first = list(islice(stories, 1))

    def all_of_them() -> Iterator[AuditedStory]:
        yield from first
        first.clear()
        yield from stories

    return all_of_them()


def _page(rule: Rule) -> RulePage:
    return RulePage(rule.name, rule.severity, rule.summary, rule.why, rule.fails, rule.passes, rule.remedy)


def _story(audited: Audited, heavy: Sequence[Finding], findings: Sequence[Finding], whole_book: bool) -> AuditedStory:
    idle, expired = _spent(audited, heavy)
    return AuditedStory(
        audited.slug,
        audited.policy,
        audited.claims,
        findings,
        idle if whole_book else (),
        expired,
        tuple(Broken(one.rule, one.slug, type(one.error).__name__, one.sentence) for one in audited.crashes),
    )


def _spent(audited: Audited, heavy: Sequence[Finding]) -> tuple[tuple[SpentWaiver, ...], tuple[SpentWaiver, ...]]:
    """The waivers that clear nothing: those that are idle, and those past their end or outgrown whose finding counts
    again and is heavy enough. Of a rule that broke off nobody knows what it would have found."""
    if audited.dossier is None:
        return (), ()
    counting = {(one.claim, one.rule) for one in heavy if not one.waived}
    broken = {one.rule for one in audited.crashes}
    idle, expired = [], []
    for standing in waivers_on(audited.dossier.claims, audited.findings, audited.dossier.at):
        if standing.standing is WaiverStanding.IDLE and standing.waiver.rule not in broken:
            idle.append(_spent_waiver(standing, audited.dossier.people))
        over = standing.standing in (WaiverStanding.EXPIRED, WaiverStanding.OUTGROWN)
        if over and (standing.claim.label, standing.waiver.rule) in counting:
            expired.append(_spent_waiver(standing, audited.dossier.people))
    return tuple(idle), tuple(expired)


def _spent_waiver(standing: StandingWaiver, people: Mapping[int, PersonRow]) -> SpentWaiver:
    waiver, by = standing.waiver, people[standing.waiver.by_id].initials
    found = waiver.finding is not None
    return SpentWaiver(waiver.id, standing.claim.label, waiver.rule, by, waiver.until, standing.standing, found)
