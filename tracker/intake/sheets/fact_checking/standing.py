"""Where the lines of a draft, and the facts in them, stand in a story's text."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from tracker.domain.proposal import Span
from tracker.intake.alignment.folding import Folded
from tracker.intake.sheets.fact_checking.references import key_of
from tracker.intake.sheets.fact_checking.template import DraftLine

SHORTEST = 12
"""Letters of a fact that is looked for in the whole text: shorter words stand in many places."""


def in_order(lines: Sequence[DraftLine]) -> list[DraftLine]:
    """The lines as the draft has them: by their numbers where every line has one of its own, else as they stand."""
    keys = [key_of(line.key) for line in lines]
    if all(key.isdigit() and len(key) < 9 for key in keys) and len(set(keys)) == len(keys):
        return sorted(lines, key=lambda line: int(key_of(line.key)))
    return list(lines)


def story_of(lines: Sequence[DraftLine]) -> str:
    """The draft put together: a line a paragraph, or a paragraph of all lines that the sheet says are of one."""
    pieces: list[str] = []
    before = ""
    for line in in_order(lines):
        words = unicodedata.normalize("NFC", line.text.replace("\r\n", "\n").replace("\r", "\n")).strip()
        pieces += ["" if not pieces else " " if line.paragraph and line.paragraph == before else "\n\n", words]
        before = line.paragraph
    return "".join(pieces)


class Standing:
    """A text in which words are found whatever their white space and marks are; capitals count, save at a line's end."""

    def __init__(self, text: str) -> None:
        """Fold the text once."""
        self._text = text
        self._folded = Folded(text)
        self._plain = self._folded.text.replace("\n", " ")

    def lines(self, lines: Sequence[DraftLine]) -> dict[str, Span]:
        """Where each line stands, by its row; of words that stand there more than once, the first behind the line before."""
        spans: dict[str, Span] = {}
        behind = 0
        for line in in_order(lines):
            wanted = _plain(line.text)
            at = self._plain.find(wanted, behind)
            at = at if at >= 0 else self._plain.find(wanted)
            if wanted and at >= 0:
                behind = at + len(wanted)
                spans[row_key(line)] = self._folded.outward((at, behind))
        return spans

    def within(self, words: str, line: Span) -> Span | None:
        """Where words stand in a line; whatever their capitals, for a fact often begins with one of its own."""
        start, end = self._folded.inward(line)
        part, wanted = self._plain[start:end], _plain(words).rstrip(".!?")
        at = part.find(wanted)
        if at < 0 and len(part.casefold()) == len(part):
            at = part.casefold().find(wanted.casefold())
        return self._folded.outward((start + at, start + at + len(wanted))) if wanted and at >= 0 else None

    def alone(self, words: str) -> Span | None:
        """Where words stand, if they stand in the text once."""
        wanted = _plain(words).rstrip(".!?")
        if len(wanted) < SHORTEST or self._plain.count(wanted) != 1:
            return None
        at = self._plain.find(wanted)
        return self._folded.outward((at, at + len(wanted)))


def row_key(line: DraftLine) -> str:
    """A line by its row, for a draft may number its lines twice."""
    return str(line.where.row)


def _plain(words: str) -> str:
    return Folded(words.strip()).text.replace("\n", " ").strip()
