"""Long work, with a bar on stderr if a person waits there. Rich is imported only once one is drawn."""

from __future__ import annotations

import math
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Sized
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, overload

from tracker.cli.output import is_terminal, visible

if TYPE_CHECKING:
    from rich.progress import Progress
    from rich.status import Status

PATIENCE = 1.0
"""Seconds after which a progress bar appears."""
REDRAW = 0.1
T = TypeVar("T")


class Steps(Generic[T]):
    """Long work, step by step: iterate over it, or call `advance`. Draws on stderr if a person waits there."""

    def __init__(self, values: Iterable[T], label: str, total: int | None) -> None:
        self.values = values
        self.label = visible(label)
        self.total = total
        self.done = 0
        watched = sys.stderr is not None and is_terminal(sys.stderr)
        self.next_look = time.monotonic() + PATIENCE if watched else math.inf
        self.bar: Progress | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def end(self) -> None:
        """The long part is over: the bar goes, whatever is said from here on."""
        self.next_look = math.inf
        if self.bar is not None:
            self.bar.stop()

    def __iter__(self) -> Iterator[T]:
        for value in self.values:
            yield value
            self.advance()

    def advance(self, steps: int = 1) -> None:
        """Note that so many steps are done."""
        self.done += steps
        if time.monotonic() >= self.next_look:
            self._draw()

    def expect(self, more: int) -> None:
        """Note how many steps are left, as soon as somebody knows."""
        self.total = self.done + more
        if self.bar is not None:
            self.bar.update(self.bar.task_ids[0], total=self.total)

    def _draw(self) -> None:
        self.next_look = time.monotonic() + REDRAW
        if self.bar is None:
            self.bar = _progress_bar()
            self.bar.add_task(self.label, total=self.total)
            self.bar.start()
        self.bar.update(self.bar.task_ids[0], completed=self.done)


@overload
def progress(work: int | None, label: str) -> Steps[int]: ...
@overload
def progress(work: Iterable[T], label: str) -> Steps[T]: ...
def progress(work: Iterable[Any] | int | None, label: str) -> Steps[Any]:
    """Follow work that may last: `with progress(rows, "Importing") as steps: for row in steps: ...`.

    Given a number (or None if nobody knows), call `steps.advance()`. A bar appears on a terminal after a second.
    """
    if work is None or isinstance(work, int):
        return Steps(range(work or 0), label, work)
    return Steps(work, label, len(work) if isinstance(work, Sized) else None)


def followed(label: str, total: int | None) -> Steps[int]:
    """One part of long work, for a service that follows its parts: `with follow("Copying", 40) as steps: ...`."""
    return progress(total, label)


@contextmanager
def waiting(label: str, *, printing: bool = False) -> Iterator[None]:
    """Follow work that has no steps to count: after a second a person on a terminal sees that it goes on; not where what
    it prints shows that."""
    if printing or sys.stderr is None or not is_terminal(sys.stderr):
        yield
        return
    sign = _Sign(visible(label))
    try:
        yield
    finally:
        sign.end()


class _Sign:
    """A line that turns, drawn by a thread of its own once patience is over."""

    def __init__(self, label: str) -> None:
        self.label = label
        self.lock = threading.Lock()
        self.over = False
        self.status: Status | None = None
        self.timer = threading.Timer(PATIENCE, self._begin)
        self.timer.daemon = True
        self.timer.start()

    def _begin(self) -> None:
        with self.lock:
            if not self.over:
                self.status = _status(self.label)
                self.status.start()

    def end(self) -> None:
        """The work is over, and the line goes."""
        self.timer.cancel()
        with self.lock:
            self.over = True
            if self.status is not None:
                self.status.stop()


def _status(label: str) -> Status:
    from rich.console import Console
    from rich.status import Status
    from rich.text import Text

    return Status(Text(f"{label} ..."), console=Console(stderr=True))


def _progress_bar() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    return Progress(
        *columns,
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=is_terminal(),  # what goes to a file or a pipe while the bar is drawn stays there
    )
