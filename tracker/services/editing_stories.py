"""Changing what was said of a story when it was filed: its headline, who reports it, and by when it is to be ready.

The headline is part of what an editor signs, so another one is another revision of the same text, and a
sign-off of before it no longer covers the story. Who reported a story stays barred from deciding on it. Why: docs/decisions/0031.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from tracker.domain.days import full_day
from tracker.domain.errors import BadInputError, MoveRefusedError
from tracker.domain.vocabulary import Role, SecondPerson
from tracker.domain.wording import LINE, clean, first_line
from tracker.models import Article, Person
from tracker.models.article import EDIT, keys_in, written_keys
from tracker.services.desks import require_writer
from tracker.services.filing import Filed, file_under
from tracker.store import ledger
from tracker.store.articles import approved_by, get_article, newest_revision, was_signed_by
from tracker.store.people import get_person
from tracker.store.settings import setting_value


class StoryFields(NamedTuple):
    """What may be said of a story: what is None is left as it is, what is blank is to say nothing any more."""

    headline: str | None = None
    reporter: str | None = None
    """Initials or name."""
    deadline: str | None = None
    """A full day."""


class Edited(NamedTuple):
    """What came of editing a story."""

    article: Article
    changed: frozenset[str]
    """Which of the fields of `StoryFields` are others now."""
    reporter: Person | None
    """Who reports it now."""
    filed: Filed | None = None
    """The text under its new headline, where there is one."""
    in_text: bool = False
    """Whether the text itself still begins with the headline that was given up."""


def edit_story(session: Session, slug: str, fields: StoryFields, *, by: Person) -> Edited:
    """Give a story another headline, reporter or deadline.

    An editor may, and the story's own reporter but for the reporter: to whom a story belongs says who may not decide on it,
    and that nobody chooses for themselves.

    Raises:
        NotOnFileError: there is no such article or person.
        BadInputError: a field cannot be taken, or nothing would change.
        MoveRefusedError: `by` may not; or the new reporter has left the desk, or has approved or signed what they would report.
    """
    require_writer(by)
    article = get_article(session, slug)
    wanted = _wanted(session, article, fields)
    _require_may(article, wanted, by)
    if not wanted:
        raise BadInputError(
            f"nothing about {article.slug} would change: say what with an option, see `tracker article edit --help`"
        )
    before, filed = article.headline, None
    if "deadline" in wanted:
        article.deadline = wanted["deadline"]
    if "reporter" in wanted:
        _hand_over(session, article, wanted["reporter"])
    if "headline" in wanted:
        filed = file_under(session, article, wanted["headline"], by=by)
    ledger.record(session, EDIT, article.slug, by=by)
    reporter = None if article.reporter_id is None else session.get_one(Person, article.reporter_id)
    in_text = filed is not None and first_line(filed.revision.text) == before
    return Edited(article, frozenset(wanted), reporter, filed, in_text)


def may_edit(by: Person, reporter: int | None) -> bool:
    """Whether somebody may change the headline and the deadline of a story which the person of this key reports: an editor, and
    that reporter. Whoever may write can file a text under another headline, with the text in their hands; to change it from the
    desk is for who answers for the story."""
    return Role.EDITOR in by.roles or (by.id == reporter and bool(by.roles - {Role.READER}))


def edited_json(session: Session, edited: Edited) -> dict[str, Any]:
    """The story as it is called and reported now, for programs."""
    article, newest = edited.article, newest_revision(session, edited.article.id)
    return {
        "article": article.slug,
        "headline": article.headline,
        "reporter": edited.reporter.initials if edited.reporter else None,
        "former_reporters": [session.get_one(Person, key).initials for key in keys_in(article.former_reporters)],
        "deadline": article.deadline,
        "revision": newest.number if newest else None,
        "changed": sorted(edited.changed),
    }


def _wanted(session: Session, article: Article, fields: StoryFields) -> dict[str, Any]:
    """What is to be another than it is, fit to be kept; of the reporter the row of the person."""
    wanted: dict[str, Any] = {}
    if fields.headline is not None:
        headline = clean("the headline", fields.headline, LINE)
        newest = newest_revision(session, article.id)
        over = newest.headline if newest else None
        if {headline} != {article.headline, over or article.headline}:
            wanted["headline"] = headline
    if fields.reporter is not None:
        person = get_person(session, fields.reporter) if fields.reporter.strip() else None
        if (person.id if person else None) != article.reporter_id:
            wanted["reporter"] = person
    if fields.deadline is not None:
        day = full_day("the deadline", fields.deadline).isoformat() if fields.deadline.strip() else None
        if day != article.deadline:
            wanted["deadline"] = day
    return wanted


def _require_may(article: Article, wanted: dict[str, Any], by: Person) -> None:
    if "reporter" in wanted and Role.EDITOR not in by.roles:
        raise MoveRefusedError(f"giving {article.slug} to another reporter takes an editor: ask one")
    if not may_edit(by, article.reporter_id):
        raise MoveRefusedError(
            f"only an editor or the reporter of {article.slug} may change its headline or deadline: ask one of them"
        )


def _hand_over(session: Session, article: Article, person: Person | None) -> None:
    """Give a story to somebody else, or to nobody. Who had it stays named with it, and barred."""
    if person is not None:
        _require_fit(session, article, person)
    former = keys_in(article.former_reporters)
    if article.reporter_id is not None:
        article.former_reporters = written_keys((*former, article.reporter_id))
    article.reporter_id = person.id if person else None


def _require_fit(session: Session, article: Article, person: Person) -> None:
    """Refuse a reporter who would turn out to have decided on their own story.

    Raises:
        MoveRefusedError: they have left the desk, approved a claim of it or, where a second person is required, signed it off.
    """
    if not person.roles:
        raise MoveRefusedError(f"{person.initials} has left the desk: name somebody who is there")
    label = approved_by(session, article.id, person.id)
    if label is not None:
        raise MoveRefusedError(
            f"{person.initials} approved {label}, and nobody reports a story that they decided on: name somebody else"
        )
    required = setting_value(session, "second-person") == SecondPerson.REQUIRED
    if required and was_signed_by(session, article.id, person.id):
        raise MoveRefusedError(
            f"{person.initials} signed {article.slug} off, and nobody reports a story that they decided on: name somebody else"
        )
