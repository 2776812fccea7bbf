"""The words of a claim: taken from the text with where they stand, or put in, and written as a sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate, repeat
from typing import NamedTuple

from tracker.domain.proposal import Span

_WORD = re.compile(r"((?:[^\W\d_]\.){2,}|[^\W_]+(?:['’.,&/-][^\W_]+)*%?|[^\w\s])")
"""A word or mark; white space stands between them."""
_LONGEST = 500
"""Words of a stretch that are read: a longer one is no sentence."""
_CLITIC = re.compile(r"(?:he|she|it|they|we|i|you|that|who|there|which)(['’](?:s|re|ve|ll|d|m))$", re.IGNORECASE)
_MARKS = frozenset('"“”„‟«»‹›＂`')
_SINGLE = frozenset("'‘’")
_ANY_MARK = _MARKS | _SINGLE
_CLOSES = frozenset(",.;:!?…)]}”’»%")
_OPENS = frozenset("([{“‘«$£€")
_CODE = frozenset("<>=")


class Word(NamedTuple):
    """One word or mark of a claim."""

    low: str
    """In small letters."""
    start: int
    end: int
    put_in: str = ""
    """What is written in its place; what does not stand in the text at all begins and ends at -1."""
    capital: bool = False


def added(written: str) -> Word:
    """A word that does not stand in the text there."""
    return Word(written.lower(), -1, -1, written)


@lru_cache(maxsize=1)
def _read(text: str) -> tuple[list[Word], list[int]]:
    """All words of a text, read once, and where each begins."""
    pieces = _WORD.split(text)
    ends = list(accumulate(map(len, pieces)))
    written = pieces[1::2]
    small = list(map(str.lower, written))
    capital = [low != word and word[0].isupper() for low, word in zip(small, written, strict=True)]
    found: list[Word] = list(map(tuple.__new__, repeat(Word), zip(small, ends[::2], ends[1::2], repeat(""), capital)))
    apart = [at for at, low in enumerate(small) if ("'" in low or "’" in low) and len(low) > 2]
    for at in reversed(apart):
        if clitic := _CLITIC.match(small[at]):
            found[at : at + 1] = _in_two(found[at], clitic.start(1))
    return found, [word[1] for word in found]


def _in_two(word: Word, cut: int) -> list[Word]:
    """A pronoun, and "'s", "'ve" and their like behind it as a word of its own."""
    low, at = word.low, word.start + cut
    return [Word(low[:cut], word.start, at, "", word.capital), Word(low[cut:], at, word.end)]


def words_at(text: str, spans: Iterable[Span]) -> list[Word]:
    """The words in spans of a text."""
    words, starts = _read(text)
    found: list[Word] = []
    for start, end in spans:
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        if last > first and words[last - 1].end > end:
            last -= 1
        found += words[first : min(last, first + _LONGEST)]
    return found


def lows(words: Iterable[Word]) -> list[str]:
    """The words in small letters."""
    return [word[0] for word in words]


def without_marks(text: str, words: Sequence[Word]) -> list[Word]:
    """The words without quotation marks that stand around all of them or have lost their partner."""
    if _ANY_MARK.isdisjoint([word.low for word in words]):
        return list(words)
    marks = [
        at
        for at, word in enumerate(words)
        if word.low in _ANY_MARK and (_is_single(text, word) if word.low in _SINGLE else not _is_code(text, word))
    ]
    if not marks:
        return list(words)
    inner = [at for at in marks if 0 < at < len(words) - 1]
    if len(inner) == len(marks) and len(marks) % 2 == 0:
        return list(words)
    if marks[0] == 0 and len(marks) % 2 == 0 and len(marks) > 2 and marks[1] < len(words) - 1:
        return list(words)
    gone = set(marks) if len(marks) <= 2 or len(marks) % 2 else {marks[0], marks[-1]}
    return [word for at, word in enumerate(words) if at not in gone]


def _is_code(text: str, word: Word) -> bool:
    """Whether a mark belongs to something that only looks like a quotation: `"><img src="x">`."""
    return word.start > 0 and not _CODE.isdisjoint((text[word.start - 1], text[word.end : word.end + 1]))


def _is_single(text: str, word: Word) -> bool:
    """Whether an apostrophe is a quotation mark; behind the s of many it is none: "the visitors' manager"."""
    if word.start < 0:
        return False
    after = text[word.end : word.end + 1]
    if after == " " and text[word.start - 1 : word.start] == "s" and text[word.end + 1 : word.end + 2].islower():
        return False
    before = text[word.start - 1 : word.start] if word.start else " "
    return after.isalnum() != before.isalnum() or not (after.isalnum() or before.isalnum())


def written(text: str, words: Sequence[Word]) -> str:
    """Words as they are read, with the spaces that they have in the text."""
    pieces: list[str] = []
    start = end = -1
    last: Word | None = None
    for word in words:
        if not word.put_in and start >= 0 and 0 <= word.start - end <= 1:
            end = word.end
            last = word
            continue
        if start >= 0:
            pieces.append(text[start:end])
        if last is not None and _spaced(text, last, word):
            pieces.append(" ")
        if word.put_in:
            pieces.append(word.put_in)
            start = end = -1
        else:
            start, end = word.start, word.end
        last = word
    if start >= 0:
        pieces.append(text[start:end])
    return "".join(pieces)


def _spaced(text: str, last: Word, word: Word) -> bool:
    """Whether a space parts two words that do not stand side by side in the text, or of which one is put in."""
    if word.low[0] in "'’" and len(word.low) > 1 and not word.put_in:
        return False
    if (
        last.end >= 0
        and word.start >= 0
        and not last.put_in
        and not word.put_in
        and last.end < word.start <= last.end + 12
    ):
        between = text[last.end : word.start]
        if not any(letter.isalnum() for letter in between):
            return any(letter.isspace() for letter in between) or word.low[0].isalnum()
    return word.low[0] not in _CLOSES and last.low not in _OPENS


def spans_of(words: Iterable[Word]) -> tuple[Span, ...]:
    """Where the words of a claim stand, those side by side in one span."""
    spans: list[Span] = []
    for word in words:
        if word.start < 0:
            continue
        if spans and 0 <= word.start - spans[-1][1] <= 2:
            spans[-1] = (spans[-1][0], word.end)
        elif not spans or spans[-1][1] < word.start:
            spans.append((word.start, word.end))
        else:
            return _in_order(words)
    return tuple(spans)


def _in_order(words: Iterable[Word]) -> tuple[Span, ...]:
    spans: list[Span] = []
    for start, end in sorted({(word.start, word.end) for word in words if word.start >= 0}):
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
    if line[:1] in ("'", "‘") and line[-1:] in ("'", "’"):
        line = line[1:-1].strip(" ,")
    line = line.rstrip(".!") if not line.endswith("...") else line
    if not line:
        return ""
    return f"{line[0].upper()}{line[1:]}."
