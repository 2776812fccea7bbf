"""Putting the rules to an article."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.audit.policy import Pack, unknown
from tracker.audit.rule import Rule
from tracker.audit.rules import RULE_BOOK
from tracker.domain.finding import Finding
from tracker.models.dossier import Dossier


class RuleCrashError(Exception):
    """A bug: a rule broke off instead of answering. It names no source, so it may go into a log."""

    def __init__(self, rule: str, slug: str, error: Exception) -> None:
        super().__init__(f"the rule {rule} crashed on {slug} ({type(error).__name__})")
        self.rule = rule
        self.slug = slug


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


def run(dossier: Dossier, rules: Sequence[Rule], policy: Pack) -> list[Finding]:
    """What the rules find in one article, by claim number, then in the order of the rules.

    Raises:
        RuleCrashError: a rule broke off.
    """
    number = {claim.label: claim.number for claim in dossier.claims}
    found = [finding for rule in rules for finding in _ask(rule, dossier, policy)]
    return sorted(found, key=lambda finding: number[finding.claim])


def _ask(rule: Rule, dossier: Dossier, policy: Pack) -> list[Finding]:
    try:
        return rule.findings(dossier, policy.severities.get(rule.name))
    except Exception as error:
        raise RuleCrashError(rule.name, dossier.slug, error) from error
