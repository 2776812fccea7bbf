"""The parts of a document put into one ZIP file that is handed on while it is written."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tracker.reports.pieces import in_pieces

Part = tuple[str, Iterable[str] | Iterable[bytes]]
"""The name of a part, and what is in it, piece by piece."""


class _Passing(io.RawIOBase):
    """Takes what the ZIP writer writes and gives it away again; nothing can be looked up in it."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, piece: bytes) -> int:  # type: ignore[override]
        self._pieces.append(bytes(piece))
        return len(piece)

    def taken(self) -> bytes:
        """What was written since the last time."""
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)


def packed(parts: Iterable[Part]) -> Iterator[bytes]:
    """The parts in order, each compressed as it comes. The same parts give the same bytes."""
    passing = _Passing()
    with ZipFile(passing, "w", ZIP_DEFLATED) as archive:
        for name, content in parts:
            with archive.open(_entry(name), "w") as out:
                for piece in in_pieces(content):
                    out.write(piece)
                    yield passing.taken()
            yield passing.taken()
    yield passing.taken()


def _entry(name: str) -> ZipInfo:
    """A part as the ZIP file names it, of no particular time or system."""
    entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, 0, 0
    return entry
