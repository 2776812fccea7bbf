"""The stories of the desk as a table: what is left to do on each, by what people look for first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from tracker.domain.vocabulary import Severity, Stage
from tracker.services.auditing import audit, rules_named
from tracker.services.covering import articles_with_facts_left
from tracker.services.queueing import OPEN
from tracker.store.claims import ClaimFilter, count_claims
from tracker.store.replies import next_deadlines

FEW = 1_000
"""Claims of a desk that is audited for a list: a tenth of a second; a larger one has a page for that."""


class Order(StrEnum):
    """What stands first."""

    NEWEST = "newest"
    DEADLINE = "deadline"
    OPEN = "open"
    FACTS_LEFT = "facts_left"
    NAME = "name"


_KEYS: Mapping[Order, Callable[[dict[str, Any]], Any]] = {
    Order.DEADLINE: lambda one: one["deadline"] or "9999",
    Order.OPEN: lambda one: -one["open"],
    Order.FACTS_LEFT: lambda one: -(one["facts_left"] or 0),
    Order.NAME: lambda one: (one["headline"] or one["slug"]).casefold(),
}


def story_table(
    session: Session, *, stage: Stage | None = None, words: str | None = None, order: Order = Order.NEWEST
) -> list[dict[str, Any]]:
    """The articles as they are listed, each with `open`, the claims nobody has decided, and `deadline`, the first day by which
    somebody who was asked is to answer. A fixed number of questions.

    Args:
        words: letters that stand in the headline, slug or reporter's initials, whatever their case.
    """
    deadlines, wanted = next_deadlines(session), (words or "").casefold()
    found = [
        {
            **one,
            "open": sum(one["states"].get(state.value, 0) for state in OPEN),
            "deadline": deadlines.get(one["slug"]),
        }
        for one in articles_with_facts_left(session)
        if (stage is None or one["stage"] == stage) and (not wanted or wanted in _named(one))
    ]
    found.reverse()
    return sorted(found, key=_KEYS[order]) if order in _KEYS else found


def _named(one: dict[str, Any]) -> str:
    return f"{one['headline']} {one['slug']} {one['reporter'] or ''}".casefold()


def findings_by_story(session: Session, files: Path | None = None) -> dict[str, dict[Severity, int]] | None:
    """Slug -> how many findings of each severity are open, the heaviest first, of the stories that have any; None of a desk that
    is too large to be audited for a list.

    Args:
        files: the folder of evidence files; where None, nobody looks whether they are still what they were.
    """
    if count_claims(session, ClaimFilter()) > FEW:
        return None
    found: dict[str, dict[Severity, int]] = {}
    for one in audit(session, None, rules_named([]), None, files):
        counts = Counter(finding.severity for finding in one.findings if not finding.waived)
        if counts:
            found[one.slug] = {severity: counts[severity] for severity in reversed(Severity) if counts[severity]}
    return found
