"""A sheet's part without its blank cells: a form that somebody coloured down to the last row is no slower than what stands in it.

They are taken out of the bytes, which is done many times faster than reading each one. What is not written as programs
write it stays, and is read.
"""

from __future__ import annotations

import re
from typing import IO

_CELL = re.compile(rb'<c r="[A-Z]{1,3}[0-9]{1,7}"[^<>]{0,200}(?:/>|></c>)')
_ROW = re.compile(rb'<row r="[0-9]{1,7}"[^<>]{0,500}(?:/>|>\s{0,9}</row>)(?=\s{0,9}(?:<row r=|</sheetData))')
_BEGINS = b"<row "
_PIECE = 1_000_000
_MOST_HELD = 4_000_000
"""Bytes without the beginning of a row: what is longer is passed on as it comes."""


class WithoutBlanks:
    """Reads like the file it is given."""

    def __init__(self, source: IO[bytes], *, rows: bool) -> None:
        """`rows` says whether rows that are blank go too: not where cells are made one over several of them."""
        self._source, self._rows = source, rows
        self._held = self._ready = b""
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        """As many bytes as there are, `size` at most; none at the end."""
        while self._at >= len(self._ready):
            piece = self._source.read(_PIECE)
            if not piece and not self._held:
                return b""
            self._ready, self._at = self._lean(piece), 0
        begin = self._at
        self._at = len(self._ready) if size < 0 else begin + size
        return self._ready[begin : self._at]

    def _lean(self, piece: bytes) -> bytes:
        """The rows that are there as a whole; the one that goes on is held back."""
        held = self._held + piece
        end = held.rfind(_BEGINS) if piece else len(held)
        if end <= 0:
            end = max(held.rfind(b"<"), 0) or len(held) if len(held) > _MOST_HELD else 0
        self._held = held[end:]
        lean = _CELL.sub(b"", held[:end])
        return _ROW.sub(b"", lean) if self._rows else lean
