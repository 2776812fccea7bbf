"""The packs of house rules: listed, shown, gone by."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Path, Response

from tracker.domain.errors import BadInputError
from tracker.services.policies import is_file, list_policies, pack_named, use_desks_policy, use_policy
from tracker.services.policy_shape import listed_json, pack_json
from tracker.web.api.asking import WRITES, Acting, Looking, answer, refusals
from tracker.web.api.shapes.asked import Word
from tracker.web.api.shapes.asked_work import UsingPolicy
from tracker.web.api.shapes.work import PolicyRow, PolicyShape, PolicyUsed

ROUTER = APIRouter(tags=["audit"])


@ROUTER.get("/policies", response_model=list[PolicyRow], responses=refusals())
def policies(visit: Looking) -> Response:
    """List the policy packs, with who goes by each."""
    with visit.looking() as (session, _):
        return answer([listed_json(one) for one in list_policies(session)])


@ROUTER.get("/policies/{policy}", response_model=PolicyShape, responses=refusals(400))
def policy(visit: Looking, policy: Annotated[Word, Path(description="A pack that is listed.")]) -> Response:
    """Show what a pack asks: its numbers, and what each rule weighs."""
    _require_name(policy)
    with visit.looking() as (session, _):
        return answer(pack_json(pack_named(session, policy)))


@ROUTER.post("/policies/use", response_model=PolicyUsed, responses=refusals(*WRITES))
def use(visit: Acting, asked: Annotated[UsingPolicy, Body()]) -> Response:
    """Hold the desk, or one story, to a pack that is listed; a story without one goes by the desk's."""
    _require_name(asked.policy or "")
    with visit.writing() as (session, by):
        if asked.policy is None and asked.article is None:
            raise BadInputError("name a pack, or a story that is to go by the desk's")
        if asked.policy is None:
            name = use_desks_policy(session, asked.article or "", by=by)
        else:
            name = use_policy(session, asked.policy, by=by, slug=asked.article).name
    return answer({"policy": name, "article": asked.article})


def _require_name(name: str) -> None:
    """Refuse the name of a file: those of the machine that serves are nobody's business here.

    Raises:
        BadInputError: it is one.
    """
    if is_file(name):
        raise BadInputError("choose one of the packs that are listed")
