"""The packs of house rules for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tracker.audit.policy import Pack
from tracker.audit.rules import RULE_BOOK
from tracker.domain.vocabulary import Risk, Severity
from tracker.services.policies import Listed


def changed_weights(found: Pack) -> Iterator[tuple[str, Severity, list[Severity]]]:
    """Every rule whose severity is not its own under this pack: its name, its own, and the pack's at each risk."""
    for rule in RULE_BOOK:
        weights = [found.severities[rule.name][risk] for risk in Risk]
        if any(weight is not rule.severity for weight in weights):
            yield rule.name, rule.severity, weights


def listed_json(one: Listed) -> dict[str, Any]:
    """A pack as the list of packs has it."""
    return {
        "policy": one.name,
        "in_use": one.in_use,
        "articles": one.articles,
        "shipped": one.shipped,
        "summary": one.summary,
    }


def pack_json(found: Pack) -> dict[str, Any]:
    """All that a pack asks."""
    least, stale = found.thresholds.minimum, found.thresholds.stale
    return {
        "policy": found.name,
        "summary": found.summary,
        "minimum": {
            "normal": least.normal,
            "high": least.high,
            "secondary": least.secondary,
            "unnamed": least.unnamed,
        },
        "stale": {"review-days": stale.review_days, "as-of-days": stale.as_of_days},
        "severity": {
            name: {risk.value: word.value for risk, word in by.items()} for name, by in found.severities.items()
        },
        "changed": [name for name, _, _ in changed_weights(found)],
    }
