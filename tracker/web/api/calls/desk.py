"""Who is signed in, who else is there, and the ledger."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from tracker.services.history import entries_on, head_of
from tracker.services.listing_people import person_json
from tracker.services.proof_shape import Proof, proof_as_json
from tracker.services.proving import prove
from tracker.store.people import list_people
from tracker.web.access import form_token
from tracker.web.api.asking import FEW, Limit, Looking, answer, refusals
from tracker.web.api.shapes.asked import Word
from tracker.web.api.shapes.desk import HeadShape, LedgerPage, Me, PersonShape, ProofShape
from tracker.web.turns import PROOF

ROUTER = APIRouter(tags=["desk"])


@ROUTER.get("/me", response_model=Me, responses=refusals())
def me(visit: Looking) -> Response:
    """Say who is signed in, and the token for whatever writes."""
    with visit.looking() as (_, you):
        told = {"name": you.name, "initials": you.initials, "roles": sorted(role.value for role in you.roles)}
    return answer({**told, "form_token": form_token(visit.secret)})


@ROUTER.get("/people", response_model=list[PersonShape], responses=refusals())
def people(visit: Looking) -> Response:
    """List the people of the desk."""
    with visit.looking() as (session, _):
        return answer([person_json(one) for one in list_people(session)])


@ROUTER.get("/ledger", response_model=LedgerPage, responses=refusals(400, 404))
def ledger(
    visit: Looking,
    of: Annotated[
        Word | None, Query(description="Only of a claim (its label) or a story with its claims (its slug).")
    ] = None,
    before: Annotated[int | None, Query(ge=1, le=2**63 - 1, description="Only entries before this one.")] = None,
    limit: Limit = FEW,
) -> Response:
    """List what happened, newest first."""
    with visit.looking() as (session, _):
        found = list(entries_on(session, of, limit + 1, before=before))
    rest = found[limit:]
    return answer({"entries": found[:limit], "next": found[limit - 1]["seq"] if rest else None})


@ROUTER.get("/ledger/head", response_model=HeadShape, responses=refusals())
def head(visit: Looking) -> Response:
    """Say the newest entry's number and hash, to keep elsewhere."""
    with visit.looking() as (session, _):
        return answer(head_of(session)._asdict())


@ROUTER.get("/ledger/verify", response_model=ProofShape, responses=refusals())
def verify(visit: Looking) -> Response:
    """Prove that ledger and records are as they were written. On a large desk this takes a while."""
    with visit.looking():
        pass  # who has left the desk learns nothing of it
    with PROOF.one(), visit.served.door.whole() as session:
        return answer(proof_as_json(Proof(prove(session))))
