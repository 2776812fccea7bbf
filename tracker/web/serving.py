"""Serving a desk: where it listens, what it says when it begins, and how it ends."""

from __future__ import annotations

import gc
import ipaddress
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

import uvicorn
from starlette.applications import Starlette

from tracker.domain.errors import BadInputError
from tracker.services.desks import acting_person
from tracker.services.opening_the_door import require_team_door
from tracker.store.address import Address
from tracker.web.access import OneLink
from tracker.web.app import make_app
from tracker.web.by_password import ByPassword
from tracker.web.door import Door
from tracker.web.feed import Feed
from tracker.web.following import break_off
from tracker.web.names import Names
from tracker.web.public import Public
from tracker.web.turns import BETWEEN_PAGES

HOST = "127.0.0.1"
PORT = 8642
"""Unless told otherwise; where it is taken and was not asked for, any other."""
SELDOM = (50_000, 5, 10)
"""After how many new objects the collector looks for circles in memory (`gc.set_threshold`). A page makes some ten thousand and
lets go of them when it is sent: at Python's 700 the search was a tenth to a third of what a page costs, and found next to
nothing."""
LAST_WORDS = 3
"""Seconds that open requests are given when the program is told to stop."""
Say = Callable[[str], None]


def serve_laptop(address: Address, named: str | None, port: int | None, say: Say, host: str = HOST) -> None:
    """Serve a desk to the one person at this machine, until the program is told to stop.

    Args:
        named: who they are, as `--by` says.
        port: None for the usual one or, where that is taken, any other.
        say: prints a line; the first is the link that lets them in.
        host: an address of this machine that no other can reach.

    Raises:
        BadInputError: the port is taken or not to be had.
    """
    with opened(address) as door:
        with door.whole() as session:
            person = acting_person(session, named).id
        listening = _listen(host, port)
        access = OneLink(person)
        names = names_at(host, listening.getsockname()[1])
        say(f"http://{_spelled(host)}:{listening.getsockname()[1]}/enter/{access.word}")
        run(make_app(door, access, names), listening)


def serve_team(address: Address, host: str, port: int | None, public: Public | None, say: Say, warn: Say) -> None:
    """Serve a desk to several, who sign in with a name and a password, until the program is told to stop.

    Args:
        host: where to listen; "0.0.0.0" on every address of the machine.
        port: None for the usual one or, where that is taken, any other.
        public: the address by which people come, where a proxy stands between; None where they come straight.
        say: prints a line; the first is where the desk is.
        warn: tells whoever started it what they should know.

    Raises:
        BadInputError: the port is taken or not to be had, or nobody has a password.
        MoveRefusedError: the login of the server is one person's, or nobody said that everybody may come by it.
    """
    with opened(address) as door:
        with door.whole() as session:
            without = require_team_door(session)
        listening = _listen(host, port)
        bound = listening.getsockname()[1]
        names = names_at(host, bound) if public is None else public.names
        say(f"http://{_spelled(_reached(host))}:{bound}/" if public is None else public.address)
        for line in _warnings(host, bound, public, without):
            warn(line)
        run(make_app(door, ByPassword(door), names), listening)


def _warnings(host: str, port: int, public: Public | None, without: list[str]) -> Iterator[str]:
    if public is not None:
        yield f"Listening at http://{_spelled(host)}:{port}/ for the proxy that serves {public.address}; Ctrl-C ends it."
    elif is_loopback(host):
        yield "Everybody at this machine signs in with their password. Ctrl-C ends it."
    else:
        yield f"From other machines: http://{socket.gethostname()}:{port}/. Ctrl-C ends it."
    if not is_loopback(host) and (public is None or not public.secure):
        yield (
            "Passwords travel in the open: anybody on the network between can read them. Put a proxy with TLS before it and say "
            "--url https://..., see docs/web.md."
        )
    if without:
        yield f"Without a password, so not let in: {', '.join(without)} (`tracker person password INITIALS`)."


@contextmanager
def opened(address: Address) -> Iterator[Door]:
    """A door that is closed at the end, however it comes."""
    door = Door(address)
    try:
        yield door
    finally:
        door.close()


def names_at(host: str, port: int) -> Names:
    """Under which names a desk is served that listens there, to who comes straight."""
    everywhere = _is_everywhere(host)
    hosts = {host, "localhost"} if is_loopback(host) else {host, socket.gethostname(), socket.getfqdn()}
    if everywhere:
        hosts = {HOST, "::1", "localhost", socket.gethostname(), socket.getfqdn()}
    ours = [f"{_spelled(name)}:{port}" for name in sorted(hosts, key=lambda name: name != host)]
    if port == 80:
        ours += [_spelled(name) for name in hosts]
    return Names.of(ours, port=port if everywhere else None)


def is_loopback(host: str) -> bool:
    """Whether no other machine can reach it.

    Raises:
        BadInputError: it is no address of this machine's.
    """
    return _address(host).is_loopback


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    if host == "localhost":
        return ipaddress.ip_address(HOST)
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        raise BadInputError(
            "--host is to be an address of this machine: 127.0.0.1, 0.0.0.0 for all it has, or one of them; a name that people "
            "come by is said with --url"
        ) from None


def _is_everywhere(host: str) -> bool:
    return _address(host).is_unspecified


def _reached(host: str) -> str:
    """An address by which this machine itself reaches what listens there."""
    if not _is_everywhere(host):
        return host
    return HOST if _address(host).version == 4 else "::1"


def _spelled(host: str) -> str:
    """A host as it stands in an address."""
    return f"[{host}]" if ":" in host else host


class _Serving(uvicorn.Server):
    """Ends when told, and says nothing of it: to be told is how it ends. The streams of whoever looks on, and files of the whole
    desk that are being written, end before it waits for what is being answered: they would not end in time by themselves."""

    def __init__(self, config: uvicorn.Config, feed: Feed) -> None:
        super().__init__(config)
        self._feed = feed

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End the streams and the long files, then everything."""
        self._feed.stop()
        break_off()
        await super().shutdown(sockets)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Stop; told twice, at once."""
        self.force_exit = self.should_exit and sig == signal.SIGINT
        self.should_exit = True


def run(app: Starlette, listening: socket.socket) -> None:
    """Answer until the program is told to stop."""
    sys.setswitchinterval(BETWEEN_PAGES)
    collect_seldom()
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=LAST_WORDS,
    )
    _Serving(config, app.state.served.feed).run(sockets=[listening])


def collect_seldom() -> None:
    """Have the collector leave alone what the program itself is made of, and look at what pages make more seldom."""
    gc.freeze()
    gc.set_threshold(*SELDOM)


def _listen(host: str, port: int | None) -> socket.socket:
    """A socket on the port asked for.

    Raises:
        BadInputError: it is not to be had.
    """
    family = socket.AF_INET if _address(host).version == 4 else socket.AF_INET6
    for wanted in (port,) if port is not None else (PORT, 0):
        # Named as TCP, or asyncio leaves TCP_NODELAY out, and half of every answer waits 40 ms for the other's receipt.
        listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((host, wanted))
            listening.listen(128)  # before the link is said: whoever opens it at once waits until we answer
        except OSError as error:
            listening.close()
            refused = error
        else:
            return listening
    raise BadInputError(
        f"port {port} cannot be had ({refused.strerror}): name another with --port, or leave it out"
        if port is not None
        else f"{host} cannot be had ({refused.strerror}): name an address of this machine with --host"
    )
