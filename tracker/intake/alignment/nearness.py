"""Which sentences are near a sentence, among those that nobody has been paired with.

They are found by their rarest words, so a sentence is compared with a few others and never with all of them. Two that stand
side by side are looked at together too: a sentence may have been split in two.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tracker.intake.alignment.tokens import content_words

_RARE = 12
"""Words of a sentence by which others are found."""
_KNOWN = 64
"""Sentences that one word leads to, the nearest by place."""
_COMPARED = 24
"""Sentences that are compared word by word."""
_GROUPED = 6
"""Sentences that are looked at together with their neighbours."""
_BESIDE = 6
"""Sentences of the same gap that are compared whatever their words."""


class Near(NamedTuple):
    """One sentence, or several side by side, near another."""

    places: range
    score: float
    """How much of the words they share, from 0 to 1."""

    def overlaps(self, other: Near) -> bool:
        """Whether both hold the same sentence."""
        return self.places.start < other.places.stop and other.places.start < self.places.stop


class Shelf:
    """The sentences of one text that are free, by their words."""

    def __init__(self, words: Sequence[str], taken: Iterable[int]) -> None:
        """Put those that are not taken on it."""
        without = set(taken)
        self.free = [at for at in range(len(words)) if at not in without]
        self._there = frozenset(self.free)
        self._content = {at: content_words(words[at]) for at in self.free}
        self._holding: dict[str, list[int]] = {}
        for at, content in self._content.items():
            for word in dict.fromkeys(content):
                self._holding.setdefault(word, []).append(at)

    def shared(self, words: Counter[str], places: Iterable[int]) -> int:
        """How many words the sentences at these places share with others."""
        return (Counter(self.content(places)) & words).total()

    def content(self, places: Iterable[int]) -> list[str]:
        """The words of these sentences, one after another."""
        return [word for at in places for word in self._content[at]]

    def size(self, places: Iterable[int]) -> int:
        """How many words these sentences have."""
        return sum(len(self._content[at]) for at in places)

    def near(self, words: Counter[str], expected: int, gap: range, without: range = range(0)) -> list[Near]:
        """The sentences near these words, the nearest first; those that follow one another are one where that is nearer.

        Args:
            expected: about where one would look for them.
            gap: the places that are looked at in any case.
        """
        total = words.total()
        places = (range(at, at + 1) for at in self._promising(words, expected, gap) if at not in without)
        singles = self._scored(words, total, places, expected)
        groups = self._groups([one.places.start for one in singles[:_GROUPED] if one.score], without)
        return self._scored(words, total, [*(one.places for one in singles), *groups], expected)

    def _scored(self, words: Counter[str], total: int, places: Iterable[range], expected: int) -> list[Near]:
        """The nearest first; of those as near, the shortest, and then what stands where one would look."""
        found = [Near(place, self._score(words, total, place)) for place in places]
        return sorted(
            found, key=lambda one: (-one.score, len(one.places), abs(one.places.start - expected), one.places.start)
        )

    def _groups(self, singles: list[int], without: range) -> list[range]:
        """Each with one or two free neighbours."""
        groups: dict[range, None] = {}
        for at in singles:
            for start, end in ((at - 1, at + 1), (at, at + 2), (at - 1, at + 2), (at, at + 3), (at - 2, at + 1)):
                if all(place in self._there and place not in without for place in range(start, end)):
                    groups[range(start, end)] = None
        return list(groups)

    def _score(self, words: Counter[str], total: int, places: range) -> float:
        size = self.size(places)
        return 2 * self.shared(words, places) / (total + size) if total + size else 0.0

    def _promising(self, words: Counter[str], expected: int, gap: range) -> list[int]:
        """The places that share most of the rare words, and the free ones of the gap."""
        known = sorted(
            (word for word in words if word in self._holding), key=lambda word: (len(self._holding[word]), word)
        )
        votes: Counter[int] = Counter()
        for word in known[:_RARE]:
            votes.update(_around(self._holding[word], expected, _KNOWN))
        best = sorted(votes, key=lambda at: (-votes[at], abs(at - expected), at))[:_COMPARED]
        first = bisect_left(self.free, gap.start)
        inside = self.free[first : bisect_left(self.free, gap.stop)]
        return list(dict.fromkeys([*best, *_around(inside, expected, _BESIDE)]))


def _around(places: list[int], expected: int, most: int) -> list[int]:
    """So many of these places, those around one."""
    if len(places) <= most:
        return places
    at = bisect_left(places, expected)
    start = min(max(0, at - most // 2), len(places) - most)
    return places[start : start + most]
