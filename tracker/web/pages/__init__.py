"""The pages, one a file, and the moves made on each."""

from __future__ import annotations

from starlette.routing import Route

from tracker.web.pages import entering, live, stories

ROUTES: tuple[Route, ...] = (*entering.ROUTES, *live.ROUTES, *stories.ROUTES)
"""All of them."""
