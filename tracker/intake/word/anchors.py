"""Where the comments of a document stand in its text."""

from __future__ import annotations

from tracker.intake.sheet import Sheet


class Anchors:
    """Notes, while a text is written, from which word to which a comment goes."""

    def __init__(self, sheet: Sheet) -> None:
        self.spans: dict[str, tuple[int, int]] = {}
        """By a comment's key: start and end; the same place twice where it stands on no words that are left."""
        self._sheet = sheet
        self._waiting: dict[str, None] = {}
        self._begun: dict[str, int] = {}

    def start(self, key: str) -> None:
        """A comment begins at the next word."""
        self._waiting[key] = None

    def words_begin(self, place: int | None) -> None:
        """Words were written at a place."""
        if place is not None and self._waiting:
            self._begun.update(dict.fromkeys(self._waiting, place))
            self._waiting.clear()

    def end(self, key: str) -> None:
        """A comment ends at the last word."""
        self._waiting.pop(key, None)
        self.spans[key] = (self._begun.get(key, self._sheet.length), self._sheet.length)

    def refer(self, key: str) -> None:
        """A comment's mark stands here; that is its place where no words were chosen."""
        self.spans.setdefault(key, (self._begun.get(key, self._sheet.length), self._sheet.length))
