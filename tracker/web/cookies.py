"""What a browser is given to keep: who is signed in, and for one page what the move before it did."""

from __future__ import annotations

import base64
import binascii
import hmac
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from tracker.domain.admission import SHIFT
from tracker.web.served import Served

MOST_TOLD = 2_400
"""Bytes of what the next page is told: a browser keeps no cookie of more than 4,096."""

_BETWEEN = "\x1f"


class ToldOnce(NamedTuple):
    """What the page after a move says of it."""

    sentence: str
    more: tuple[str, ...] = ()
    """Each of the things that it did, shown where somebody wants to see them."""
    undo: str = ""
    """Where a form is sent that undoes it; blank where nothing does."""


def keep_cookie(response: Response, secret: str, served: Served) -> None:
    """Let a browser remember its sign-in."""
    keep(response, served, served.cookie, secret, int(SHIFT.total_seconds()))


def drop_cookie(response: Response, name: str, served: Served) -> None:
    """Let a browser forget."""
    response.delete_cookie(name, httponly=True, samesite="lax", secure=served.secure)


def keep(response: Response, served: Served, name: str, value: str, seconds: int) -> None:
    """Give a browser a cookie: no script sees it, no other site's form sends it."""
    response.set_cookie(name, value, max_age=seconds, httponly=True, samesite="lax", secure=served.secure)


def keep_told(response: Response, served: Served, told: ToldOnce) -> None:
    """Have the next page say what a move did, and where a form is sent that undoes it."""
    words = f"{told.undo}\n{_cut(_BETWEEN.join((told.sentence, *told.more)))}"
    value = f"{base64.urlsafe_b64encode(words.encode()).decode()}.{_signature(served.key, words)}"
    keep(response, served, served.told, value, 60)


def _cut(sentence: str) -> str:
    """As much of a sentence as a cookie holds; what nobody can write as text is shown as a question mark."""
    written = sentence.encode(errors="replace")
    return written.decode() if len(written) <= MOST_TOLD else f"{written[:MOST_TOLD].decode(errors='ignore')} …"


def _signature(key: bytes, told: str) -> str:
    return hmac.new(key, told.encode(), "sha256").hexdigest()


def told_to(request: Request, served: Served) -> ToldOnce | None:
    """What the move before says, if it is our own word."""
    written, _, signature = request.cookies.get(served.told, "").partition(".")
    try:
        words = base64.urlsafe_b64decode(written.encode()).decode()
    except (binascii.Error, UnicodeDecodeError, ValueError):
        return None
    if not hmac.compare_digest(_signature(served.key, words).encode(), signature.encode("utf-8", "replace")):
        return None
    undo, _, said = words.partition("\n")
    sentence, *more = said.split(_BETWEEN)
    return ToldOnce(sentence, tuple(more), undo) if sentence else None
