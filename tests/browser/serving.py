"""A desk that is served on a port of this machine, by a thread of the test's own process."""

from __future__ import annotations

import datetime as dt
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import uvicorn

from tests.desks import Desk
from tracker.web.access import SignedIn, digest_of
from tracker.web.app import make_app
from tracker.web.by_password import ByPassword
from tracker.web.door import Door

LAST_WORDS = 1


class Doorman(ByPassword):
    """Lets in whoever a test says, and everybody by their password."""

    def __init__(self, door: Door) -> None:
        super().__init__(door)
        self.inside: dict[str, SignedIn] = {}

    def find(self, secret: str) -> SignedIn | None:
        """The sign-in of this secret."""
        return self.inside.get(digest_of(secret)) or super().find(secret)


@dataclass
class Served:
    """A desk, where it is served, and who is let in."""

    desk: Desk
    at: str
    access: Doorman

    def let_in(self, initials: str) -> str:
        """Sign somebody in; what their cookie holds."""
        with self.desk.reading() as session:
            key = self.desk.person(session, initials).id
        self.access.inside[digest_of(initials)] = SignedIn(key, dt.datetime.now(dt.UTC) + dt.timedelta(hours=1))
        return initials


@contextmanager
def serving(desk: Desk) -> Iterator[Served]:
    """Serve a desk for as long as this lasts."""
    listening = socket.create_server(("127.0.0.1", 0))
    host = f"127.0.0.1:{listening.getsockname()[1]}"
    door = Door(desk.place)
    access = Doorman(door)
    app = make_app(door, access, [host])
    config = uvicorn.Config(app, log_level="error", access_log=False, timeout_graceful_shutdown=LAST_WORDS)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield Served(desk, f"http://{host}", access)
    finally:
        server.should_exit = True
        thread.join(10)
