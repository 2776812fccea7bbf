"""Characters that nobody sees but that matter (joiners in emoji, direction marks), carried past a library that drops them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_FIRST, _LAST = 0x20000, 0x2A6D0
"""Rare Chinese characters: letters, to every library. Those that the page itself holds are not used."""
_DROPPED = frozenset("\u00ad\ufeff\ufffe\uffff")
"""Where a word may be broken, and what is no character: no reader misses them."""


class StandIns:
    """Puts a stand-in in the page for each unseen character, and takes it out of the text again."""

    def __init__(self, page: HtmlElement) -> None:
        there = {mark for words in page.itertext() for mark in words}
        unseen = sorted(mark for mark in there if not mark.isprintable() and not mark.isspace())
        free = (chr(code) for code in range(_FIRST, _LAST) if chr(code) not in there)
        kept = [mark for mark in unseen if mark not in _DROPPED and mark >= "\xa0"]
        self._for = dict(zip(kept, free, strict=False))
        self._there = str.maketrans({**dict.fromkeys(unseen, ""), **self._for})
        self._back = str.maketrans({stand_in: mark for mark, stand_in in self._for.items()})
        if unseen:
            self._replace(page)

    def put_in(self, words: str) -> str:
        """The words as they now stand in the page."""
        return words.translate(self._there)

    def taken_out(self, text: str) -> str:
        """The text as it was in the page."""
        return text.translate(self._back)

    def _replace(self, page: HtmlElement) -> None:
        for element in page.iter():
            if element.text and not element.text.isprintable():
                element.text = element.text.translate(self._there)
            if element.tail and not element.tail.isprintable():
                element.tail = element.tail.translate(self._there)
