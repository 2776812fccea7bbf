"""Who is signed in: a cookie names a sign-in, a sign-in names a person.

On a laptop there is one person, let in by a link that works once; at a desk of several everybody has a password. What a cookie
says is a secret that nobody can guess; of it the desk keeps only what the secret hashes to.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import secrets
import threading
from dataclasses import dataclass
from typing import Protocol

from tracker.domain.admission import SHIFT

COOKIE = "tracker"
"""What the cookie's name begins or ends with (`cookie_name`)."""
SECRET_BYTES = 32


@dataclass(frozen=True, slots=True)
class SignedIn:
    """One sign-in."""

    person_id: int
    until: dt.datetime
    first: bool = False
    """Whether by a first password, with which nothing can be done but to choose another."""


class Access(Protocol):
    """How people come in."""

    team: bool
    """Whether they come with names and passwords."""

    def find(self, secret: str) -> SignedIn | None:
        """The sign-in that a cookie's secret names, None where it is none or over."""

    def end(self, secret: str) -> None:
        """Sign out."""


def digest_of(secret: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def new_secret() -> str:
    """A secret nobody can guess, for a cookie or a link."""
    return secrets.token_urlsafe(SECRET_BYTES)


def cookie_name(host: str, *, secure: bool) -> str:
    """What the cookie is called. By https no other host, and no page of ours by http, can set one of this name; by http it holds
    the port, for a browser gives a cookie to every desk that is served at one host.

    Args:
        host: as the Host header names us: "127.0.0.1:8642".
    """
    _, mark, port = host.rpartition(":")
    return f"__Host-{COOKIE}" if secure else f"{COOKIE}-{port}" if mark and port.isdecimal() else COOKIE


def form_token(secret: str) -> str:
    """What every form carries to show that it is one of our pages': it follows from the cookie, which no other site sees."""
    return hmac.new(secret.encode(), b"form", hashlib.sha256).hexdigest()


def is_form_token(secret: str, given: str) -> bool:
    """Whether a form carries it."""
    return hmac.compare_digest(form_token(secret).encode(), given.encode("utf-8", "replace"))


class OneLink:
    """A laptop's way in: whoever has the link, once, is the person who started the program."""

    team = False

    def __init__(self, person_id: int) -> None:
        self.person_id = person_id
        self.word = new_secret()
        """The last part of the link."""
        self._used = False
        self._open: dict[str, SignedIn] = {}
        self._lock = threading.Lock()

    def enter(self, word: str) -> str | None:
        """Use the link up.

        Returns:
            The secret for the cookie; None where the link is another or was used.
        """
        with self._lock:
            if self._used or not hmac.compare_digest(self.word.encode(), word.encode("utf-8", "replace")):
                return None
            self._used = True
            secret = new_secret()
            self._open[digest_of(secret)] = SignedIn(self.person_id, dt.datetime.now(dt.UTC) + SHIFT)
            return secret

    def find(self, secret: str) -> SignedIn | None:
        """The sign-in of this secret."""
        found = self._open.get(digest_of(secret))
        return found if found is not None and dt.datetime.now(dt.UTC) < found.until else None

    def end(self, secret: str) -> None:
        """Sign out: a new link is had by starting the program again."""
        self._open.pop(digest_of(secret), None)
