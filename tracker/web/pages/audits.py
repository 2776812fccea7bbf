"""The audit: of a story, of the desk; the rule book; waiving a finding and taking that back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy.orm import Session
from starlette.responses import Response

from tracker.audit.rule import Rule
from tracker.domain.choices import choose
from tracker.domain.finding import Finding
from tracker.domain.vocabulary import Severity
from tracker.services.audit_pages import audit_back, heaviest_first
from tracker.services.audit_reporting import claims_to_audit
from tracker.services.auditing import audited, rules_named
from tracker.services.waiving import ManyWaivers, waive, waivers_in, withdraw_waiver
from tracker.store.claims import texts_by_label
from tracker.store.story_file import load_to_read
from tracker.web.numbers import KEY_DIGITS, number_in
from tracker.web.paging import here_without, paging
from tracker.web.paths import story_path
from tracker.web.visits import Done, Form, Visit, move, page


def show_story(visit: Visit) -> Response:
    """What the rule book has against a story, the heaviest first."""
    slug, rules, least = visit.word("slug"), _rules(visit), _least(visit)
    with visit.looking() as (session, you):
        files = visit.files(session)
        file = load_to_read(session, slug)
        slug, headline = file.slug, file.headline
        found = audited(session, file, rules, None, files)
        waivers = list(waivers_in(session, file, files))
        heavy = heaviest_first(found, least)
        pages = paging(visit.request, len(heavy))
        claim_words = _words(session, pages.of(heavy))
    return visit.page(
        "audit_story.html",
        you,
        slug=slug,
        headline=headline,
        claim_words=claim_words,
        findings=pages.of(heavy),
        paging=pages,
        counts=_counts([one.severity for one in heavy if not one.waived]),
        waived=sum(one.waived for one in heavy),
        claims=found.claims,
        policy=found.policy,
        broken=[crash.sentence for crash in found.crashes],
        waivers=waivers,
        **_narrowing(visit, least),
    )


def show_desk(visit: Visit) -> Response:
    """What the rule book has against the newest stories, as many as fill a page."""
    rules, least, before = _rules(visit), _least(visit), visit.asked("before")
    key = number_in(before, KEY_DIGITS)
    with visit.looking() as (session, you):
        looked = audit_back(session, rules, least, key, visit.files(session))
        claim_words = _words(session, [one for _, findings in looked.stories for one in findings[:20]])
        claims = claims_to_audit(session, None)
    here = here_without(visit.request, "before")
    more = None if looked.before is None else f"{here}{'&' if '?' in here else '?'}before={looked.before}"
    return visit.page(
        "audit.html",
        you,
        looked=looked,
        claim_words=claim_words,
        claims=claims,
        more=more,
        first=key is None,
        broken=looked.broken,
        **_narrowing(visit, least),
    )


def show_waivers(visit: Visit) -> Response:
    """The waivers of the desk with how they stand."""
    with visit.looking() as (session, you):
        every = ManyWaivers(session, visit.files(session))
        pages = paging(visit.request, len(every))
        found = every.some(pages.start, pages.size)
    return visit.page("waivers.html", you, waivers=found, paging=pages, book=book())


def show_rules(visit: Visit) -> Response:
    """The rule book."""
    with visit.looking() as (_, you):
        return visit.page("rules.html", you, rules=rules_named([]), one=None)


def show_rule(visit: Visit) -> Response:
    """One rule's page."""
    [rule] = rules_named([visit.word("name")])
    with visit.looking() as (_, you):
        return visit.page("rules.html", you, rules=[rule], one=rule)


def accept(visit: Visit, form: Form) -> Done:
    """Accept what a rule says of a claim, for a time."""
    label, rule = form.require("claim", "the claim"), form.require("rule", "the rule")
    reason, until = form.require("reason", "the reason"), form.require("until", "the last day")
    with visit.writing() as (session, you):
        row = waive(session, label, rule, reason=reason, until=until, by=you, files=visit.files(session))
        said = f"{row.rule} on {label} is waived until {row.until} by {you.initials} (waiver {row.id})"
        idle = "" if row.finding is not None else " The audit has no such finding now: the waiver is idle until it has."
    return Done(f"{said}.{idle}", form.back(f"{story_path(label.partition('#')[0])}/audit"))


def withdraw(visit: Visit, form: Form) -> Done:
    """Take a waiver back."""
    key, reason = visit.number("id"), form.require("reason", "the reason")
    with visit.writing() as (session, you):
        row, label = withdraw_waiver(session, key, by=you, reason=reason)
        return Done(f"Waiver {row.id} is withdrawn: {row.rule} on {label} counts again.", form.back("/audit/waivers"))


def _rules(visit: Visit) -> list[Rule]:
    named = visit.asked("rule")
    return rules_named([named] if named else [])


def _words(session: Session, findings: Iterable[Finding]) -> dict[str, str]:
    """Label -> what the claims say that findings are about."""
    return texts_by_label(session, {one.claim for one in findings if one.claim})


def book() -> dict[str, Rule]:
    """Every rule by name."""
    return {rule.name: rule for rule in rules_named([])}


def _least(visit: Visit) -> Severity:
    word = visit.asked("severity")
    return choose(Severity, word, "severity") if word else Severity.NOTE


def _counts(severities: Sequence[Severity]) -> dict[Severity, int]:
    found = Counter(severities)
    return {severity: found[severity] for severity in reversed(Severity) if found[severity]}


def _narrowing(visit: Visit, least: Severity) -> dict[str, Any]:
    """What the filters of either page show."""
    return {
        "book": book(),
        "rule": visit.asked("rule"),
        "least": least,
        "severities": tuple(Severity),
    }


ROUTES = (
    page("/audit", show_desk),
    page("/audit/waivers", show_waivers),
    page("/stories/{slug}/audit", show_story),
    page("/rules", show_rules),
    page("/rules/{name}", show_rule),
    move("/waivers", accept),
    move("/waivers/{id:int}/withdraw", withdraw),
)
