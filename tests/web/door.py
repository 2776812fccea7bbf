"""The pages as a test uses them: somebody signed in, who opens pages and sends forms."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from httpx2 import Response
from lxml import html

from tests.desks import Desk
from tests.web.client import Client
from tracker.domain.vocabulary import AttributionStatus, Role
from tracker.services.claiming import add_claim
from tracker.services.desks import add_person
from tracker.store.people import find_person
from tracker.web.access import COOKIE, SignedIn, digest_of, form_token
from tracker.web.app import make_app
from tracker.web.door import Door

HOST = "desk.test"
MOVED = 303
TYPED = re.compile(r"`tracker|(?<![\w-])--[a-z]{2}")
"""What is typed at a terminal, and nothing that a page says."""


@dataclass
class Known:
    """Lets in whoever a test says, by a secret that is their initials."""

    team: bool = True
    inside: dict[str, SignedIn] = field(default_factory=dict)

    def find(self, secret: str) -> SignedIn | None:
        """The sign-in of this secret."""
        return self.inside.get(digest_of(secret))

    def end(self, secret: str) -> None:
        """Sign out."""
        self.inside.pop(digest_of(secret), None)


class Browser:
    """Somebody at the pages."""

    def __init__(self, client: Client, secret: str) -> None:
        self.client, self.secret = client, secret

    def get(self, path: str) -> Response:
        """A page, whatever its status."""
        return self.client.get(path, headers={"Cookie": f"{COOKIE}={self.secret}"}, follow_redirects=False)

    def opened(self, path: str) -> html.HtmlElement:
        """A page that must be there, as a tree."""
        answer = self.get(path)
        assert answer.status_code == 200, (answer.status_code, answer.text)
        page = html.document_fromstring(answer.text)
        assert not TYPED.search(words := str(page.text_content())), TYPED.search(words)
        return page

    def send(self, path: str, files: Mapping[str, Any] | None = None, **fields: Any) -> Response:
        """A form sent from one of our pages; the answer before any redirection."""
        self.client.cookies.clear()
        return self.client.post(
            path,
            data={"form_token": form_token(self.secret), **fields},
            files=files,
            headers={"Cookie": f"{COOKIE}={self.secret}", "Origin": f"http://{HOST}"},
            follow_redirects=False,
        )

    def done(self, path: str, files: Mapping[str, Any] | None = None, **fields: Any) -> str:
        """A move that must succeed; where it leads."""
        answer = self.send(path, files, **fields)
        assert answer.status_code == MOVED, (answer.status_code, text_of(answer))
        return str(answer.headers["location"])

    def refused(self, path: str, files: Mapping[str, Any] | None = None, **fields: Any) -> str:
        """A move that must be refused; the sentence that says why."""
        answer = self.send(path, files, **fields)
        assert answer.status_code in (400, 404, 409), (answer.status_code, text_of(answer))
        [sentence] = html.document_fromstring(answer.text).cssselect("#refusal")
        words = str(sentence.text_content())
        assert not TYPED.search(words), words
        return words


def text_of(answer: Response) -> str:
    """What a page says, for a message."""
    return re.sub(r"\s+", " ", str(html.document_fromstring(answer.text).text_content())) if answer.text else ""


class House:
    """A desk that is served, and everybody at it."""

    def __init__(self, desk: Desk, client: Client, access: Known) -> None:
        self.desk, self.client, self.access = desk, client, access

    def as_(self, initials: str) -> Browser:
        """Somebody signed in."""
        with self.desk.reading() as session:
            key = self.desk.person(session, initials).id
        until = dt.datetime.now(dt.UTC) + dt.timedelta(hours=1)
        self.access.inside[digest_of(initials)] = SignedIn(key, until)
        return Browser(self.client, initials)

    def claim(self, slug: str, text: str) -> str:
        """A claim of the article's own, put there by RL; its label."""
        with self.desk.writing() as session:
            by = self.desk.person(session, "RL")
            return add_claim(session, slug, text, AttributionStatus.UNATTRIBUTED, by=by).label

    def reader(self) -> Browser:
        """Somebody who may only read, put on file the first time."""
        with self.desk.writing() as session:
            if find_person(session, "RD") is None:
                add_person(session, "Rita Dean", "RD", [Role.READER], by=self.desk.person(session, "EK"))
        return self.as_("RD")


@contextmanager
def served(desk: Desk) -> Iterator[House]:
    """Serve a desk in this process."""
    access, door = Known(), Door(desk.place)
    with Client(make_app(door, access, [HOST]), base_url=f"http://{HOST}") as client:
        yield House(desk, client, access)
