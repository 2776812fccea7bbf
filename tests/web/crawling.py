"""Every page of a desk that is served: found by following links, so that a page that is new is looked at as well."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from urllib.parse import parse_qsl, urljoin, urlsplit

from lxml import html
from starlette.applications import Starlette
from starlette.routing import Match, Route

from tests.web.door import Browser, text_of

ALIKE = 3
"""Pages of one kind that are opened: of one route, asked with the same words behind the question mark."""
NO_PAGES = ("/api", "/enter", "/files", "/live", "/sign-in", "/static")
"""What is no page for people who are signed in."""
REPORTS = ("{format}", ".jsonl", "/preview")
"""How the routes end of what is taken along or shown as it is, and tested as a report."""


def pages(browser: Browser, start: str = "/", alike: int = ALIKE) -> Iterator[tuple[str, str, html.HtmlElement]]:
    """Every kind of page that links lead to: path, route and tree; a few of each kind."""
    app = browser.client.app
    assert isinstance(app, Starlette)
    waiting, known, seen = deque([start]), {start}, Counter[tuple[str, frozenset[str]]]()
    while waiting:
        path = waiting.popleft()
        route, parts = route_of(app, path), urlsplit(path)
        kind = (route, frozenset(name for name, _ in parse_qsl(parts.query)))
        if route.startswith(NO_PAGES) or route.endswith(REPORTS) or seen[kind] >= alike:
            continue
        seen[kind] += 1
        answer = browser.get(path)
        assert answer.status_code == 200, (path, answer.status_code, text_of(answer)[-300:])
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        tree = html.document_fromstring(answer.text)
        yield path, route, tree
        for link in tree.xpath("//a[not(@download)]/@href"):
            found = urljoin(path, str(link)).partition("#")[0]
            if found.startswith("/") and not found.startswith("//") and found not in known:
                known.add(found)
                waiting.append(found)


def routes(app: Starlette) -> set[str]:
    """The pages that there are, as the application names them."""
    found = {one.path for one in app.routes if isinstance(one, Route) and "GET" in (one.methods or ())}
    return {path for path in found if not path.startswith(NO_PAGES) and not path.endswith(REPORTS)}


def route_of(app: Starlette, path: str) -> str:
    """Which of them a path leads to."""
    scope = {"type": "http", "method": "GET", "path": urlsplit(path).path, "root_path": "", "headers": []}
    for one in app.routes:
        if isinstance(one, Route) and one.matches(scope)[0] is Match.FULL:
            return one.path
    return urlsplit(path).path
