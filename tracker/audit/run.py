"""Putting the rules to an article."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import partial
from operator import itemgetter

from tracker.audit.policy import Pack, unknown
from tracker.audit.rule import Rule
from tracker.audit.rules import RULE_BOOK
from tracker.domain.finding import Finding, Waived
from tracker.models.dossier import Dossier
from tracker.models.rows import ClaimRow, WaiverRow
from tracker.models.waiving import covers


@dataclass(frozen=True, slots=True)
class Crash:
    """A bug: a rule broke off instead of answering. Nothing here names a source; `error` may, in its message."""

    rule: str
    slug: str
    error: Exception = field(repr=False)

    @property
    def sentence(self) -> str:
        """What may be said of it, and logged."""
        return f"the rule {self.rule} crashed on {self.slug} ({type(self.error).__name__})"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the rules had to say of one article."""

    findings: list[Finding]
    """By claim number, then in the order of the rules; last those on the story itself, by rule and place."""
    crashes: list[Crash]
    """The rules that broke off; the others were asked all the same."""


def choose(names: Sequence[str]) -> list[Rule]:
    """The rules of these names in the order of the rule book; all where none is named.

    Raises:
        BadInputError: a name is no rule's.
    """
    known = {rule.name: rule for rule in RULE_BOOK}
    for name in names:
        if name not in known:
            raise unknown("rule", name, known)
    return [rule for rule in RULE_BOOK if not names or rule.name in names]


def run(dossier: Dossier, rules: Sequence[Rule], policy: Pack) -> Outcome:
    """Put the rules to one article, waivers applied."""
    claims = {claim.label: claim for claim in dossier.claims}
    found: list[Finding] = []
    crashes: list[Crash] = []
    for rule in rules:
        try:
            found += rule.findings(dossier, partial(policy.weigh, rule), policy.thresholds)
        except Exception as error:
            crashes.append(Crash(rule.name, dossier.slug, error))
    waivable = {rule.name for rule in rules if rule.waivable}
    of_story = [finding for finding in found if finding.claim is None]
    held = [
        (claim.number, _held_against(finding, claim, dossier, waivable))
        for finding in found
        if finding.claim is not None and (claim := claims[finding.claim])
    ]
    return Outcome([finding for _, finding in sorted(held, key=itemgetter(0))] + of_story, crashes)


def _held_against(finding: Finding, claim: ClaimRow, dossier: Dossier, waivable: Collection[str]) -> Finding:
    """The finding on a claim with its place in the text, and with the waiver that covers it, if one does."""
    place = next(((row.start, row.end) for row in claim.passages if row.revision == dossier.revision), None)
    waiver = waiver_on(dossier, claim, finding) if claim.waivers and finding.rule in waivable else None
    if place is None and waiver is None:
        return finding
    waived = Waived(dossier.people[waiver.by_id].initials, waiver.reason, waiver.until) if waiver else None
    rule, severity, message = finding.rule, finding.severity, finding.message
    return Finding(rule, severity, finding.claim, finding.article, message, waived, place)  # `replace` takes far longer


def waiver_on(dossier: Dossier, claim: ClaimRow, finding: Finding) -> WaiverRow | None:
    """The waiver in force that covers this finding and lasts longest; None where there is none."""
    standing = [
        waiver
        for waiver in claim.waivers
        if waiver.rule == finding.rule
        and waiver.in_force(dossier.at)
        and covers(dossier.sources, claim, waiver, finding.message)
    ]
    return max(standing, key=lambda waiver: (waiver.until, waiver.id), default=None)
