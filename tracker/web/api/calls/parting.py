"""Claims made of others, and where they stand: split, merged, placed, in groups of which at most one is true."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

from fastapi import APIRouter, Body, Query, Response

from tracker.services.as_seen import Seen, require_as_seen
from tracker.services.contradicting import group_claims, list_groups, ungroup_claim
from tracker.services.joining import merge_claims
from tracker.services.placing_orphans import place_claim
from tracker.services.splitting import Wanted, split_claim
from tracker.web.api.asking import WRITES, Acting, Looking, Number, Slug, answer, refusals
from tracker.web.api.shapes.asked import Word
from tracker.web.api.shapes.asked_work import Grouping, Merging, Placing, Splitting, Ungrouping
from tracker.web.api.shapes.claims import GroupShape, WholeClaim
from tracker.web.api.whole import whole_claim

ROUTER = APIRouter(tags=["claims"])


@ROUTER.post("/claims/{slug}/{number}/split", response_model=WholeClaim, responses=refusals(*WRITES))
def split(visit: Acting, slug: Slug, number: Number, asked: Annotated[Splitting, Body()]) -> Response:
    """Make several claims of one that says several things; it is withdrawn, and says as `split_into` which they are."""
    label = f"{slug}#{number}"
    with visit.writing() as (session, by):
        if asked.seen is not None:
            require_as_seen(session, label, Seen.read(asked.seen))
        split_claim(
            session,
            label,
            [Wanted(one.text, one.quote) for one in asked.parts],
            by=by,
            reason=asked.reason,
            attributions=_dealt(asked.attributions),
            evidence=_dealt(asked.evidence),
        )
    return answer(whole_claim(visit, label))


def _dealt(asked: Mapping[str, Sequence[int]]) -> dict[int, list[int]]:
    return {int(key): list(parts) for key, parts in asked.items()}


@ROUTER.post("/claims/{slug}/{number}/merge", response_model=WholeClaim, responses=refusals(*WRITES))
def merge(visit: Acting, slug: Slug, number: Number, asked: Annotated[Merging, Body()]) -> Response:
    """Merge a claim into another of its story, which is answered with what it has now."""
    label = f"{slug}#{number}"
    with visit.writing() as (session, by):
        if asked.seen is not None:
            require_as_seen(session, label, Seen.read(asked.seen))
        into = merge_claims(session, label, asked.into, by=by, reason=asked.reason).into.label
    return answer(whole_claim(visit, into))


@ROUTER.post("/claims/{slug}/{number}/place", response_model=WholeClaim, responses=refusals(*WRITES))
def place(visit: Acting, slug: Slug, number: Number, asked: Annotated[Placing, Body()]) -> Response:
    """Say where a claim's words stand in the newest text, where nobody can tell by the texts alone."""
    label = f"{slug}#{number}"
    with visit.writing() as (session, by):
        if asked.seen is not None:
            require_as_seen(session, label, Seen.read(asked.seen))
        place_claim(
            session,
            label,
            by=by,
            words=asked.words,
            occurrence=asked.occurrence,
            candidate=asked.candidate,
            gone=asked.gone,
        )
    return answer(whole_claim(visit, label))


@ROUTER.get("/groups", response_model=list[GroupShape], responses=refusals(404))
def groups(
    visit: Looking, article: Annotated[Word | None, Query(description="Only those of this story's claims.")] = None
) -> Response:
    """List the groups of which one claim at most is true."""
    with visit.looking() as (session, _):
        return answer(list_groups(session, article or None))


@ROUTER.post("/groups", response_model=WholeClaim, responses=refusals(*WRITES))
def group(visit: Acting, asked: Annotated[Grouping, Body()]) -> Response:
    """Say of claims that one of them at most is true; the first of them is answered, with the groups it is in."""
    with visit.writing() as (session, by):
        group_claims(session, asked.claims, by=by, name=asked.name, note=asked.note)
    return answer(whole_claim(visit, asked.claims[0]))


@ROUTER.post("/claims/{slug}/{number}/ungroup", response_model=WholeClaim, responses=refusals(*WRITES))
def ungroup(visit: Acting, slug: Slug, number: Number, asked: Annotated[Ungrouping, Body()]) -> Response:
    """Take a claim out of such a group."""
    label = f"{slug}#{number}"
    with visit.writing() as (session, by):
        ungroup_claim(session, label, by=by, name=asked.name)
    return answer(whole_claim(visit, label))
