"""Coming in and going out."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from tracker.web.access import OneLink
from tracker.web.addresses import address_of
from tracker.web.attempts import TooOftenError
from tracker.web.by_password import ByPassword
from tracker.web.cookies import drop_cookie, keep_cookie
from tracker.web.pages.passwords import PASSWORD
from tracker.web.paths import local_path
from tracker.web.served import Served
from tracker.web.strangers import stranger
from tracker.web.templating import rendered
from tracker.web.visits import SIGN_IN, Form, Visit, move, visit_of

USED = (
    "this link was used already, or is another desk's: go to the window in which the desk was started and start it again there, "
    "with “tracker serve”; it prints a new link"
)
ASK_FOR_A_LINK = (
    "this desk is opened by a link that is used once: it stands in the window in which the desk was started, with "
    "“tracker serve”; start it again there for a new one"
)
SIGNED_OUT = (
    "you are signed out. To come back in, start the desk again in its window, with “tracker serve”, and open the link that it "
    "prints"
)
WRONG = "no such name with that password: try again, or ask an editor for a new one"
_FIELDS, _LONGEST_FIELD = 10, 4_096


def enter(request: Request) -> Response:
    """The link that lets the person at the laptop in, once."""
    served: Served = request.app.state.served
    word = str(request.path_params["word"])
    if request.method == "HEAD":  # whoever only looks whether it is there does not use it up
        return Response()
    secret = served.access.enter(word) if isinstance(served.access, OneLink) else None
    if secret is None:
        return stranger(request.scope, USED, 403, onward=False)
    response = RedirectResponse("/", 303)
    keep_cookie(response, secret, served)
    return response


def ask(request: Request) -> Response:
    """Who is not signed in: on a laptop the link lets them in, at a desk of several their name and password."""
    served: Served = request.app.state.served
    if not served.access.team:
        return stranger(request.scope, ASK_FOR_A_LINK, 401, onward=False)
    to = local_path(request.query_params.get("to"))
    visit = visit_of(request, first=True)
    if visit is not None:
        return RedirectResponse(PASSWORD if visit.first else to or "/", 303)
    return _form(to, 200)


async def sign_in(request: Request) -> Response:
    """Somebody's name and password."""
    served: Served = request.app.state.served
    access = served.access
    if not isinstance(access, ByPassword):
        return stranger(request.scope, ASK_FOR_A_LINK, 401, onward=False)
    async with request.form(max_files=0, max_fields=_FIELDS, max_part_size=_LONGEST_FIELD) as fields:
        form = Form(fields)
        named, password = form.get("name") or "", str(fields.get("password", ""))
    return await run_in_threadpool(_signed_in, request, access, named, password, local_path(form.get("to")))


def _signed_in(request: Request, access: ByPassword, named: str, password: str, to: str | None) -> Response:
    served: Served = request.app.state.served
    try:
        secret = access.enter(named, password, address_of(request))
    except TooOftenError as error:
        response = _form(to, 429, str(error), named)
        response.headers["Retry-After"] = str(error.seconds)
        return response
    if secret is None:
        return _form(to, 401, WRONG, named)
    before = request.cookies.get(served.cookie)
    if before:
        access.end(before)
    response = RedirectResponse(to or "/", 303)
    keep_cookie(response, secret, served)
    return response


def _form(to: str | None, status: int, refusal: str = "", named: str = "") -> Response:
    return HTMLResponse(rendered("sign_in.html", to=to, refusal=refusal, named=named[:200]), status)


def leave(visit: Visit, _: Form) -> Response:
    """Sign out."""
    served = visit.served
    served.access.end(visit.secret)
    served.feed.end(visit.secret)
    response: Response
    response = (
        RedirectResponse(SIGN_IN, 303)
        if served.access.team
        else stranger(visit.request.scope, SIGNED_OUT, 200, onward=False)
    )
    drop_cookie(response, served.cookie, served)
    return response


ROUTES = (
    Route("/enter/{word}", enter),
    Route(SIGN_IN, ask),
    Route(SIGN_IN, sign_in, methods=["POST"], name="sign in"),
    move("/sign-out", leave, first=True),
)
