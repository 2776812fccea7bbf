"""Somebody who looks on: the application asked as a server asks it, its answer read as it comes, without a socket."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from starlette.types import ASGIApp, Message

from tests.web.door import HOST
from tracker.web.access import COOKIE

PATIENCE = 20
"""Seconds that something may take on a busy machine before the test says that it does not come."""


class Event(NamedTuple):
    """One event of a stream."""

    id: str
    kind: str
    told: dict[str, Any]


@dataclass
class Ear:
    """One open stream."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    events: asyncio.Queue[Event | None] = field(default_factory=asyncio.Queue)
    comments: list[str] = field(default_factory=list)
    left: asyncio.Event = field(default_factory=asyncio.Event)
    begun: asyncio.Event = field(default_factory=asyncio.Event)

    async def next(self) -> Event | None:
        """The next event, None where the stream ended."""
        return await asyncio.wait_for(self.events.get(), PATIENCE)

    async def next_change(self) -> Event:
        """The next that tells of something that happened."""
        while (event := await self.next()) is not None:
            if event.kind == "change":
                return event
        raise AssertionError("the stream ended")

    def take(self, message: Message) -> None:
        """What the application sends."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.headers = {name.decode(): value.decode() for name, value in message["headers"]}
            self.begun.set()
            return
        for block in message.get("body", b"").decode().split("\n\n"):
            lines = [line.partition(": ") for line in block.splitlines()]
            fields = {name: value for name, _, value in lines if name}
            self.comments += [value for name, _, value in lines if not name]
            if "event" in fields:
                self.events.put_nowait(Event(fields.get("id", ""), fields["event"], json.loads(fields["data"])))
        if not message.get("more_body"):
            self.events.put_nowait(None)


@asynccontextmanager
async def listening(
    app: ASGIApp, secret: str, after: int | None = None, *, last: int | None = None
) -> AsyncIterator[Ear]:
    """A stream of the application, open within.

    Args:
        after: what a page says it knows; `last`: what a browser that comes again says.
    """
    ear = Ear()
    headers = [(b"host", HOST.encode()), (b"cookie", f"{COOKIE}={secret}".encode())]
    if last is not None:
        headers.append((b"last-event-id", str(last).encode()))
    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": "/live",
        "raw_path": b"/live",
        "query_string": b"" if after is None else f"after={after}".encode(),
        "root_path": "",
        "headers": headers,
        "client": ("127.0.0.1", 1),
        "server": (HOST, 80),
    }
    asked = False

    async def receive() -> Message:
        nonlocal asked
        if not asked:
            asked = True
            return {"type": "http.request", "body": b"", "more_body": False}
        await ear.left.wait()
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        ear.take(message)

    async def answer() -> None:
        await app(scope, receive, send)

    answering = asyncio.create_task(answer())
    try:
        await asyncio.wait_for(ear.begun.wait(), PATIENCE)
        yield ear
    finally:
        ear.left.set()
        await asyncio.wait_for(answering, PATIENCE)
