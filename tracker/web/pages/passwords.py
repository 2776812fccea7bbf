"""Choosing one's own password."""

from __future__ import annotations

from starlette.responses import RedirectResponse, Response

from tracker.domain.admission import LONGEST, SHORTEST
from tracker.domain.errors import BadInputError, MoveRefusedError, TrackerError
from tracker.services.admitting import choose_password, hash_password
from tracker.web.by_password import ByPassword
from tracker.web.cookies import ToldOnce
from tracker.web.visits import Form, Visit, move, page

PASSWORD = "/password"  # noqa: S105 - where the page is
NEEDLESS = "at this desk nobody needs a password: it is served to you alone"


def show(visit: Visit) -> Response:
    """The form."""
    return _form(visit, 200)


def _form(visit: Visit, status: int, refusal: str = "") -> Response:
    if not visit.served.access.team:
        raise BadInputError(NEEDLESS)
    with visit.looking() as (_, you):
        return visit.page(
            "password.html", you, status, first=visit.first, refusal=refusal, shortest=SHORTEST, most=LONGEST
        )


def choose(visit: Visit, form: Form) -> Response:
    """Choose another: every sign-in by the one before has ended, and a new one begins."""
    access = visit.served.access
    if not isinstance(access, ByPassword):
        raise BadInputError(NEEDLESS)
    try:
        secret = _chosen(visit, form, access)
    except TrackerError as error:
        return _form(visit, 400, str(error))
    response = RedirectResponse("/", 303)
    visit.tell(response, ToldOnce("Your password is changed; wherever else you were signed in, you no longer are."))
    visit.let_in(response, secret)
    return response


def _chosen(visit: Visit, form: Form, access: ByPassword) -> str:
    """The new sign-in's secret.

    Raises:
        TooOftenError: the old password was tried too often.
        BadInputError: the new one will not do, or was typed in two ways.
        MoveRefusedError: the old one is another, or somebody gave them another meanwhile.
    """
    old, new, again = (str(form.fields.get(name, "")) for name in ("password", "new_password", "new_password_again"))
    if new != again:
        raise BadInputError("the new password was not typed the same twice: type it again")
    if old == new:
        raise BadInputError("that is the password you had: choose another")
    known = access.with_theirs(visit.person_id, old, visit.address())
    if known is None:
        raise MoveRefusedError("the password that you have now is another: type it again")
    with visit.looking() as (_, you):
        made = hash_password(you, new, by=you)
    with visit.served.door.choosing(visit.person_id) as (session, you):
        return access.let_in(session, choose_password(session, you, made, by=you, instead_of=known))


ROUTES = (
    page(PASSWORD, show, first=True),
    move(PASSWORD, choose, first=True),
)
