"""Which sentence of the new text a changed sentence became: only where no other could be meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from tracker.intake.alignment.nearness import Near, Shelf
from tracker.intake.alignment.pairing import Pairs
from tracker.intake.alignment.tokens import content_words

NEAR = 0.5
"""Share of the words by which a sentence is taken for another wherever it stands."""
NEAR_IN_PLACE = 0.34
"""The same, where it stands between the same sentences."""
NEAR_ALONE = 0.2
"""The same, where nothing else stands between the same sentences in either text."""
MARGIN = 0.12
"""By how much it must be nearer than any other."""
_IN_PLACE, _IN_ORDER = 0.1, 0.04
_CANDIDATES = 5


class Choice(NamedTuple):
    """What a sentence became: a place, or several that it may be, or neither."""

    places: range | None = None
    candidates: tuple[range, ...] = ()


class Chooser:
    """Looks for what became of old sentences that are not in the new text."""

    def __init__(self, old: Sequence[str], new: Sequence[str], pairs: Pairs) -> None:
        """Begin with the sentences of both and who is who."""
        self._old, self._new, self._pairs = old, new, pairs
        self._chosen: dict[int, Choice] = {}

    @cached_property
    def _free_new(self) -> Shelf:
        return Shelf(self._new, self._pairs.taken)

    @cached_property
    def _free_old(self) -> Shelf:
        return Shelf(self._old, self._pairs.partner)

    @cached_property
    def _standing(self) -> dict[str, list[int]]:
        """Where in the new text each sentence stands word for word."""
        found: dict[str, list[int]] = {}
        for at, words in enumerate(self._new):
            found.setdefault(words, []).append(at)
        return found

    def choice(self, at: int) -> Choice:
        """What became of the sentence at this place."""
        if at not in self._chosen:
            self._chosen[at] = self._choose(at)
        return self._chosen[at]

    def _choose(self, at: int) -> Choice:
        words = Counter(content_words(self._old[at]))
        ranked = self._ranked(at, words)
        twins = self._standing.get(self._old[at], [])
        if any(twin not in self._pairs.taken for twin in twins):
            return Choice(candidates=tuple(range(twin, twin + 1) for twin in twins[:_CANDIDATES]))
        near = [one for one in ranked if one.score >= self._enough(at, one)]
        if not near:
            return Choice(candidates=tuple(range(twin, twin + 1) for twin in twins[:_CANDIDATES]))
        best = near[0]
        others = [one for one in ranked if not one.overlaps(best)]
        if others and self._weight(at, others[0]) > self._weight(at, best) - MARGIN:
            apart = [best]
            for one in others:
                if one.score >= best.score - 2 * MARGIN and not any(one.overlaps(other) for other in apart):
                    apart.append(one)
            return Choice(candidates=tuple(one.places for one in apart[:_CANDIDATES]))
        if self._has_rival(at, words, best):
            return Choice(candidates=(best.places,))
        return Choice(best.places)

    def _ranked(self, at: int, words: Counter[str]) -> list[Near]:
        old_gap, gap = self._pairs.gap(at)
        expected = min(gap.start + at - old_gap.start, gap.stop)
        near = self._free_new.near(words, expected, gap)
        return sorted(near, key=lambda one: -self._weight(at, one))

    def _weight(self, at: int, one: Near) -> float:
        """How near it is, with some favour for what stands in the same place."""
        old_gap, gap = self._pairs.gap(at)
        inside = gap.start <= one.places.start and one.places.stop <= gap.stop
        in_order = len(gap) == len(old_gap) and one.places.start - gap.start == at - old_gap.start
        return one.score + inside * (_IN_PLACE + in_order * _IN_ORDER)

    def _enough(self, at: int, one: Near) -> float:
        old_gap, gap = self._pairs.gap(at)
        if not (gap.start <= one.places.start and one.places.stop <= gap.stop):
            return NEAR
        return NEAR_ALONE if len(old_gap) == 1 and one.places == gap else NEAR_IN_PLACE

    def _has_rival(self, at: int, words: Counter[str], best: Near) -> bool:
        """Whether another old sentence may as well have become it. Two that were put together are no rivals."""
        there = Counter(self._free_new.content(best.places))
        old_gap, _ = self._pairs.gap(at)
        shared = (words & there).total()
        for rival in self._free_old.near(there, at, old_gap, without=range(at, at + 1)):
            if rival.score <= best.score - MARGIN:
                return False
            its = Counter(self._free_old.content(rival.places))
            if ((words + its) & there).total() < 0.8 * (shared + (its & there).total()):
                return True
        return False
