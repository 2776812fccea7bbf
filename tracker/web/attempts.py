"""How often a password may be tried: after a few wrong ones everybody who tries that name, or from that address, waits."""

from __future__ import annotations

import hashlib
import ipaddress
import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tracker.domain.counting import counted
from tracker.domain.errors import TrackerError

FREE = {"name": 5, "address": 20}
"""Wrong ones that cost nothing but the time that one takes."""
FIRST_WAIT, LONGEST_WAIT = 15.0, 900.0
"""Seconds; each wrong one after the free ones doubles it."""
FORGOTTEN_AFTER = 3_600.0
"""Seconds after the last."""
MOST_KEPT = 20_000
"""Names and addresses that are remembered: a few megabytes."""


class TooOftenError(TrackerError):
    """A password was tried too often."""

    def __init__(self, seconds: float) -> None:
        """Args:
        seconds: how long to wait.
        """
        self.seconds = max(1, math.ceil(seconds))
        wait = counted(self.seconds, "second") if self.seconds < 90 else counted(math.ceil(self.seconds / 60), "minute")
        super().__init__(f"that was tried too often: wait {wait}, then try again")


@dataclass(slots=True)
class _Tried:
    times: int = 0
    last: float = 0.0
    until: float = 0.0
    """When the next may be tried."""


class Attempt:
    """One try; it counts as a wrong one until it is forgotten."""

    def __init__(self, forget: Callable[[], None]) -> None:
        self.forget = forget


class Attempts:
    """What was tried lately, in memory: a restart forgets it."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Args:
        clock: seconds that never go back.
        """
        self._clock = clock
        self._tried: OrderedDict[str, _Tried] = OrderedDict()
        self._lock = threading.Lock()

    @contextmanager
    def one(self, named: str, address: str) -> Iterator[Attempt]:
        """Try once. It is counted before it is known whether it was wrong, so that a hundred at once are a hundred.

        Raises:
            TooOftenError: it is too soon.
        """
        keys = {"name": _key("name", named.strip().casefold()), "address": _key("address", _network(address))}
        with self._lock:
            at = self._clock()
            wait = max((self._tried[key].until - at for key in keys.values() if key in self._tried), default=0.0)
            if wait > 0:
                raise TooOftenError(wait)
            for kind, key in keys.items():
                self._count(key, FREE[kind], at)
        yield Attempt(lambda: self._forget(keys))

    def _count(self, key: str, free: int, at: float) -> None:
        tried = self._tried.pop(key, None)
        if tried is None or at - tried.last > FORGOTTEN_AFTER:
            tried = _Tried()
        tried.times, tried.last = tried.times + 1, at
        over = tried.times - free
        tried.until = at + min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** min(over, 20)) if over >= 0 else 0.0
        self._tried[key] = tried
        while len(self._tried) > MOST_KEPT:
            self._tried.popitem(last=False)

    def _forget(self, keys: dict[str, str]) -> None:
        """It was right: the name begins anew, and the address has one less; else an own account would free it for guesses."""
        with self._lock:
            self._tried.pop(keys["name"], None)
            tried = self._tried.get(keys["address"])
            if tried is not None:
                tried.times, tried.until = tried.times - 1, 0.0


def _key(kind: str, words: str) -> str:
    """What is remembered: as long for a short name as for a megabyte."""
    return hashlib.sha256(f"{kind} {words}".encode("utf-8", "replace")).hexdigest()


def _network(address: str) -> str:
    """An address as one place: of IPv6 the part that one subscriber has."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if found.version == 6 and found.ipv4_mapped is None:
        return str(ipaddress.ip_network(f"{found}/64", strict=False))
    return str(found)
