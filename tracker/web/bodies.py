"""How much may be sent to the desk: counted as it comes, whatever was announced."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tracker.web.paths import local_path
from tracker.web.strangers import stranger

MEGABYTE = 2**20
MOST_TYPED = 8 * MEGABYTE
"""Of a form without a file, or of JSON."""
BESIDE_A_FILE = MEGABYTE
"""What a form with a file holds besides."""
LONGEST_PATH = 2_000
"""Characters; none of ours is nearly so long, and of more digits than that nobody makes a number."""


class _TooMuchError(Exception):
    """More came than may."""


class Bounded:
    """Refuses with a sentence what is too long, before it is read or as soon as it turns out."""

    def __init__(self, app: ASGIApp, largest_file: Callable[[], int]) -> None:
        """Args:
        largest_file: asked at each form that may hold a file: its bytes at most.
        """
        self.app, self.largest_file = app, largest_file

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] == "http" and len(scope["path"]) > LONGEST_PATH:
            await stranger(scope, "there is no page at this desk with so long an address", 404)(scope, receive, send)
            return
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        with_file = headers.get(b"content-type", b"").lower().startswith(b"multipart/form-data")
        most = await run_in_threadpool(self.largest_file) + BESIDE_A_FILE if with_file else MOST_TYPED
        announced = headers.get(b"content-length", b"0")
        if not announced.isdigit() or int(announced) > most:
            await _refuse(most, with_file, scope, receive, send)
            return
        started = over = False
        came = 0

        async def counting() -> Message:
            nonlocal came, over
            message = await receive()
            came += len(message.get("body", b""))
            if came > most:
                over = True
                raise _TooMuchError
            return message

        async def noting(message: Message) -> None:
            nonlocal started
            if over and not started:
                return  # whatever somebody makes of it who reads on: the answer is ours
            started = True
            await send(message)

        try:
            await self.app(scope, counting, noting)
        except Exception:
            if not over:
                raise
        if over and not started:
            await _refuse(most, with_file, scope, receive, send)


def too_large(most: int) -> str:
    """That a file is too large.

    Args:
        most: bytes that one may have.
    """
    return (
        f"that file is too large: {most // MEGABYTE:,} MB may be sent at once, and an editor can change that "
        "with `tracker settings upload-megabytes N`; a file of any size is put on file at the machine that serves the desk"
    )


async def _refuse(most: int, with_file: bool, scope: Scope, receive: Receive, send: Send) -> None:
    """Say how much is too much, and hang up: the rest is not read."""
    sentence = (
        too_large(most - BESIDE_A_FILE)
        if with_file
        else f"that is too long: {most // MEGABYTE:,} MB may be sent at once"
    )
    answer = stranger(scope, sentence, 413, back=_came_from(scope))
    answer.headers["Connection"] = "close"
    await answer(scope, receive, send)


def _came_from(scope: Scope) -> str | None:
    """The page of ours with the form that was sent, as the browser says it; its answer is never given to another site."""
    try:
        before = urlsplit(dict(scope["headers"]).get(b"referer", b"").decode("latin-1"))
    except ValueError:
        return None
    return local_path(before.path + (f"?{before.query}" if before.query else ""))
