"""One sentence for who is not let in, or where nothing else can be shown: as a page, and to programs as JSON."""

from __future__ import annotations

from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import Scope

from tracker.web.templating import rendered

API = "/api"


def stranger(scope: Scope, sentence: str, status: int, *, onward: bool = True, back: str | None = None) -> Response:
    """The answer to a request.

    Args:
        onward: whether the desk can be had from there; else a link to it would lead back.
        back: the page that they were on.
    """
    if is_of_a_program(str(scope["path"])):
        return JSONResponse({"error": sentence}, status)
    return HTMLResponse(rendered("stranger.html", sentence=sentence, onward=onward, back=back), status)


def is_of_a_program(path: str) -> bool:
    """Whether it is a program that asks for this path."""
    return path == API or path.startswith(f"{API}/")
