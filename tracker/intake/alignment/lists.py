"""What a point of a list is a point of, and whose turn it is in a transcript: the words that lead a sentence in.

The lead-in is the line above that ends in a colon, or the label that a paragraph begins with. It holds for the points under it,
marked or not, with all their sentences, until a line of another make comes: a heading, or the story going on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.intake.alignment.units import Units

POINT = re.compile(r"(?:[-*+•·▪o]|\(?[0-9a-zA-Z]{1,3}[.)])[ ]")
"""How a point of a list begins."""
_LABEL = re.compile(r"[^\W\d_][^.?!:\"\n]{0,60}:(?= )")
"""Whose words a paragraph is, or what of: "AKER: I was there."."""
_SHORT = 6
"""Words of a lead-in that is a heading, so that whole paragraphs stand under it."""
_MOST = 40
"""Lines that one lead-in holds for."""
_STOPS = tuple(".!?…\"')")


def lead_ins(units: Units) -> list[tuple[str, ...]]:
    """Of each sentence the words that lead it in."""
    found: list[tuple[str, ...]] = []
    under = _Lead()
    for line in _lines(units):
        words = units.words[line[0]]
        label = _LABEL.match(unmarked(words))
        inner = (label.group(),) if label else ()
        above = under.words if under.holds_for(units, line) else ()
        found += (above if at == line[0] else (*above, *inner) for at in line)
        under = under.behind(units, line, held=bool(above))
    return found


def unmarked(words: str) -> str:
    """A point without what marks it as one."""
    mark = POINT.match(words)
    return words[mark.end() :] if mark else words


def _lines(units: Units) -> Iterator[range]:
    """The sentences of a text, line by line."""
    start = 0
    for at in range(1, len(units) + 1):
        if at == len(units) or not units.same_paragraph(at - 1, at):
            yield range(start, at)
            start = at


class _Lead:
    """A lead-in, and the make of the lines that have followed it."""

    def __init__(self, words: str = "", make: str = "", lines: int = 0) -> None:
        self.words: tuple[str, ...] = (words,) if words else ()
        self._make, self._lines = make, lines

    def holds_for(self, units: Units, line: range) -> bool:
        """Whether the next line stands under it."""
        if not self.words or self._lines >= _MOST:
            return False
        return self._make in ("", _make(units, line)) or (self._make == "prose" and self._is_heading(units, line))

    def _is_heading(self, units: Units, line: range) -> bool:
        return len(self.words[0].split(" ")) <= _SHORT and _make(units, line) == "sentence"

    def behind(self, units: Units, line: range, *, held: bool) -> _Lead:
        """What leads in the line after this one."""
        last = units.words[line[-1]]
        if last.endswith(":"):
            return _Lead(last)
        make = _make(units, line)
        if held:
            ends = make == "prose" and len(self.words[0].split(" ")) > _SHORT
            return _Lead() if ends else _Lead(self.words[0], self._make or make, self._lines + 1)
        return _Lead(last, "point") if make == "name" else _Lead()


def _make(units: Units, line: range) -> str:
    """What sort of line it is; a heading, and a point without a mark or a stop, is a "name"."""
    words = units.words[line[0]]
    if POINT.match(words):
        return "point"
    if words[0] == '"':
        return "quotation"
    if len(line) > 1:
        return "prose"
    return "sentence" if words.endswith(_STOPS) else "name"
