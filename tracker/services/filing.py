"""Filing a story's text: a new article, or its next revision with every claim carried over."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy.orm import Session

from tracker.domain.errors import BadInputError, MoveRefusedError
from tracker.domain.stamp import Stamp
from tracker.domain.vocabulary import Role
from tracker.domain.wording import LINE, PROSE, clean, clean_optional, clean_slug, clean_story, first_line
from tracker.intake.alignment import akin
from tracker.intake.alignment.following import Followers
from tracker.intake.story import Comment
from tracker.models import Article, Person, Revision
from tracker.models.base import now
from tracker.services.carrying_over import Carried, carry_over, follow
from tracker.services.desks import require_writer
from tracker.services.margins import keep_comments
from tracker.services.stale_copies import refuse_stale
from tracker.services.wrong_texts import refuse_filed_before, refuse_strange
from tracker.store import ledger
from tracker.store.articles import find_article, newest_revision
from tracker.store.people import get_person

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
_JUST_NOW = dt.timedelta(hours=1)


class Filed(NamedTuple):
    """What came of filing a text."""

    article: Article
    revision: Revision
    new: bool
    """Whether the text is another than the one on file; of the same only new comments are kept."""
    carried: Carried | None = None
    """What it did to the claims, where an earlier text was on file."""
    comments: int = 0
    """Word comments that came with it and were not on file."""
    crossed: Person | None = None
    """Somebody else who filed the text before this one within the hour: this one may not know of theirs."""


def file_story(
    session: Session,
    text: str,
    *,
    by: Person,
    slug: str | None = None,
    headline: str | None = None,
    standfirst: str | None = None,
    reporter: str | None = None,
    name: str = "",
    language: str | None = None,
    comments: Sequence[Comment] = (),
    stamp: Stamp | None = None,
    anyway: bool = False,
    ahead: Followers | None = None,
) -> Filed:
    """File an article's text: the first, or the next revision, to which every claim is carried over in the same act. The
    same text under the same headline is no new revision.

    Args:
        slug: how people name it; made from the headline or the file's name where none is given.
        headline: as the document or somebody says; where neither does, the first line is taken.
        reporter: whose a new story is, by initials; where nobody is named, it is of whoever files it, if they report.
        name: the name of the file it came from, without its ending.
        comments: the Word comments on it.
        stamp: what it was made from, where it is a copy that tracker wrote.
        ahead: what came of `follow_ahead`, so that others wait less.
        anyway: whether it is filed even where such a copy undoes what was changed since or is one of another story, where the
            very text was filed before, or where hardly any claim of the story is found in it.

    Raises:
        BadInputError: the text, slug or headline cannot be taken; or an article of the file's name is on file with which
            the text has next to nothing in common; or it is a copy of another story.
        NotOnFileError: there is no such reporter.
        MoveRefusedError: `by` may not write, the article has another reporter, the copy is out of date, or the text was filed
            before or is hardly this story's.
    """
    require_writer(by)
    text = clean_story(text)
    head = clean_optional("the headline", headline, LINE)
    under = clean_optional("the standfirst", standfirst, PROSE)
    first = clean("the headline", first_line(text), LINE) if head is None else head
    label = label_for(first, slug, name)
    draft = Revision(
        text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), headline=head, standfirst=under, filed_by_id=by.id
    )
    if stamp is not None and not anyway:
        refuse_stale(session, stamp, label, draft)
    article = find_article(session, label)
    if article is None:
        if not anyway:
            refuse_filed_before(session, draft, label, None, 0)
        author = get_person(session, reporter).id if reporter else by.id if Role.REPORTER in by.roles else None
        spoken = language if language and _LANGUAGE.fullmatch(language) else "en"
        article = Article(slug=label, headline=first, reporter_id=author, language=spoken)
        session.add(article)
        session.flush()
        filed = Filed(article, _put(session, article, draft, 1), new=True)
    else:
        _require_reporter(session, article, reporter)
        filed = _filed_again(session, article, draft, ahead, sure=slug is not None, anyway=anyway)
    filed = filed._replace(comments=keep_comments(session, filed.revision, comments))
    ledger.record(session, "file", label, by=by)
    return filed


def _put(session: Session, article: Article, draft: Revision, number: int) -> Revision:
    draft.article_id, draft.number, draft.filed_at = article.id, number, now()
    session.add(draft)
    session.flush()
    return draft


def _filed_again(
    session: Session, article: Article, draft: Revision, ahead: Followers | None, *, sure: bool, anyway: bool
) -> Filed:
    """File a text of an article that is on file."""
    before = newest_revision(session, article.id)
    if before is None:
        return Filed(article, _put(session, article, draft, 1), new=True)
    if draft.headline is None and draft.standfirst is None:
        draft.headline, draft.standfirst = before.headline, before.standfirst
    if before.sha256 == draft.sha256 and _same_over(article, before, draft):
        return Filed(article, before, new=False)
    if not sure:
        _require_kinship(article, before.text, draft.text)
    followers = ahead if ahead is not None and ahead.new == draft.text else Followers(draft.text)
    if not anyway and before.sha256 != draft.sha256:
        refuse_filed_before(session, draft, article.slug, article, before.number)
        refuse_strange(article.slug, before, draft, follow(session, article, before, followers)[0])
    was_first_line = article.headline == first_line(before.text)
    after = _put(session, article, draft, before.number + 1)
    if draft.headline is not None or was_first_line:
        article.headline = draft.headline or first_line(draft.text)
    carried = carry_over(session, article, before, after, followers)
    return Filed(article, after, new=True, carried=carried, crossed=_crossed(session, before, after))


def file_under(session: Session, article: Article, headline: str, *, by: Person) -> Filed | None:
    """File the newest text of an article once more under another headline, as its next revision: what an editor signs is a text
    with what stands over it. None where no text is on file yet. The caller writes the entry.

    Args:
        headline: fit to be kept.
    """
    before = newest_revision(session, article.id)
    article.headline = headline
    if before is None:
        return None
    draft = Revision(
        text=before.text, sha256=before.sha256, headline=headline, standfirst=before.standfirst, filed_by_id=by.id
    )
    after = _put(session, article, draft, before.number + 1)
    carried = carry_over(session, article, before, after)
    return Filed(article, after, new=True, carried=carried, crossed=_crossed(session, before, after))


def _same_over(article: Article, before: Revision, draft: Revision) -> bool:
    """Whether what stands over the text says nothing new."""
    same_headline = draft.headline in (None, before.headline or article.headline)
    return same_headline and draft.standfirst in (None, before.standfirst)


def _require_kinship(article: Article, before: str, after: str) -> None:
    """Refuse to take a text for an article's next revision only because its file has the same name."""
    if not akin(before, after):
        raise BadInputError(
            f"{article.slug} is on file with a text that has next to nothing in common with this one: if it is its next "
            f"revision, say so with --slug {article.slug}; else name another article with --slug"
        )


def _require_reporter(session: Session, article: Article, reporter: str | None) -> None:
    if reporter and get_person(session, reporter).id != article.reporter_id:
        raise MoveRefusedError(
            f"{article.slug} is on file already, and --reporter goes with an article's first text: leave it out, or give the "
            f"story to somebody else with `tracker article edit {article.slug} --reporter INITIALS`"
        )


def _crossed(session: Session, before: Revision, after: Revision) -> Person | None:
    if before.filed_by_id in (None, after.filed_by_id) or before.filed_at is None or after.filed_at is None:
        return None
    return session.get(Person, before.filed_by_id) if after.filed_at - before.filed_at < _JUST_NOW else None


def label_for(headline: str, slug: str | None, name: str) -> str:
    """The slug under which a text is filed: what is named, else what is made of the file's name or the headline.

    Raises:
        BadInputError: it cannot be taken, or none can be made.
    """
    return clean_slug(slug or slug_from(name or headline))


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
