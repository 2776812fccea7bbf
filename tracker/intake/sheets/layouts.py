"""Whose layout a workbook has: told by the headers of its sheets.

A layout that is known by its looks is a function of a workbook that says yes or no, with one line in `KNOWN`; the service that
puts it on file is chosen by the word. What no line knows comes in as a sheet of claims, by our
columns, a mapping or a guess.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum

from tracker.intake.sheets import archive_list
from tracker.intake.sheets.fact_checking import headers as fact_checking
from tracker.intake.sheets.headings import glimpsed
from tracker.intake.sheets.workbook import Workbook


class Layout(StrEnum):
    """What a workbook is taken for."""

    CLAIMS = "claims"
    """One row a claim: ours, or anybody's."""
    FACT_CHECK = "fact-check"
    """The lines of a draft, the facts in them, and the sources."""
    ARCHIVE = "archive"
    """Links, and what became of archiving them."""


KNOWN: tuple[tuple[Layout, Callable[[Workbook], bool]], ...] = (
    (Layout.FACT_CHECK, fact_checking.fits),
    (Layout.ARCHIVE, archive_list.fits),
)
"""The layouts known by their looks; the first that says yes has it."""


def layout_of(workbook: Workbook) -> Layout:
    """Whose layout it has."""
    begins = replace(workbook, sheets=tuple(map(glimpsed, workbook.sheets)))
    return next((layout for layout, fits in KNOWN if fits(begins)), Layout.CLAIMS)
