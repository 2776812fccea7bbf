"""The loops of a directed graph from which no end can be reached.

Graphs are rows of numbers as in `flow.py`. Nothing recurses; time is linear in the graph.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from tracker.domain.flow import Graph


def dead_loops(onward: Graph, ends: Collection[int]) -> list[list[int]]:
    """The strongly connected groups of two nodes or more that lead to no end, lowest node first.

    A group that is one simple cycle follows its edges from its lowest node; any other is sorted.
    Two depth-first passes, the second against the edges (Kosaraju 1978; Sharir 1981).
    """
    stuck = _stuck(onward, ends)
    if not stuck:
        return []
    backward = _backward(onward)
    groups = []
    for node in reversed(_finished(sorted(stuck), onward)):
        if node in stuck:
            groups.append(_spread([node], backward, stuck))
            stuck -= groups[-1]
    return [_around(group, onward) for group in sorted(map(sorted, groups)) if len(group) > 1]


def _stuck(onward: Graph, ends: Collection[int]) -> set[int]:
    """The nodes that lead to no end.

    Most graphs are settled by one pass from the far end, the rest by going back from the ends.
    """
    settled = set(ends)
    for node in range(len(onward) - 1, -1, -1):
        if not settled.isdisjoint(onward[node]):
            settled.add(node)
    if len(settled) == len(onward):
        return set()
    everything = set(range(len(onward)))
    return everything - _spread(settled, _backward(onward), everything)


def _backward(onward: Graph) -> list[list[int]]:
    backward: list[list[int]] = [[] for _ in onward]
    for here, leads_to in enumerate(onward):
        for there in leads_to:
            backward[there].append(here)
    return backward


def _spread(starts: Iterable[int], onward: Graph, within: set[int]) -> set[int]:
    """Everything reached from `starts` without leaving `within`; the starts lie in it."""
    spread = set(starts)
    waiting = list(spread)
    while waiting:
        for there in onward[waiting.pop()]:
            if there in within and there not in spread:
                spread.add(there)
                waiting.append(there)
    return spread


def _finished(nodes: Iterable[int], onward: Graph) -> list[int]:
    """These nodes and all behind them, in the order a depth-first search is done with them."""
    finished: list[int] = []
    seen: set[int] = set()
    for start in nodes:
        if start in seen:
            continue
        seen.add(start)
        trail = [(start, iter(onward[start]))]
        while trail:
            here, rest = trail[-1]
            there = next((node for node in rest if node not in seen), None)
            if there is None:
                trail.pop()
                finished.append(here)
            else:
                seen.add(there)
                trail.append((there, iter(onward[there])))
    return finished


def _around(group: list[int], onward: Graph) -> list[int]:
    """The group in the order of its edges if it is one simple cycle, else as it came."""
    inside = set(group)
    follows = {node: inside.intersection(onward[node]) for node in group}
    if any(len(leads_to) > 1 for leads_to in follows.values()):
        return group
    around = [group[0]]
    while len(around) < len(group):
        around.extend(follows[around[-1]])
    return around
