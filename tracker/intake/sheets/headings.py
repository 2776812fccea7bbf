"""The row of a sheet that names its columns, and how headers are compared."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tracker.domain.errors import BadInputError
from tracker.intake.sheets.workbook import Cell, Row, Sheet, Unread, text_of

_LOOKED_AT = 20
"""Rows from the top in which the header is looked for: a title or a note may stand above it."""
_MOST_OF_A_HEADER = 60
"""Letters; what is longer is a sentence."""
_BETWEEN = re.compile(r"[\W_]+")


def glimpsed(sheet: Sheet) -> Sheet:
    """The first rows of a sheet, read once: it may be asked for its headers many times."""
    rows = sheet.opening(_LOOKED_AT)
    return Sheet(sheet.name, lambda: iter(rows))


def plain(header: Cell) -> str:
    """A header as headers are compared: lower case, one blank for whatever stands between words."""
    try:
        return _BETWEEN.sub(" ", text_of(header).casefold()).strip()
    except BadInputError:
        return ""


def header_of(sheet: Sheet, known: Iterable[str] = ()) -> Row | None:
    """The row of a sheet that names its columns, None where the sheet is blank: of the first rows the one with most headers
    that are `known` (as `plain` gives them); where none has any, the first with two words or more, else the first of all."""
    rows, wanted = sheet.opening(_LOOKED_AT), frozenset(known)
    if not rows:
        return None
    score = {row.number: len({plain(cell) for cell in row.cells} & wanted) for row in rows}
    best = max(rows, key=lambda row: score[row.number])
    if score[best.number]:
        return best
    return next((row for row in rows if _names_columns(row)), rows[0])


def _names_columns(row: Row) -> bool:
    there = [cell for cell in row.cells if cell is not None]
    short = all(isinstance(cell, str) and len(cell) <= _MOST_OF_A_HEADER for cell in there)
    return len(there) > 1 and short and not any(isinstance(cell, Unread) for cell in there)
