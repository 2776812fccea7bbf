"""How much memory and time something takes, whatever ran before it in this process and whatever else the machine does."""

from __future__ import annotations

import gc
import time
import tracemalloc
from collections.abc import Callable, Iterable

from tests.warm import put_out_of_sight

TRIES = 3
"""Something is slow only if it is so every time."""
_ROUNDS = 20_000
_USUAL = 0.0035
"""Seconds that as many rounds take on the machine on which the limits were set."""


def most_held(pieces: Callable[[], Iterable[object]]) -> int:
    """The most bytes that are held at once while these pieces are made one after the other.

    They are made once before, so that caches are filled; and between two pieces the collector runs, and only then. It does not
    only take away garbage, which otherwise waits the longer the more there is in the process: it empties the lists of freed
    tuples and the like as well, from which Python serves thousands of new ones that nobody counts, or serves none.
    """
    for _ in pieces():
        pass
    by_itself, most = gc.isenabled(), 0
    gc.disable()
    put_out_of_sight()  # else each collection goes through all that thousands of tests have left
    tracemalloc.start()
    try:
        for _ in pieces():
            most = max(most, tracemalloc.get_traced_memory()[1])
            gc.collect()
            tracemalloc.reset_peak()
        return max(most, tracemalloc.get_traced_memory()[1])
    finally:
        tracemalloc.stop()
        if by_itself:
            gc.enable()


def in_time(work: Callable[[], object], limit: float) -> bool:
    """Whether work takes fewer seconds of processor time than this, on a machine of the usual pace: on a slower or busier one
    the limit is as much longer."""
    return any(seconds(work) < limit * max(1.0, seconds(_rounds) / _USUAL) for _ in range(TRIES))


def grows_slower(short: Callable[[], object], long: Callable[[], object], times: float, unnoticed: float) -> bool:
    """Whether the longer work takes less than so many times the shorter, or than so many seconds of processor time."""
    for _ in range(TRIES):
        taken = seconds(long)
        if taken < unnoticed or taken < times * seconds(short):
            return True
    return False


def seconds(work: Callable[[], object]) -> float:
    """What it takes of this thread's processor time; the collector, whose time goes by what else there is, stays away."""
    by_itself = gc.isenabled()
    gc.disable()
    begun = time.thread_time()
    try:
        work()
        return time.thread_time() - begun
    finally:
        if by_itself:
            gc.enable()


def _rounds() -> None:
    words: dict[str, int] = {}
    for number in range(_ROUNDS):
        words[f"word {number % 97}"] = number
