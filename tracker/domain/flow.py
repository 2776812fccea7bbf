"""How many paths through a directed graph share no node, and which nodes none can avoid.

A graph of n nodes is a sequence of n rows; row i lists the nodes that node i leads to, each once
and never i itself. Paths begin at an entry and stop at the first end they meet: what lies behind
an end can neither add a disjoint path nor be unavoidable, since a path may stop before it.
Every node must be reached from an entry. Nothing recurses, so depth is no limit.
`unavoidable` takes time linear in the graph, `disjoint_paths` that much for each path it finds.
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


def _send(
    entry: int,
    onward: Graph,
    ends: Collection[int],
    before: dict[int, int],
    closed: set[int],
) -> bool:
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
