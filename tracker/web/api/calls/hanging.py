"""What hangs on claims: who says so, and what the desk holds."""

from __future__ import annotations

import io
from typing import Annotated

from fastapi import APIRouter, Body, Response

from tracker.intake.claim_reviews.reading import read_fact_checks
from tracker.services.attributing import Wording, attribute, check_attribution, retract_attribution
from tracker.services.desks import require_writer
from tracker.services.evidencing import Holding, add_evidence, retract_evidence
from tracker.services.fact_checking import fact_check_meant, take_fact_check
from tracker.services.listing import attributions_on, evidence_in
from tracker.web.api.asking import WRITES, Acting, Key, Looking, Number, Scope, Slug, answer, refusals
from tracker.web.api.shapes.asked import Located, NewAttribution, NewEvidence, Reasoned
from tracker.web.api.shapes.asked_work import FactCheckTaken
from tracker.web.api.shapes.claims import AttributionOnClaim, EvidenceShape, WholeClaim
from tracker.web.api.whole import whole_claim

ROUTER = APIRouter(tags=["attributions and evidence"])


@ROUTER.get("/attributions", response_model=list[AttributionOnClaim], responses=refusals(400, 404))
def attributions(visit: Looking, of: Scope) -> Response:
    """List every attribution on a claim or in a story, retracted ones too."""
    with visit.looking() as (session, _):
        return answer(attributions_on(session, of))


@ROUTER.get("/evidence", response_model=list[EvidenceShape], responses=refusals(400, 404))
def evidence(visit: Looking, of: Scope) -> Response:
    """List every piece of evidence on a claim or in a story, retracted ones too."""
    with visit.looking() as (session, _):
        return answer(evidence_in(session, of))


@ROUTER.post("/claims/{slug}/{number}/attributions", response_model=WholeClaim, responses=refusals(*WRITES))
def attribute_(visit: Acting, slug: Slug, number: Number, asked: Annotated[NewAttribution, Body()]) -> Response:
    """Put on file that a source takes a stance to a claim."""
    label = f"{slug}#{number}"
    wording = Wording(asked.cue, asked.quote, asked.mode, asked.said_on, asked.locator, asked.note)
    with visit.writing() as (session, by):
        attribute(
            session,
            label,
            asked.source,
            asked.status,
            by=by,
            via=asked.via,
            first_hand=asked.first_hand,
            wording=wording,
        )
    return answer(whole_claim(visit, label))


@ROUTER.post("/attributions/{key}/check", response_model=WholeClaim, responses=refusals(*WRITES))
def check(visit: Acting, key: Key, asked: Annotated[Located, Body()]) -> Response:
    """Record that you saw that the source did say it: a tick for the quote, not for the fact."""
    with visit.writing() as (session, by):
        label = check_attribution(session, key, by=by, locator=asked.locator)
    return answer(whole_claim(visit, label))


@ROUTER.post("/attributions/{key}/retract", response_model=WholeClaim, responses=refusals(*WRITES))
def take_back(visit: Acting, key: Key, asked: Annotated[Reasoned, Body()]) -> Response:
    """Mark an attribution as wrong; it stays on file."""
    with visit.writing() as (session, by):
        label, _ = retract_attribution(session, key, by=by, reason=asked.reason)
    return answer(whole_claim(visit, label))


@ROUTER.post("/claims/{slug}/{number}/evidence", response_model=WholeClaim, responses=refusals(*WRITES))
def hold(visit: Acting, slug: Slug, number: Number, asked: Annotated[NewEvidence, Body()]) -> Response:
    """Put evidence on a claim."""
    label = f"{slug}#{number}"
    holding = Holding(asked.excerpt, asked.locator, asked.url, asked.archived_url, asked.note)
    with visit.writing() as (session, by):
        add_evidence(session, label, asked.source, asked.bearing, holding, by=by, files=visit.files(session))
    return answer(whole_claim(visit, label))


@ROUTER.post("/claims/{slug}/{number}/fact-checks", response_model=WholeClaim, responses=refusals(*WRITES))
def take_over(visit: Acting, slug: Slug, number: Number, asked: Annotated[FactCheckTaken, Body()]) -> Response:
    """Put somebody's published fact-check on a claim as evidence; its rating is its publisher's, and decides nothing here."""
    label = f"{slug}#{number}"
    with visit.looking() as (_, you):
        require_writer(you)
    checks = read_fact_checks(io.BytesIO(asked.text.encode()), "the text")
    with visit.writing() as (session, by):
        check = fact_check_meant(session, label, checks, asked.number, "the text")
        files = visit.files(session)
        take_fact_check(session, label, check, by=by, files=files, bearing=asked.bearing, source=asked.source)
    return answer(whole_claim(visit, label))


@ROUTER.post("/evidence/{key}/retract", response_model=WholeClaim, responses=refusals(*WRITES))
def let_go(visit: Acting, key: Key, asked: Annotated[Reasoned, Body()]) -> Response:
    """Mark evidence as wrong; it stays on file."""
    with visit.writing() as (session, by):
        label, _ = retract_evidence(session, key, by=by, reason=asked.reason)
    return answer(whole_claim(visit, label))
