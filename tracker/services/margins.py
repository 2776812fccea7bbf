"""Keeping the Word comments that came with a text, each once however often the document is filed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session

from tracker.domain.vocabulary import ProposalStanding
from tracker.domain.wording import NAME, PROSE, as_prose
from tracker.intake.story import Comment as Remark
from tracker.models import Comment, Revision
from tracker.models.base import now
from tracker.store.comments import comments_on_article


def keep_comments(session: Session, revision: Revision, remarks: Sequence[Remark]) -> int:
    """Put what is new among the comments of a document on file; returns how many. One that waited on an earlier text goes
    along to this one, and what somebody settled is not asked again. The caller writes the entry."""
    known = comments_on_article(session, revision.article_id) if remarks else []
    before = {_mark(row.author, row.text, row.made_on, text.text[row.start : row.end]): row for row, text in known}
    number = max((row.number for row, _ in known if row.revision_id == revision.id), default=0)
    kept = 0
    for row in _rows(revision, remarks):
        mark = _mark(row.author, row.text, row.made_on, revision.text[row.start : row.end])
        twin = before.get(mark)
        if twin is not None and (twin.revision_id == revision.id or twin.standing is not ProposalStanding.OPEN):
            continue
        if twin is not None:
            twin.standing, twin.settled_at = ProposalStanding.GONE, now()
        number += 1
        kept += twin is None
        row.number, before[mark] = number, row
        session.add(row)
    return kept


def _rows(revision: Revision, remarks: Sequence[Remark]) -> Iterator[Comment]:
    for remark in remarks:
        text = as_prose(remark.text)[:PROSE]
        if not text:
            continue
        start = min(max(0, remark.start), len(revision.text))
        settled = remark.resolved
        yield Comment(
            revision_id=revision.id,
            start=start,
            end=min(max(start, remark.end), len(revision.text)),
            author=as_prose(remark.author)[:NAME] or None if remark.author else None,
            text=text,
            made_on=remark.made_on,
            standing=ProposalStanding.DISMISSED if settled else ProposalStanding.OPEN,
            settled_at=now() if settled else None,
        )


def _mark(author: str | None, text: str, made_on: str | None, words: str) -> tuple[str | None, ...]:
    """What makes two comments the same one."""
    return author, text, made_on, words
