"""Workbooks made of plain lists of rows, as if they had been read from a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.intake.sheets.workbook import Cell, Row, Sheet, Workbook

Rows = Sequence[Sequence[Cell]]


def workbook(called: str = "template.xlsx", **sheets: Rows) -> Workbook:
    """A workbook of these sheets; `Draft_lines` is the sheet "Draft lines"."""
    return Workbook(called, tuple(sheet(name.replace("_", " "), rows) for name, rows in sheets.items()))


def sheet(name: str, rows: Rows) -> Sheet:
    """One sheet; the first of its rows has the number 1, and blank ones are passed over."""

    def read() -> Iterator[Row]:
        for number, cells in enumerate(rows, 1):
            kept = list(cells)
            while kept and kept[-1] is None:
                kept.pop()
            if kept:
                yield Row(number, tuple(kept))

    return Sheet(name, read)


LINES: Rows = (
    ("Line #", "Draft text", "Checked by"),
    (1, "The bridge over the Elde was closed on Monday.", "MC"),
    (2, "Mayor Ann Lee said it had 40 cracks.", None),
    (3, "It was built in 1931.", None),
)
FACTS: Rows = (
    ("Fact ID", "Fact", "Draft line", "Source IDs", "Status", "Correction", "Page"),
    (1, "The bridge over the Elde was closed on Monday", 1, "S1", "Checked", None, "p. 4"),
    (2, "The bridge has 40 cracks", 2, "S1, S2", None, None, None),
    (3, "The bridge was built in 1931", "3", "S3", "Incorrect", "1913", "p. 9"),
)
SOURCES: Rows = (
    ("Source ID", "Name", "Type", "Contact", "URL"),
    ("S1", "Ann Lee", "Interview", "555-1", "https://town.example/lee"),
    ("S2", "Inspection report", "Report", None, "https://town.example/report"),
    ("S3", "Town archive", "Boxes", None, None),
)


def template(lines: Rows = LINES, facts: Rows = FACTS, sources: Rows = SOURCES) -> Workbook:
    """A fact-checking workbook."""
    return workbook(Draft_lines=lines, Facts=facts, Sources=sources)
