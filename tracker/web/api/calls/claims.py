"""Claims: listed, shown, added, edited; and what waits for whom."""

from __future__ import annotations

from itertools import chain, islice
from typing import Annotated

from fastapi import APIRouter, Body, Query, Response

from tracker.domain.vocabulary import AttributionStatus, ReviewState, Risk
from tracker.domain.wording import LINE, clean_optional
from tracker.services.as_seen import Seen, require_as_seen
from tracker.services.claiming import add_claim, edit_claim
from tracker.services.listing import Sourced, Wanted, as_json, list_claims, show_claim
from tracker.services.queueing import queue, tasks_waiting
from tracker.services.rests_shape import rests_json
from tracker.store.articles import article_key
from tracker.store.claims import ClaimFilter
from tracker.store.session import looked_at
from tracker.store.sources import get_source
from tracker.web.api.asking import FEW, WRITES, Acting, Limit, Looking, Number, Slug, answer, refusals
from tracker.web.api.shapes.asked import ClaimEdit, NewClaim, Word
from tracker.web.api.shapes.claims import ClaimPage, QueueShape, WholeClaim
from tracker.web.api.shapes.work import RestsShape
from tracker.web.api.whole import whole_claim

ROUTER = APIRouter(tags=["claims"])


@ROUTER.get("/claims", response_model=ClaimPage, responses=refusals(400, 404))
def claims(
    visit: Looking,
    article: Annotated[Word | None, Query(description="Only of this story.")] = None,
    state: Annotated[list[ReviewState] | None, Query(max_length=20, description="May be given several times.")] = None,
    status: Annotated[AttributionStatus | None, Query(description="How the story puts it.")] = None,
    source: Annotated[Word | None, Query(description="Only those on which this source stands.")] = None,
    risk: Risk | None = None,
    text: Annotated[Word | None, Query(description="Only with these words in their text.")] = None,
    single_sourced: Annotated[bool, Query(description="Only with one independent source.")] = False,
    contested: Annotated[bool, Query(description="Only supported and denied at once.")] = False,
    mine: Annotated[bool, Query(description="Only those that you are on.")] = False,
    after: Annotated[
        str | None, Query(pattern=r"^[0-9]{1,18}\.[0-9]{1,9}$", description="`next` of the page before.")
    ] = None,
    limit: Limit = FEW,
) -> Response:
    """List claims in the order of filing, with how many independent sources each has."""
    with visit.looking() as (session, you):
        narrow = ClaimFilter(
            article_id=article_key(session, article) if article else None,
            states=tuple(word.value for word in state or ()),
            status=status.value if status else None,
            source_id=get_source(session, source).id if source else None,
            risk=risk.value if risk else None,
            words=clean_optional("the text", text or None, LINE),
            held_by=you.id if mine else None,
            at=looked_at(session.connection()) if mine else None,
        )
        wanted = Wanted(narrow, single_sourced=single_sourced, contested=contested)
        found = list(list_claims(session, wanted, limit + 1, after=_place(after)))
        page = [as_json(one) for one in found[:limit]]
    return answer({"claims": page, "next": _behind(found[limit - 1]) if len(found) > limit else None})


def _place(after: str | None) -> tuple[int, int] | None:
    if after is None:
        return None
    article, _, number = after.partition(".")
    return int(article), int(number)


def _behind(found: Sourced) -> str:
    return f"{found.claim.article_id}.{found.claim.number}"


@ROUTER.get("/claims/{slug}/{number}", response_model=WholeClaim, responses=refusals(404))
def claim(visit: Looking, slug: Slug, number: Number) -> Response:
    """Show everything on file about one claim."""
    return answer(whole_claim(visit, f"{slug}#{number}"))


@ROUTER.get("/claims/{slug}/{number}/rests", response_model=RestsShape, responses=refusals(404))
def rests(visit: Looking, slug: Slug, number: Number) -> Response:
    """Show what a claim rests on, as a tree in reading order."""
    with visit.looking() as (session, _):
        return answer(rests_json(show_claim(session, f"{slug}#{number}")))


@ROUTER.post("/articles/{slug}/claims", response_model=WholeClaim, responses=refusals(*WRITES))
def add(visit: Acting, slug: Slug, asked: Annotated[NewClaim, Body()]) -> Response:
    """Put a claim of a story on file."""
    with visit.writing() as (session, by):
        made = add_claim(
            session,
            slug,
            asked.text,
            asked.status,
            by=by,
            words=asked.quote,
            occurrence=asked.occurrence,
            risk=asked.risk,
            about=asked.about,
            allegation=asked.allegation,
            as_of=asked.as_of,
            note=asked.note,
        )
        label = made.label
    return answer(whole_claim(visit, label))


@ROUTER.patch("/claims/{slug}/{number}", response_model=WholeClaim, responses=refusals(*WRITES))
def edit(visit: Acting, slug: Slug, number: Number, asked: Annotated[ClaimEdit, Body()]) -> Response:
    """Change a claim's text, status, risk or words in the story; a decision on it may fall by that."""
    label = f"{slug}#{number}"
    with visit.writing() as (session, by):
        if asked.seen is not None:
            require_as_seen(session, label, Seen.read(asked.seen))
        edit_claim(
            session,
            label,
            by=by,
            text=asked.text,
            status=asked.status,
            words=asked.quote,
            occurrence=asked.occurrence,
            risk=asked.risk,
            about=asked.about,
            allegation=asked.allegation,
            as_of=asked.as_of,
            note=asked.note,
        )
    return answer(whole_claim(visit, label))


@ROUTER.get("/queue", response_model=QueueShape, responses=refusals(404))
def queue_(
    visit: Looking,
    article: Annotated[Word | None, Query(description="Only of this story.")] = None,
    mine: Annotated[bool, Query(description="Only what waits for you.")] = False,
    limit: Limit = FEW,
) -> Response:
    """List what waits for somebody: tasks first, then claims, high risk first."""
    slug = article or None
    with visit.looking() as (session, you):
        person = you if mine else None
        waiting = chain(tasks_waiting(session, slug, person), queue(session, slug, person))
        found = [one.as_json() for one in islice(waiting, limit + 1)]
    return answer({"queue": found[:limit], "more": len(found) > limit})
