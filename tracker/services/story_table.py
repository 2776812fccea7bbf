"""The stories of the desk as a table: what is left to do on each, by what people look for first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from enum import StrEnum
from typing import Any

from sqlalchemy.orm import Session

from tracker.domain.vocabulary import Severity, Stage
from tracker.services.auditing import audit, rules_named
from tracker.services.covering import articles_with_facts_left, facts_left_by_story
from tracker.services.queueing import OPEN
from tracker.store.articles import ArticleHead, article_heads, article_keys, claims_in_states
from tracker.store.claims import ClaimFilter, count_claims
from tracker.store.replies import next_deadlines

FEW = 1_000
"""Claims of a desk that is audited for a list: a tenth of a second; a larger one has a page for that."""

_NEVER = "9999"
"""Behind every day."""


class Order(StrEnum):
    """What stands first."""

    NEWEST = "newest"
    DEADLINE = "deadline"
    OPEN = "open"
    FACTS_LEFT = "facts_left"
    NAME = "name"


class Stories:
    """The stories that are wanted, in order, of which a page is read in full."""

    def __init__(self, session: Session, stage: Stage | None, words: str | None, order: Order) -> None:
        """Read how each is called, and what puts them in order.

        Args:
            words: letters that stand in the headline, slug or reporter's initials, whatever their case.
        """
        self._session, wanted = session, (words or "").casefold()
        if order is Order.NEWEST and not wanted:
            self._keys = article_keys(session, stage)[::-1]
            return
        heads = [
            one
            for one in reversed(article_heads(session))
            if (stage is None or one.stage is stage) and (not wanted or wanted in _named(one))
        ]
        self._keys = [one.id for one in (sorted(heads, key=self._key(order)) if order is not Order.NEWEST else heads)]

    def __len__(self) -> int:
        """How many there are."""
        return len(self._keys)

    def rows(self, start: int, most: int) -> list[dict[str, Any]]:
        """Some of them as they are listed, each with `open`, the claims nobody has decided, and `answers_due`, the first
        day by which somebody is to answer. A fixed number of questions."""
        keys = self._keys[start : start + most]
        found = {one["id"]: one for one in articles_with_facts_left(self._session, keys)}
        deadlines = next_deadlines(self._session, keys)
        return [
            {
                **found[key],
                "open": sum(found[key]["states"].get(state.value, 0) for state in OPEN),
                "answers_due": deadlines.get(key),
            }
            for key in keys
            if key in found
        ]

    def _key(self, order: Order) -> Callable[[ArticleHead], Any]:
        if order is Order.DEADLINE:
            deadlines = next_deadlines(self._session)
            return lambda one: min(one.deadline or _NEVER, deadlines.get(one.id, _NEVER))
        if order is Order.OPEN:
            open_claims = claims_in_states(self._session, OPEN)
            return lambda one: -open_claims.get(one.id, 0)
        if order is Order.FACTS_LEFT:
            left = facts_left_by_story(self._session)
            return lambda one: -left.get(one.slug, 0)
        return lambda one: (one.headline or one.slug).casefold()


def _named(one: ArticleHead) -> str:
    return f"{one.headline} {one.slug} {one.reporter or ''}".casefold()


def findings_by_story(session: Session) -> dict[str, dict[Severity, int]] | None:
    """Slug -> how many findings of each severity are open, the heaviest first, of the stories that have any; None of a desk that
    is too large to be audited for a list. Whether evidence files are still what they were is not looked at: a list is read
    often, and they may be gigabytes.
    """
    if count_claims(session, ClaimFilter()) > FEW:
        return None
    found: dict[str, dict[Severity, int]] = {}
    for one in audit(session, None, rules_named([]), None):
        counts = Counter(finding.severity for finding in one.findings if not finding.waived)
        if counts:
            found[one.slug] = {severity: counts[severity] for severity in reversed(Severity) if counts[severity]}
    return found
