"""Texts as they are compared: each word by a number, with what it is worth as a sign of a copy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress

from tracker.extract.folding import words_of
from tracker.extract.names import Phrases, capitalised_inside, mark_names, phrases_of
from tracker.extract.quotations import GAP
from tracker.extract.stock import mark_stock
from tracker.extract.words import Words, stop_words, words_in

NOTHING, OF_THE_CLAIM, RARE = range(3)
"""What a shared word is worth: small words, names and numbers nothing; words that the claim itself is put in only in a long
run, for whoever reports it needs them; all others show that somebody has read somebody."""

_NAME, _GAP = 0, -1
_LIKE = 5
"""Letters in which a word agrees with the claim's, whatever its ending."""

Gram = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Reading:
    """One source's texts, ready to be compared with others read in the same numbers."""

    words: list[str] = field(repr=False)
    marks: list[int] = field(repr=False)
    """The number of each word; a name is 0, and what is below, a gap, matches nothing."""
    worth: list[int] = field(repr=False)
    grams: Mapping[Gram, int] = field(repr=False)
    """Where each three words running stand first, if one of them is rare or two are the claim's."""
    language: str = ""

    def shown(self, start: int, end: int, most: int = 14) -> str:
        """The words from here to there as they stand, cut after so many."""
        words = [word for word in self.words[start:end] if word]
        return " ".join(words) if len(words) <= most else f"{' '.join(words[:most])} …"


class Reader:
    """Reads the texts on one claim, all in the same numbers.

    Args:
        numbers: the number of each word so far, shared by readers whose readings are compared.
        names: whatever goes for a name: sources on file, their aliases.
    """

    def __init__(self, claim: str, about: str | None, names: Phrases, numbers: dict[str, int]) -> None:
        self._own = {word[:_LIKE] for word in words_of(claim)}
        self._names = {**names, **phrases_of([about])} if about else names
        self._numbers = numbers

    def read(self, several: Sequence[tuple[str, ...]]) -> list[Reading]:
        """The readings of these sources' texts, quoted speech taken out, in their order."""
        texts = [words_in(one) for one in several]
        known = capitalised_inside(texts)
        return [self._reading(words, mark_names(words, known, self._names)) for words in texts]

    def _reading(self, words: Words, names: bytearray) -> Reading:
        raw, number, worth = list(words.raw), self._numbered(words.folded), self._weighed(words)
        marks = [number[word] for word in words.folded]
        value = [worth[word] for word in words.folded]
        for at, is_name in enumerate(names):
            if is_name:
                marks[at], value[at] = _NAME, NOTHING
        for at, stock in enumerate(mark_stock(words)):
            if stock or raw[at] == GAP:
                raw[at], marks[at], value[at] = "", _GAP, NOTHING
        return _made(raw, marks, value, words.language)

    def _numbered(self, folds: list[str]) -> Mapping[str, int]:
        for word in set(folds):
            self._numbers.setdefault(word, len(self._numbers) + 1)
        return self._numbers

    def _weighed(self, words: Words) -> dict[str, int]:
        stop = stop_words(words.language)
        return {word: NOTHING if word in stop else self._worth(word) for word in set(words.folded)}

    def _worth(self, word: str) -> int:
        if len(word) < 2 or word.isdigit():
            return NOTHING
        return OF_THE_CLAIM if word[:_LIKE] in self._own else RARE


def _made(raw: list[str], marks: list[int], value: list[int], language: str) -> Reading:
    """The reading, with the words of each name made one."""
    later = [mark == _NAME == before for before, mark in zip([-1, *marks], marks, strict=False)]
    if any(later):
        for at in range(len(raw) - 1, 0, -1):
            if later[at]:
                raw[at - 1] = f"{raw[at - 1]} {raw[at]}"
        kept = [not one for one in later]
        raw, marks, value = (list(compress(row, kept)) for row in (raw, marks, value))  # type: ignore[assignment]
    return Reading(raw, marks, value, _grams(marks, value), language)


def _grams(marks: list[int], value: list[int]) -> dict[Gram, int]:
    """Where each three words running stand first of which one is rare or two are the claim's, and none is a gap."""
    weighed = [value[at] if mark >= _NAME else -3 * RARE for at, mark in enumerate(marks)]
    solid = [one + two + three >= RARE for one, two, three in _threes(weighed)]
    places = list(compress(range(len(marks)), solid))
    grams = list(compress(_threes(marks), solid))
    return dict(zip(reversed(grams), reversed(places), strict=True))


def _threes(row: Sequence[int]) -> zip[Gram]:
    return zip(row, row[1:], row[2:], strict=False)
