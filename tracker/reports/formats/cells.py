"""Text that is too long for a cell of a spreadsheet, cut so that nothing is lost and everybody sees that it goes on."""

from __future__ import annotations

from collections.abc import Iterator

MOST_IN_A_CELL = 16_000
"""Letters; Excel holds 32,767, where some letters count as two, and breaks what is longer into rows of its own."""
GOES_ON = "…"


def cut(text: str, most: int) -> list[str]:
    """A text in pieces of at most so many letters, between words where it can be; the joints are marked on both sides."""
    if len(text) <= most:
        return [text]
    pieces = list(_cut(text, most - 2))
    last = len(pieces) - 1
    return [f"{GOES_ON if place else ''}{piece}{GOES_ON if place < last else ''}" for place, piece in enumerate(pieces)]


def _cut(text: str, most: int) -> Iterator[str]:
    begin = 0
    while begin < len(text):
        end = begin + most
        if end < len(text):
            space = text.rfind(" ", begin + most // 2, end)
            end = space + 1 if space > 0 else end
        yield text[begin:end]
        begin = end
