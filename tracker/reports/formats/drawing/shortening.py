"""What a picture shows of chains that are too many for it: the first of each column, the rest in a box that counts them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.reports.chains import Chains, Hand, Step, Stop, Way

ACROSS = 6
"""Columns of sources; what lies further back is counted in one more box."""
DOWN = 10
"""Boxes in a column, the one that counts the rest among them."""
NAMED = 2
"""Names of those beside a hand."""


@dataclass(frozen=True, slots=True)
class Box:
    """One box of the picture; `stop` is None where it counts or joins others."""

    column: int
    words: str
    stop: Stop | None = None
    hand: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """A line between boxes by their places, `above` -1 for the claim; `way` None joins what is one hand."""

    above: int
    below: int
    way: Way | None
    back: bool = False


def in_boxes(chains: Chains) -> tuple[list[Box], list[Edge]]:
    """The boxes and lines of the picture. Every line leads to a later column but those that go back."""
    columns = _columns(chains)
    boxes, place_of = _kept(chains, columns)
    hands = [hand for hand in chains.hands if len({place_of[member] for member in hand.members}) > 1]
    edges = dict.fromkeys(_edges(chains.steps, place_of, boxes))
    for hand in hands:
        members = sorted({place_of[member] for member in hand.members})
        boxes.append(Box(max(boxes[member].column for member in members) + 1, _hand_words(hand), hand=True))
        edges.update(dict.fromkeys(Edge(member, len(boxes) - 1, None) for member in members))
    return boxes, list(edges)


def _hand_words(hand: Hand) -> str:
    if not hand.beside:
        return "one hand"
    more = len(hand.beside) - NAMED
    return f"one hand: {', '.join(hand.beside[:NAMED])}{f' and {more} more' if more > 0 else ''}"


def _columns(chains: Chains) -> list[int]:
    """How many steps each stop is from the claim on the longest way that goes round no loop."""
    onward: list[list[int]] = [[] for _ in chains.stops]
    into = [0] * len(chains.stops)
    for step in chains.steps:
        if step.above is not None and not step.back:
            onward[step.above].append(step.below)
            into[step.below] += 1
    columns = [1] * len(chains.stops)
    waiting = [place for place, count in enumerate(into) if not count]
    while waiting:
        place = waiting.pop()
        for below in onward[place]:
            columns[below] = max(columns[below], columns[place] + 1)
            into[below] -= 1
            if not into[below]:
                waiting.append(below)
    return columns


def _kept(chains: Chains, columns: Sequence[int]) -> tuple[list[Box], list[int]]:
    """The boxes, and which of them each stop is in."""
    rows: dict[int, list[int]] = {}
    for place, column in enumerate(columns):
        rows.setdefault(min(column, ACROSS + 1), []).append(place)
    boxes: list[Box] = []
    place_of = [0] * len(columns)
    for column, row in sorted(rows.items()):
        shown = _shown(chains, row) if column <= ACROSS else set[int]()
        for place in row:
            if place in shown:
                place_of[place] = len(boxes)
                boxes.append(Box(column, chains.stops[place].name, chains.stops[place]))
        rest = [place for place in row if place not in shown]
        for place in rest:
            place_of[place] = len(boxes)
        if rest:
            boxes.append(Box(column, f"and {len(rest)} more{'' if column <= ACROSS else ' behind'}"))
    return boxes, place_of


def _shown(chains: Chains, row: Sequence[int]) -> set[int]:
    """Those of a column that are shown: all, or those that everything rests on and then the first."""
    if len(row) <= DOWN:
        return set(row)
    return set(sorted(row, key=lambda place: (not chains.stops[place].point, place))[: DOWN - 1])


def _edges(steps: Sequence[Step], place_of: Sequence[int], boxes: Sequence[Box]) -> Iterator[Edge]:
    """Each line once; between boxes that count, the surest of its kind speaks for the others."""
    told: dict[tuple[int, int], Edge] = {}
    for step in steps:
        above = -1 if step.above is None else place_of[step.above]
        below = place_of[step.below]
        if above == below:
            continue
        column = 0 if above < 0 else boxes[above].column
        edge = Edge(above, below, step.way, boxes[below].column <= column)
        known = told.get((above, below))
        if known is None or known.way is Way.SUSPECTED:
            told[(above, below)] = edge
    yield from told.values()
