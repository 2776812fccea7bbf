"""One visit to a page or one move made on it: who comes, what they may see, and what becomes of a refusal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from tracker.domain.errors import BadInputError, MoveRefusedError, TrackerError
from tracker.domain.vocabulary import Role
from tracker.domain.who_sees import Copied
from tracker.models import Person
from tracker.web.access import form_token, is_form_token
from tracker.web.addresses import address_of
from tracker.web.cookies import ToldOnce, drop_cookie, keep_cookie, keep_told, told_to
from tracker.web.other_pages import PageRoute, page_above, page_at
from tracker.web.paths import local_path
from tracker.web.refilling import NEVER_BACK, Refusal, refilled
from tracker.web.served import Served
from tracker.web.statuses import headers_of, status_of
from tracker.web.strangers import stranger
from tracker.web.templating import rendered, sentence

SIGN_IN = "/sign-in"
MOST_FIELDS = 500
MOST_FILES = 1
"""Of one form."""
LONGEST_FIELD = 4 * 2**20
"""Bytes of one field that is no file."""
LARGEST_KEY = 2**63 - 1
"""No id on file is larger."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A request of somebody who is signed in."""

    request: Request
    served: Served
    person_id: int
    secret: str
    head: int | None = None
    """The entry up to which everybody who looks on had been told when they came."""
    until: dt.datetime | None = None
    """When they have to sign in again."""
    first: bool = False
    """Whether they came by a first password, which they have to change."""

    def word(self, name: str) -> str:
        """A part of the page's path."""
        return str(self.request.path_params[name])

    def label(self) -> str:
        """The claim that the path names."""
        return f"{self.word('slug')}#{self.request.path_params['number']}"

    def number(self, name: str) -> int:
        """A number that the path names; one larger than any on file is that of nothing."""
        return min(int(self.request.path_params[name]), LARGEST_KEY)

    def asked(self, name: str) -> str | None:
        """What stands behind the question mark under this name, None where nothing does."""
        return self.request.query_params.get(name) or None

    @contextmanager
    def looking(self) -> Iterator[tuple[Session, Person]]:
        """A session that changes nothing, seen with their eyes."""
        with self.served.door.looking(self.person_id) as found:
            yield found

    @contextmanager
    def copying(self, copied: Copied) -> Iterator[tuple[Session, Person]]:
        """The same to make a copy."""
        with self.served.door.copying(self.person_id, copied) as found:
            yield found

    @contextmanager
    def writing(self) -> Iterator[tuple[Session, Person]]:
        """A session whose changes are kept if nothing goes wrong, and whoever acts."""
        with self.served.door.writing(self.person_id) as found:
            yield found

    def files(self, session: Session) -> Path:
        """The folder of the desk's evidence files."""
        return self.served.door.files(session)

    def tell(self, response: Response, told: ToldOnce) -> None:
        """Have the next page say what a move did, and where a form is sent that undoes it."""
        keep_told(response, self.served, told)

    def let_in(self, response: Response, secret: str) -> None:
        """Have the browser be signed in by this secret from now on."""
        keep_cookie(response, secret, self.served)

    def address(self) -> str:
        """From where they come."""
        return address_of(self.request)

    def page(self, template: str, you: Person, status: int = 200, **values: Any) -> Response:
        """A page of ours; it tells once what the move before it did."""
        told = told_to(self.request, self.served)
        html = rendered(
            template,
            you=you,
            team=self.served.access.team,
            form_token=form_token(self.secret),
            told=told,
            you_write=bool(you.roles - {Role.READER}),
            here=_here(self.request),
            head=self.head,
            **values,
        )
        response = HTMLResponse(html, status)
        if told:
            drop_cookie(response, self.served.told, self.served)
        return response


@dataclass(frozen=True, slots=True)
class Form:
    """What somebody typed or chose, and the file they sent."""

    fields: FormData

    def get(self, name: str) -> str | None:
        """A field, None where it is blank or left out."""
        found = self.fields.get(name)
        return found.strip().replace("\r\n", "\n") or None if isinstance(found, str) else None

    def has(self, name: str) -> bool:
        """Whether the form had such a field, blank or not."""
        return name in self.fields

    def require(self, name: str, what: str) -> str:
        """A field that must not be blank.

        Raises:
            BadInputError: it is.
        """
        found = self.get(name)
        if found is None:
            with of_field(name):
                raise BadInputError(f"{what} is missing: give it and send the form again")
        return found

    def back(self, otherwise: str) -> str:
        """The page that the form was on."""
        return local_path(self.get("back")) or otherwise

    def all(self, name: str) -> list[str]:
        """Every value under this name: of boxes that were ticked."""
        return [value for value in self.fields.getlist(name) if isinstance(value, str)]

    def file(self, name: str) -> UploadFile | None:
        """The file sent under this name, None where none was chosen."""
        found = self.fields.get(name)
        return found if isinstance(found, UploadFile) and found.filename else None

    def echoed(self) -> dict[str, str]:
        """What was typed, so that nothing is lost where a move is refused."""
        return {
            name: value
            for name, value in self.fields.items()
            if isinstance(value, str) and value.strip() and name not in NEVER_BACK
        }


