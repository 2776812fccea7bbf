"""Under which names a desk is served: what a request may be addressed to, and whence a move may come."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from tracker.web.access import cookie_name


@dataclass(frozen=True, slots=True)
class Names:
    """The names, as the Host header has them, and the origins of our own pages."""

    hosts: frozenset[str]
    origins: frozenset[str]
    secure: bool
    """Whether people come by https, so that cookies go no other way."""
    cookie: str
    """What the cookie of who is signed in is called."""
    port: int | None = None
    """Where the desk listens on every address of its machine: any address of this port names it. No other site can have a
    browser call it by an address that is not that site's own."""

    @classmethod
    def of(cls, hosts: Iterable[str], *, secure: bool = False, port: int | None = None) -> Self:
        """From names with the port where it is not the usual one, the first of which is the cookie's."""
        first, *others = (host.lower() for host in hosts)
        names = frozenset((first, *others))
        scheme = "https" if secure else "http"
        origins = frozenset(f"{scheme}://{name}" for name in names)
        return cls(names, origins, secure, cookie_name(first, secure=secure), port)

    def is_ours(self, host: str) -> bool:
        """Whether a request is addressed to us."""
        return host in self.hosts or self._is_address(host)

    def is_own(self, origin: str, host: str) -> bool:
        """Whether a page of this origin, which sends a form to this host, is ours."""
        return origin in self.origins or (self._is_address(host) and origin == f"http://{host}")

    def _is_address(self, host: str) -> bool:
        if self.port is None:
            return False
        name, _, port = host.rpartition(":")
        if not port.isdecimal():  # the usual one is left out
            name, port = host, "80"
        try:
            ipaddress.ip_address(name.removeprefix("[").removesuffix("]"))
        except ValueError:
            return False
        return port == str(self.port)
