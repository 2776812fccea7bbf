"""Coming in and going out."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from tracker.web.access import COOKIE, SHIFT, OneLink
from tracker.web.templating import rendered
from tracker.web.visits import SIGN_IN, Form, Served, Visit, move

USED = "this link was used already, or is another desk's: start `tracker serve` again for a new one"
ASK_FOR_A_LINK = "open the link that `tracker serve` printed when it started"
SIGNED_OUT = "you are signed out: start `tracker serve` again to come back in"


def enter(request: Request) -> Response:
    """The link that lets the person at the laptop in, once."""
    served: Served = request.app.state.served
    word = str(request.path_params["word"])
    secret = served.access.enter(word) if isinstance(served.access, OneLink) else None
    if secret is None:
        return HTMLResponse(rendered("stranger.html", sentence=USED), 403)
    response = RedirectResponse("/", 303)
    keep_cookie(response, secret, served)
    return response


def ask(_: Request) -> Response:
    """Who is not signed in on a laptop."""
    return HTMLResponse(rendered("stranger.html", sentence=ASK_FOR_A_LINK), 401)


def keep_cookie(response: Response, secret: str, served: Served) -> None:
    """Let a browser remember its sign-in; no script sees it, no other site's page sends it."""
    response.set_cookie(
        COOKIE, secret, max_age=int(SHIFT.total_seconds()), httponly=True, samesite="lax", secure=served.secure
    )


def leave(visit: Visit, _: Form) -> Response:
    """Sign out."""
    visit.served.access.end(visit.secret)
    visit.served.feed.end(visit.secret)
    response = HTMLResponse(rendered("stranger.html", sentence=SIGNED_OUT))
    response.delete_cookie(COOKIE)
    return response


ROUTES = (
    Route("/enter/{word}", enter),
    Route(SIGN_IN, ask),
    move("/sign-out", leave),
)
