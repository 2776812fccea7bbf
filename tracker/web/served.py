"""What all visits to a desk share."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from tracker.web.access import COOKIE, Access
from tracker.web.door import Door
from tracker.web.feed import Feed


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
    cookie: str = COOKIE
    """What the cookie of who is signed in is called."""

    @property
    def told(self) -> str:
        """What the cookie is called that carries one sentence from a move to the page after it."""
        return f"{self.cookie}-told"


def new_key() -> bytes:
    """A key for `Served`."""
    return secrets.token_bytes(32)
