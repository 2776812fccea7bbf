"""The workbook that a report goes into: its sheets and their names, its places, its pages on paper, what it says of itself."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path
from typing import IO

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from tracker.domain.stamp import stamp_in
from tracker.reports.document import Document
from tracker.reports.formats.safe import visible
from tracker.reports.formats.xlsx_looks import Looks
from tracker.reports.formats.xlsx_sheet import LAST_ROW, Sheet

_MOST_IN_A_NAME = 31
_UNFIT = re.compile(r"[\[\]:*?/\\]")
_RESERVED = "history"
_A4 = 9
_MOST_PLACES = 65_530
_NO_DAY = dt.datetime(2000, 1, 1)
"""In the library's own way, without a zone."""
_OPTIONS = {
    "constant_memory": True,
    "strings_to_numbers": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
}


class Book:
    """One workbook, made in a folder of its own so that nothing half done is left behind."""

    def __init__(self, file: IO[bytes], folder: Path, document: Document) -> None:
        self.book = Workbook(file, {**_OPTIONS, "tmpdir": str(folder)})
        self.book.use_zip64()
        self.looks = Looks(self.book)
        self._document = document
        self._names: set[str] = set()
        self._places: dict[str, str] = {}
        self._wanted: dict[str, None] = {}
        self._describe()

    def _describe(self) -> None:
        document = self._document
        self.book.set_properties(
            {
                "title": visible(document.title)[:250],
                "subject": visible(document.kicker)[:250],
                "keywords": visible(document.stamp),
                "created": _made_at(document),
            }
        )

    def sheet(self, title: str, prepare: Callable[[Worksheet], None]) -> Sheet:
        """A sheet under this title or one like it; where it is full, the next is called the same with a number."""

        def turn() -> Worksheet:
            sheet = self.book.add_worksheet(self._free_name(title))
            self._on_paper(sheet)
            prepare(sheet)
            return sheet

        return Sheet(turn, self.looks, LAST_ROW)

    def _free_name(self, title: str) -> str:
        name, number = sheet_name(title), 2
        while name.casefold() in self._names:
            name = sheet_name(title, f" {number}")
            number += 1
        self._names.add(name.casefold())
        return name

    def _on_paper(self, sheet: Worksheet) -> None:
        document = self._document
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.7)
        sheet.set_header(f"&L&8 {_in_margin(document.kicker)}: {_in_margin(document.title)}")
        sheet.set_footer(f"&L&8 {_in_margin(_caution(document))}&R&8 &P / &N")
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})

    def be(self, anchor: str | None, sheet: Sheet) -> None:
        """The row that was written last is the place of this name."""
        if anchor is not None and len(self._places) < _MOST_PLACES:
            self._places.setdefault(_name(anchor), f"{_quoted(sheet.name)}!$A${sheet.row + 1}")

    def way_to(self, anchor: str) -> str:
        """What a link to a place says; the place may be written later."""
        name = _name(anchor)
        self._wanted.setdefault(name)
        return name

    def close(self) -> None:
        """Name the places that something leads to, and write the file; a place that never came is the first row."""
        first = f"{_quoted(str(self.book.worksheets()[0].name))}!$A$1"
        for name in self._wanted:
            self.book.define_name(name, f"={self._places.get(name, first)}")
        self.book.close()


def _made_at(document: Document) -> dt.datetime:
    """When the report was made, as its stamp says; without one always the same day."""
    stamp = stamp_in(document.stamp)
    return stamp.made_at.replace(tzinfo=None, microsecond=0) if stamp else _NO_DAY


def _caution(document: Document) -> str:
    """What is said on top of this copy."""
    return document.caution or document.kicker


def _in_margin(text: str) -> str:
    """Text as it may stand in the head or foot of a page, where & begins an order."""
    return visible(text)[:100].replace("&", "&&")


def _name(anchor: str) -> str:
    """An anchor as the name of a place: no letters that Excel refuses, and like no cell."""
    return "at_" + re.sub(r"[^0-9a-z]", "_", anchor.casefold())[:200]


def _quoted(sheet: str) -> str:
    return "'" + sheet.replace("'", "''") + "'"


def first_cell(sheet: str) -> str:
    """Where a sheet of this name begins, as a link says it."""
    return f"{_quoted(sheet)}!A1"


def sheet_name(title: str, ending: str = "") -> str:
    """A title as the name of a sheet: at most 31 letters, none that Excel refuses, never blank or reserved."""
    name = _UNFIT.sub("-", visible(title)).strip(" '")
    while len(name.encode("utf-16-le")) // 2 > _MOST_IN_A_NAME - len(ending):
        name = name[:-1]
    name = (name.strip(" '") or "Sheet") + ending
    return f"{name}-" if name.casefold() == _RESERVED else name
