"""A copy of a story that comes back in: whether it is filed as the story it is of, and knows what was changed since."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Session

from tracker.domain.errors import BadInputError, MoveRefusedError
from tracker.domain.sentences import sentences
from tracker.domain.stamp import Reported, Stamp
from tracker.models import Article, Person, Revision
from tracker.store.articles import find_article, newest_revision, number_at, revision_numbered
from tracker.store.ledger_lines import hash_and_time_of


def refuse_stale(session: Session, stamp: Stamp, slug: str, draft: Revision) -> None:
    """Refuse a copy that would be filed as another story, or would undo what was changed since it was made.

    Args:
        stamp: what the copy says it was made from; where this desk never wrote it, nothing is refused.
        slug: the story that the copy would be filed as.
        draft: its text, and what stands over it.

    Raises:
        BadInputError: it is a copy of another story.
        MoveRefusedError: it was made before the newest revision, and does not hold what that one changed.
    """
    article, entry = find_article(session, stamp.slug), hash_and_time_of(session, stamp.seq)
    if article is None or entry is None or entry[0] != stamp.head or stamp.kind is not Reported.ANNOTATED:
        return
    if article.slug != slug:
        raise BadInputError(
            f"this is a copy of {article.slug}: add --slug {article.slug}, or --anyway to file it as {slug}"
        )
    _refuse_undoing(session, article, entry[1], draft)


def _refuse_undoing(session: Session, article: Article, made: dt.datetime, draft: Revision) -> None:
    """Go back from the newest revision to one that the copy holds: who holds it knows what was before it, too."""
    newest, of_copy = newest_revision(session, article.id), number_at(session, article.id, made)
    if newest is None or of_copy is None:
        return
    after = newest
    while after.number > of_copy:
        before = revision_numbered(session, article.id, after.number - 1)
        if _holds(draft, before, after):
            return
        if after.filed_by_id != draft.filed_by_id or _undoes(draft, before, after):
            raise MoveRefusedError(_told(session, article.slug, of_copy, after))
        after = before


def _told(session: Session, slug: str, of_copy: int, since: Revision) -> str:
    person = session.get(Person, since.filed_by_id) if since.filed_by_id is not None else None
    by = f" by {person.initials}" if person is not None else ""
    return (
        f"this copy was made from revision {of_copy} of {slug}, and revision {since.number}{by} is on file since, whose "
        f"changes are not in it: bring them over (tracker diff {slug}), or add --anyway to file it all the same"
    )


def _holds(draft: Revision, before: Revision, after: Revision) -> bool:
    """Whether a text has most of what a revision changed: the sentences that it brought, or if it only cut, the cuts. Who
    goes on in the file that was filed last has them; who goes on in an older one has not."""
    brought, cut = _changes(before, after)
    ours = _sentences(draft)
    if brought:
        return 2 * len(brought & ours) > len(brought)
    if cut:
        return 2 * len(cut - ours) > len(cut)
    return draft.headline in (None, after.headline) and draft.standfirst in (None, after.standfirst)


def _undoes(draft: Revision, before: Revision, after: Revision) -> bool:
    """Whether a text has again what a revision cut, or nothing of what it added. Who rewrites their own sentence once more
    does neither."""
    _, cut = _changes(before, after)
    return bool(cut & _sentences(draft)) if cut else not _holds(draft, before, after)


def _changes(before: Revision, after: Revision) -> tuple[set[str], set[str]]:
    """The sentences that a revision brought, and those that it cut."""
    old, new = _sentences(before), _sentences(after)
    return new - old, old - new


def _sentences(one: Revision) -> set[str]:
    return {one.text[start:end] for start, end in sentences(one.text)}
