"""The sentences of a text as they are compared: a tick is on words in their sentence, not on words alone."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from tracker.domain.proposal import Span
from tracker.domain.sentences import sentences
from tracker.intake.alignment.folding import Folded
from tracker.intake.alignment.word_lists import REPORTING

_NUMBER = re.compile(r"\(?(?:\d{1,3}|[^\W\d_])\)?\.")
"""What numbers a point of a list; it stands by itself to whoever cuts sentences, and is a word of its sentence here."""
_READ, _SPEAKER = 300, 8
"""Code points, and words, in which a sentence names the speaker of the quotation before it."""


class Units:
    """A text cut into what stands or falls together: a sentence; more, where a quotation or a bracket runs over several."""

    def __init__(self, text: str) -> None:
        """Fold a text and cut it."""
        self.folded = Folded(text)
        self.spans = _joined(self.folded.text, sentences(self.folded.text))
        self.words = [self.folded.text[start:end] for start, end in self.spans]
        """The folded words of each."""
        self._starts = [start for start, _ in self.spans]
        self._ends = [end for _, end in self.spans]

    def __len__(self) -> int:
        return len(self.spans)

    def holding(self, span: Span) -> range:
        """Which units a span of the folded text touches."""
        return range(bisect_right(self._ends, span[0]), bisect_left(self._starts, span[1]))

    def outward(self, span: Span) -> Span:
        """A span of the folded text in the text itself."""
        return self.folded.outward(span)

    def same_paragraph(self, one: int, other: int) -> bool:
        """Whether no line ends between two units, the earlier named first."""
        return self.folded.text.find("\n", self.spans[one][1], self.spans[other][0]) < 0


def is_bare_quotation(words: str) -> bool:
    """Whether a sentence is somebody's words alone, and does not say whose."""
    if words[:1] != '"' or len(words) < 2:
        return False
    over = words.find('"', 1)
    return over < 0 or not any(mark.isalnum() for mark in words[over + 1 :])


def _joined(text: str, cut: Sequence[Span]) -> list[Span]:
    """Sentences of one paragraph put together again where a quotation or a bracket is open, where the first is the number
    of a point, or where the second says whose words the first were."""
    found: list[Span] = []
    quoted, brackets = False, 0
    for start, end in cut:
        goes_on = bool(found) and "\n" not in text[found[-1][1] : start]
        if goes_on and (
            quoted or brackets > 0 or _numbers(text, *found[-1]) or _gives_the_speaker(text, found[-1], start, end)
        ):
            found[-1] = (found[-1][0], end)
        else:
            quoted, brackets = False, 0
            found.append((start, end))
        quoted ^= text.count('"', start, end) % 2 == 1
        brackets += text.count("(", start, end) - text.count(")", start, end)
    return found


def _numbers(text: str, start: int, end: int) -> bool:
    """Whether this is the number of a point, at the start of its line."""
    if end - start > 6 or not _NUMBER.fullmatch(text, start, end):
        return False
    while start and text[start - 1] == " ":
        start -= 1
    return start == 0 or text[start - 1] == "\n"


def _gives_the_speaker(text: str, before: Span, start: int, end: int) -> bool:
    """Whether a sentence says who spoke the quotation before it: "It was over." Nils Aker said. Not where it goes on to
    say what: "It was over." He denied that it had begun."""
    if text[start] == '"' or not is_bare_quotation(text[before[0] : before[1]]):
        return False
    words = text[start : min(end, start + _READ)].split(" ")[: _SPEAKER + 1]
    told = next((at for at, word in enumerate(words[:_SPEAKER]) if word.strip(".,;:!?") in REPORTING), None)
    return told is not None and words[told + 1 : told + 2] != ["that"]
