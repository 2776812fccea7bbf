"""Who drew on whom: listed, put on file, looked for, confirmed or dismissed, taken back."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Body, Path, Query, Response

from tracker.domain.vocabulary import Assessment
from tracker.services.deriving import assess_derivation, derive, retract_derivation
from tracker.services.desks import require_writer
from tracker.services.suspecting import look_for_copies, put_suspicions
from tracker.store.sources import derivation_listing
from tracker.web.api.asking import FEW, WRITES, Acting, Key, Limit, Looking, answer, refusals
from tracker.web.api.shapes.asked import Reasoned
from tracker.web.api.shapes.asked_work import NewDerivation, Suspecting
from tracker.web.api.shapes.work import DerivationPage, DerivationShape, SuspectedShape
from tracker.web.turns import ONE_STORY, WHOLE_DESK
from tracker.web.visits import Visit

ROUTER = APIRouter(tags=["derivations"])
After = Annotated[int, Query(ge=0, le=2**31 - 1, description="`next` of the page before.")]


class VerdictWord(StrEnum):
    """What is said of a suspected derivation, by the word of its command."""

    CONFIRM = "confirm"
    DISMISS = "dismiss"


_VERDICTS = {VerdictWord.CONFIRM: Assessment.CONFIRMED, VerdictWord.DISMISS: Assessment.DISMISSED}


@ROUTER.get("/derivations", response_model=DerivationPage, responses=refusals())
def derivations(
    visit: Looking,
    suspected: Annotated[bool, Query(description="Only what waits to be confirmed or dismissed.")] = False,
    after: After = 0,
    limit: Limit = FEW,
) -> Response:
    """List who drew on whom, retracted ones too."""
    with visit.looking() as (session, _):
        found = derivation_listing(session, open_only=suspected, most=limit + 1, start=after)
    return answer({"derivations": found[:limit], "next": after + limit if len(found) > limit else None})


@ROUTER.post("/derivations", response_model=DerivationShape, responses=refusals(*WRITES))
def derive_(visit: Acting, asked: Annotated[NewDerivation, Body()]) -> Response:
    """Put on file that one source drew on another: always, in one story, or for one claim."""
    with visit.writing() as (session, by):
        key = derive(
            session,
            asked.source,
            asked.drew_on,
            by=by,
            kind=asked.kind,
            suspected=asked.suspected,
            scope=asked.scope,
            note=asked.note,
        ).id
    return _one(visit, key)


@ROUTER.post("/derivations/suspect", response_model=SuspectedShape, responses=refusals(*WRITES))
def suspect(visit: Acting, asked: Annotated[Suspecting, Body()]) -> Response:
    """Look for copies between outlets in the words on file, and put them on file as suspected."""
    with visit.looking() as (_, you):
        require_writer(you)
    turns = WHOLE_DESK if asked.of is None else ONE_STORY
    with turns.one(), visit.served.door.whole() as session:
        looked = look_for_copies(session, asked.of)  # minutes, for which nobody is to wait
    with visit.writing() as (session, by):
        search = put_suspicions(session, looked, by=by)
    found = [one.id for one in search.suspected]
    return answer({"claims_read": search.claims, "suspected": found, "left_alone": search.left})


@ROUTER.post("/derivations/{key}/retract", response_model=DerivationShape, responses=refusals(*WRITES))
def take_back(visit: Acting, key: Key, asked: Annotated[Reasoned, Body()]) -> Response:
    """Mark a derivation as a mistake; it stays on file."""
    with visit.writing() as (session, by):
        retract_derivation(session, key, by=by, reason=asked.reason)
    return _one(visit, key)


@ROUTER.post("/derivations/{key}/{verdict}", response_model=DerivationShape, responses=refusals(404, 409, 413))
def judge(
    visit: Acting, key: Key, verdict: Annotated[VerdictWord, Path(description="As the command is called.")]
) -> Response:
    """Say that a suspected derivation is real, or that it is not."""
    with visit.writing() as (session, by):
        assess_derivation(session, key, _VERDICTS[verdict], by=by)
    return _one(visit, key)


def _one(visit: Visit, key: int) -> Response:
    """One of them, with the eyes of who asks: a session that writes is not veiled."""
    with visit.looking() as (session, _):
        return answer(derivation_listing(session, only=key)[0])
