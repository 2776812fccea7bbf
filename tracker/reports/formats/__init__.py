"""The formats a report can be written in: one interface, one file a format.

    for piece in FORMATS["html"].pieces(document):
        out.write(piece)

A new format is a module with `write(document)` and one line in `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from types import MappingProxyType

from tracker.reports.document import Document
from tracker.reports.formats import html, markdown
from tracker.reports.pieces import in_pieces


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write any document."""

    name: str
    suffix: str
    media_type: str
    write: Callable[[Document], Iterable[str] | Iterable[bytes]]
    """Yields the report in order, never holding the whole of it."""

    def pieces(self, document: Document) -> Iterator[bytes]:
        """The report as bytes, in pieces of a size worth writing."""
        return in_pieces(self.write(document))


FORMATS = MappingProxyType(
    {
        one.name: one
        for one in (
            Format("md", ".md", "text/markdown; charset=utf-8", markdown.write),
            Format("html", ".html", "text/html; charset=utf-8", html.write),
        )
    }
)
"""Name on the command line -> format."""
