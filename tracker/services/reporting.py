"""Reports on what is on file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import NamedTuple

from sqlalchemy.orm import Session

from tracker import __version__
from tracker.domain.choices import meant
from tracker.domain.errors import BadInputError
from tracker.domain.vocabulary import Audience
from tracker.domain.wording import shown
from tracker.models.base import now
from tracker.models.dossier import Dossier
from tracker.reports.document import Document
from tracker.reports.formats import FORMATS, Format
from tracker.reports.sourcing_report import sourcing_report
from tracker.services.auditing import audited, rules_named
from tracker.store.dossiers import load
from tracker.store.kept import with_kept
from tracker.store.session import past_moment


class Making(NamedTuple):
    """When a report was made, as of when it speaks (None: of then), and by which version of the program."""

    made_at: dt.datetime
    as_of: dt.datetime | None
    version: str


def report_format(name: str) -> Format:
    """The format of this name.

    Raises:
        BadInputError: there is none; the sentence lists them.
    """
    if name not in FORMATS:
        *names, last = FORMATS
        raise BadInputError(f"{shown(name)} is no format: choose {', '.join(names)} or {last}{meant(name, FORMATS)}")
    return FORMATS[name]


def sourcing_report_of(
    session: Session, slug: str, audience: Audience, files: Path | None = None, made: Making | None = None
) -> Document:
    """The sourcing report of one article, audited under its own policy.

    Args:
        files: the folder of evidence files; where None, nobody looks whether they are still what they were.
        made: when, and by which version of the program; where None, now and by this one.

    Raises:
        NotOnFileError: there is no such article.
    """
    dossier = with_kept(session, load(session, slug))
    found = audited(session, dossier, rules_named([]), None, files)
    making = made or making_now(session, dossier)
    return sourcing_report(dossier, found.findings, audience, policy=found.policy, **making._asdict())


def making_now(session: Session, dossier: Dossier) -> Making:
    """What a report says of its own making: of the present it speaks as of the moment it was made."""
    past = past_moment(session.connection())
    return Making(dossier.at if past is None else now(), past, __version__)
