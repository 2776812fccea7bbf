"""What can be asked and ordered, one noun a file; the order of `ROUTERS` is that of the documentation."""

from __future__ import annotations

from fastapi import APIRouter

from tracker.web.api.calls import articles, auditing, claims, desk, hanging, moves, proposals, sources

ROUTERS: tuple[APIRouter, ...] = (
    desk.ROUTER,
    articles.ROUTER,
    proposals.ROUTER,
    claims.ROUTER,
    hanging.ROUTER,
    moves.ROUTER,
    sources.ROUTER,
    auditing.ROUTER,
)
