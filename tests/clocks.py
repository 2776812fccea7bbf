"""A clock of the test's own, for the whole program."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tracker.models import base


class Clock:
    """Shows the time it is set to until it is set anew; each look at it takes a millisecond while it runs."""

    def __init__(self, at: dt.datetime) -> None:
        self.at, self.runs = at, False

    def __call__(self) -> dt.datetime:
        """The time it shows."""
        if self.runs:
            self.at += dt.timedelta(milliseconds=1)
        return self.at


@contextmanager
def clock_everywhere(at: dt.datetime | None = None) -> Iterator[Clock]:
    """Every part of the program goes by this clock, also one that is first imported meanwhile."""
    real, clock = base.now, Clock(at or base.now())
    try:
        _change(real, clock)
        yield clock
    finally:
        _change(clock, real)


def _change(old: Callable[[], dt.datetime], new: Callable[[], dt.datetime]) -> None:
    for name, module in list(sys.modules.items()):
        if name.startswith("tracker.") and getattr(module, "now", None) is old:
            module.now = new  # type: ignore[attr-defined]
