"""Speech that goes on: "X," he said. "Y." And, over paragraphs, each opened by a mark, the last closed by one."""

from __future__ import annotations

from tracker.extract.saying.found import Found
from tracker.extract.saying.line import QUOTE, Line


class Following:
    """Remembers whose quotation stood last, and gives it the quotations that follow without a word between."""

    def __init__(self) -> None:
        """Nobody has spoken."""
        self._speaker: Found | None = None
        self._paragraph = -1
        self._open = False
        """Whether the next paragraph may go on with what was said: the last left a quotation open or ended with a colon."""

    def after(self, line: Line, found: list[Found]) -> None:
        """Take in the next sentence with what was found in it."""
        pure = (line.last == 1 and line.words[0] == QUOTE) or (line.last == 0 and line.words and line.words[0] == QUOTE)
        if found:
            self._speaker = self._quoting(line, found) or (found[-1] if _colon(line) else None)
        elif pure and self._speaker is not None and (line.paragraph == self._paragraph or self._open):
            quotation = line.quoted[0]
            self._speaker.more.append((quotation.start, quotation.end))
            self._speaker.over = line.end
        else:
            self._speaker = None
        self._paragraph = line.paragraph
        self._open = _colon(line) or (bool(line.quoted) and not line.quoted[max(line.quoted)].closed)

    def _quoting(self, line: Line, found: list[Found]) -> Found | None:
        """The statement that has a quotation of the sentence for its content."""
        for one in reversed(found):
            for first, behind in one.content:
                if any(at in line.quoted and line.speech(at) for at in range(first, behind)):
                    return one
        return None


def _colon(line: Line) -> bool:
    return bool(line.words) and line.words[-1] == ":"
