"""The right of reply: who was asked to answer what, and what came of it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Response

from tracker.services.replying import ReplyFields, ask_for_reply, edit_reply, list_replies, retract_reply
from tracker.web.api.asking import WRITES, Acting, Key, Looking, Number, Scope, Slug, answer, refusals
from tracker.web.api.shapes.asked import Reasoned
from tracker.web.api.shapes.asked_work import Asking
from tracker.web.api.shapes.claims import ReplyShape, WholeClaim
from tracker.web.api.whole import whole_claim

ROUTER = APIRouter(tags=["replies"])


@ROUTER.get("/replies", response_model=list[ReplyShape], responses=refusals(400, 404))
def replies(visit: Looking, of: Scope) -> Response:
    """List who was asked about a claim, or about the claims of a story."""
    with visit.looking() as (session, _):
        return answer(list(list_replies(session, of)))


@ROUTER.post("/claims/{slug}/{number}/replies", response_model=WholeClaim, responses=refusals(*WRITES))
def ask(visit: Acting, slug: Slug, number: Number, asked: Annotated[Asking, Body()]) -> Response:
    """Note that somebody was asked to answer a claim."""
    label = f"{slug}#{number}"
    with visit.writing() as (session, by):
        ask_for_reply(session, label, _fields(asked), by=by)
    return answer(whole_claim(visit, label))


@ROUTER.patch("/replies/{key}", response_model=WholeClaim, responses=refusals(*WRITES))
def put_down(visit: Acting, key: Key, asked: Annotated[Asking, Body()]) -> Response:
    """Put down what came of asking somebody."""
    with visit.writing() as (session, by):
        label = edit_reply(session, key, _fields(asked), by=by)[1].label
    return answer(whole_claim(visit, label))


@ROUTER.post("/replies/{key}/retract", response_model=WholeClaim, responses=refusals(*WRITES))
def take_back(visit: Acting, key: Key, asked: Annotated[Reasoned, Body()]) -> Response:
    """Take back that somebody was asked; it stays on file."""
    with visit.writing() as (session, by):
        label = retract_reply(session, key, by=by, reason=asked.reason)
    return answer(whole_claim(visit, label))


def _fields(asked: Asking) -> ReplyFields:
    return ReplyFields(
        asked.party,
        asked.asked_on,
        asked.channel,
        asked.deadline,
        asked.outcome,
        asked.answer,
        asked.stands,
        asked.note,
    )
