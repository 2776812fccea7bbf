"""What corrections leave to do, story by story, and whether the words are still there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from tracker.domain.errors import NotOnFileError
from tracker.models import Task
from tracker.models.base import utc_moment
from tracker.models.rows import PassageRow, TaskRow
from tracker.store.engines.surface import Values
from tracker.store.hanging_rows import among
from tracker.store.session import find_record, read_raw

_TASKS = """
    SELECT task.article_id, task.id, own.slug || '#' || claim.number, other.slug || '#' || instead.number,
        story.slug || '#' || carrier.number, task.carried_by_id, coalesce((
            SELECT max(revision.number) FROM revision WHERE revision.article_id = task.article_id
            AND (revision.filed_at IS NULL OR revision.filed_at <= task.at)
        ), 0), task.at, task.by_id, task.done_at, task.done_by_id,
        task.note
    FROM task CROSS JOIN article story ON story.id = task.article_id
    CROSS JOIN claim carrier ON carrier.id = task.carried_by_id
    CROSS JOIN claim ON claim.id = task.claim_id CROSS JOIN article own ON own.id = claim.article_id
    LEFT JOIN claim instead ON instead.id = claim.corrected_by_id
    LEFT JOIN article other ON other.id = instead.article_id
    WHERE {wanted} ORDER BY task.article_id, task.id
"""
_OPEN = "SELECT task.carried_by_id FROM task WHERE {wanted} AND task.done_at IS NULL"
_NEWEST = """
    SELECT claim.id, revision.number, revision.text FROM claim
    CROSS JOIN revision ON revision.article_id = claim.article_id WHERE claim.id IN ({open})
    AND revision.number = (SELECT max(other.number) FROM revision other WHERE other.article_id = claim.article_id)
"""
_PLACES = """
    SELECT passage.claim_id, revision.number, passage.start, passage."end", passage.exact FROM passage
    CROSS JOIN revision ON revision.id = passage.revision_id WHERE passage.claim_id IN ({open})
    ORDER BY passage.claim_id, revision.number, passage.start
"""


class Listed(NamedTuple):
    """A task as a list shows it."""

    article: str
    task: TaskRow
    words_gone: bool
    """Whether it is open, and the story's newest text is without the words that its claim stood on."""


def tasks_in(connection: Connection, span: Sequence[int]) -> dict[int, tuple[TaskRow, ...]]:
    """Article id -> its tasks, done or not, by id; of a run of articles, both ends in it."""
    found: dict[int, list[TaskRow]] = {}
    for row in read_raw(connection, _TASKS.format(wanted=f"task.article_id {among(span)}"), span):
        found.setdefault(row[0], []).append(_task(row))
    return {key: tuple(rows) for key, rows in found.items()}


def list_tasks(session: Session, article_id: int | None = None, *, done: bool = False) -> list[Listed]:
    """The tasks of an article or of all, by article and id: those that nobody has seen to or, with `done`, all."""
    about = "1 = 1" if article_id is None else "task.article_id = ?"
    values = () if article_id is None else (article_id,)
    statement = _TASKS.format(wanted=about if done else f"{about} AND task.done_at IS NULL")
    tasks = [_task(row) for row in read_raw(session.connection(), statement, values)]
    said = _still_said(session.connection(), tasks, about, values)
    return [Listed(task.carried_by.rpartition("#")[0], task, task.open and task.id not in said) for task in tasks]


def get_task(session: Session, key: int) -> Task:
    """The task of this id.

    Raises:
        NotOnFileError: there is none.
    """
    found = find_record(session, Task, key)
    if found is None:
        raise NotOnFileError(f"there is no task {key}: see `tracker task list`")
    return found


def open_by_article(session: Session) -> dict[int, int]:
    """Article id -> how many tasks of it nobody has seen to."""
    statement = "SELECT article_id, count(*) FROM task WHERE done_at IS NULL GROUP BY article_id"
    return dict(iter(read_raw(session.connection(), statement)))


def _still_said(connection: Connection, tasks: Sequence[TaskRow], about: str, values: Values) -> frozenset[int]:
    """The ids of those of these tasks that are open, and whose words the story's newest text has still."""
    if not any(task.open for task in tasks):
        return frozenset()
    wanted = _OPEN.format(wanted=about)
    newest = {key: text for key, *text in read_raw(connection, _NEWEST.format(open=wanted), values)}
    places: dict[int, list[PassageRow]] = {}
    for key, *place in read_raw(connection, _PLACES.format(open=wanted), values):
        places.setdefault(key, []).append(PassageRow(*place))
    return frozenset(
        task.id
        for task in tasks
        if task.open and task.is_said(places.get(task.carried_by_id, []), *newest.get(task.carried_by_id, (None, "")))
    )


def _task(row: Sequence[Any]) -> TaskRow:
    _, key, claim, replaced_by, carried_by, carrier, revision, at, by, done_at, done_by, note = row
    return TaskRow(
        *(key, claim, replaced_by, carried_by, carrier, revision),
        *(utc_moment(at), by, _moment(done_at), done_by, note),
    )


def _moment(text: str | None) -> dt.datetime | None:
    return None if text is None else utc_moment(text)
