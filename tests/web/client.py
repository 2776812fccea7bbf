"""The pages and the API asked in this process and this thread: what a test sends is answered by the application itself.

Starlette's own client runs the application in a thread and hands each part of each answer over; and the application hands its
work to threads of its own. That takes longer than most answers. What threads do to each other is looked at where the program
is served for real (test_serving.py, test_live.py, tests/browser).
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack, contextmanager
from typing import Any, Self
from urllib.parse import unquote

import httpx2
from anyio import to_thread
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Message

PIECE = 65_536
"""Bytes of what is sent that come at once, as they do from a network."""


class Client(TestClient):
    """A client of an application, which begins with it and ends with it."""

    def __init__(self, app: ASGIApp, **more: Any) -> None:
        super().__init__(app, **more)
        self._loop, self._ends = asyncio.new_event_loop(), AsyncExitStack()
        self._transport = _Answering(app, self.app_state, self._loop)

    def __enter__(self) -> Self:
        served: Any = self.app
        with _in_this_thread():
            began = self._loop.run_until_complete(
                self._ends.enter_async_context(served.router.lifespan_context(served))
            )
        self.app_state.update(began or {})
        return self

    def __exit__(self, *_: object) -> None:
        with _in_this_thread():
            self._loop.run_until_complete(self._ends.aclose())
        self.close()
        self._loop.close()


class _Answering(httpx2.BaseTransport):
    def __init__(self, app: ASGIApp, state: dict[str, Any], loop: asyncio.AbstractEventLoop) -> None:
        self._app, self._state, self._loop = app, state, loop

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Ask the application, and wait for the whole answer."""
        body, told = request.read(), list[Message]()
        unread = [body[at : at + PIECE] for at in range(0, len(body) or 1, PIECE)][::-1]

        async def receive() -> Message:
            if unread:
                return {"type": "http.request", "body": unread.pop(), "more_body": bool(unread)}
            return await self._loop.create_future()  # type: ignore[no-any-return] # whoever waits for our going waits in vain

        async def send(message: Message) -> None:
            told.append(message)

        with _in_this_thread():
            self._loop.run_until_complete(self._app(self._scope(request), receive, send))
        start, *parts = told
        headers = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in start["headers"]]
        body = b"" if request.method == "HEAD" else b"".join(part.get("body", b"") for part in parts)
        return httpx2.Response(start["status"], headers=headers, stream=httpx2.ByteStream(body), request=request)

    def _scope(self, request: httpx2.Request) -> dict[str, Any]:
        url = request.url
        return {
            "type": "http",
            "http_version": "1.1",
            "method": request.method,
            "path": unquote(url.path),
            "raw_path": url.raw_path.partition(b"?")[0],
            "root_path": "",
            "scheme": url.scheme,
            "query_string": url.query,
            "headers": [(name.lower(), value) for name, value in request.headers.raw],
            "client": ("testclient", 50000),
            "server": [url.host, url.port or {"http": 80, "https": 443}[url.scheme]],
            "state": dict(self._state),
        }


_here, _really = threading.local(), to_thread.run_sync


async def _run_sync(work: Callable[..., Any], *given: Any, **more: Any) -> Any:
    if getattr(_here, "at_once", False):
        return work(*given)
    return await _really(work, *given, **more)


to_thread.run_sync = _run_sync  # type: ignore[assignment]


@contextmanager
def _in_this_thread() -> Iterator[None]:
    """What is handed to a thread is done at once; where a server is run in a thread of the tests, it goes on as it does."""
    _here.at_once = True
    try:
        yield
    finally:
        _here.at_once = False
