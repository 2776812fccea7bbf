"""Finding copied words in a text: whatever shape its quotation marks, dashes and spaces have, and nothing beyond that."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left

from tracker.domain.proposal import Span

_SHAPES = {
    **dict.fromkeys("“”„‟＂«»", '"'),
    **dict.fromkeys("‘’‚‛ʼ`´", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "…": "...",
}
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")


class Folded:
    """A text with its typography made plain, and the way back from each letter."""

    def __init__(self, text: str) -> None:
        letters: list[str] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        for at, mark in enumerate(text):
            for letter in _plain(mark):
                if letter == " " and letters[-1:] == [" "]:
                    self._ends[-1] = at + 1
                    continue
                letters.append(letter)
                self._starts.append(at)
                self._ends.append(at + 1)
        self._text = "".join(letters)

    def places(self, words: str, within: Span) -> list[Span]:
        """Where these words stand in a part of the text, each a whole word at either end."""
        wanted = " ".join("".join(map(_plain, words)).split())
        if not wanted:
            return []
        first = bisect_left(self._starts, within[0])
        last = bisect_left(self._starts, within[1])
        found: list[Span] = []
        at = self._text.find(wanted, first, last)
        while at >= 0:
            over = at + len(wanted)
            if self._is_whole(at, over):
                found.append((self._starts[at], self._ends[over - 1]))
            at = self._text.find(wanted, at + 1, last)
        return found

    def _is_whole(self, at: int, over: int) -> bool:
        """Whether no word is cut in two here."""
        text = self._text
        cut_before = at > 0 and text[at].isalnum() and text[at - 1].isalnum()
        after = text[over : over + 1]
        cut_after = bool(after) and (unicodedata.combining(after) or (text[over - 1].isalnum() and after.isalnum()))
        return not cut_before and not cut_after


def nearest(places: list[Span], *anchors: list[Span]) -> Span | None:
    """The place nearest to any of the first anchors; of several, that nearest to the next. None where two stay as near as
    each other, or there is none."""
    ranked = sorted((*(min((_gap(one, near) for near in each), default=0) for each in anchors), one) for one in places)
    if not ranked or (len(ranked) > 1 and ranked[0][:-1] == ranked[1][:-1]):
        return None
    place: Span = ranked[0][-1]  # type: ignore[assignment]
    return place


def _gap(one: Span, other: Span) -> int:
    return max(0, other[0] - one[1], one[0] - other[1])


def _plain(mark: str) -> str:
    if mark.isascii() and mark.isprintable() and mark != "`":
        return mark
    if mark in _UNSEEN:
        return ""
    if mark.isspace():
        return " "
    return _SHAPES.get(mark) or unicodedata.normalize("NFD", mark)
