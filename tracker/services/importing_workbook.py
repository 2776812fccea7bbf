"""A workbook that another tool keeps, known by its looks, onto the desk."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy.orm import Session

from tracker.domain.errors import BadInputError
from tracker.domain.vocabulary import Bearing
from tracker.intake.sheets.layouts import Layout
from tracker.intake.sheets.workbook import Workbook
from tracker.models import Person
from tracker.services.foreseen import Foreseen
from tracker.services.importing_archive import Said, import_archive
from tracker.services.importing_template import Onto, import_template


class Wishes(NamedTuple):
    """What somebody says of a whole workbook; what is None is left to its rows."""

    article: str | None = None
    headline: str | None = None
    reporter: str | None = None
    claim: str | None = None
    source: str | None = None
    bearing: Bearing | None = None


_CALLED = {
    Layout.FACT_CHECK: "the three sheets of a fact-check (draft lines, facts, sources)",
    Layout.ARCHIVE: "a list of archived links",
    Layout.CLAIMS: "a sheet of claims",
}
_GOES_WITH = {
    Layout.FACT_CHECK: ("article", "headline", "reporter"),
    Layout.ARCHIVE: ("claim", "source", "bearing"),
    Layout.CLAIMS: ("article",),
}


def require_fitting(called: str, layout: Layout, wishes: Wishes) -> None:
    """Refuse what goes with another sort of workbook, or is missing for this one.

    Raises:
        BadInputError: an option says nothing of such a workbook, or one is needed.
    """
    for name, value in wishes._asdict().items():
        if value is not None and name not in _GOES_WITH[layout]:
            raise BadInputError(f"{called} is {_CALLED[layout]}, and --{name} says nothing of it: leave it out")
    if layout is Layout.FACT_CHECK and wishes.article is None:
        raise BadInputError(
            f"{called} is {_CALLED[layout]}: say which story it is of with --article SLUG, on file or new"
        )


def import_known(session: Session, workbook: Workbook, layout: Layout, wishes: Wishes, *, by: Person) -> Foreseen:
    """Put a workbook of a known layout on file. Returns what became of each row; where one was refused, nothing was written.

    Raises:
        NotOnFileError: a claim, source or reporter that is named is not there.
        BadInputError: the workbook cannot be taken.
        MoveRefusedError: `by` may not write.
    """
    if layout is Layout.ARCHIVE:
        return import_archive(session, workbook, Said(wishes.claim, wishes.source, wishes.bearing), by=by)
    return import_template(session, workbook, Onto(wishes.article or "", wishes.headline, wishes.reporter), by=by)
