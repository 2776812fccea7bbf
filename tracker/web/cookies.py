"""What a browser is given to keep: who is signed in, and for one page what the move before it did."""

from __future__ import annotations

import base64
import binascii
import hmac

from starlette.requests import Request
from starlette.responses import Response

from tracker.domain.admission import SHIFT
from tracker.web.served import Served

MOST_TOLD = 2_400
"""Bytes of what the next page is told: a browser keeps no cookie of more than 4,096."""


def keep_cookie(response: Response, secret: str, served: Served) -> None:
    """Let a browser remember its sign-in."""
    keep(response, served, served.cookie, secret, int(SHIFT.total_seconds()))


def drop_cookie(response: Response, name: str, served: Served) -> None:
    """Let a browser forget."""
    response.delete_cookie(name, httponly=True, samesite="lax", secure=served.secure)


def keep(response: Response, served: Served, name: str, value: str, seconds: int) -> None:
    """Give a browser a cookie: no script sees it, no other site's form sends it."""
    response.set_cookie(name, value, max_age=seconds, httponly=True, samesite="lax", secure=served.secure)


def keep_told(response: Response, served: Served, sentence: str, undo: str | None = None) -> None:
    """Have the next page say what a move did, and where a form is sent that undoes it."""
    words = f"{undo or ''}\n{_cut(sentence)}"
    told = f"{base64.urlsafe_b64encode(words.encode()).decode()}.{_signature(served.key, words)}"
    keep(response, served, served.told, told, 60)


def _cut(sentence: str) -> str:
    """As much of a sentence as a cookie holds; what nobody can write as text is shown as a question mark."""
    written = sentence.encode(errors="replace")
    return written.decode() if len(written) <= MOST_TOLD else f"{written[:MOST_TOLD].decode(errors='ignore')} …"


def _signature(key: bytes, told: str) -> str:
    return hmac.new(key, told.encode(), "sha256").hexdigest()


def told_to(request: Request, served: Served) -> str | None:
    """What the move before says, if it is our own word."""
    written, _, signature = request.cookies.get(served.told, "").partition(".")
    try:
        told = base64.urlsafe_b64decode(written.encode()).decode()
    except (binascii.Error, UnicodeDecodeError, ValueError):
        return None
    return (
        told
        if told and hmac.compare_digest(_signature(served.key, told).encode(), signature.encode("utf-8", "replace"))
        else None
    )
