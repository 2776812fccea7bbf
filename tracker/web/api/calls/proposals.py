"""What may be a claim: found, accepted, dismissed."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Query, Response

from tracker.domain.proposal import Tier
from tracker.extract.extractors.choosing import RULES, extractor_named
from tracker.services.accepting import accept
from tracker.services.dismissing import dismiss
from tracker.services.drafting import Edits
from tracker.services.making_claims import Accepted
from tracker.services.offer_shape import offers_json
from tracker.services.offering import Choice, offers_of
from tracker.services.proposing import keep_proposals, text_to_read
from tracker.services.reoffering import reoffer
from tracker.web.api.asking import WRITES, Acting, Looking, Slug, answer, refusals
from tracker.web.api.shapes.asked import Accepting, Dismissing, Reoffering
from tracker.web.api.shapes.stories import AcceptedShape, DismissedShape, ProposalsShape, ReofferedShape

ROUTER = APIRouter(tags=["proposals"])


@ROUTER.get("/articles/{slug}/proposals", response_model=ProposalsShape, responses=refusals(404))
def proposals(
    visit: Looking,
    slug: Slug,
    tier: Annotated[list[Tier] | None, Query(max_length=10)] = None,
    own_voice: Annotated[bool, Query(description="What the story says in its own voice, too.")] = True,
    attributed: Annotated[bool, Query(description="What it has others say, too.")] = True,
    settled: Annotated[bool, Query(description="Those too that are accepted, dismissed or gone.")] = False,
) -> Response:
    """List what is proposed in a story, in reading order."""
    choice = Choice(frozenset(tier or Tier), own_voice=own_voice, attributed=attributed, settled=settled)
    with visit.looking() as (session, _):
        return answer(offers_json(offers_of(session, slug, choice)))


@ROUTER.post("/articles/{slug}/proposals", response_model=ProposalsShape, responses=refusals(404, 409, 413))
def propose(visit: Acting, slug: Slug) -> Response:
    """Find the claims in a story's newest text by the rules, and list what is proposed now."""
    with visit.looking() as (session, by):
        revision = text_to_read(session, slug, by=by)
        number, text = revision.number, revision.text
    found = extractor_named(RULES, None).examine(text)
    with visit.writing() as (session, by):
        keep_proposals(session, slug, number, found.proposals, by=by)
    with visit.looking() as (session, _):
        return answer(offers_json(offers_of(session, slug)))


@ROUTER.post("/proposals/accept", response_model=AcceptedShape, responses=refusals(*WRITES))
def accept_(visit: Acting, asked: Annotated[Accepting, Body()]) -> Response:
    """Make claims of proposals, all of them or none."""
    edits = Edits(
        asked.text,
        asked.status,
        asked.source,
        asked.via,
        no_source=asked.no_source,
        new_source=asked.new_source,
        first_hand=asked.first_hand,
        risk=asked.risk,
        about=asked.about,
        allegation=asked.allegation,
        note=asked.note,
    )
    with visit.writing() as (session, by):
        done = accept(session, asked.ids, by=by, edits=edits, into=asked.into, together=asked.together)
        told = _accepted(done)
    return answer(told)


def _accepted(done: Accepted) -> dict[str, object]:
    return {
        "claims": [
            {
                "claim": one.label,
                "text": one.text,
                "status": one.status.value,
                "proposals": list(one.proposals),
                "new": one.new,
                "fell": one.fell,
            }
            for one in done.claims
        ],
        "new_sources": [{"source": name, "kind": kind.value} for name, kind in done.new_sources],
    }


@ROUTER.post("/proposals/dismiss", response_model=DismissedShape, responses=refusals(*WRITES))
def dismiss_(visit: Acting, asked: Annotated[Dismissing, Body()]) -> Response:
    """Say that proposals are no claims to check: they are not offered again."""
    with visit.writing() as (session, by):
        done = dismiss(session, asked.ids, by=by, reason=asked.reason)
    return answer({"dismissed": done})


@ROUTER.post("/proposals/reoffer", response_model=ReofferedShape, responses=refusals(404, 409))
def reoffer_(visit: Acting, asked: Annotated[Reoffering, Body()]) -> Response:
    """Take back that proposals were dismissed, or that you accepted them: a claim just made of them is withdrawn."""
    with visit.writing() as (session, by):
        done = reoffer(session, asked.ids, by=by)
        told = {"proposals": done.proposals, "withdrawn": done.withdrawn}
    return answer(told)
