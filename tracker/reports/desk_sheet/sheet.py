"""The whole sheet before it takes any form: what it says of itself, and its rows, which are read as they are written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from tracker.domain.desk_sheet import BY_NAME, COLUMNS
from tracker.reports.desk_sheet.cells import Cells, plain_cell

CAUTION = (
    "This sheet is the desk's own: it holds the desk's notes and the names that the desk knows. It is for nobody outside, "
    "and what leaves the building is written with `tracker report`."
)
RULES = (
    "One row is one claim. Where a cell has several lines, line 1 of the speakers' columns belongs together, line 2, and so on; "
    "the same goes for the evidence. A line that says nothing is a dash.",
    "`tracker import-sheet FILE --dry-run` shows what this file would change on the desk, and without --dry-run changes it. "
    "Grey columns are worked out or decided by the desk, and a sheet cannot change them. A column that you delete says nothing; "
    "a cell that you empty is emptied on the desk; a row that you delete deletes nothing; a row without a label is a new claim.",
    "Days and times are UTC. A cell that would begin a formula begins with an apostrophe in CSV, which is taken off again.",
)


@dataclass(frozen=True, slots=True)
class DeskSheet:
    """Claims of one story, or of all."""

    title: str
    facts: tuple[tuple[str, str], ...]
    """What it was made from: the ledger's head, when, by which version, the hash of the text."""
    rows: Iterator[Cells] = field(repr=False)
    made_at: dt.datetime = field(default_factory=lambda: dt.datetime(1980, 1, 1, tzinfo=dt.UTC))


def header() -> list[str]:
    """The names of the columns."""
    return [column.name for column in COLUMNS]


def explained() -> Iterator[tuple[str, str, str]]:
    """Each column, what it says, and how it is changed."""
    for column in COLUMNS:
        changed = "here" if column.writable else column.mend.replace("{claim}", "CLAIM")
        yield column.name, column.about, "it says which claim the row is" if column.name in ("claim",) else changed


__all__ = ["BY_NAME", "CAUTION", "RULES", "DeskSheet", "explained", "header", "plain_cell"]
