"""The words of a claim: taken from the text with where they stand, or put in, and written as a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tracker.domain.proposal import Span

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’.,&/-][^\W_]+)*%?|[^\w\s]")
_CLITIC = re.compile(r"(?:he|she|it|they|we|i|you|that|who|there|which)(['’](?:s|re|ve|ll|d|m))$", re.IGNORECASE)
_MARKS = frozenset('"“”„‟«»‹›＂`')
_SINGLE = frozenset("'‘’")
_CLOSES = frozenset(",.;:!?…)]}”’»%")
_OPENS = frozenset("([{“‘«$£€")


class Word(NamedTuple):
    """One word or mark of a claim."""

    low: str
    """In small letters."""
    start: int
    end: int
    put_in: str = ""
    """What is written in its place; what does not stand in the text at all begins and ends at -1."""


def added(written: str) -> Word:
    """A word that does not stand in the text there."""
    return Word(written.lower(), -1, -1, written)


def words_at(text: str, spans: Iterable[Span]) -> list[Word]:
    """The words in spans of a text."""
    found: list[Word] = []
    for start, end in spans:
        for match in _WORD.finditer(text, start, end):
            word, at = match.group(), match.start()
            if ("'" in word or "’" in word) and (clitic := _CLITIC.match(word)):
                cut = at + clitic.start(1)
                found.append(Word(text[at:cut].lower(), at, cut))
                found.append(Word(text[cut : match.end()].lower(), cut, match.end()))
            else:
                found.append(Word(word.lower(), at, match.end()))
    return found


def without_marks(text: str, words: Sequence[Word]) -> list[Word]:
    """The words without quotation marks that stand around all of them or have lost their partner."""
    marks = [at for at, word in enumerate(words) if word.low in _MARKS or _is_single_mark(text, word)]
    if not marks:
        return list(words)
    inner = [at for at in marks if 0 < at < len(words) - 1]
    if len(inner) == len(marks) and len(marks) % 2 == 0:
        return list(words)
    if marks[0] == 0 and len(marks) % 2 == 0 and len(marks) > 2 and marks[1] < len(words) - 1:
        return list(words)
    gone = set(marks) if len(marks) <= 2 or len(marks) % 2 else {marks[0], marks[-1]}
    return [word for at, word in enumerate(words) if at not in gone]


def _is_single_mark(text: str, word: Word) -> bool:
    if word.low not in _SINGLE or word.start < 0:
        return False
    after = text[word.end : word.end + 1]
    before = text[word.start - 1 : word.start] if word.start else " "
    return after.isalnum() != before.isalnum() or not (after.isalnum() or before.isalnum())


def written(text: str, words: Sequence[Word]) -> str:
    """Words as they are read, with the spaces that they have in the text."""
    pieces: list[str] = []
    last: Word | None = None
    for word in words:
        piece = word.put_in or text[word.start : word.end]
        if last is not None and _spaced(text, last, word):
            pieces.append(" ")
        pieces.append(piece)
        last = word
    return "".join(pieces)


def _spaced(text: str, last: Word, word: Word) -> bool:
    if last.end >= 0 and word.start >= 0:
        if last.end == word.start:
            return False
        if last.end < word.start <= last.end + 12 and not any(letter.isalnum() for letter in text[last.end : word.start]):
            return any(letter.isspace() for letter in text[last.end : word.start]) or word.low[0].isalnum()
    if word.low[:1] in ("'", "’") and len(word.low) > 1:
        return False
    return word.low not in _CLOSES and last.low not in _OPENS


def spans_of(words: Iterable[Word]) -> tuple[Span, ...]:
    """Where the words of a claim stand, those side by side in one span."""
    places = sorted({(word.start, word.end) for word in words if word.start >= 0})
    spans: list[Span] = []
    for start, end in places:
        if spans and start <= spans[-1][1] + 2:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return tuple(spans)


def sentence(text: str, words: Sequence[Word]) -> str:
    """Words as one sentence: a capital at the start, a full stop at the end."""
    line = " ".join(written(text, words).split())
    line = line.strip(" ,;:–—-…")
    if line.endswith((".”", '."', ".’")):
        line = line[:-2] + line[-1]
    line = line.rstrip(".!") if not line.endswith("...") else line
    if not line:
        return ""
    return f"{line[0].upper()}{line[1:]}."
