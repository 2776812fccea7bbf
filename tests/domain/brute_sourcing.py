"""Section 3 of `domain.md` once more, sentence by sentence and as slowly as it can be said.

The twin that `tracker.domain.sourcing` is checked against on small graphs: reach is a closure of
edges, disjoint paths are counted twice (by trying every set of sources that may all be wrong, and
by packing whole simple paths), single points by striking out each source in turn.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from tracker.domain.sourcing import Branch, Citation, Drew, End, EndKind, SourceNode
from tracker.domain.vocabulary import DerivationKind, SourceKind

CLAIM = -1
"""The claim's own node; sources have ids from 0 on."""

Edge = tuple[int, int]


@dataclass
class Case:
    """Everything `independence` is given."""

    sources: Mapping[int, SourceNode]
    derivations: Sequence[Drew]
    citations: Sequence[Citation]
    evidence: Sequence[int]

    def retracted(self, source: int) -> bool:
        return source != CLAIM and self.sources[source].retracted


# The sourcing graph


def cut_chain(case: Case, citation: Citation) -> list[int]:
    """A chain is cut at its first retracted source, which stays as a dead end."""
    kept: list[int] = []
    for source in citation.chain:
        kept.append(source)
        if case.retracted(source):
            break
    return kept


def edges(case: Case, *, at_worst: bool) -> list[Edge]:
    """All edges, reached or not, in the order a reader meets them."""
    found: list[Edge] = []
    for citation in case.citations:
        chain = [CLAIM, *cut_chain(case, citation)]
        found += list(pairwise(chain))
    found += [(CLAIM, source) for source in case.evidence]
    drawn = [one for one in case.derivations if one.kind is not DerivationKind.CONTROLLED_BY]
    for suspected in (False, True) if at_worst else (False,):
        found += sorted((one.source, one.drew_on) for one in drawn if one.suspected == suspected)
    found = [(a, b) for a, b in found if a != b and not case.retracted(a)]
    return list(dict.fromkeys(found))


def reach(graph: Collection[Edge], start: int, without: Collection[int] = ()) -> set[int]:
    """Everything a path from `start` can come to, itself only if it comes round."""
    found: set[int] = set()
    while True:
        more = {b for a, b in graph if (a == start or a in found) and b not in without} - found
        if not more:
            return found
        found |= more


def breadth_first(graph: Sequence[Edge]) -> list[int]:
    order = [CLAIM]
    for here in order:
        order += [b for b in dict.fromkeys(b for a, b in graph if a == here) if b not in order]
    return order[1:]


def first_hand(case: Case, source: int) -> bool | None:
    said = [
        citation.first_hand
        for citation in case.citations
        if citation.chain[-1] == source and not any(case.retracted(one) for one in citation.chain)
    ]
    return True if True in said else False if False in said else None


def kind_of_end(case: Case, source: int) -> EndKind:
    """The table of section 3, row by row."""
    kind = case.sources[source].kind
    first = first_hand(case, source)
    if first is True:
        return EndKind.ORIGIN
    if kind in (SourceKind.GROUP, SourceKind.UNNAMED):
        return EndKind.UNNAMED
    if kind in (SourceKind.OUTLET, SourceKind.AGENCY) or first is False:
        return EndKind.UNTRACED
    return EndKind.ORIGIN


def ends(case: Case, graph: Sequence[Edge]) -> dict[int, EndKind]:
    """Where a path may end, nearest first."""
    found = {}
    for source in breadth_first(graph):
        leads_nowhere = not any(a == source for a, _ in graph)
        if not case.retracted(source) and (leads_nowhere or first_hand(case, source) is True):
            found[source] = kind_of_end(case, source)
    return found


# Counting, twice


def fewest_wrong(graph: Collection[Edge], may_end: Collection[int]) -> int:
    """The size of the smallest set of sources without which no end is reached."""
    sources = sorted(reach(graph, CLAIM))
    for size in range(len(sources) + 1):
        for wrong in combinations(sources, size):
            if not reach(graph, CLAIM, wrong) & set(may_end):
                return size
    raise AssertionError


def simple_paths(graph: Collection[Edge], may_end: Collection[int]) -> Iterator[frozenset[int]]:
    """Every simple path from the claim to an end, through other ends too."""

    def onward(path: list[int]) -> Iterator[frozenset[int]]:
        if path[-1] in may_end:
            yield frozenset(path[1:])
        for a, b in graph:
            if a == path[-1] and b not in path:
                yield from onward([*path, b])

    return onward([CLAIM])


def most_packed(paths: Sequence[frozenset[int]]) -> int:
    """The largest number of these paths that share no source."""
    if not paths:
        return 0
    first, rest = paths[0], paths[1:]
    apart = [path for path in rest if not path & first]
    return max(1 + most_packed(apart), most_packed(rest))


def smallest_only(paths: Iterable[frozenset[int]]) -> list[frozenset[int]]:
    """Without the paths that contain another: the smaller one never packs worse."""
    different = set(paths)
    return [path for path in different if not any(other < path for other in different)]


# At worst


