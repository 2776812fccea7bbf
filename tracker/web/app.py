"""The review desk as one web application."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from tracker.web.access import Access
from tracker.web.api.application import make_api
from tracker.web.bodies import Bounded
from tracker.web.bugs import OwnedUp
from tracker.web.door import Door, still_in
from tracker.web.feed import Feed
from tracker.web.headers import Headers
from tracker.web.names import Names
from tracker.web.origins import OwnOrigin
from tracker.web.other_pages import page_above
from tracker.web.pages import ROUTES
from tracker.web.served import Served, new_key
from tracker.web.strangers import is_of_a_program, stranger

_SENTENCES = {
    404: "there is no such page at this desk",
    405: "nothing can be done with this page in that way",
}
_TOO_LONG = re.compile(r"exceeded maximum size of ([0-9]+)KB")
"""How Starlette says that a field of a form is longer than may be."""
STATIC = Path(__file__).parent / "static"


def make_app(door: Door, access: Access, hosts: Iterable[str] | Names, *, secure: bool = False) -> Starlette:
    """The application for one desk.

    Args:
        hosts: under which names, with the port where it is not the usual one, it is served: "127.0.0.1:8000".
        secure: whether people come by https; then only so.
    """
    names = hosts if isinstance(hosts, Names) else Names.of(hosts, secure=secure)
    app = Starlette(
        routes=_routes(),
        middleware=[
            Middleware(Headers, secure=names.secure),
            Middleware(OwnedUp),
            Middleware(OwnOrigin, names=names),
            Middleware(Bounded, largest_file=door.largest_file),
        ],
        exception_handlers={HTTPException: _not_so},
        lifespan=_closing,
    )
    feed = Feed(door, lambda secret: still_in(door, access, secret))
    served = Served(door, access, names.secure, new_key(), feed, names.cookie)
    app.state.served = served
    app.mount("/api", make_api(served))
    return app


class Kept(StaticFiles):
    """Files that are the same for everybody: a browser keeps them, and asks each time whether they are still what they were."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """One of them, or that it is as it was."""
        answer = await super().get_response(path, scope)
        answer.headers["Cache-Control"] = "no-cache"
        return answer


def _routes() -> list[BaseRoute]:
    return [*ROUTES, Mount("/static", Kept(directory=STATIC), name="static")]


@asynccontextmanager
async def _closing(app: Starlette) -> AsyncIterator[None]:
    yield
    app.state.served.feed.stop()
    app.state.served.door.close()


async def _not_so(request: Request, error: Exception) -> Response:
    """What the ways to the pages refuse: no such page, another way of asking, a form that is none."""
    assert isinstance(error, HTTPException)
    if error.status_code == 405 and request.method == "GET" and not is_of_a_program(request.url.path):
        return RedirectResponse(page_above(request), 303)  # the address of a form's answer, loaded again
    if found := _TOO_LONG.search(str(error.detail)):
        most = f"that is too long: {int(found[1]):,} KB may stand in a field, and a longer text is sent as a file"
        return stranger(request.scope, most, 413)
    sentence = _SENTENCES.get(error.status_code, "this cannot be read: load the page again")
    answer = stranger(request.scope, sentence, error.status_code)
    answer.headers.update(error.headers or {})
    return answer
