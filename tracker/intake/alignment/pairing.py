"""Which sentences of the old text stand in the new one word for word, and which of them is which.

A sentence that stands once in both is itself. Of one that stands several times only its neighbours, or its order between
sentences that are sure, tell which is which; where they do not, it is left unpaired: nobody guesses.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Hashable, Sequence

from tracker.intake.alignment.order import in_order


class Pairs:
    """The old sentences that have themselves in the new text."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        """Pair them."""
        self.old, self.new = old, new
        self._often, self._often_now = Counter(old), Counter(new)
        self.partner: dict[int, int] = {}
        """Old place -> new place."""
        self._pair_alike(list(old), list(new), often=False)
        self._pair_alike(self._with_neighbours(old), self._with_neighbours(new), often=True)
        self._pair_between(self._anchors())
        self.taken = frozenset(self.partner.values())
        """The new places that are somebody's."""
        self.anchors = self._anchors()
        """The pairs that keep their order, as (old place, new place)."""
        self._anchored = [old for old, _ in self.anchors]
        self._kept = frozenset(self._anchored)

    def moved(self, old: int) -> bool:
        """Whether a paired sentence changed its place among the others."""
        return old not in self._kept

    def gap(self, old: int) -> tuple[range, range]:
        """The old and the new places between the two nearest pairs that keep their order."""
        place = bisect_left(self._anchored, old)
        before = self.anchors[place - 1] if place else (-1, -1)
        after = self.anchors[place] if place < len(self.anchors) else (len(self.old), len(self.new))
        return range(before[0] + 1, after[0]), range(before[1] + 1, after[1])

    def _pair_alike(self, old: Sequence[Hashable], new: Sequence[Hashable], *, often: bool) -> None:
        """Pair what stands once in both; with `often` also, in their order, what stands as often in both."""
        before = _places(old, self.partner)
        after = _places(new, set(self.partner.values()))
        for key, places in before.items():
            others = after.get(key, []) if key else []
            if len(places) == len(others) and (often or len(places) == 1):
                self.partner.update(zip(places, others, strict=True))

    def _anchors(self) -> list[tuple[int, int]]:
        pairs = sorted(self.partner.items())
        return [pairs[at] for at in in_order([new for _, new in pairs])]

    def _pair_between(self, anchors: list[tuple[int, int]]) -> None:
        """Pair, in their order, what is left as often in both between two pairs that are sure."""
        taken = set(self.partner.values())
        before = (-1, -1)
        for anchor in [*anchors, (len(self.old), len(self.new))]:
            old = [at for at in range(before[0] + 1, anchor[0]) if at not in self.partner]
            new = [at for at in range(before[1] + 1, anchor[1]) if at not in taken] if old else []
            before = anchor
            if new:
                self._pair_left(old, new)

    def _with_neighbours(self, words: Sequence[str]) -> list[Hashable]:
        """Each sentence with the two around it; nothing where one of them is its own copy and copies came or went."""
        around = zip(["", *words], words, [*words[1:], ""], strict=False)
        return [three if three[1] not in three[::2] or self._as_often(three[1]) else None for three in around]

    def _as_often(self, words: str) -> bool:
        """Whether a sentence stands as often in the new text as in the old one: none of its copies came or went."""
        return self._often[words] == self._often_now[words]

    def _pair_left(self, old: list[int], new: list[int]) -> None:
        there, here = Counter(self.old[at] for at in old), Counter(self.new[at] for at in new)
        sure = {words for words, times in there.items() if here[words] == times and self._as_often(words)}
        one = sorted((at for at in old if self.old[at] in sure), key=lambda at: (self.old[at], at))
        other = sorted((at for at in new if self.new[at] in sure), key=lambda at: (self.new[at], at))
        self.partner.update(zip(one, other, strict=True))


def _places(keys: Sequence[Hashable], without: Container[int]) -> dict[Hashable, list[int]]:
    found: dict[Hashable, list[int]] = {}
    for at, key in enumerate(keys):
        if at not in without:
            found.setdefault(key, []).append(at)
    return found
