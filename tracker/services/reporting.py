"""Reports on what is on file."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.orm import Session

from tracker import __version__
from tracker.domain.choices import meant
from tracker.domain.errors import BadInputError
from tracker.domain.vocabulary import Audience
from tracker.domain.wording import shown
from tracker.models.base import now
from tracker.reports.document import Document
from tracker.reports.formats import FORMATS, Format
from tracker.reports.sourcing_report import sourcing_report
from tracker.services.auditing import audited, rules_named
from tracker.store.dossiers import load


def report_format(name: str) -> Format:
    """The format of this name.

    Raises:
        BadInputError: there is none; the sentence lists them.
    """
    if name not in FORMATS:
        raise BadInputError(f"{shown(name)} is no format: choose {' or '.join(FORMATS)}{meant(name, FORMATS)}")
    return FORMATS[name]


def sourcing_report_of(session: Session, slug: str, audience: Audience, files: Path | None = None) -> Document:
    """The sourcing report of one article, audited under its own policy.

    Args:
        files: the folder of evidence files; where None, nobody looks whether they are still what they were.

    Raises:
        NotOnFileError: there is no such article.
    """
    dossier = load(session, slug)
    found = audited(session, dossier, rules_named([]), None, files)
    return sourcing_report(dossier, found.findings, audience, made_at=now(), version=__version__, policy=found.policy)
