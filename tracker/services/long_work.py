"""What the tasks that go through very many records share."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Protocol


@contextmanager
def collector_off() -> Iterator[None]:
    """Do without the search for circles in memory: rows and records form none, and are freed as they are let go of. The
    search would take a tenth of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


class Followed(Protocol):
    """Long work that somebody follows."""

    def advance(self, steps: int = 1) -> None:
        """Note that so many steps are done."""


Follow = Callable[[str, int | None], AbstractContextManager[Followed]]
"""What follows one part of long work: called with what is done and how many steps it has, None where nobody knows."""


class _Nobody:
    def advance(self, steps: int = 1) -> None:
        pass


def unfollowed(label: str, total: int | None) -> AbstractContextManager[Followed]:
    """For work that nobody follows."""
    return nullcontext(_Nobody())
