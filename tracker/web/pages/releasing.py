"""Letting a story go: what stands in the way, signing it off, publishing it, whether a text is the one that was signed, and
whom it was put to."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session
from starlette.responses import Response

from tracker.domain.finding import Finding
from tracker.domain.vocabulary import LAID_ASIDE, ReplyOutcome, Severity
from tracker.domain.who_sees import Sight
from tracker.models.dossier import Dossier
from tracker.services.checked_words import checked_lines
from tracker.services.checking_text import check_text
from tracker.services.commenting import comments_json
from tracker.services.publishing import publish
from tracker.services.release_seen import SeenStory, require_story_as_seen
from tracker.services.release_words import published_words, signed_lines
from tracker.services.replying import ReplyFields, edit_reply, list_replies, retract_reply
from tracker.services.signing_off import CHANGED, Release, held_against_rules, sign_off
from tracker.services.task_words import left_lines, standing, what
from tracker.services.work_words import said_of_answer, said_of_retracting
from tracker.store.articles import changed_since
from tracker.store.dossiers import load
from tracker.store.people import person_rows
from tracker.store.tasks import list_tasks
from tracker.web.choosing import chosen
from tracker.web.pages.audits import book
from tracker.web.paths import story_path
from tracker.web.reading_files import look_at_files_of
from tracker.web.uploads import story_in
from tracker.web.visits import Done, Form, Visit, move, page

KEEP = "Keep proof of it outside the desk: the head of the ledger, on the page `tracker log`."
"""What is said after a sign-off."""


def show(visit: Visit) -> Response:
    """What stands in the way of letting the story go, and how it stands."""
    with visit.looking() as (session, you):
        return visit.page("sign_off.html", you, **_standing(visit, session), checked=None)


def _standing(visit: Visit, session: Session, release: Release | None = None) -> dict[str, Any]:
    """What the page shows; the audit is asked where nobody asked it this moment."""
    dossier = load(session, visit.word("slug"))
    release = release or held_against_rules(session, dossier, visit.files(session), without=CHANGED)
    people = person_rows(session)
    tasks = list_tasks(session, dossier.article_id, done=True)
    signed = dossier.sign_off
    changed = changed_since(session, [dossier.article_id]).get(dossier.article_id, 0)
    return {
        "slug": dossier.slug,
        "dossier": dossier,
        "seen": SeenStory.of(dossier).written,
        "blockers": release.blockers,
        "standing": _lighter(release),
        "waived": sum(one.waived for one in release.audited.findings),
        "claim_words": {one.label: one.text for one in dossier.claims},
        "laid_aside": sum(one.state in LAID_ASIDE for one in dossier.claims),
        "signable": _signable(dossier, changed),
        "broken": [crash.sentence for crash in release.audited.crashes],
        "policy": release.audited.policy,
        "signer": people[signed.by_id].initials if signed is not None else "",
        "changed": changed,
        "tasks": [(one, what(one), standing(one, people)) for one in tasks],
        "comments": comments_json(session, dossier.slug),
        "replies": list(list_replies(session, dossier.slug)),
        "outcomes": ReplyOutcome,
        "book": book(),
    }


def _lighter(release: Release) -> dict[Severity, list[Finding]]:
    """The other findings, which do not block: the warnings and notes that nobody accepted."""
    open_ones = [one for one in release.audited.findings if not one.waived]
    found = {
        weight: [one for one in open_ones if one.severity is weight] for weight in (Severity.WARNING, Severity.NOTE)
    }
    return {weight: those for weight, those in found.items() if those}


def _signable(dossier: Dossier, changed: int) -> bool:
    """Whether a sign-off is the next thing to do: the newest text has none, or something changed since."""
    signed = dossier.sign_off
    return signed is None or signed.revision != dossier.revision or changed > 0


def release(visit: Visit, form: Form) -> Done | Response:
    """Release the newest text, as it was looked at."""
    slug, seen = visit.word("slug"), SeenStory.read(form.get("seen") or "")
    look_at_files_of(visit, slug)
    with visit.writing() as (session, you):
        require_story_as_seen(session, slug, seen)
        found = sign_off(session, slug, by=you, files=visit.files(session))
        row, initials = found.sign_off, you.initials
    if row is None:
        return _refused(visit, found, "signed off")
    return Done(" ".join([*signed_lines(found, initials), KEEP]), _here(visit))


def put_out(visit: Visit, form: Form) -> Done | Response:
    """Note that the story is out."""
    slug, seen = visit.word("slug"), SeenStory.read(form.get("seen") or "")
    look_at_files_of(visit, slug)
    with visit.writing() as (session, you):
        require_story_as_seen(session, slug, seen)
        files = visit.files(session)
        article, found = publish(
            session, slug, by=you, url=form.get("url"), at=form.get("at"), note=form.get("note"), files=files
        )
        said = [published_words(session, article), *left_lines(list_tasks(session, article.id))]
    if found is not None and found.refused:
        return _refused(visit, found, "published")
    return Done(" ".join(said), _here(visit))


def _refused(visit: Visit, found: Release, act: str) -> Response:
    """The page again, with what stands in the way: the audit found something that it had not when the page was shown. It was
    asked with the eyes of whoever sees everything, so who does not has it asked once more with theirs."""
    many = len(found.blockers)
    stand = "1 blocker stands" if many == 1 else f"{many:,} blockers stand"
    broken = "" if many else "a rule broke off, so nobody knows what it would have said"
    refusal = f"{found.slug} is not {act}: {f'{stand} in the way' if many else broken}"
    with visit.looking() as (session, you):
        sees = Sight(you.id, you.initials, you.roles).whole
        stands = _standing(visit, session, found if sees else None)
        return visit.page("sign_off.html", you, 409, **stands, checked=None, refusal=refusal)


def check(visit: Visit, form: Form) -> Response:
    """Say whether a text is the one that was signed."""
    story, _ = story_in(form)
    with visit.looking() as (session, you):
        found = check_text(session, visit.word("slug"), story)
        lines = [line for line, _ in checked_lines(found)]
        checked = {"same": found.same, "lines": lines, "pasted": form.get("text")}
        return visit.page("sign_off.html", you, **_standing(visit, session), checked=checked)


def answer(visit: Visit, form: Form) -> Done:
    """Put down what came of asking somebody."""
    fields = ReplyFields(
        form.get("party"),
        form.get("asked_on"),
        form.get("channel"),
        form.get("deadline"),
        chosen(ReplyOutcome, form.get("outcome"), "outcome"),
        form.get("answer"),
        form.get("stands"),
        form.get("note"),
    )
    with visit.writing() as (session, you):
        row, claim = edit_reply(session, visit.number("id"), fields, by=you)
        return Done(said_of_answer(row, claim.label), form.back("/"))


def unask(visit: Visit, form: Form) -> Done:
    """Take back that somebody was asked."""
    key, reason = visit.number("id"), form.require("reason", "the reason")
    with visit.writing() as (session, you):
        label = retract_reply(session, key, by=you, reason=reason)
        return Done(said_of_retracting("Reply", key, label), form.back("/"))


def _here(visit: Visit) -> str:
    return f"{story_path(visit.word('slug'))}/sign-off"


_AT = "/stories/{slug}"
ROUTES = (
    page(f"{_AT}/sign-off", show),
    move(f"{_AT}/sign-off", release),
    move(f"{_AT}/publish", put_out),
    move(f"{_AT}/check-publish", check),
    move("/replies/{id:int}/edit", answer),
    move("/replies/{id:int}/retract", unask),
)
