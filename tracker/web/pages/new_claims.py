"""A claim logged from its story's page: from words that were selected, or typed."""

from __future__ import annotations

from sqlalchemy.orm import Session

from tracker.domain.choices import choose
from tracker.domain.errors import BadInputError, MoveRefusedError
from tracker.domain.vocabulary import AttributionStatus, Risk
from tracker.services.claiming import add_claim, occurrence_at
from tracker.services.work_words import said_of_claim
from tracker.store.articles import get_article, newest_revision
from tracker.web.choosing import yes_or_no
from tracker.web.forms import whole_number
from tracker.web.paths import story_path
from tracker.web.visits import Done, Form, Visit, move


def logged(visit: Visit, form: Form) -> Done:
    """Put a claim of a story on file."""
    slug = visit.word("slug")
    with visit.writing() as (session, by):
        words, occurrence = _words(session, slug, form)
        claim = add_claim(
            session,
            slug,
            form.require("text", "what the claim says"),
            choose(AttributionStatus, form.get("status") or AttributionStatus.UNATTRIBUTED, "status"),
            by=by,
            words=words,
            occurrence=occurrence,
            risk=choose(Risk, form.get("risk") or Risk.NORMAL, "risk"),
            about=form.get("about"),
            allegation=yes_or_no(form.get("allegation"), "allegation") or False,
            as_of=form.get("as_of"),
            note=form.get("note"),
        )
        told, number = said_of_claim(claim.label, claim.status.value), claim.number
    return Done(told, f"{story_path(slug)}?claim={number}")


def _words(session: Session, slug: str, form: Form) -> tuple[str | None, int | None]:
    """The words on which it is to stand, and which one of their places is meant: those that were selected, if the text is
    still the one they were selected in."""
    words, occurrence = form.get("quote"), whole_number(form, "occurrence", "which one of the places")
    start, end = whole_number(form, "start", "the place"), whole_number(form, "end", "the place")
    if words is None or start is None or end is None:
        return words, occurrence
    revision = newest_revision(session, get_article(session, slug).id)
    if revision is None or whole_number(form, "revision", "the revision") not in (None, revision.number):
        raise MoveRefusedError(
            f"{slug} was filed anew since you selected these words: select them again in the new text"
        )
    selected = revision.text[start:end].strip()
    if not selected or selected.split() != words.split():
        raise BadInputError("these words are not those at the place that was selected: select them again")
    start += len(revision.text[start:end]) - len(revision.text[start:end].lstrip())
    return selected, occurrence_at(revision, selected, start)


ROUTES = (move("/stories/{slug}/claims", logged),)
