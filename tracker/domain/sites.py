"""Sources with what each drew on, looked up by id."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tracker.domain.support import Drew, SourceNode
from tracker.domain.vocabulary import SourceKind


class Site(NamedTuple):
    """One source as a claim finds it; ids ascend and leave out its own."""

    kind: SourceKind
    retracted: bool
    onward: tuple[int, ...]
    """What it drew on, as known; nothing if it is retracted."""
    suspected: tuple[int, ...]
    """What it is only suspected of having drawn on; nothing if it is retracted."""


class Sites(dict[int, Site]):
    """Sites by source id, each made when first asked for.

    Args:
        sources: every source by id; one that is missing raises KeyError when it is asked for.
        drew: the derivations of each source, none of them `controlled_by`.
        gone: sources to be taken for retracted.
        under: the sites this is a layer over; `drew` and `gone` come on top of theirs.
    """

    __slots__ = ("_drew", "_gone", "_under", "sources")

    def __init__(
        self,
        sources: Mapping[int, SourceNode],
        drew: Mapping[int, list[Drew]],
        gone: frozenset[int] = frozenset(),
        under: Sites | None = None,
    ) -> None:
        super().__init__()
        self.sources = sources
        self._drew = drew
        self._gone = gone
        self._under = under

    def __missing__(self, source: int) -> Site:
        touched = source in self._drew or source in self._gone
        made = self._made(source) if touched or self._under is None else self._under[source]
        self[source] = made
        return made

    def drew(self, source: int) -> list[Drew]:
        """Every derivation of this source, those of its own layer last."""
        below = self._under.drew(source) if self._under is not None else []
        return below + self._drew.get(source, [])

    def _made(self, source: int) -> Site:
        node = self.sources[source]
        if node.retracted or source in self._gone:
            return Site(node.kind, True, (), ())
        drew = self.drew(source)
        if not drew:
            return Site(node.kind, False, (), ())
        known = {one.drew_on for one in drew if not one.suspected} - {source}
        doubted = {one.drew_on for one in drew} - known - {source}
        return Site(node.kind, False, tuple(sorted(known)), tuple(sorted(doubted)))
