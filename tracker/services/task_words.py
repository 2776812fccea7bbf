"""What a correction left to do, in half a sentence."""

from __future__ import annotations

from collections.abc import Mapping

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
