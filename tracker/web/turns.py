"""Turns for what keeps the program that serves busy: few at once, so that the small pages stay quick for everybody else. Whoever
comes after waits a moment, or is told to come again."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from tracker.domain.errors import TrackerError

BETWEEN_PAGES = 0.0005
"""Seconds after which long work lets a page go on (`sys.setswitchinterval`). A page asks the database some dozens of small
questions and after each waits for that; Python's 5 ms would make it a third of a second more."""


class BusyError(TrackerError):
    """Others do at this moment what keeps the desk busy."""

    def __init__(self, sentence: str, seconds: int) -> None:
        """Args:
        seconds: after which it is worth while to come again.
        """
        super().__init__(sentence)
        self.seconds = seconds


class Turns:
    """So many do it at once, so many wait for it, and nobody else."""

    def __init__(self, at_once: int, *, waiting: int, patience: float, sentence: str, again: int) -> None:
        """Args:
        waiting: how many may wait: each keeps a thread of the few that answer.
        patience: seconds for which they wait.
        sentence: what those are told who do not get a turn.
        again: seconds after which they should try again.
        """
        self._free = threading.BoundedSemaphore(at_once)
        self._places = threading.BoundedSemaphore(at_once + waiting)
        self._patience, self._sentence, self._again = patience, sentence, again

    @contextmanager
    def one(self) -> Iterator[None]:
        """Have a turn within it.

        Raises:
            BusyError: there was none to be had.
        """
        if not self._places.acquire(blocking=False):
            raise BusyError(self._sentence, self._again)
        try:
            if not self._free.acquire(timeout=self._patience):
                raise BusyError(self._sentence, self._again)
            try:
                yield
            finally:
                self._free.release()
        finally:
            self._places.release()


WHOLE_DESK = Turns(
    1,
    waiting=3,
    patience=5.0,
    sentence="somebody has the whole desk, or its past, read at this moment, and that takes a while: try again in half a minute",
    again=30,
)
"""For what reads every story, or replays the ledger."""
ONE_STORY = Turns(
    2,
    waiting=8,
    patience=20.0,
    sentence="several reports are being written at this moment: try again in a few seconds",
    again=10,
)
"""For what writes a file about one story."""
PROOF = Turns(
    1,
    waiting=0,
    patience=0.0,
    sentence="somebody has the ledger verified at this moment: wait until that is done",
    again=30,
)
"""For what reads the whole ledger and holds every record against it."""
