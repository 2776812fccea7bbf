"""What a source leads back to, suspicions of this run included, so that nothing is suspected that is explained already."""

from __future__ import annotations

from collections.abc import Mapping


class Descent:
    """Who drew on whom for one claim, growing."""

    def __init__(self, drew: Mapping[int, frozenset[int]]) -> None:
        self._drew = {source: set(others) for source, others in drew.items()}

    def add(self, source: int, drew_on: int) -> None:
        """One source drew on another."""
        self._drew.setdefault(source, set()).add(drew_on)

    def explains(self, one: int, other: int) -> bool:
        """Whether these two have something in common already: one leads to the other, or both to a third."""
        return not self._above(one).isdisjoint(self._above(other))

    def leads(self, source: int, other: int) -> bool:
        """Whether the one leads to the other."""
        return other in self._above(source)

    def _above(self, source: int) -> set[int]:
        reached, open_ends = {source}, [source]
        while open_ends:
            fresh = self._drew.get(open_ends.pop(), set()) - reached
            reached |= fresh
            open_ends += fresh
        return reached
