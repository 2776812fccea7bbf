"""The formats a report can be written in: one interface, one file a format.

    for piece in FORMATS["html"].pieces(document):
        out.write(piece)

A new format is a module with `write(document)` and one line in `FORMATS`. What needs a heavy library is imported when
it is first written, so that the others stay quick.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from types import MappingProxyType

from tracker.reports.document import Document
from tracker.reports.formats import csv_table, html, json_document, markdown
from tracker.reports.pieces import in_pieces


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write any document."""

    name: str
    suffix: str
    media_type: str
    write: Callable[[Document], Iterable[str] | Iterable[bytes]]
    """Yields the report in order, never holding the whole of it."""
    binary: bool = False
    """No text, so nothing for a terminal."""

    def pieces(self, document: Document) -> Iterator[bytes]:
        """The report as bytes, in pieces of a size worth writing."""
        return in_pieces(self.write(document))


def _docx(document: Document) -> Iterable[bytes]:
    from tracker.reports.formats.docx import write

    return write(document)


def _xlsx(document: Document) -> Iterable[bytes]:
    from tracker.reports.formats.xlsx import write

    return write(document)


def _pdf(document: Document) -> Iterable[bytes]:
    from tracker.reports.formats.pdf import write

    return write(document)


_OFFICE = "application/vnd.openxmlformats-officedocument"

FORMATS = MappingProxyType(
    {
        one.name: one
        for one in (
            Format("md", ".md", "text/markdown; charset=utf-8", markdown.write),
            Format("html", ".html", "text/html; charset=utf-8", html.write),
            Format("docx", ".docx", f"{_OFFICE}.wordprocessingml.document", _docx, binary=True),
            Format("xlsx", ".xlsx", f"{_OFFICE}.spreadsheetml.sheet", _xlsx, binary=True),
            Format("csv", ".csv", "text/csv; charset=utf-8; header=present", csv_table.write),
            Format("json", ".json", "application/json", json_document.write),
            Format("pdf", ".pdf", "application/pdf", _pdf, binary=True),
        )
    }
)
"""Name on the command line -> format."""
