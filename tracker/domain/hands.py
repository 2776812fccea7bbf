"""Which sources are one hand: the connected groups over "controlled by"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


class Hands:
    """The hands that pairs of controlled and controlling sources make, each named by a member.

    A source in no pair is a hand of its own. `under` holds pairs on file already; a layer over it
    costs what its own pairs amount to.
    """

    __slots__ = ("_groups", "_names", "_under")

    def __init__(self, pairs: Iterable[tuple[int, int]], under: Hands | None = None) -> None:
        self._under = under
        if under is not None:
            pairs = [(under.of([one])[0], under.of([other])[0]) for one, other in pairs]
        self._names = _leaders(pairs)
        self._groups: dict[int, list[int]] = {}
        for member, name in self._names.items():
            self._groups.setdefault(name, []).append(member)

    def of(self, sources: Sequence[int]) -> Sequence[int]:
        """The name of the hand of each of these sources."""
        if self._under is not None:
            sources = self._under.of(sources)
        names = self._names
        return [names.get(source, source) for source in sources] if names else sources

    def others(self, source: int) -> tuple[int, ...]:
        """The other members of a source's hand, ascending."""
        [name] = self.of([source])
        return tuple(sorted(set(self._members(name)) - {source}))

    def _members(self, name: int) -> list[int]:
        group = self._groups.get(name, [name])
        if self._under is None:
            return group
        return [source for member in group for source in self._under._members(member)]


def _leaders(pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """The smallest member of each one's connected group (union-find; Tarjan 1975)."""
    leader: dict[int, int] = {}
    for one, other in pairs:
        low, high = sorted((_lead(leader, one), _lead(leader, other)))
        leader[high] = low
    return {member: _lead(leader, member) for member in leader}


def _lead(leader: dict[int, int], member: int) -> int:
    """Who leads a member's group; halves the way for the next who asks."""
    while (above := leader.setdefault(member, member)) != member:
        leader[member] = member = leader[above]
    return member
