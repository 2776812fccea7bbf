"""Sources, the audit, the ledger and people."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from tracker.domain.tampering import Kind
from tracker.domain.vocabulary import (
    Reliability,
    ReviewState,
    Role,
    Severity,
    SourceGenre,
    SourceKind,
    SourceTerms,
    Stage,
)
from tracker.models.waiving import WaiverStanding
from tracker.web.api.shapes.claims import WaiverShape
from tracker.web.api.shapes.exact import Exact


class SourceShape(Exact):
    """A source, with how many claims hang on it."""

    id: int
    source: str
    kind: SourceKind
    genre: SourceGenre | None
    terms: SourceTerms | None
    aliases: list[str]
    claims: int
    retracted: bool
    merged_into: str | None
    confidential: bool


class SourcePage(Exact):
    """Some sources by name; with `next` as `after`, those that follow."""

    sources: list[SourceShape]
    next: str | None


class SourceFile(Exact):
    """Everything on file about a source that you may see; the claims it stands on, 200 at most."""

    source: str
    kind: SourceKind
    aliases: list[str]
    genre: SourceGenre | None
    terms: SourceTerms | None
    reliability: Reliability | None
    confidential: bool
    description: str | None
    why_unnamed: str | None
    known_to: str | None
    note: str | None
    retracted: bool
    retracted_why: str | None
    derivations: list[str]
    claims: list[str]


class FallShape(Exact):
    """A claim whose count of independent sources is another without the source."""

    claim: str
    before: tuple[int, int]
    after: tuple[int, int]
    state: ReviewState
    stage: Stage


class ImpactShape(Exact):
    """What falls with a source, published stories first; `more` where the limit left some out."""

    source: str
    retracted: bool
    claims: list[FallShape]
    changed: int
    """How many change in all."""
    bare: int
    """How many are left with nothing."""


class RetractedShape(Exact):
    """A source that was edited, merged, retracted or restored, and the claims that are back in review for it."""

    source: str
    reopened: list[str]


class WaivedShape(Exact):
    """Who accepted a finding."""

    by: str
    reason: str
    until: str


class FindingShape(Exact):
    """One rule's objection to a claim, or to the story."""

    rule: str
    severity: Severity
    claim: str | None
    article: str
    message: str
    waived: bool
    waiver: WaivedShape | None
    place: tuple[int, int] | None
    fingerprint: str


class SpentWaiverShape(Exact):
    """A waiver that clears nothing."""

    id: int
    claim: str
    rule: str
    by: str
    until: str
    standing: WaiverStanding


class CrashShape(Exact):
    """A rule that broke off, which is a bug."""

    rule: str
    article: str
    error: str


class AuditShape(Exact):
    """A story held against the rule book."""

    policy: str
    claims: int
    findings: list[FindingShape]
    policies: dict[str, str]
    totals: dict[str, Any]
    """By severity, rule and story (docs/formats.md)."""
    idle_waivers: list[SpentWaiverShape] | None
    expired_waivers: list[SpentWaiverShape]
    crashes: list[CrashShape]
    crashed: int
    summary: bool
    severity: Severity
    since: dict[str, Any] | None
    as_of: str | None


class RuleShape(Exact):
    """A rule and its page of the manual."""

    rule: str
    severity: Severity
    asks: str
    why: str
    fails: str
    passes: str
    remedy: str
    waivable: bool
    fixed: bool
    guards: bool


class WaiverList(Exact):
    """Waivers with how they stand."""

    waivers: list[WaiverShape]


class EntryShape(Exact):
    """One line of the ledger, without the values."""

    seq: int
    at: str
    by: str
    login: str
    act: str
    subject: str
    about: str
    what: str | None
    """What of a story's headline, reporter and deadline is another since; None of any other act."""
    digest: str
    hash: str


class LedgerPage(Exact):
    """Some entries, newest first; with `next` as `before`, those before them."""

    entries: list[EntryShape]
    next: int | None


class HeadShape(Exact):
    """The newest entry: to keep elsewhere."""

    seq: int
    hash: str


class MisfitShape(Exact):
    """A row that is not what the ledger says."""

    table: str
    id: int | float | str | None
    kind: Kind
    name: str
    columns: list[str]
    entry: int | None


class PurgeShape(Exact):
    """Entries that were emptied under the retention policy."""

    entry: int
    reason: str
    emptied: list[tuple[int, int]]


class ProofShape(Exact):
    """Whether ledger and records are as they were written."""

    verifies: bool
    entries: int
    rows: int
    head: str
    entry: int | None
    fault: str | None
    kind: Kind | None
    where: list[MisfitShape]
    emptied: int
    purges: list[PurgeShape]


class PersonShape(Exact):
    """Somebody of the desk."""

    name: str
    initials: str
    roles: list[Role]
    login: str | None
    left: bool


class Me(Exact):
    """Who is signed in."""

    name: str
    initials: str
    roles: list[Role]
    form_token: str = Field(description="To be sent as `X-Form-Token` with everything that writes.")


class BlockerShape(Exact):
    """What stands in the way of a release."""

    rule: str
    claim: str | None
    message: str


class ReleaseShape(Exact):
    """What came of wanting to let a story go: with blockers, nothing was written."""

    article: str
    revision: int | None
    done: bool
    blockers: list[BlockerShape]
    url: str | None = None
