"""A rule of the book as programs read it."""

from __future__ import annotations

from tracker.audit.rule import Rule


def rule_json(rule: Rule) -> dict[str, object]:
    """A rule and its page of the manual."""
    return {
        "rule": rule.name,
        "severity": rule.severity.value,
        "asks": rule.summary,
        "why": rule.why,
        "fails": rule.fails,
        "passes": rule.passes,
        "remedy": rule.remedy,
        "waivable": rule.waivable,
        "fixed": rule.fixed,
        "guards": rule.guards,
    }
