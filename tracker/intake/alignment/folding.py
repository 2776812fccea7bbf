"""A text as it is compared: white space, line breaks and typographic marks alike; case, digits and all else as they are.

Every place in the folded text is known in the text itself, and the other way about.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from itertools import pairwise

from tracker.domain.proposal import Span

_ALIKE = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʼ`´′", "'"),
        **dict.fromkeys("“”„‟″«»＂", '"'),
        **dict.fromkeys("‐‑‒–−﹣－", "-"),
        **dict.fromkeys(
            "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
        ),
        **dict.fromkeys("\r\x0b\x0c\x85\u2028\u2029", "\n"),
    }
)
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]+")
_GUILLEMETS = re.compile("(?<=«)[\u00a0\u202f]|[\u00a0\u202f](?=»)")
_WHITE = re.compile(r"[ \n]{2,}")
_MARKS = re.compile(r" ?(?:[—―]|-{2,}) ?|…|''|``")
_WRAPPED_AT_LEAST, _WRAPPED_AT_MOST = 40, 120
"""Characters of the longest line in a text whose lines are broken for their length; longer lines are paragraphs."""


class Folded:
    """One text, folded once."""

    def __init__(self, text: str) -> None:
        """Fold it."""
        self.length = len(text)
        self._steps: list[_Step] = []
        if not unicodedata.is_normalized("NFC", text):
            text = self._rewritten(text, re.compile(r"\S+"), lambda word: unicodedata.normalize("NFC", word))
        text = self._rewritten(text, _UNSEEN, lambda _: "")
        text = self._rewritten(text, _GUILLEMETS, lambda _: "")
        text = _unwrapped(text.translate(_ALIKE))
        text = self._rewritten(text, _WHITE, lambda run: "\n" if "\n" in run else " ")
        self.text = self._rewritten(text, _MARKS, _mark)

    def _rewritten(self, text: str, pattern: re.Pattern[str], write: Callable[[str], str]) -> str:
        """The text with everything that the pattern finds written otherwise, the places noted down."""
        pieces: list[str] = []
        step = _Step()
        over = 0
        for found in pattern.finditer(text):
            new = write(found.group())
            if new == found.group():
                continue
            pieces += (text[over : found.start()], new)
            step.add(found.start(), found.end(), len(new))
            over = found.end()
        if not step.starts:
            return text
        self._steps.append(step)
        return "".join((*pieces, text[over:]))

    def inward(self, span: Span) -> Span:
        """A span of the text as one of the folded text; narrowed to what is seen."""
        start, end = span
        for step in self._steps:
            start, end = step.begin(start), step.close(end)
        while start < end and self.text[start] in " \n":
            start += 1
        while end > start and self.text[end - 1] in " \n":
            end -= 1
        return start, end

    def outward(self, span: Span) -> Span:
        """A span of the folded text as one of the text."""
        start, end = span
        for step in reversed(self._steps):
            start, end = step.came_from(start), step.came_to(end)
        return start, end


class _Step:
    """The places at which one rewriting changed lengths."""

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.new_starts: list[int] = []
        self.new_ends: list[int] = []

    def add(self, start: int, end: int, length: int) -> None:
        """Note that what stood from start to end is now of this length."""
        begin = start + (self.new_ends[-1] - self.ends[-1] if self.ends else 0)
        self.starts.append(start)
        self.ends.append(end)
        self.new_starts.append(begin)
        self.new_ends.append(begin + length)

    def begin(self, at: int) -> int:
        """Where something begins that began here."""
        place = bisect_right(self.starts, at) - 1
        if place < 0:
            return at
        return self.new_starts[place] if at < self.ends[place] else at - self.ends[place] + self.new_ends[place]

    def close(self, at: int) -> int:
        """Where something ends that ended here."""
        place = bisect_left(self.starts, at) - 1
        if place < 0:
            return at
        return self.new_ends[place] if at <= self.ends[place] else at - self.ends[place] + self.new_ends[place]

    def came_from(self, at: int) -> int:
        """Where something began that begins here."""
        place = bisect_right(self.new_starts, at) - 1
        if place < 0:
            return at
        return self.starts[place] if at < self.new_ends[place] else at - self.new_ends[place] + self.ends[place]

    def came_to(self, at: int) -> int:
        """Where something ended that ends here."""
        place = bisect_left(self.new_starts, at) - 1
        if place < 0:
            return at
        return self.ends[place] if at <= self.new_ends[place] else at - self.new_ends[place] + self.ends[place]


def _mark(written: str) -> str:
    if written == "…":
        return "..."
    return '"' if written in ("''", "``") else " - "


def _unwrapped(text: str) -> str:
    """The text with a space for every line break that is there only because the line was full."""
    lines = text.split("\n")
    full = _are_full(lines)
    pieces = [lines[0]]
    for before, line, was_full in zip(lines, lines[1:], full, strict=False):
        pieces += (" " if was_full or _runs_on(before, line) else "\n", line)
    return "".join(pieces)


def _runs_on(before: str, line: str) -> bool:
    """Whether a line begins small, so that the words before it go on."""
    return line.lstrip(" ")[:1].islower() and not (before == "" or before.isspace())


def _are_full(lines: list[str]) -> list[bool]:
    """Of each line whether the first word of the next would not have gone into it, in a text that is wrapped; else no."""
    widest = max(map(len, lines))
    if not _WRAPPED_AT_LEAST <= widest <= _WRAPPED_AT_MOST:
        return [False] * len(lines)
    within = [bool(one.strip(" ") and two.strip(" ")) for one, two in pairwise(lines)]
    full = [
        both and len(one.rstrip(" ")) + 1 + len(two.lstrip(" ").split(" ", 1)[0]) > widest
        for both, one, two in zip(within, lines, lines[1:], strict=False)
    ]
    wrapped = sum(full) > 2 and sum(full) * 2 > sum(within)
    return full if wrapped else [False] * len(lines)
