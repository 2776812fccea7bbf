"""Comments that came with a Word file, kept with a claim or not; and what corrections leave to do."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Query, Response

from tracker.services.commenting import comments_json, dismiss_comment, take_comment
from tracker.services.correcting import finish_task
from tracker.services.task_words import task_json
from tracker.store.articles import article_key
from tracker.store.people import person_rows
from tracker.store.tasks import list_tasks
from tracker.web.api.asking import WRITES, Acting, Key, Looking, Slug, answer, refusals
from tracker.web.api.shapes.asked import Word
from tracker.web.api.shapes.asked_work import Finishing, TakingComment
from tracker.web.api.shapes.claims import WholeClaim
from tracker.web.api.shapes.stories import DismissedShape
from tracker.web.api.shapes.work import CommentRow, TaskShape
from tracker.web.api.whole import whole_claim

ROUTER = APIRouter(tags=["what is left to do"])


@ROUTER.get("/articles/{slug}/comments", response_model=list[CommentRow], responses=refusals(404))
def comments(
    visit: Looking,
    slug: Slug,
    settled: Annotated[bool, Query(description="Those too that were taken or dismissed.")] = False,
) -> Response:
    """List the Word comments that came with a story, the newest text first."""
    with visit.looking() as (session, _):
        return answer(comments_json(session, slug, settled=settled))


@ROUTER.post("/comments/{key}/take", response_model=WholeClaim, responses=refusals(*WRITES))
def take(visit: Acting, key: Key, asked: Annotated[TakingComment, Body()]) -> Response:
    """Keep a Word comment with the claim it is about."""
    with visit.writing() as (session, by):
        label = take_comment(session, key, by=by, label=asked.claim).label
    return answer(whole_claim(visit, label))


@ROUTER.post("/comments/{key}/dismiss", response_model=DismissedShape, responses=refusals(404, 409, 413))
def dismiss(visit: Acting, key: Key) -> Response:
    """Say that a Word comment is nothing to keep with a claim; it stays on file."""
    with visit.writing() as (session, by):
        dismiss_comment(session, key, by=by)
    return answer({"dismissed": [key]})


@ROUTER.get("/tasks", response_model=list[TaskShape], responses=refusals(404))
def tasks(
    visit: Looking,
    article: Annotated[Word | None, Query(description="Only of this story.")] = None,
    done: Annotated[bool, Query(description="Those too that are done.")] = False,
) -> Response:
    """List what corrections leave to do."""
    with visit.looking() as (session, _):
        people = person_rows(session)
        found = list_tasks(session, article_key(session, article) if article else None, done=done)
        return answer([task_json(one, people) for one in found])


@ROUTER.post("/tasks/{key}/done", response_model=TaskShape, responses=refusals(*WRITES))
def finish(visit: Acting, key: Key, asked: Annotated[Finishing, Body()]) -> Response:
    """Close a task: the words are gone, or the note says why not."""
    with visit.writing() as (session, by):
        article = finish_task(session, key, by=by, note=asked.note).article_id
        people = person_rows(session)
        [told] = [task_json(one, people) for one in list_tasks(session, article, done=True) if one.task.id == key]
    return answer(told)
