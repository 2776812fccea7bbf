"""The annotated story of an article."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.orm import Session

from tracker.domain.errors import NotOnFileError
from tracker.domain.vocabulary import Audience
from tracker.reports.annotated import Annotated
from tracker.reports.annotated_story import annotated_story
from tracker.services.auditing import audited, rules_named
from tracker.services.reporting import Making, making_now
from tracker.store.dossiers import load
from tracker.store.kept import with_kept


def annotated_story_of(
    session: Session, slug: str, audience: Audience, files: Path | None = None, made: Making | None = None
) -> Annotated:
    """The newest text of one article with a note on each of its claims, audited under its own policy.

    Args:
        files: the folder of evidence files; where None, nobody looks whether they are still what they were.
        made: when, and by which version of the program; where None, now and by this one.

    Raises:
        NotOnFileError: there is no such article, or no text of it.
    """
    dossier = with_kept(session, load(session, slug))
    if not dossier.text.strip():
        raise NotOnFileError(f"no text of {slug} is on file yet: file one with `tracker file`, then annotate it")
    found = audited(session, dossier, rules_named([]), None, files)
    making = made or making_now(session, dossier)
    return annotated_story(dossier, found.findings, audience, **making._asdict())
