"""What a page showed of a story's headline, reporter and deadline: of these fields those change that somebody typed anew, and
nobody writes over what somebody else wrote meanwhile."""

from __future__ import annotations

import hashlib

from sqlalchemy.orm import Session

from tracker.domain.errors import BadInputError, MoveRefusedError
from tracker.domain.wording import shown as shown_word
from tracker.models import Person
from tracker.services.editing_stories import StoryFields
from tracker.store.articles import get_article
from tracker.store.people import get_person

_DIGITS = 12
_CALLED = StoryFields(headline="headline", reporter="reporter", deadline="deadline")


def as_shown(headline: str, reporter: str | None, deadline: str | None) -> str:
    """As a page carries it from the look to the move.

    Args:
        reporter: initials.
    """
    return ".".join(_digits(value) for value in (headline, reporter, deadline))


def _digits(value: str | None) -> str:
    return hashlib.sha256((value or "").encode()).hexdigest()[:_DIGITS]


def _initials(session: Session, key: int | None) -> str | None:
    return None if key is None else session.get_one(Person, key).initials


def typed_anew(session: Session, slug: str, typed: StoryFields, seen: str) -> StoryFields:
    """Of the fields of a form those that are others than it showed; the others are left as they are.

    Raises:
        NotOnFileError: there is no such article or person.
        BadInputError: the form does not say what it showed.
        MoveRefusedError: somebody else changed one of them meanwhile.
    """
    shown = seen.split(".")
    if len(shown) != len(typed) or any(len(part) != _DIGITS for part in shown):
        raise BadInputError("the page does not say what was looked at: load it again")
    article = get_article(session, slug)
    stands = StoryFields(article.headline, _initials(session, article.reporter_id), article.deadline)
    named = typed._replace(reporter=get_person(session, typed.reporter).initials) if typed.reporter else typed
    anew = [value if _digits(value) != was else None for value, was in zip(named, shown, strict=True)]
    for called, value, now, was in zip(_CALLED, anew, stands, shown, strict=True):
        if value is not None and _digits(now) != was:
            raise MoveRefusedError(
                f"the {called} of {slug} was changed since you looked, to {shown_word(now) if now else 'none'}: "
                "look at the page again first"
            )
    return StoryFields(*anew)
