"""Who is signed in: a cookie names a sign-in, a sign-in names a person.

On a laptop there is one person, let in by a link that works once. What a cookie says is a secret that nobody can guess; of it
the desk keeps only what the secret hashes to.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import secrets
import threading
from dataclasses import dataclass
from typing import Protocol

SHIFT = dt.timedelta(hours=12)
"""How long a sign-in lasts."""
COOKIE = "tracker"
SECRET_BYTES = 32


@dataclass(frozen=True, slots=True)
class SignedIn:
    """One sign-in."""

    person_id: int
    until: dt.datetime


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


def form_token(secret: str) -> str:
    """What every form carries to show that it is one of our pages': it follows from the cookie, which no other site sees."""
    return hmac.new(secret.encode(), b"form", hashlib.sha256).hexdigest()


def is_form_token(secret: str, given: str) -> bool:
    """Whether a form carries it."""
    return hmac.compare_digest(form_token(secret).encode(), given.encode())


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
            if self._used or not hmac.compare_digest(self.word.encode(), word.encode()):
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
