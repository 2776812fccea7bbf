"""The pages, one a file, and the moves made on each."""

from __future__ import annotations

from itertools import chain

from starlette.routing import Route

from tracker.web.pages import (
    audits,
    claim,
    claim_moves,
    derivations,
    differing,
    entering,
    fact_checks,
    files,
    ledger,
    live,
    new_claims,
    passwords,
    people,
    proposals,
    queue,
    releasing,
    reports,
    sources,
    stories,
    story,
)

PAGES = (
    entering,
    files,
    passwords,
    stories,
    story,
    claim,
    fact_checks,
    claim_moves,
    new_claims,
    queue,
    releasing,
    reports,
    sources,
    differing,
    proposals,
    audits,
    derivations,
    ledger,
    people,
    live,
)
"""One a line; of two that one address fits the first is asked."""
ROUTES: tuple[Route, ...] = tuple(chain.from_iterable(one.ROUTES for one in PAGES))
"""All of them."""
