"""The desk's spreadsheet out: one story or all of them, read as it is written, some stories in memory at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from itertools import islice

from sqlalchemy.orm import Session

from tracker import __version__
from tracker.domain.choices import meant
from tracker.domain.errors import BadInputError
from tracker.domain.wording import shown
from tracker.models.base import now
from tracker.models.dossier import Dossier
from tracker.reports.desk_sheet.cells import Cells, cells_of, story_of
from tracker.reports.desk_sheet.sheet import DeskSheet
from tracker.reports.pieces import in_pieces
from tracker.services.long_work import collector_off
from tracker.store import ledger
from tracker.store.archive import walk_desk
from tracker.store.dossiers import load
from tracker.store.ledger_times import AT_ONCE, changed_at, imported_at
from tracker.store.session import past_moment

FORMATS = ("xlsx", "csv", "jsonl", "html")
"""The forms that the sheet takes, each a module of reports/desk_sheet that is loaded once it is asked for."""
_PARTS = frozenset({"places", "holdings", "reviews", "replies", "text"})


def sheet_format(name: str) -> str:
    """The format of this name.

    Raises:
        BadInputError: there is none; the sentence lists them.
    """
    folded = name.strip().casefold()
    if folded in FORMATS:
        return folded
    choices = f"{', '.join(FORMATS[:-1])} or {FORMATS[-1]}"
    raise BadInputError(f"{shown(name)} is no format of the desk's sheet: choose {choices}{meant(folded, FORMATS)}")


def desk_sheet(
    session: Session,
    slug: str | None = None,
    written: Callable[[int], None] | None = None,
    at: dt.datetime | None = None,
) -> DeskSheet:
    """The claims of one story, or of all in the order of filing.

    Args:
        written: called with 1 for every row as it goes.
        at: when the sheet is made; now where none is given.

    Raises:
        NotOnFileError: there is no such article.
    """
    made_at = at or now()
    stories: Iterable[Dossier] = (load(session, slug),) if slug is not None else walk_desk(session, _PARTS)
    rows = _counted(sheet_rows(session, stories), written)
    if slug is not None:
        [story] = stories
        texts = (("Story", f"{slug}: {story.headline}"), *_text(story))
    else:
        texts = (("Stories", "every story of the desk"),)
    title = f"The desk's sheet of {slug}" if slug is not None else "The desk's sheet"
    return DeskSheet(title, (*texts, *_made(session, made_at)), rows, made_at)


def sheet_rows(session: Session, stories: Iterable[Dossier]) -> Iterator[Cells]:
    """The rows of these stories, read a batch at a time."""
    connection, stories = session.connection(), iter(stories)
    imported = imported_at(connection)
    with collector_off():
        while batch := list(islice(stories, AT_ONCE // 4)):
            changed = changed_at(connection, [story.slug for story in batch])
            for dossier in batch:
                story = story_of(dossier)
                otherwise = changed.get(dossier.slug, imported)
                for claim in dossier.claims:
                    yield cells_of(story, claim, changed.get(claim.label, otherwise))


def pieces_of(sheet: DeskSheet, format: str) -> Iterator[bytes]:  # noqa: A002 - the option's own name
    """The sheet as a file of this format, in pieces, however long it is."""
    return in_pieces(import_module(f"tracker.reports.desk_sheet.as_{format}").write(sheet))


def _counted(rows: Iterator[Cells], written: Callable[[int], None] | None) -> Iterator[Cells]:
    for row in rows:
        yield row
        if written is not None:
            written(1)


def _text(story: Dossier) -> Iterator[tuple[str, str]]:
    if story.revision is not None:
        yield "Text", f"revision {story.revision}, {story.stage.value.replace('_', ' ')}"
        yield "Text, SHA-256", story.sha256 or ""


def _made(session: Session, made_at: dt.datetime) -> Iterator[tuple[str, str]]:
    head, past = ledger.head(session.connection()), past_moment(session.connection())
    if past is not None:
        yield "As of", _told(past)
    yield "Ledger", f"entry {head.seq}, {head.hash}"
    yield "Written", f"{_told(made_at)} by tracker {__version__}"


def _told(at: dt.datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC"
