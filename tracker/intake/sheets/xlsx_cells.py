"""The spreadsheet library's own reader with what it leaves out: words as written, and formulas that nobody worked out.

Imported late, for it is made of the library's own classes.
"""

from __future__ import annotations

from typing import IO, Any
from xml.etree.ElementTree import Element, iterparse

from openpyxl.cell.text import Text
from openpyxl.reader.excel import ExcelReader
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.worksheet._reader import FORMULA_TAG, WorkSheetParser
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS

from tracker.intake.sheets.workbook import Unread

_NEVER_WORKED_OUT = (
    "it holds a formula without a value: open the file in your spreadsheet program and save it, or paste the value"
)
_WORDS = f"{{{SHEET_MAIN_NS}}}si"


class BookReader(ExcelReader):
    """Opens a workbook. The library's own way takes letters out of words that look like an escaped character."""

    def read_strings(self) -> None:
        """The words of all cells, as they are written."""
        package: Any = self.package
        part = package.find(SHARED_STRINGS)
        if part is None:
            return
        self.shared_strings = []
        with self.archive.open(part.PartName[1:]) as source:
            node: Any
            for _, node in iterparse(source):  # noqa: S314 - it declares nothing, see package.py
                if node.tag == _WORDS:
                    words: Any = Text.from_tree(node)
                    self.shared_strings.append(words.content)
                    node.clear()

    def read_worksheets(self) -> None:
        """The sheets, none of them read: the library reads each to its end where it does not say how large it is."""
        parts: Any = self.valid_files
        book: Any = self.wb
        sheet: Any
        for sheet, relation in self.parser.find_sheets():
            if relation.target not in parts:
                continue
            if "chartsheet" in relation.Type:
                self.read_chartsheet(sheet, relation)
                continue
            found = _Unmeasured(book, sheet.name, relation.target, self.shared_strings)
            found.sheet_state = sheet.state or "visible"
            book._sheets.append(found)


class _Unmeasured(ReadOnlyWorksheet):
    """A sheet that is as large as its rows turn out to be."""

    def _get_size(self) -> None:
        """Nothing: it is not believed anyway."""


class CellReader(WorkSheetParser):
    """Reads a sheet cell by cell, and tells a formula that nobody worked out from an empty cell."""

    def __init__(self, source: IO[bytes], sheet: Any) -> None:
        book = sheet.parent
        super().__init__(
            source,
            sheet._shared_strings,
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )

    def parse_cell(self, element: Element) -> dict[str, Any]:
        """One cell: row, column, value and type."""
        found: dict[str, Any] = super().parse_cell(element)
        if found["value"] is None and element.find(FORMULA_TAG) is not None and found["data_type"] != "str":
            found["value"] = Unread(_NEVER_WORKED_OUT)
        return found
