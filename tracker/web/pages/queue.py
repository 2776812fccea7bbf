"""What waits for somebody: the queue of the desk, and of whoever is signed in."""

from __future__ import annotations

from itertools import islice

from starlette.responses import Response

from tracker.services import guards, reviewing
from tracker.services.correcting import finish_task
from tracker.services.queueing import queue, queue_length, tasks_waiting
from tracker.store.proposals import open_proposals
from tracker.web.paging import SIZE, paging
from tracker.web.visits import Done, Form, Visit, move, page

FARTHEST = 100
"""Pages that the queue is turned: a claim further down is found on its story's page."""


def show(visit: Visit) -> Response:
    """The open claims, high risk first, with what each waits for; tasks stand before them."""
    slug, mine = visit.asked("story"), visit.asked("mine") is not None
    with visit.looking() as (session, you):
        person = you if mine else None
        tasks = list(tasks_waiting(session, slug, person))
        total = queue_length(session, slug)
        pages = paging(visit.request, min(total, FARTHEST * SIZE))
        rows = list(islice(queue(session, slug, person), pages.start, pages.start + SIZE + 1))
        proposed = open_proposals(session) if slug is None else {}
    return visit.page(
        "queue.html",
        you,
        slug=slug,
        mine=mine,
        tasks=tasks if pages.number == 1 else [],
        rows=rows[:SIZE],
        more=len(rows) > SIZE,
        total=total,
        paging=pages,
        proposed=proposed,
    )


def take(visit: Visit, form: Form) -> Done:
    """Take a claim to check it oneself."""
    label = form.require("claim", "which claim")
    with visit.writing() as (session, you):
        claim = reviewing.take(session, label, by=you)
        hold = guards.live_hold(session, claim)
        until = f" until {hold.until:%d %b %H:%M} UTC" if hold else ""
        return Done(f"{you.initials} is on {claim.label}{until}.", form.back("/queue"))


def release(visit: Visit, form: Form) -> Done:
    """Let go of a claim."""
    label = form.require("claim", "which claim")
    with visit.writing() as (session, you):
        claim = reviewing.release(session, label, by=you)
        return Done(f"{claim.label} is free; it stays {claim.state.value.replace('_', ' ')}.", form.back("/queue"))


def finish(visit: Visit, form: Form) -> Done:
    """Close a task of a correction."""
    with visit.writing() as (session, you):
        task = finish_task(session, visit.number("id"), by=you, note=form.get("note"))
        return Done(f"Task {task.id} is done.", form.back("/queue"))


ROUTES = (
    page("/queue", show),
    move("/queue/take", take),
    move("/queue/release", release),
    move("/tasks/{id:int}/done", finish),
)
