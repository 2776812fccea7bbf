"""Holding a story's next text against the ones on file before it is filed: of a long story that takes seconds, and nobody else
need wait meanwhile."""

from __future__ import annotations

from sqlalchemy.orm import Session

from tracker.domain.wording import LINE, clean_optional, clean_story, first_line
from tracker.intake.alignment import akin
from tracker.intake.alignment.following import Followers
from tracker.models import Person
from tracker.services.carrying_over import follow
from tracker.services.desks import require_writer
from tracker.services.filing import label_for
from tracker.store.articles import find_article, newest_revision


def follow_ahead(
    session: Session, text: str, *, by: Person, slug: str | None = None, headline: str | None = None, name: str = ""
) -> Followers | None:
    """Follow every passage of a story into its next text and write nothing, for `file_story` of the same text, headline and
    name. Where the story is filed anew or claims are placed in between, what is missing is followed then. None where nothing
    is to be followed: the story or its text is new, or the very one on file.

    Raises:
        BadInputError: the text or slug cannot be taken.
        MoveRefusedError: `by` may not write.
    """
    require_writer(by)
    text = clean_story(text)
    head = clean_optional("the headline", headline, LINE) or first_line(text)
    article = find_article(session, label_for(head, slug, name))
    before = newest_revision(session, article.id) if article is not None else None
    if article is None or before is None or before.text == text or (slug is None and not akin(before.text, text)):
        return None
    followers = Followers(text)
    follow(session, article, before, followers)
    return followers
