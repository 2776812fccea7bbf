"""Handing a report on in pieces of a size worth writing, never the whole of it at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

PIECE = 64 * 1024
"""Bytes to gather before they are handed on."""


def in_pieces(parts: Iterable[str] | Iterable[bytes]) -> Iterator[bytes]:
    """The parts in order as bytes, many small ones together; a letter is never cut in two."""
    gathered = bytearray()
    for part in parts:
        gathered += part.encode() if isinstance(part, str) else part
        if len(gathered) >= PIECE:
            yield bytes(gathered)
            gathered.clear()
    if gathered:
        yield bytes(gathered)
