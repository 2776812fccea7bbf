"""The review desk as one web application."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles

from tracker.web.access import Access
from tracker.web.door import Door, still_in
from tracker.web.feed import Feed
from tracker.web.headers import Headers
from tracker.web.origins import OwnOrigin
from tracker.web.pages import ROUTES
from tracker.web.templating import rendered
from tracker.web.visits import Served, new_key

STATIC = Path(__file__).parent / "static"


def make_app(door: Door, access: Access, hosts: Iterable[str], *, secure: bool = False) -> Starlette:
    """The application for one desk.

    Args:
        hosts: under which names, with the port where it is not the usual one, it is served: "127.0.0.1:8000".
        secure: whether people come by https.
    """
    names = frozenset(host.lower() for host in hosts)
    scheme = "https" if secure else "http"
    app = Starlette(
        routes=_routes(),
        middleware=[
            Middleware(Headers),
            Middleware(OwnOrigin, hosts=names, origins=frozenset(f"{scheme}://{name}" for name in names)),
        ],
        exception_handlers={404: _nothing_there},
        lifespan=_closing,
    )
    feed = Feed(door, lambda secret: still_in(door, access, secret))
    app.state.served = Served(door, access, secure, new_key(), feed)
    return app


def _routes() -> list[BaseRoute]:
    return [*ROUTES, Mount("/static", StaticFiles(directory=STATIC), name="static")]


@asynccontextmanager
async def _closing(app: Starlette) -> AsyncIterator[None]:
    yield
    app.state.served.feed.stop()
    app.state.served.door.close()


async def _nothing_there(_: Request, __: Exception) -> Response:
    return HTMLResponse(rendered("stranger.html", sentence="there is no such page at this desk"), 404)
