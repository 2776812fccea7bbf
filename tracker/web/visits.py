"""One visit to a page or one move made on it: who comes, what they may see, and what becomes of a refusal."""

from __future__ import annotations

import base64
import binascii
import hmac
import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from tracker.domain.errors import AlreadyOnFileError, BadInputError, MoveRefusedError, NotOnFileError, TrackerError
from tracker.domain.vocabulary import Role
from tracker.domain.who_sees import Copied
from tracker.domain.wording import shown
from tracker.models import Person
from tracker.web.access import COOKIE, Access, form_token, is_form_token
from tracker.web.door import Door
from tracker.web.feed import Feed
from tracker.web.paths import local_path
from tracker.web.templating import rendered

SIGN_IN = "/sign-in"
TOLD = "told"
"""The cookie that carries one sentence from a move to the page after it."""
MOST_FIELDS = 500
MOST_FILES = 1
"""Of one form."""
LONGEST_FIELD = 4 * 2**20
"""Bytes of one field that is no file."""
LARGEST_KEY = 2**63 - 1
"""No id on file is larger."""
LONGEST_NUMBER = 19
"""Digits of one."""
MOST_TOLD = 2_400
"""Bytes of what the next page is told: a browser keeps no cookie of more than 4,096."""
_NEVER_ECHOED = frozenset({"form_token", "seen", "back"})
_STATUS: dict[type[TrackerError], int] = {NotOnFileError: 404, MoveRefusedError: 409, AlreadyOnFileError: 409}


@dataclass(frozen=True, slots=True)
class Served:
    """What all visits share."""

    door: Door
    access: Access
    secure: bool
    """Whether people come by https, so that cookies go no other way."""
    key: bytes
    """Signs what the next page is told."""
    feed: Feed
    """Tells whoever looks on what happens."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A request of somebody who is signed in."""

    request: Request
    served: Served
    person_id: int
    secret: str
    head: int | None = None
    """The entry up to which everybody who looks on had been told when they came."""

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

    def page(self, template: str, you: Person, status: int = 200, **values: Any) -> Response:
        """A page of ours; it tells once what the move before it did."""
        undo, _, told = (_told_to(self.request, self.served.key) or "").partition("\n")
        html = rendered(
            template,
            you=you,
            team=self.served.access.team,
            form_token=form_token(self.secret),
            told=told,
            undo=undo,
            you_write=bool(you.roles - {Role.READER}),
            here=_here(self.request),
            head=self.head,
            **values,
        )
        response = HTMLResponse(html, status)
        if told:
            response.delete_cookie(TOLD)
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
            raise BadInputError(f"{what} is missing: give it and send the form again")
        return found

    def back(self, otherwise: str) -> str:
        """The page that the form was on."""
        return local_path(self.get("back")) or otherwise

    def number(self, name: str, what: str) -> int:
        """A whole number that must be given.

        Raises:
            BadInputError: it is none.
        """
        found = self.require(name, what)
        if not (found.isascii() and found.isdecimal()):
            raise BadInputError(f"{what} is no number: {shown(found)}")
        return min(int(found[:LONGEST_NUMBER]), LARGEST_KEY)

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
            if isinstance(value, str) and value.strip() and name not in _NEVER_ECHOED
        }


@dataclass(frozen=True, slots=True)
class Done:
    """What a move did, in a sentence, and the page to go on with."""

    told: str
    to: str
    undo: str | None = None
    """Where a form is sent that undoes it; None where nothing does."""


Show = Callable[[Visit], Response]
Act = Callable[[Visit, Form], "Done | Response"]


def page(path: str, show: Show) -> Route:
    """A page at this path, for whoever is signed in."""

    def endpoint(request: Request) -> Response:
        visit = visit_of(request)
        if visit is None:
            return _to_sign_in(request)
        try:
            return show(visit)
        except TrackerError as error:
            return _refused(visit, error, {})

    return Route(path, endpoint, methods=["GET"], name=path)


def move(path: str, act: Act) -> Route:
    """A move that a form at this path makes. What is refused changes nothing, and what was typed is shown again."""

    async def endpoint(request: Request) -> Response:
        visit = await run_in_threadpool(visit_of, request)
        if visit is None:
            return _to_sign_in(request)
        async with request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=LONGEST_FIELD) as fields:
            return await run_in_threadpool(_acted, visit, Form(fields), act)

    return Route(path, endpoint, methods=["POST"], name=f"{path} move")


def _acted(visit: Visit, form: Form, act: Act) -> Response:
    try:
        if not is_form_token(visit.secret, form.get("form_token") or ""):
            raise MoveRefusedError(
                "this form is not one of this desk's pages, or you signed in anew since: load the page again"
            )
        done = act(visit, form)
    except TrackerError as error:
        return _refused(visit, error, form.echoed(), local_path(form.get("back")))
    if isinstance(done, Response):
        return done
    response = RedirectResponse(done.to, 303)
    words = f"{done.undo or ''}\n{_cut(done.told)}"
    told = f"{base64.urlsafe_b64encode(words.encode()).decode()}.{_signature(visit.served.key, words)}"
    response.set_cookie(TOLD, told, max_age=60, httponly=True, samesite="lax", secure=visit.served.secure)
    return response


def _cut(sentence: str) -> str:
    """As much of a sentence as a cookie holds; what nobody can write as text is shown as a question mark."""
    written = sentence.encode(errors="replace")
    return written.decode() if len(written) <= MOST_TOLD else f"{written[:MOST_TOLD].decode(errors='ignore')} …"


def visit_of(request: Request) -> Visit | None:
    """Whose visit a request is, None where nobody is signed in."""
    served: Served = request.app.state.served
    secret = request.cookies.get(COOKIE, "")
    found = served.access.find(secret) if secret else None
    return None if found is None else Visit(request, served, found.person_id, secret, served.feed.seen)


def _refused(visit: Visit, error: TrackerError, typed: Mapping[str, str], back: str | None = None) -> Response:
    """A page with the sentence; somebody who has left the desk is no longer signed in."""
    status = next((code for kind, code in _STATUS.items() if isinstance(error, kind)), 400)
    try:
        with visit.looking() as (_, you):
            return visit.page("refused.html", you, status, sentence=str(error), typed=typed, back=back)
    except TrackerError:
        visit.served.access.end(visit.secret)
        return HTMLResponse(rendered("stranger.html", sentence=str(error)), 403)


def _to_sign_in(request: Request) -> Response:
    if request.method != "GET":
        return HTMLResponse(
            rendered("stranger.html", sentence="you are not signed in, or no longer: sign in again"), 401
        )
    return RedirectResponse(f"{SIGN_IN}?to={quote(_here(request))}", 303)


def _here(request: Request) -> str:
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


def _signature(key: bytes, told: str) -> str:
    return hmac.new(key, told.encode(), "sha256").hexdigest()


def _told_to(request: Request, key: bytes) -> str | None:
    """What the move before says, if it is our own word."""
    written, _, signature = request.cookies.get(TOLD, "").partition(".")
    try:
        told = base64.urlsafe_b64decode(written.encode()).decode()
    except (binascii.Error, UnicodeDecodeError, ValueError):
        return None
    return told if told and hmac.compare_digest(_signature(key, told), signature) else None


def new_key() -> bytes:
    """A key for `Served`."""
    return secrets.token_bytes(32)
