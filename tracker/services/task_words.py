"""What a correction left to do, in half a sentence and for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tracker.models.base import utc_text
from tracker.models.rows import PersonRow
from tracker.store.tasks import Listed


def what(one: Listed) -> str:
    """What is to be done, as a list says it: "kim-train#4 was corrected by kim-train#80"."""
    task = one.task
    by = f" by {task.replaced_by}" if task.replaced_by else ""
    same = "" if task.claim == task.carried_by else f"; {task.carried_by} says the same"
    return f"{task.claim} was corrected{by}{same}"


def standing(one: Listed, people: Mapping[int, PersonRow]) -> str:
    """Whether somebody has seen to it: "open since 2026-11-23", "done by RL: filed anew"."""
    task = one.task
    if task.done_at is None:
        return f"open since {task.at:%Y-%m-%d}" + (", looks done: the words are gone" if one.words_gone else "")
    by = people[task.done_by_id].initials if task.done_by_id else "the desk"
    return f"done by {by} on {task.done_at:%Y-%m-%d}" + (f": {task.note}" if task.note else "")


def left_lines(tasks: Iterable[Listed]) -> Iterator[str]:
    """Which tasks are open, a sentence each; first those that somebody has to do something about."""
    tasks = list(tasks)
    for one in tasks:
        if not one.words_gone:
            yield f"Task {one.task.id} is open in {one.article}: {what(one)}."
    yield from looks_done(tasks)


def looks_done(tasks: Iterable[Listed]) -> list[str]:
    """A line for each task that looks done, with how to close it."""
    return [
        f"Task {one.task.id} looks done, the words are gone: `tracker task done {one.task.id}`"
        for one in tasks
        if one.words_gone
    ]


def task_json(one: Listed, people: Mapping[int, PersonRow]) -> dict[str, Any]:
    """A task for programs."""
    task = one.task
    return {
        "id": task.id,
        "article": one.article,
        "claim": task.claim,
        "corrected_by": task.replaced_by,
        "carried_by": task.carried_by,
        "at": utc_text(task.at),
        "by": people[task.by_id].initials if task.by_id else None,
        "words_gone": one.words_gone,
        "done_at": utc_text(task.done_at) if task.done_at else None,
        "done_by": people[task.done_by_id].initials if task.done_by_id else None,
        "note": task.note,
    }
