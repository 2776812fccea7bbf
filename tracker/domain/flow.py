"""Questions about one directed graph: disjoint paths, unavoidable nodes, dead loops.

A graph of n nodes is a sequence of n rows; row i lists the nodes that node i leads to, each once
and never i itself. Paths begin at an entry and stop at the first end they meet: what lies behind
an end can neither add a disjoint path nor be unavoidable, since a path may stop before it.
Every node must be reached from an entry. Nothing recurses, so depth is no limit; each function
takes time linear in the graph, `disjoint_paths` that much for each path it finds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TypeAlias

Graph: TypeAlias = Sequence[Collection[int]]


def disjoint_paths(entries: Collection[int], onward: Graph, ends: Collection[int]) -> int:
    """The largest number of paths from entries to ends that share no node.

    It is the largest flow when every node lets one path through (Menger 1927), found by sending
    path after path, each free to push earlier ones aside (Ford and Fulkerson 1956).
    """
    most = min(len(entries), len(ends))
    if most < 2:
        return most
    before: dict[int, int] = {}
    closed: set[int] = set()
    found = 0
    for entry in entries:
        found += _send(entry, onward, ends, before, closed)
        if found == most:
            break
    return found


def _send(entry: int, onward: Graph, ends: Collection[int], before: dict[int, int], closed: set[int]) -> bool:
    """Send one more path from an entry; False when it cannot get through.

    `before` holds, for each node on a path, the node before it, for an entry itself. A search
    stands at the way into a node, written as its number n, or, where it has pushed aside what
    followed a node on its path, at the way out of it, written ~n. `closed` keeps what searches in
    vain have seen: no way leads on from there, now or later.
    """
    came = {entry: entry}
    waiting = [entry]
    while waiting:
        here = waiting.pop()
        if here < 0:
            leads_to: Iterable[int] = (*onward[~here], ~here)
        elif here in before:
            leads_to = () if before[here] == here else (~before[here],)
        elif here in ends:
            _lay(came, here, before)
            return True
        else:
            leads_to = onward[here]
        for there in leads_to:
            if there not in came and there not in closed:
                came[there] = here
                waiting.append(there)
    closed.update(came)
    return False


def _lay(came: dict[int, int], there: int, before: dict[int, int]) -> None:
    """Lay the path that a search has found, taking back what it pushed aside."""
    while True:
        here = came[there]
        if here == ~there and there >= 0:
            del before[there]
        elif there >= 0:
            before[there] = here if here >= 0 else ~here
        if here == there:
            return
        there = here


def unavoidable(entries: Iterable[int], onward: Graph, ends: Collection[int]) -> list[int]:
    """The nodes on every path from an entry to an end, in the order paths meet them.

    They are the dominators of the ends taken as one. All lie on any one path, so one path is
    walked: a node of it is unavoidable when nothing before it leads past it.
    """
    path = _one_path(entries, onward, ends)
    rank = {node: place for place, node in enumerate(path)}
    found, seen, furthest = [], set(path), 0
    waiting = list(entries)
    for place, node in enumerate(path):
        while waiting:
            here = waiting.pop()
            furthest = max(furthest, rank.get(here, 0))
            if here in seen:
                continue
            seen.add(here)
            if here in ends:
                furthest = len(path)
            else:
                waiting.extend(onward[here])
        if furthest == place:
            found.append(node)
        waiting.extend(onward[node])
    return found


def _one_path(entries: Iterable[int], onward: Graph, ends: Collection[int]) -> list[int]:
    """A shortest path from an entry to an end; empty when there is no end."""
    came = {entry: entry for entry in entries}
    waiting = list(came)
    for here in waiting:
        if here in ends:
            return _back(came, here)
        for there in onward[here]:
            if there not in came:
                came[there] = here
                waiting.append(there)
    return []


def _back(came: dict[int, int], node: int) -> list[int]:
    path = [node]
    while came[node] != node:
        node = came[node]
        path.append(node)
    return path[::-1]


def dead_loops(onward: Graph, ends: Collection[int]) -> list[list[int]]:
    """The strongly connected groups of two nodes or more that lead to no end, lowest node first.

    A group that is one simple cycle follows its edges from its lowest node; any other is sorted.
    Two depth-first passes, the second against the edges (Kosaraju 1978; Sharir 1981).
    """
    if not any(leads_to and min(leads_to) <= here for here, leads_to in enumerate(onward)):
        return []
    backward = _backward(onward)
    stuck = set(range(len(onward)))
    stuck -= _spread(ends, backward, stuck)
    groups = []
    for node in reversed(_finished(stuck, onward)):
        if node in stuck:
            groups.append(_spread([node], backward, stuck))
            stuck -= groups[-1]
    return [_around(group, onward) for group in sorted(map(sorted, groups)) if len(group) > 1]


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
