"""How tasks are told: what a correction left to do, and what looks done."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.cli.output import say_folded
from tracker.store.tasks import Listed


def what(one: Listed) -> str:
    """What is to be done, as a list says it: "kim-train#4 was corrected by kim-train#80"."""
    task = one.task
    by = f" by {task.replaced_by}" if task.replaced_by else ""
    same = "" if task.claim == task.carried_by else f"; {task.carried_by} says the same"
    return f"{task.claim} was corrected{by}{same}"


def say_left(tasks: Iterable[Listed]) -> None:
    """Say which tasks are open and, of those that look done, how to close them."""
    for one in tasks:
        key = one.task.id
        if one.words_gone:
            say_folded(f"Task {key} looks done, the words are gone: `tracker task done {key}`", hang=2)
        else:
            say_folded(f"Task {key} is open in {one.article}: {what(one)}.", hang=2)
