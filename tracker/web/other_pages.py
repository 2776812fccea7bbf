"""The pages beside the one that a request is for: the page that a form was on, as whoever sent it sees it."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Match, Route
from starlette.types import Scope

ELSEWHERE = {
    "comments": "/queue",
    "policies": "/people",
    "replies": "/queue",
    "settings": "/people",
    "tasks": "/queue",
    "waivers": "/audit/waivers",
}
"""The page with the forms that are sent to paths which begin so: there is none above these."""


class PageRoute(Route):
    """The way to a page of ours."""


def page_at(request: Request, address: str) -> HTMLResponse | None:
    """Another page as whoever makes this request sees it; None where there is none, or not for them.

    Args:
        address: a path of ours, with what may stand behind a question mark.
    """
    parts = urlsplit(address)
    more = {"query_string": parts.query.encode(), "path_params": {}}
    for route, scope in _ways({**request.scope, **more}, parts.path):
        answer = route.endpoint(Request(scope))
        return answer if isinstance(answer, HTMLResponse) and answer.status_code == 200 else None
    return None


def page_above(request: Request) -> str:
    """The page with the form that is sent to this request's path, as near as the path tells."""
    parts = urlsplit(str(request.url)).path.strip("/").split("/")
    if parts[0] in ELSEWHERE:
        return ELSEWHERE[parts[0]]
    above = ("/" + "/".join(parts[:many]) for many in range(len(parts) - 1, 0, -1))
    return next((path for path in above if any(_ways(dict(request.scope), path))), "/")


def _ways(scope: Scope, path: str) -> Iterator[tuple[PageRoute, Scope]]:
    """The pages at a path, with what their functions are asked with."""
    asked = {**scope, "method": "GET", "path": unquote(path), "raw_path": path.encode(), "root_path": ""}
    for route in asked["app"].router.routes:
        if isinstance(route, PageRoute):
            matched, more = route.matches(asked)
            if matched is Match.FULL:
                yield route, {**asked, **more}
