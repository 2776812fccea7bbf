"""Looking at the desk as it stood at an earlier moment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from sqlalchemy.orm import Session

from tracker.domain.errors import BadInputError, DeskError, NotOnFileError
from tracker.domain.moments import beginning_of, moment_named
from tracker.domain.wording import shown
from tracker.models import Article
from tracker.models.base import now
from tracker.services.long_work import collector_off
from tracker.store.articles import get_article, revisions_of
from tracker.store.dossiers import newest_sign_off
from tracker.store.past import Moment, as_it_stood, moment_at, moment_of_row
from tracker.store.veil import look_likewise

_LONGEST_NUMBER = 7
"""Digits of a revision's number; eight are a day, 20261123."""


def moment_then(session: Session, slug: str | None, word: str) -> Moment:
    """The moment as of which somebody looks: the end of a day, so that all of it is seen (of the day that is going on,
    this moment), a time (UTC where it names no zone), or one in the life of the article: the number of a revision, when
    that was filed; `signed`, when it was signed off last; `published`, when it went out.

    Raises:
        BadInputError: it is none, has not come yet, or is one of an article and none is named.
        NotOnFileError: there is no such article or revision, or it is not signed off or published.
        DeskError: the ledger cannot tell any more when it was filed or signed.
    """
    return _moment(session, slug, word, _end_of)


def moment_of(session: Session, slug: str | None, word: str) -> Moment:
    """The moment since when something is new: the beginning of a day, so that all of it is new, or what `moment_then`
    takes beside days.

    Raises:
        TrackerError: as there.
    """
    return _moment(session, slug, word, beginning_of)


def _moment(session: Session, slug: str | None, word: str, of_day: Callable[[str], dt.datetime | None]) -> Moment:
    word = word.strip()
    if word.isascii() and word.isdigit() and len(word) <= _LONGEST_NUMBER:
        return _when_filed(session, slug, int(word))
    if word in _OF_AN_ARTICLE:
        return _OF_AN_ARTICLE[word](session, _article(session, slug, word))
    try:
        at = of_day(word) or moment_named(word)
    except BadInputError:
        raise BadInputError(
            f"{shown(word)} is no time and no revision: write 2026-11-23, 2026-11-23T09:30, or of an article the number "
            "of a revision, signed or published"
        ) from None
    if at > now():
        raise BadInputError(f"{word} has not come yet: name a moment that is past")
    return moment_at(session, at)


def _end_of(word: str) -> dt.datetime | None:
    """The last moment, UTC, of the day that is named, or this moment where that day is going on."""
    begun = beginning_of(word)
    if begun is None:
        return None
    end, present = moment_named(begun.date().isoformat()), now()
    return present if begun <= present < end else end


@contextmanager
def desk_as_of(
    session: Session, moment: Moment, slug: str | None = None, *, progress: Callable[[int], None] | None = None
) -> Iterator[Session]:
    """A session on the desk as it stood at that moment, to read as one reads the desk itself; nothing can be written.
    What is judged by the time is judged at that moment, for the session knows it (`store.session.looked_at`). What is kept from
    whoever looks at the desk is kept from them here as well.

    Args:
        slug: only this article, with all that concerns it; it may not have been there yet. One story of a large desk
            takes little more than reading the ledger, the whole desk about a third of the time it took to import it.
        progress: called with 1 for every entry that was read, of `moment.seq`.

    Raises:
        NotOnFileError: there is no such article now.
        DeskError: an entry up to then has been emptied or cannot be read, or there is no room.
    """
    article_id = None if slug is None else get_article(session, slug).id
    with ExitStack() as open_past:
        with collector_off():
            past = open_past.enter_context(as_it_stood(session, moment, article_id, progress=progress))
        look_likewise(past, session)
        yield past


def _when_filed(session: Session, slug: str | None, number: int) -> Moment:
    if slug is None:
        raise BadInputError(
            f"{number} is the number of a revision, and every article has its own: name the article, or a day or time"
        )
    revisions = revisions_of(session, get_article(session, slug).id)
    if number not in revisions:
        raise NotOnFileError(f"{slug} has no revision {number}: {_there_are(list(revisions))}")
    found = moment_of_row(session, "revision", revisions[number])
    if found is None:
        raise DeskError(
            f"the ledger cannot tell any more when revision {number} of {slug} was filed: name a day or a time instead"
        )
    return found


def _article(session: Session, slug: str | None, word: str) -> Article:
    if slug is None:
        raise BadInputError(f"{word} is a moment in the life of an article: name the article, or a day or time")
    return get_article(session, slug)


def _when_signed(session: Session, article: Article) -> Moment:
    signed = newest_sign_off(session, article.id)
    if signed is None:
        raise NotOnFileError(f"{article.slug} is not signed off yet: name a day or a time instead")
    found = moment_of_row(session, "sign_off", signed.id)
    if found is None:
        raise DeskError(f"the ledger cannot tell any more when {article.slug} was signed: name a day or a time instead")
    return found


def _when_published(session: Session, article: Article) -> Moment:
    if article.published_at is None:
        raise NotOnFileError(f"{article.slug} is not published yet: name a day or a time instead")
    return moment_at(session, article.published_at)


_OF_AN_ARTICLE = {"signed": _when_signed, "published": _when_published}


def _there_are(numbers: list[int]) -> str:
    if not numbers:
        return "no text of it is on file yet"
    if len(numbers) == 1:
        return f"there is only revision {numbers[0]}"
    return f"there are revisions {numbers[0]} to {numbers[-1]}"
