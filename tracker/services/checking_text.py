"""Whether a text is the one that was signed off."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from sqlalchemy.orm import Session

from tracker.domain.errors import MoveRefusedError
from tracker.domain.wording import clean_story
from tracker.intake.alignment.difference import Difference, first_difference
from tracker.models import Person
from tracker.store.articles import get_article
from tracker.store.sign_offs import last_sign_off


class Checked(NamedTuple):
    """How a text stands to the one that was signed off last."""

    slug: str
    signed: bool
    """Whether anything was."""
    revision: int = 0
    by: str = ""
    """The initials of who signed it."""
    same: bool = False
    difference: Difference | None = None


def check_text(session: Session, slug: str, text: str) -> Checked:
    """Hold a text against the one an editor signed off last: white space and typography may be otherwise, nothing else.

    Raises:
        NotOnFileError: there is no such article.
        BadInputError: it is no text.
        MoveRefusedError: the text on file is not the one that was signed, its SHA-256 says.
    """
    article = get_article(session, slug)
    found = last_sign_off(session, article.id)
    if found is None:
        return Checked(slug, signed=False)
    sign_off, revision = found
    if hashlib.sha256(revision.text.encode()).hexdigest() != sign_off.sha256:
        raise MoveRefusedError(
            f"revision {revision.number} of {slug} is not the text that was signed off, its SHA-256 says: somebody was at "
            "the desk's file; see `tracker log verify`"
        )
    who = session.get(Person, sign_off.by_id)
    apart = first_difference(revision.text, clean_story(text))
    return Checked(slug, True, revision.number, who.initials if who else "", apart is None, apart)
