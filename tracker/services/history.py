"""What happened, read from the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy.orm import Session

from tracker.models.base import utc_text
from tracker.services.entry_words import what_changed
from tracker.services.looking_back import moment_then
from tracker.store import ledger
from tracker.store.articles import get_article
from tracker.store.claims import get_claim
from tracker.store.ledger_lines import lines_on
from tracker.store.sources import name_of


def head_of(session: Session) -> ledger.Head:
    """The newest entry's number and hash."""
    return ledger.head(session.connection())


def entries_on(
    session: Session, subject: str | None, most: int | None, as_of: str | None = None, before: int | None = None
) -> Iterator[dict[str, Any]]:
    """The entries about a claim (a label), an article with all its claims (a slug), or everything; newest first, without
    the values, which may be sealed or confidential.

    Args:
        as_of: what happened later is left out: a day (all of it), a time, or the number of one of the article's revisions.
        before: only entries with a number below this.

    Raises:
        NotOnFileError: there is no such claim, article or revision.
        BadInputError: `as_of` is no time, or has not come yet.
    """
    claim = get_claim(session, subject) if subject and "#" in subject else None
    if subject and claim is None:
        get_article(session, subject)
    slug = claim.article.slug if claim else subject
    until = None if as_of is None else utc_text(moment_then(session, slug, as_of).at)
    for line in lines_on(session, subject, claim.id if claim else None, most, until, before):
        yield {
            "seq": line.seq,
            "at": line.at,
            "by": line.by,
            "login": line.login,
            "act": line.act,
            "subject": line.subject,
            "about": _about(session, line.subject),
            "what": what_changed(session, line._asdict()),
            "digest": line.digest,
            "hash": line.hash,
        }


def _about(session: Session, subject: str) -> str:
    """The subject as people know it: a source's name for "source:12", unless it is confidential."""
    kind, mark, key = subject.partition(":")
    if mark and kind == "source" and key.isdigit():
        return name_of(session, int(key)) or subject
    return subject
