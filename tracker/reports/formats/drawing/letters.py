"""How much room words take in a picture, and how they are cut to the room there is.

Measured in the font that the package brings along. It is a wide one, so in most fonts of a reader's
browser the same words take less.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path

from tracker.reports.formats.drawing.font_file import letters_of
from tracker.reports.formats.safe import visible

FONTS = Path(__file__).parent.parent / "fonts"
REGULAR, BOLD = FONTS / "DejaVuSans.ttf", FONTS / "DejaVuSans-Bold.ttf"
MORE = "…"
_MOST = 600
"""Letters of a name that are looked at: no picture shows more."""


def wide(words: str, size: float, *, bold: bool = False) -> float:
    """The room that words take at a size of type."""
    return size * sum(_letter(letter, bold) for letter in words)


@lru_cache(maxsize=4096)
def _letter(letter: str, bold: bool) -> float:
    known = letters_of(BOLD if bold else REGULAR).get(ord(letter))
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return known or 0.0
    if known is not None:
        return known
    return 1.1 if unicodedata.east_asian_width(letter) in "WF" else 0.9


def wrapped(words: str, size: float, room: float, most: int, *, bold: bool = False) -> list[str]:
    """The words on as many lines as they need, at most `most`; what does not fit ends in an ellipsis."""
    rest, lines = _legible(words), list[str]()
    while rest and len(lines) < most:
        cut = _fitting(rest, size, room, bold)
        lines.append(rest[:cut].strip())
        rest = rest[cut:].lstrip()
    if rest:
        lines[-1] = shortened(f"{lines[-1]} {rest}", size, room, bold=bold)
    return lines or [""]


def shortened(words: str, size: float, room: float, *, bold: bool = False) -> str:
    """The words on one line, cut with an ellipsis where they do not fit."""
    words = _legible(words)
    if wide(words, size, bold=bold) <= room:
        return words
    left = room - wide(MORE, size, bold=bold)
    return words[: _filling(words, size, left, bold)].rstrip() + MORE


def runs_right_to_left(words: str) -> bool:
    """Whether the first letter that has a direction is written from right to left."""
    directions = (unicodedata.bidirectional(letter) for letter in words)
    return next((found != "L" for found in directions if found in ("L", "R", "AL")), False)


def _legible(words: str) -> str:
    shown = visible(words[:_MOST])
    return " ".join((shown + MORE if len(words) > _MOST else shown).split())


def _fitting(words: str, size: float, room: float, bold: bool) -> int:
    """How many letters stand on a line of this room: up to a space where there is one, else as many as fit."""
    cut = _filling(words, size, room, bold)
    if cut == len(words) or words[cut] == " ":
        return cut
    space = words.rfind(" ", 0, cut)
    return space if space > 0 else cut


def _filling(words: str, size: float, room: float, bold: bool) -> int:
    """How many letters fit, one at least, none parted from the marks on it."""
    taken, cut = 0.0, 0
    for place, letter in enumerate(words):
        taken += size * _letter(letter, bold)
        if taken > room:
            break
        cut = place + 1
    while 0 < cut < len(words) and unicodedata.category(words[cut]) in ("Mn", "Me"):
        cut -= 1
    return max(cut, 1)