def hand_of(case: Case, source: int) -> frozenset[int]:
    """All sources linked to this one by `controlled_by`, itself among them."""
    hand = {source}
    for _ in case.derivations:
        for one in case.derivations:
            pair = {one.source, one.drew_on}
            if one.kind is DerivationKind.CONTROLLED_BY and pair & hand:
                hand |= pair
    return frozenset(hand)


def merged(case: Case, graph: Sequence[Edge]) -> tuple[list[Edge], set[int]]:
    """The graph at worst with each hand one node, and the nodes where an origin is."""
    within = reach(graph, CLAIM)
    name = {source: min(hand_of(case, source)) for source in within} | {CLAIM: CLAIM}
    kept = {(name[a], name[b]) for a, b in graph if a in name and b in name}
    origins = {name[source] for source, kind in ends(case, graph).items() if kind is EndKind.ORIGIN}
    return sorted((a, b) for a, b in kept if a != b), origins


def at_worst(case: Case) -> int:
    graph = edges(case, at_worst=True)
    count = fewest_wrong(*merged(case, graph))
    return 1 if count == 0 and ends(case, graph) else count


# Answers


def maximum(case: Case) -> int:
    graph = edges(case, at_worst=False)
    return fewest_wrong(graph, ends(case, graph))


def minimum(case: Case) -> int:
    return min(maximum(case), at_worst(case))


def maximum_packed(case: Case) -> int:
    graph = edges(case, at_worst=False)
    return most_packed(smallest_only(simple_paths(graph, ends(case, graph))))


def minimum_packed(case: Case) -> int:
    graph = edges(case, at_worst=True)
    count = most_packed(smallest_only(simple_paths(*merged(case, graph))))
    return min(maximum_packed(case), 1 if count == 0 and ends(case, graph) else count)


def rests_on(case: Case) -> tuple[int, ...]:
    """Every source on all paths; one comes before another that is out of reach without it."""
    graph = edges(case, at_worst=False)
    paths = list(simple_paths(graph, ends(case, graph)))
    if not paths:
        return ()
    shared = frozenset.intersection(*paths)
    return tuple(sorted(shared, key=lambda one: -len(shared - reach(graph, CLAIM, {one}))))


def circular(case: Case) -> tuple[tuple[int, ...], ...]:
    """Sources that reach each other and no end."""
    graph = edges(case, at_worst=False)
    may_end = set(ends(case, graph))
    loops: list[tuple[int, ...]] = []
    order = breadth_first(graph)
    for source in order:
        behind = reach(graph, source)
        loop = [one for one in order if one in behind and source in reach(graph, one)]
        if len(loop) > 1 and source == loop[0] and not behind & may_end:
            loops.append(along_its_edges(loop, graph))
    return tuple(loops)


def along_its_edges(loop: Sequence[int], graph: Collection[Edge]) -> tuple[int, ...]:
    inner = [(a, b) for a, b in graph if a in loop and b in loop]
    if len(inner) > len(loop):
        return tuple(loop)
    follows = dict(inner)
    around = [loop[0]]
    while follows[around[-1]] != loop[0]:
        around.append(follows[around[-1]])
    return tuple(around)


def ends_reached(case: Case) -> tuple[End, ...]:
    found = ends(case, edges(case, at_worst=False))
    return tuple(End(source, kind) for source, kind in found.items())


def citations(case: Case) -> int:
    whole = [one for one in case.citations if not any(map(case.retracted, one.chain))]
    return len(whole) + sum(not case.retracted(source) for source in case.evidence)


# The tree


def how(case: Case, above: int, source: int) -> tuple[str, bool]:
    """How one line leads to the next: a chain, else a confirmed derivation, else a suspicion."""
    if above == CLAIM:
        cited = source in [citation.chain[0] for citation in case.citations]
        return ("cited" if cited else "evidence", False)
    for citation in case.citations:
        chain = cut_chain(case, citation)
        if (above, source) in pairwise(chain):
            return "via", False
    drawn = [one for one in case.derivations if one.kind is not DerivationKind.CONTROLLED_BY]
    between = [one for one in drawn if (one.source, one.drew_on) == (above, source)]
    suspected, kind = min((one.suspected, one.kind.value) for one in between)
    return kind, suspected


def tree(case: Case) -> list[Branch]:
    known, worst = edges(case, at_worst=False), edges(case, at_worst=True)
    as_known, in_doubt = ends(case, known), ends(case, worst)
    lines: list[Branch] = []

    def grow(above: int, path: list[int]) -> None:
        for source in [b for a, b in worst if a == above]:
            seen = any(line.source == source for line in lines)
            by, suspected = how(case, above, source)
            lines.append(
                Branch(
                    source=source,
                    depth=len(path),
                    how=by,
                    suspected=suspected,
                    end=(as_known if source in reach(known, CLAIM) else in_doubt).get(source),
                    retracted=case.retracted(source),
                    seen=seen,
                    loop=source in path,
                    hands=tuple(sorted(hand_of(case, source) - {source})),
                )
            )
            if not seen:
                grow(source, [*path, source])

    grow(CLAIM, [])
    return lines
