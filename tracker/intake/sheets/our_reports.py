"""A report of tracker's own, to be read and no sheet to work in: told by its first sheet, its columns, or its stamp."""

from __future__ import annotations

from tracker.domain.errors import BadInputError
from tracker.domain.stamp import Reported, stamp_in
from tracker.intake.sheets.workbook import Sheet, Workbook

_FIRST_SHEET = "report"
_COLUMNS = ("section", "under", "part", "block", "row", "name", "text", "marks", "link")
"""Of a report as one table (reports/formats/csv_table.py)."""
_CALLED = {kind.called: kind for kind in Reported}


def refuse_report(workbook: Workbook, properties: str = "") -> None:
    """Refuse what is a report.

    Args:
        properties: what the file says of itself; a report's stamp stands there.

    Raises:
        BadInputError: it is one.
    """
    stamp = stamp_in(properties)
    kind = stamp.kind if stamp else next(filter(None, map(_kind, workbook.sheets)), None)
    if kind is not None:
        article = "an" if kind is Reported.ANNOTATED else "a"
        raise BadInputError(
            f"{workbook.called}: this is {article} {kind.called}, not a sheet: `tracker export-sheet` writes one to work in"
        )


def _kind(sheet: Sheet) -> Reported | None:
    rows = sheet.opening(3)
    if rows and rows[0].cells == _COLUMNS:
        said = {cell for row in rows for cell in row.cells if isinstance(cell, str)}
        return next((kind for called, kind in _CALLED.items() if called.capitalize() in said), Reported.SOURCING)
    if sheet.name.strip().casefold() != _FIRST_SHEET or not rows:
        return None
    return _CALLED.get(str(rows[0].cell(0)).casefold())
