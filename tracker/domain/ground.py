"""What one claim stands on: its sourcing graph, walked and measured.

Sources are numbered in breadth-first order from the claim, so a lower number is never farther.
A source leads on to the next links of its chains, in the order the citations came, then to what
it drew on, then to what it is suspected of having drawn on, each in the order of their ids.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice, pairwise

from tracker.domain.flow import Graph, disjoint_paths, unavoidable
from tracker.domain.hands import Hands
from tracker.domain.loops import dead_loops
from tracker.domain.sites import Sites
from tracker.domain.support import Citation, EndKind, end_kind


@dataclass(slots=True)
class Support:
    """What a claim cites, its chains cut at their first retracted source."""

    entries: list[int]
    """The sources that the claim itself leads to, each once."""
    links: dict[int, list[int]]
    """What a source leads on to by the claim's own chains."""
    first_hand: dict[int, bool]
    """Whether a source has it first-hand, where somebody said."""
    live: int
    """The naive count: attributions and evidence that no retracted source stands in."""


@dataclass(slots=True)
class Ground:
    """The part of the sourcing graph that a claim reaches, by number."""

    sources: list[int]
    """The id of each; those that the claim itself leads to come first."""
    entries: int
    """How many those are."""
    onward: list[list[int]]
    """What each leads to."""
    ends: dict[int, EndKind]
    """Where a path may end."""
    doubtful: bool
    """Whether anything reached is suspected of having drawn on something."""

    def named(self, numbers: Iterable[int]) -> tuple[int, ...]:
        """The ids of these sources."""
        sources = self.sources
        return tuple([sources[number] for number in numbers])


def lay_out(sites: Sites, citations: Iterable[Citation], evidence: Iterable[int]) -> Support:
    """Lay out what a claim cites; see `independence` for the arguments."""
    found = Support([], {}, {}, 0)
    for citation in citations:
        chain = citation.chain
        found.entries.append(chain[0])
        for here, there in pairwise(chain):
            if sites[here].retracted:
                break
            found.links.setdefault(here, []).append(there)
        else:
            if not sites[chain[-1]].retracted:
                found.live += 1
                _hear(found.first_hand, chain[-1], citation.first_hand)
    for source in evidence:
        found.entries.append(source)
        found.live += not sites[source].retracted
    found.entries = list(dict.fromkeys(found.entries))
    return found


def _hear(first_hand: dict[int, bool], source: int, said: bool | None) -> None:
    """Yes beats no, and no beats silence."""
    if said is not None:
        first_hand[source] = said or first_hand.get(source, False)


def walk(sites: Sites, base: Support, *, suspected: bool, most: int | None = None) -> Ground:
    """What a claim reaches, as known or by suspected derivations too; not beyond `most` sources."""
    links, first_hand = base.links, base.first_hand
    sources = list(base.entries)
    number = {source: place for place, source in enumerate(sources)}
    onward: list[list[int]] = []
    ends: dict[int, EndKind] = {}
    doubtful = False
    for source in islice(sources, most):
        kind, retracted, leads_to, doubted = sites[source]
        if doubted:
            doubtful = True
            leads_to += doubted if suspected else ()
        if source in links:
            leads_to = _with_links(source, links[source], leads_to)
        if not retracted and (not leads_to or first_hand.get(source)):
            ends[len(onward)] = end_kind(kind, first_hand.get(source))
        for there in leads_to:
            if there not in number:
                number[there] = len(sources)
                sources.append(there)
        onward.append([number[there] for there in leads_to])
    return Ground(sources, len(base.entries), onward, ends, doubtful)


def _with_links(source: int, links: list[int], leads_to: tuple[int, ...]) -> tuple[int, ...]:
    """Links first, then the others, each once and never back to the source itself."""
    if len(links) == 1 and not leads_to and links[0] != source:
        return (links[0],)
    together = dict.fromkeys((*links, *leads_to))
    together.pop(source, None)
    return tuple(together)


def most_known(ground: Ground) -> int:
    """The largest number of paths to ends of any kind that share no source."""
    return disjoint_paths(range(ground.entries), ground.onward, ground.ends)


def single_points(ground: Ground) -> tuple[int, ...]:
    """The sources on every path to an end, nearest first; none where no end is reached."""
    return ground.named(unavoidable(range(ground.entries), ground.onward, ground.ends))


def circles(ground: Ground) -> tuple[tuple[int, ...], ...]:
    """The loops that lead to no end, nearest first."""
    return tuple([ground.named(loop) for loop in dead_loops(ground.onward, ground.ends)])


def most_at_worst(names: Hands, ground: Ground, known: int | None = None) -> int:
    """The largest number of paths to origins that share no hand; 1 if there are only other ends.

    Args:
        known: what `most_known` says of this ground, if it has been asked: the same, where every end is an origin and every
            source a hand of its own.
    """
    origins = {end for end, kind in ground.ends.items() if kind is EndKind.ORIGIN}
    if len(origins) < 2:
        return min(1, len(ground.ends))
    number: dict[int, int] = {}
    hands = [number.setdefault(hand, len(number)) for hand in names.of(ground.sources)]
    if len(number) == len(hands):
        if known is not None and len(origins) == len(ground.ends):
            return known
        return disjoint_paths(range(ground.entries), ground.onward, origins)
    entries = set(hands[: ground.entries])
    return disjoint_paths(entries, _merged(ground.onward, hands), {hands[end] for end in origins})


def _merged(onward: Graph, hands: list[int]) -> Graph:
    """The graph of hands: each leads on to all that its sources lead to, but not to itself."""
    merged: list[set[int]] = [set() for _ in range(max(hands) + 1)]
    for hand, leads_to in zip(hands, onward, strict=True):
        merged[hand].update(hands[there] for there in leads_to)
        merged[hand].discard(hand)
    return merged
