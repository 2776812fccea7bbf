"""What can be asked and ordered, one noun a file; the order of `ROUTERS` is that of the documentation."""

from __future__ import annotations

from fastapi import APIRouter

from tracker.web.api.calls import (
    articles,
    auditing,
    claims,
    derivations,
    desk,
    hanging,
    margins,
    moves,
    parting,
    policies,
    proposals,
    replies,
    sending,
    sources,
    texts,
)

ROUTERS: tuple[APIRouter, ...] = (
    desk.ROUTER,
    articles.ROUTER,
    texts.ROUTER,
    proposals.ROUTER,
    claims.ROUTER,
    parting.ROUTER,
    hanging.ROUTER,
    sending.ROUTER,
    replies.ROUTER,
    moves.ROUTER,
    margins.ROUTER,
    sources.ROUTER,
    derivations.ROUTER,
    auditing.ROUTER,
    policies.ROUTER,
)
