"""Filing a story's text."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from sqlalchemy.orm import Session

from tracker.domain.errors import BadInputError, MoveRefusedError
from tracker.domain.wording import LINE, clean, clean_slug, clean_story
from tracker.models import Article, Person, Revision
from tracker.models.base import now
from tracker.services.desks import require_writer
from tracker.store import ledger
from tracker.store.articles import find_article, newest_revision
from tracker.store.people import get_person


def file_story(
    session: Session,
    text: str,
    *,
    by: Person,
    slug: str | None = None,
    headline: str | None = None,
    reporter: str | None = None,
    name: str = "",
) -> tuple[Article, Revision, bool]:
    """File a new article's text. Returns the article, its revision and whether anything was filed: the same text twice
    is no new revision.

    Args:
        slug: how people name it; made from the headline or the file's name where none is given.
        name: the name of the file it came from, without its ending.

    Raises:
        BadInputError: the text, slug or headline cannot be taken.
        MoveRefusedError: the article is on file with another text.
        NotOnFileError: there is no such reporter.
    """
    require_writer(by)
    text = clean_story(text)
    headline = clean("the headline", headline or _first_line(text), LINE)
    slug = clean_slug(slug or slug_from(name or headline))
    digest = hashlib.sha256(text.encode()).hexdigest()
    article = find_article(session, slug)
    if article is not None:
        return article, _same_text(session, article, digest), False
    article = Article(
        slug=slug,
        headline=headline,
        reporter_id=get_person(session, reporter).id if reporter else None,
        language="en",
    )
    session.add(article)
    session.flush()
    revision = Revision(article_id=article.id, number=1, text=text, sha256=digest, filed_by_id=by.id, filed_at=now())
    session.add(revision)
    ledger.record(session, "file", slug, by=by)
    return article, revision, True


def slug_from(words: str) -> str:
    """A slug made of a headline or file name: "Kim's train" -> "kims-train".

    Raises:
        BadInputError: there is no Latin letter or digit in it.
    """
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower().replace("'", "")
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-")
    if not slug:
        raise BadInputError("no slug can be made of the headline: give one with --slug")
    return slug


def _first_line(text: str) -> str:
    line = next(line.strip().lstrip("#").strip() for line in text.splitlines() if line.strip())
    return line if len(line) <= 200 else line[:199].rsplit(" ", 1)[0] + "…"


def _same_text(session: Session, article: Article, digest: str) -> Revision:
    newest = newest_revision(session, article.id)
    if newest is None or newest.sha256 != digest:
        raise MoveRefusedError(
            f"{article.slug} is on file with another text: this version takes a changed text only as a revision in an "
            "import, for it cannot yet carry the claims over; file it under another --slug, or leave it as it is"
        )
    return newest
