"""Somebody who listens on this machine and notes every call: what fetches nothing leaves the list empty."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Listener:
    """An address of this machine, and what was asked of it."""

    host: str
    calls: list[bytes] = field(default_factory=list)


@contextmanager
def listening() -> Iterator[Listener]:
    """A listener for as long as this lasts; it hears a call and answers none."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        heard = Listener(f"127.0.0.1:{door.getsockname()[1]}")
        threading.Thread(target=_listen, args=(door, heard), daemon=True).start()
        yield heard


def _listen(door: socket.socket, heard: Listener) -> None:
    while True:
        try:
            caller, _ = door.accept()
        except OSError:
            return
        with caller:
            caller.settimeout(1)
            try:
                heard.calls.append(caller.recv(200))
            except OSError:
                heard.calls.append(b"")
