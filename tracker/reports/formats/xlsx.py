"""A report as an Excel workbook: the whole of it in order on the first sheet, and every table on a sheet of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tracker.reports.document import Document
from tracker.reports.formats.xlsx_book import Book
from tracker.reports.formats.xlsx_report import ReportSheet

_PIECE = 64 * 1024


def write(document: Document) -> Iterator[bytes]:
    """The workbook, which is packed on disk: a report of any length takes little memory."""
    with TemporaryDirectory(prefix="tracker-") as folder:
        whole = Path(folder) / "report.xlsx"
        with whole.open("wb") as file:
            book = Book(file, Path(folder), document)
            ReportSheet(book).write(document)
            book.close()
        with whole.open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece
