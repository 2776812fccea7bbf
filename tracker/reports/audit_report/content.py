"""What an audit report says, as plain values: no dossier, no session, one article at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tracker.domain.finding import Finding
from tracker.domain.vocabulary import Severity
from tracker.models.waiving import WaiverStanding
from tracker.reports.audit_report.totals import Totals


@dataclass(frozen=True, slots=True)
class RulePage:
    """One rule with its page in the manual."""

    name: str
    severity: Severity
    summary: str
    why: str
    fails: str
    passes: str
    remedy: str


@dataclass(frozen=True, slots=True)
class SpentWaiver:
    """A waiver that clears nothing: idle, or past its end or outgrown while the finding is there."""

    id: int
    claim: str
    rule: str
    by: str
    """Initials."""
    until: str
    standing: WaiverStanding
    found: bool = True
    """Whether the audit had the finding when it was given."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A bug: a rule broke off on an article. `error` is the class alone."""

    rule: str
    article: str
    error: str
    sentence: str


@dataclass(frozen=True, slots=True)
class AuditedStory:
    """What the audit of one article found."""

    slug: str
    policy: str
    claims: int
    findings: Sequence[Finding] = ()
    """By claim number, then in the order of the rules."""
    idle: tuple[SpentWaiver, ...] = ()
    """Known only where every rule was asked."""
    expired: tuple[SpentWaiver, ...] = ()
    broken: tuple[Broken, ...] = ()


@dataclass(frozen=True, slots=True)
class Since:
    """An earlier moment: only what is new since then is told."""

    at: dt.datetime
    before: Callable[[], int]
    """How many of the findings were there then; whole when the stories have come."""


@dataclass(frozen=True, slots=True)
class AuditReport:
    """One audit as it is told: `stories` come one at a time and once; `totals` are whole when they have come."""

    policy: str
    """The pack named, or the desk's; a story may have its own."""
    rules: tuple[RulePage, ...]
    """Those that were asked, in the order of the book."""
    whole_book: bool
    stories: Iterator[AuditedStory]
    totals: Callable[[], Totals]
    made_at: dt.datetime
    version: str
    article: str | None = None
    """The one that was audited, or the claim of it; None for the whole desk."""
    summary: bool = False
    """Whether the findings themselves are left out."""
    least: Severity = Severity.NOTE
    """Lighter findings are neither told nor counted."""
    since: Since | None = None
    as_of: dt.datetime | None = None
    """The moment of the past that was audited; None where the desk was, as it stood when this was made."""
