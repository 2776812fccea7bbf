"""How tasks are told: what a correction left to do, and what looks done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from tracker.cli.output import say_folded
from tracker.models.base import utc_text
from tracker.models.rows import PersonRow
from tracker.services.task_words import left_lines
from tracker.store.tasks import Listed


def as_json(one: Listed, people: Mapping[int, PersonRow]) -> dict[str, Any]:
    """The same for programs."""
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


def say_left(tasks: Iterable[Listed]) -> None:
    """Say which tasks are open and, of those that look done, how to close them."""
    for line in left_lines(tasks):
        say_folded(line, hang=2)
