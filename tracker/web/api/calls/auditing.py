"""Stories held against the rule book, and findings that an editor accepts."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Query, Response

from tracker.reports.audit_report import FORMATS
from tracker.services.audit_reporting import audit_report
from tracker.services.audit_subject import narrowed, subject_of
from tracker.services.auditing import audit, policy_for, rules_named
from tracker.services.rule_shape import rule_json
from tracker.services.waiving import list_waivers, waive, withdraw_waiver
from tracker.web.api.asking import JSON, WRITES, Acting, Key, Looking, Number, Slug, answer, refusals
from tracker.web.api.shapes.asked import Reasoned, Waiving, Word
from tracker.web.api.shapes.claims import WholeClaim
from tracker.web.api.shapes.desk import AuditShape, RuleShape, WaiverList
from tracker.web.api.whole import whole_claim
from tracker.web.turns import ONE_STORY, WHOLE_DESK

ROUTER = APIRouter(tags=["audit"])


@ROUTER.get("/audit", response_model=AuditShape, responses=refusals(400, 404))
def audit_(
    visit: Looking,
    of: Annotated[Word, Query(min_length=1, description="A story's slug, or a claim's label.")],
    rule: Annotated[list[Word] | None, Query(max_length=50, description="Only these rules.")] = None,
) -> Response:
    """Hold a story or one claim against the rule book, under its own policy."""
    rules = rules_named(rule or [])
    with ONE_STORY.one(), visit.looking() as (session, _):
        about = subject_of(session, of)
        found = narrowed(audit(session, about.slug, rules, None, visit.files(session)), about.label)
        report = audit_report(found, rules, policy_for(session, None).name, article=about.label or about.slug)
        whole = b"".join(FORMATS["json"].pieces(report))
    return Response(whole, media_type=JSON)


@ROUTER.get("/rules", response_model=list[RuleShape], responses=refusals())
def rules(visit: Looking) -> Response:
    """List the rules: what each asks, why, what fails, what passes and the remedy."""
    with visit.looking():
        return answer([rule_json(one) for one in rules_named([])])


@ROUTER.get("/waivers", response_model=WaiverList, responses=refusals(404))
def waivers(
    visit: Looking, article: Annotated[Word | None, Query(description="Only of this story.")] = None
) -> Response:
    """List the waivers: in force, idle, expired or withdrawn."""
    turns = ONE_STORY if article else WHOLE_DESK
    with turns.one(), visit.looking() as (session, _):
        return answer({"waivers": list(list_waivers(session, article or None, visit.files(session)))})


@ROUTER.post("/claims/{slug}/{number}/waivers", response_model=WholeClaim, responses=refusals(*WRITES))
def waive_(visit: Acting, slug: Slug, number: Number, asked: Annotated[Waiving, Body()]) -> Response:
    """Accept what a rule says of a claim, for a time."""
    label = f"{slug}#{number}"
    with visit.writing() as (session, by):
        files = visit.files(session)
        waive(session, label, asked.rule, reason=asked.reason, until=asked.until, by=by, files=files)
    return answer(whole_claim(visit, label))


@ROUTER.post("/waivers/{key}/withdraw", response_model=WholeClaim, responses=refusals(*WRITES))
def withdraw(visit: Acting, key: Key, asked: Annotated[Reasoned, Body()]) -> Response:
    """Take back a waiver: what it covered counts again."""
    with visit.writing() as (session, by):
        _, label = withdraw_waiver(session, key, by=by, reason=asked.reason)
    return answer(whole_claim(visit, label))
