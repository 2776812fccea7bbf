"""Serving a desk: where it listens, what it says when it begins, and how it ends."""

from __future__ import annotations

import socket
from collections.abc import Callable

import uvicorn
from starlette.applications import Starlette

from tracker.domain.errors import BadInputError
from tracker.services.desks import acting_person
from tracker.store.address import Address
from tracker.web.access import OneLink
from tracker.web.app import make_app
from tracker.web.door import Door
from tracker.web.feed import Feed

HOST = "127.0.0.1"
PORT = 8642
"""Unless told otherwise; where it is taken and was not asked for, any other."""
LAST_WORDS = 3
"""Seconds that open requests are given when the program is told to stop."""


def serve_laptop(address: Address, named: str | None, port: int | None, say: Callable[[str], None]) -> None:
    """Serve a desk to the one person at this machine, until the program is told to stop.

    Args:
        named: who they are, as `--by` says.
        port: None for the usual one or, where that is taken, any other.
        say: prints a line; the first is the link that lets them in.

    Raises:
        BadInputError: the port is taken or not to be had.
    """
    door = Door(address)
    with door.whole() as session:
        person = acting_person(session, named).id
    listening = _listen(HOST, port)
    bound = listening.getsockname()[1]
    access = OneLink(person)
    app = make_app(door, access, (f"{HOST}:{bound}", f"localhost:{bound}"))
    say(f"http://{HOST}:{bound}/enter/{access.word}")
    run(app, listening)


def run(app: Starlette, listening: socket.socket) -> None:
    """Answer until the program is told to stop."""
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=LAST_WORDS
    )
    _Server(config, app.state.served.feed).run(sockets=[listening])


class _Server(uvicorn.Server):
    """Ends the streams of whoever looks on before it waits for what is being answered: they would never end by themselves."""

    def __init__(self, config: uvicorn.Config, feed: Feed) -> None:
        super().__init__(config)
        self._feed = feed

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._feed.stop()
        await super().shutdown(sockets)


def _listen(host: str, port: int | None) -> socket.socket:
    """A socket on the port asked for.

    Raises:
        BadInputError: it is not to be had.
    """
    for wanted in (port,) if port is not None else (PORT, 0):
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((host, wanted))
            listening.listen(128)  # before the link is said: whoever opens it at once waits until we answer
        except OSError as error:
            listening.close()
            refused = error
        else:
            return listening
    raise BadInputError(f"port {port} cannot be had ({refused.strerror}): name another with --port, or leave it out")
