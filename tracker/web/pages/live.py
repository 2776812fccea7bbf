"""What happens at the desk while a page is open, as server-sent events (docs/live.md)."""

from __future__ import annotations

from collections.abc import AsyncIterator

import orjson
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from tracker.web.door import still_in
from tracker.web.feed import Feed, Heard, Told, TooManyError
from tracker.web.numbers import KEY_DIGITS, number_in
from tracker.web.visits import visit_of

BEAT = 15.0
"""Seconds of silence after which a comment shows that the line holds, so that nothing between us and the browser cuts it."""
RETRY = 2_000
"""Milliseconds after which a browser that lost us tries again."""
LATER = {"Retry-After": "30"}


async def live(request: Request) -> Response:
    """A stream of what happens, for whoever is signed in."""
    visit = await run_in_threadpool(visit_of, request)
    if visit is None or not await run_in_threadpool(still_in, visit.served.door, visit.served.access, visit.secret):
        return PlainTextResponse("you are not signed in, or no longer: sign in again\n", 401)
    feed = visit.served.feed
    try:
        feed.require_room(visit.secret)
    except TooManyError:
        return PlainTextResponse("too many pages of this desk are open: close some\n", 429, headers=LATER)
    after = number_in(request.headers.get("last-event-id") or visit.asked("after"), KEY_DIGITS)
    return StreamingResponse(
        _written(feed, visit.secret, after),
        media_type="text/event-stream",
        headers={"X-Accel-Buffering": "no"},  # a proxy that gathers what is sent would keep it for minutes
    )


async def _written(feed: Feed, secret: str, after: int | None) -> AsyncIterator[bytes]:
    yield b"retry: %d\n: here\n\n" % RETRY
    async for one in feed.listen(secret, after, BEAT):
        yield written(one)


def written(told: Heard) -> bytes:
    """One event as it goes over the line."""
    if isinstance(told, int):
        return b"id: %d\nevent: here\ndata: {}\n\n" % told
    if isinstance(told, Told):
        return b": beat\n\n" if told is Told.BEAT else b"event: %s\ndata: {}\n\n" % told.encode()
    number = b"" if told.seq is None else b"id: %d\n" % told.seq
    return number + b"event: change\ndata: " + orjson.dumps(told._asdict()) + b"\n\n"


ROUTES = (Route("/live", live, methods=["GET"]),)
