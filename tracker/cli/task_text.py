"""How tasks are told in the terminal."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.cli.output import say_folded
from tracker.services.task_words import left_lines
from tracker.store.tasks import Listed


def say_left(tasks: Iterable[Listed]) -> None:
    """Say which tasks are open and, of those that look done, how to close them."""
    for line in left_lines(tasks):
        say_folded(line, hang=2)
