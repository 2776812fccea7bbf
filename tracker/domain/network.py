"""Sources and how they drew on each other, built once and asked about many claims.

A network is never changed. What holds for one article or claim only (`scoped`), or what if a
source were retracted (`without`), is a thin layer over it that shares everything else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tracker.domain.hands import Hands
from tracker.domain.sites import Sites
from tracker.domain.strand import Strands
from tracker.domain.support import Drew, SourceNode
from tracker.domain.vocabulary import DerivationKind

SAID = (None, True, False)
"""What may be said of a source: nothing, that it has it first-hand, that it has not."""


class Network:
    """Sources with the derivations between them.

    Args:
        sources: every source a claim may name or reach, by id, not copied; KeyError is raised
            when a claim comes to one that is missing.
        derivations: the live derivations in scope of every claim asked about, in any order.
            Naming one twice changes nothing, and a confirmed one outweighs a suspected one.
    """

    __slots__ = ("_base", "_extra", "_gone", "hands", "sites", "strands")

    def __init__(
        self,
        sources: Mapping[int, SourceNode],
        derivations: Iterable[Drew] = (),
    ) -> None:
        drew, pairs = _told_apart(derivations)
        self._base: Network | None = None
        self._extra: tuple[Drew, ...] = ()
        self._gone: frozenset[int] = frozenset()
        self.sites = Sites(sources, drew)
        self.hands = Hands(pairs)
        self.strands = {said: Strands(self.sites, self.hands, said) for said in SAID}

    def scoped(self, derivations: Iterable[Drew]) -> Network:
        """The same with further derivations; costs what they, and their sources' own, come to."""
        extra = tuple(derivations)
        return self._layer(self._extra + extra, self._gone) if extra else self

    def without(self, source: int) -> Network:
        """The same with one source retracted.

        Raises:
            KeyError: there is no such source.
        """
        if self.sites[source].retracted:
            return self
        return self._layer(self._extra, self._gone | {source})

    def _layer(self, extra: tuple[Drew, ...], gone: frozenset[int]) -> Network:
        base = self._base or self
        drew, pairs = _told_apart(extra)
        layer = object.__new__(Network)
        layer._base, layer._extra, layer._gone = base, extra, gone
        layer.sites = Sites(base.sites.sources, drew, gone, base.sites)
        layer.hands = Hands(pairs, base.hands) if pairs else base.hands
        touched = [*drew, *gone, *(source for pair in pairs for source in pair)]
        changed = frozenset(base.hands.of(touched))
        layer.strands = {}
        for said, below in base.strands.items():
            layer.strands[said] = Strands(layer.sites, layer.hands, said, below, changed)
        return layer


def _told_apart(
    derivations: Iterable[Drew],
) -> tuple[dict[int, list[Drew]], list[tuple[int, int]]]:
    """Who drew on what, by the source that did, and the pairs of sources that are one hand."""
    drew: dict[int, list[Drew]] = {}
    pairs: list[tuple[int, int]] = []
    for one in derivations:
        if one.kind is DerivationKind.CONTROLLED_BY:
            pairs.append((one.source, one.drew_on))
        else:
            drew.setdefault(one.source, []).append(one)
    return drew, pairs
