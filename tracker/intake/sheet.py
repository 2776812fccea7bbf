"""A story's text put together word by word, with gaps only between words."""

from __future__ import annotations

from enum import IntEnum


class Gap(IntEnum):
    """What stands between two blocks of text; where several are asked for, the widest."""

    NONE = 0
    SPACE = 1
    CELL = 2
    LINE = 3
    PARAGRAPH = 4


_GAPS = ("", " ", "\t", "\n", "\n\n")


class Sheet:
    """Words go on at the end; a gap that was asked for is written when more words come, so none leads or trails."""

    def __init__(self) -> None:
        self.length = 0
        """Code points so far: the place where the last word ends."""
        self._pieces: list[str] = []
        self._gap = Gap.NONE

    def ask(self, gap: Gap) -> None:
        """A block ends or begins here."""
        self._gap = max(self._gap, gap)

    def write(self, words: str) -> int | None:
        """Put words on; a block does not begin with white space. Returns where they begin, None where none are left."""
        if self._gap or not self.length:
            words = words.lstrip()
        if not words:
            return None
        if self._gap and self.length:
            self._put(_GAPS[self._gap])
        self._gap = Gap.NONE
        start = self.length
        self._put(words)
        return start

    def last(self, most: int) -> str:
        """The last words in the line that is being written; blank where a block begins."""
        return "" if self._gap else "".join(self._pieces[-most:])[-most:]

    def text(self, start: int = 0) -> str:
        """All of it, or what stands from a place on."""
        self._pieces = ["".join(self._pieces)]
        return self._pieces[0][start:]

    def _put(self, piece: str) -> None:
        self._pieces.append(piece)
        self.length += len(piece)