@contextmanager
def of_field(name: str, at: int = 0) -> Iterator[None]:
    """Have a refusal within it say which field it is about: whoever filled it in goes on there.

    Args:
        at: which of several fields with this name, from 0.
    """
    try:
        yield
    except TrackerError as error:
        error.field = f"{name} {at}" if at else name
        raise


@dataclass(frozen=True, slots=True)
class Done:
    """What a move did, in a sentence, and the page to go on with."""

    told: str
    to: str
    undo: str | None = None
    """Where a form is sent that undoes it; None where nothing does."""
    more: Sequence[str] = ()
    """What it did one by one, folded away below the sentence."""


Show = Callable[[Visit], Response]
Act = Callable[[Visit, Form], "Done | Response"]


def page(path: str, show: Show, *, first: bool = False) -> Route:
    """A page at this path, for whoever is signed in.

    Args:
        first: whether also for who has yet to choose a password of their own.
    """

    def endpoint(request: Request) -> Response:
        visit = visit_of(request, first=first)
        if visit is None:
            return to_sign_in(request)
        try:
            return show(visit)
        except TrackerError as error:
            return _refused(visit, error, {})

    return PageRoute(path, endpoint, methods=["GET"], name=path)


def move(path: str, act: Act, *, first: bool = False) -> Route:
    """A move that a form at this path makes. What is refused changes nothing, and what was typed is shown again.

    Args:
        first: whether also for who has yet to choose a password of their own.
    """

    async def endpoint(request: Request) -> Response:
        visit = await run_in_threadpool(visit_of, request, first=first)
        if visit is None:
            return to_sign_in(request)
        async with request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=LONGEST_FIELD) as fields:
            return await run_in_threadpool(_acted, visit, Form(fields), act)

    return Route(path, endpoint, methods=["POST"], name=f"{path} move")


def _acted(visit: Visit, form: Form, act: Act) -> Response:
    back = local_path(form.get("back")) or page_above(visit.request)
    if not is_form_token(
        visit.secret, form.get("form_token") or ""
    ):  # and no form with a word that holds is filled in with it
        foreign = MoveRefusedError(
            "this form is not one of this desk's pages, or you signed in anew since: load the page again"
        )
        return _refused(visit, foreign, form.echoed(), back)
    try:
        done = act(visit, form)
    except TrackerError as error:
        return _form_again(visit, form, error) or _refused(visit, error, form.echoed(), back)
    if isinstance(done, Response):
        return done
    response = RedirectResponse(done.to, 303)
    visit.tell(response, ToldOnce(done.told, tuple(done.more), done.undo or ""))
    return response


def _form_again(visit: Visit, form: Form, error: TrackerError) -> Response | None:
    """The page that the form was on, with what was typed and why it was refused; None for desk.js, which has the page still, and
    where there is no such page any more."""
    back = local_path(form.get("back"))
    if back is None or visit.request.headers.get("sec-fetch-dest", "document") != "document":
        return None
    shown = page_at(visit.request, back)
    if shown is None:
        return None
    page, to = bytes(shown.body).decode(), visit.request.url.path
    again = refilled(page, urlsplit(back).path, to, form.fields, Refusal(sentence(str(error)), error.field))
    return None if again is None else HTMLResponse(again, status_of(error))


def visit_of(request: Request, *, first: bool = False) -> Visit | None:
    """Whose visit a request is, None where nobody is signed in.

    Args:
        first: whether somebody is let in by a first password too, who has to choose another.
    """
    served: Served = request.app.state.served
    secret = request.cookies.get(served.cookie, "")
    found = served.access.find(secret) if secret else None
    if found is None or (found.first and not first):
        return None
    return Visit(request, served, found.person_id, secret, served.feed.seen, found.until, found.first)


def _refused(visit: Visit, error: TrackerError, typed: Mapping[str, str], back: str | None = None) -> Response:
    """A page with the sentence; somebody who has left the desk is no longer signed in."""
    try:
        with visit.looking() as (_, you):
            refused = {"sentence": str(error), "field": error.field}
            answer = visit.page("refused.html", you, status_of(error), **refused, typed=typed, back=back)
            answer.headers.update(headers_of(error))
            return answer
    except MoveRefusedError:
        visit.served.access.end(visit.secret)
        return stranger(visit.request.scope, str(error), 403)


def to_sign_in(request: Request) -> Response:
    """The answer to who is not signed in."""
    if request.method != "GET":
        return stranger(request.scope, "you are not signed in, or no longer: sign in again", 401)
    return RedirectResponse(f"{SIGN_IN}?to={quote(_here(request))}", 303)


def _here(request: Request) -> str:
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")
