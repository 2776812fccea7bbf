"""Noting that a story is out: the text that was signed off, and nothing since; and out again, once a corrected text is."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

from sqlalchemy.orm import Session

from tracker.audit.text_since import another_text
from tracker.domain.errors import BadInputError, MoveRefusedError
from tracker.domain.moments import moment_named
from tracker.domain.vocabulary import LAID_ASIDE, Role, Stage
from tracker.domain.wording import LINE, PROSE, clean, clean_optional, shown
from tracker.models import Article, Person, Publication
from tracker.models.base import now
from tracker.models.dossier import Dossier
from tracker.models.phrases import listing
from tracker.models.rows import SignOffRow
from tracker.services.desks import require_role
from tracker.services.signing_off import Release, held_against_rules, require_text
from tracker.store import ledger
from tracker.store.articles import get_article
from tracker.store.dossiers import load

_LINK = re.compile(r"https?://[^\s/]+(/\S*)?")


def publish(
    session: Session,
    slug: str,
    *,
    by: Person,
    url: str | None = None,
    at: str | None = None,
    note: str | None = None,
    files: Path | None = None,
) -> tuple[Article, Release | None]:
    """Note that a story that was signed off is published, or once another text of it was signed off, that this one is;
    what went out before stays on file. Where no other text was signed off since, only the link is put right, and the audit
    is not asked.

    Args:
        at: the moment, or the day, ISO 8601; now where none is given.
        note: what readers are told of what is another than before.
        files: the folder of evidence files; where None, nobody looks whether they are still what they were.

    Raises:
        NotOnFileError: there is no such article.
        BadInputError: the link is none, or the time lies ahead or before the sign-off.
        MoveRefusedError: `by` is no editor, it is not signed off as it stands, or it corrects something and no note says
            what.
    """
    require_role(by, Role.EDITOR, "publishing a story")
    link, note = None if url is None else _link(url), clean_optional("the note", note, PROSE)
    article, dossier = get_article(session, slug), load(session, slug)
    again = article.stage is Stage.PUBLISHED
    if again and not _other_text_signed(dossier):
        return _linked(session, dossier, article, link, at, note, by), None
    signed = _require_signed(dossier)
    moment = _moment(at, signed)
    if again and note is None:
        _require_nothing_corrected(dossier)
    release = held_against_rules(session, dossier, files)
    if not release.refused:
        article.stage, article.published_at = Stage.PUBLISHED, article.published_at or moment
        article.url = link or article.url
        session.add(
            Publication(
                article_id=article.id, sign_off_id=signed.id, at=moment, url=article.url, by_id=by.id, note=note
            )
        )
        ledger.record(session, "publish", article.slug, by=by)
    return article, release


def _other_text_signed(dossier: Dossier) -> bool:
    """Whether a text has been signed off that is another than the one that is out."""
    signed, out = dossier.sign_off, dossier.publications
    if signed is None:
        return False
    if out:
        return signed.revision != out[-1].revision
    return dossier.published_at is not None and signed.at > dossier.published_at


def _require_nothing_corrected(dossier: Dossier) -> None:
    """Refuse to change what readers have read without a word to them.

    Raises:
        MoveRefusedError: a claim that the story carries was corrected since it went out last.
    """
    out = dossier.publications[-1].at if dossier.publications else dossier.published_at
    corrected = [task.carried_by for task in dossier.tasks if out is None or task.at >= out]
    if corrected:
        raise MoveRefusedError(
            f"{listing(corrected)} {'was' if len(corrected) == 1 else 'were'} corrected since {dossier.slug} went out: "
            'say with --note "..." what readers are told'
        )


def _link(url: str) -> str:
    link = clean("the link", url, LINE)
    if not _LINK.fullmatch(link):
        raise BadInputError(f"--url is to be a link such as https://example.org/story, not {shown(link)}")
    return link


def _linked(
    session: Session,
    dossier: Dossier,
    article: Article,
    link: str | None,
    at: str | None,
    note: str | None,
    by: Person,
) -> Article:
    """Give a story that is out its link, which may be known only afterwards."""
    if link is None or at is not None or note is not None or link == article.url:
        since = f", since {article.published_at:%Y-%m-%d %H:%M} UTC" if article.published_at else ""
        signed = dossier.sign_off
        if signed is not None and signed.revision != dossier.revision:
            mend = f"sign revision {dossier.revision} off first, with `tracker sign-off {article.slug}`"
        else:
            mend = "only its link can be put right, with --url alone, until another text is filed and signed off"
        raise MoveRefusedError(f"{article.slug} is published already{since}: {mend}")
    article.url = link
    ledger.record(session, "publish", article.slug, by=by)
    return article


def _require_signed(dossier: Dossier) -> SignOffRow:
    """The release under which the story goes out.

    Raises:
        MoveRefusedError: there is none, or the newest text or a claim laid aside since is not what was signed.
    """
    signed, again = dossier.sign_off, f"`tracker sign-off {dossier.slug}`"
    if signed is None or dossier.stage is Stage.DRAFT:
        raise MoveRefusedError(f"{dossier.slug} is not signed off: an editor does that first, with {again}")
    who = dossier.people[signed.by_id].initials
    if require_text(dossier) != signed.sha256 or another_text(dossier, signed):
        raise MoveRefusedError(
            f"the newest text of {dossier.slug}, revision {dossier.revision}, is not the one that {who} signed off, "
            f"revision {signed.revision}: sign it off with {again}"
        )
    for claim in dossier.claims:
        if claim.id in signed.claims and claim.state in LAID_ASIDE:
            raise MoveRefusedError(
                f"{claim.label} has been {claim.state} since {who} signed the story off: sign it off anew with {again}"
            )
    return signed


def _moment(at: str | None, signed: SignOffRow) -> dt.datetime:
    """When it went out; of today no later than now."""
    present = now()
    if at is None:
        return present
    moment = moment_named(at)
    if len(at.strip()) <= 10 and moment.date() == present.date():
        moment = present
    if moment > present:
        raise BadInputError(f"--at {at.strip()} lies ahead: note that a story is published once it is")
    if moment < signed.at:
        raise BadInputError(
            f"--at {at.strip()} is before the story was signed off, on {signed.at:%Y-%m-%d %H:%M} UTC: "
            "nothing is published that nobody has signed"
        )
    return moment
