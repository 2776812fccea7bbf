"""Strands: what one source puts under a claim by itself.

Where no two of a claim's strands share a source or a hand, no path leads from one into another.
Then each chain carries one path at most, and the claim is counted without walking its graph.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter

from tracker.domain.ground import Ground, circles, lay_out, single_points, walk
from tracker.domain.hands import Hands
from tracker.domain.sites import Sites
from tracker.domain.support import Citation, End, EndKind, Independence, end_kind

WIDEST = 64
"""Sources in the widest strand that is measured: what looking at one source may cost."""

Mark = tuple[int, End]
"""An end and how many steps it is behind the source its strand begins with."""

_DEPTH = itemgetter(0)


@dataclass(slots=True, eq=False)
class Strand:
    """What is reached through one source, if it is simple enough to be added up."""

    source: int
    live: bool
    """The source is not retracted."""
    tangled: bool = True
    """It holds a dead loop or too many sources: a claim that cites it is walked."""
    hands: tuple[int, ...] = ()
    """The hands of all it reaches at worst, each once."""
    ends: tuple[Mark, ...] = ()
    """Its ends as known, nearest first."""
    rests_on: tuple[int, ...] = ()
    """The sources on all its paths as known, nearest first; none if there is no path."""
    origin: bool = False
    """An origin is reached at worst."""
    ended: bool = False
    """An end of any kind is reached at worst."""
    leads_on: bool = False
    """The source has drawn on something as known ..."""
    may_lead_on: bool = False
    """... or at worst."""


Chain = tuple[Strand, ...]
"""The strands of a chain, nearest the reader first, up to its first retracted source."""


class Strands(dict[int, Strand]):
    """The strands of a network by source, each made when first asked for.

    Args:
        said: whether the sources are known to have it first-hand.
        under: the strands this is a layer over, good where they reach none of `changed` hands.
    """

    __slots__ = ("_changed", "_hands", "_said", "_sites", "_under")

    def __init__(
        self,
        sites: Sites,
        hands: Hands,
        said: bool | None,
        under: Strands | None = None,
        changed: frozenset[int] = frozenset(),
    ) -> None:
        super().__init__()
        self._sites, self._hands, self._said = sites, hands, said
        self._under, self._changed = under, changed

    def __missing__(self, source: int) -> Strand:
        strand = self._under[source] if self._under is not None else None
        if strand is None or strand.tangled or not self._changed.isdisjoint(strand.hands):
            strand = self._made(source)
        self[source] = strand
        return strand

    def _made(self, source: int) -> Strand:
        kind, retracted, onward, suspected = self._sites[source]
        if onward or suspected:
            return self._walked(source)
        return self._alone(source, None if retracted else end_kind(kind, self._said))

    def _alone(self, source: int, kind: EndKind | None) -> Strand:
        """The strand of a source that leads to nothing; no kind of end if it is retracted."""
        [hand] = self._hands.of([source])
        itself = (source,)
        hands = itself if hand == source else (hand,)
        if kind is None:
            return Strand(source, live=False, tangled=False, hands=hands)
        ends, origin = ((0, End(source, kind)),), kind is EndKind.ORIGIN
        return Strand(source, True, False, hands, ends, itself, origin, ended=True)

    def _walked(self, source: int) -> Strand:
        sites = self._sites
        base = lay_out(sites, [Citation((source,), self._said)], [])
        worst = walk(sites, base, suspected=True, most=WIDEST)
        if len(worst.sources) > WIDEST:
            return Strand(source, live=True)
        known = walk(sites, base, suspected=False) if worst.doubtful else worst
        return Strand(
            source=source,
            live=True,
            tangled=bool(circles(known)),
            hands=tuple(set(self._hands.of(worst.sources))),
            ends=_marked(known),
            rests_on=single_points(known),
            origin=EndKind.ORIGIN in worst.ends.values(),
            ended=bool(worst.ends),
            leads_on=bool(known.onward[0]),
            may_lead_on=bool(worst.onward[0]),
        )


def _marked(ground: Ground) -> tuple[Mark, ...]:
    """Its ends with their depths."""
    depth = {0: 0}
    for here, leads_to in enumerate(ground.onward):
        for there in leads_to:
            depth.setdefault(there, depth[here] + 1)
    ends = [(number, End(ground.sources[number], kind)) for number, kind in ground.ends.items()]
    return tuple([(depth[number], end) for number, end in ends])


def apart(chains: Sequence[Chain]) -> Sequence[Chain] | None:
    """These chains, none twice, if their strands can be added up; else None."""
    if _share_nothing(chains):
        return chains
    fewer = tuple(dict.fromkeys(chains))
    return fewer if len(fewer) < len(chains) and _share_nothing(fewer) else None


def _share_nothing(chains: Iterable[Chain]) -> bool:
    """Whether all strands in these chains are simple, and no two of them reach one hand."""
    hands: list[int] = []
    for strands in chains:
        for strand in strands:
            if strand.tangled:
                return False
            hands += strand.hands
    return len(set(hands)) == len(hands)


def add_up(chains: Iterable[Chain], citations: int) -> Independence:
    """Count chains that are apart; `citations` is the naive count."""
    maximum = origins = ended = 0
    rests_on: tuple[int, ...] = ()
    ends: list[Mark] = []
    for strands in chains:
        chain_ends, chain_rests_on, chain_origin, chain_ended = _as_one(strands)
        origins += chain_origin
        ended |= chain_ended
        if chain_ends:
            maximum += 1
            ends += chain_ends
            rests_on = chain_rests_on
    if len(ends) > 1:
        ends.sort(key=_DEPTH)
    return Independence(
        citations=citations,
        minimum=min(maximum, origins or ended),
        maximum=maximum,
        rests_on=rests_on if maximum == 1 else (),
        circular=(),
        ends=tuple([end for _, end in ends]),
        unsourced=False,
    )


def _as_one(strands: Chain) -> tuple[Sequence[Mark], tuple[int, ...], bool, bool]:
    """Ends, single points, and whether an origin or any end is reached at worst, of one chain.

    It is laid from the far end on. Every source but the last has something to lead on to, so what
    it drew on besides is all that counts of its own strand. A breadth-first walk follows a chain
    before a derivation.
    """
    last = strands[-1]
    ends: Sequence[Mark] = last.ends
    rests_on, origin, ended = last.rests_on, last.origin, last.ended
    if len(strands) == 1:
        return ends, rests_on, origin, ended
    for front in strands[-2::-1]:
        ends = [(depth + 1, end) for depth, end in ends]
        rests_on = (front.source, *rests_on) if ends else ()
        if front.leads_on and front.ends:
            rests_on = (front.source,) if ends else front.rests_on
            ends = sorted([*ends, *front.ends], key=_DEPTH)
        if front.may_lead_on:
            origin, ended = origin or front.origin, ended or front.ended
    return ends, rests_on, origin, ended
