"""Where boxes in columns stand so that lines between them cross little, and pass through no box.

The usual way of drawing a graph in layers (Sugiyama, Tagawa and Toda 1981): a line that passes a column gets a
narrow slot of its own in it, slots are put in the order of their neighbours, and each column is then moved as
near to its neighbours as the room between slots allows. No step is left to chance.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

_NARROW = 4.0
"""The room of a line that passes a column."""
_SWEEPS = 8
_STILL = 0.05
"""What moves less has come to rest."""


@dataclass(frozen=True, slots=True)
class Line:
    """From one box to another in a later column. Lines of one kind to the same box share their way."""

    begin: int
    end: int
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """The middle of each box, and for each line the columns it passes with its height there."""

    middles: tuple[float, ...]
    passes: tuple[tuple[tuple[int, float], ...], ...]
    tall: float


@dataclass(slots=True)
class _Grid:
    """Slots by number: the boxes first, then where lines pass."""

    columns: list[int]
    talls: list[float]
    before: list[list[int]] = field(default_factory=list)
    after: list[list[int]] = field(default_factory=list)
    rows: list[list[int]] = field(default_factory=list)
    """The slots of each column, from the top."""


@lru_cache(maxsize=256)
def placed(columns: tuple[int, ...], talls: tuple[float, ...], lines: tuple[Line, ...], gap: float) -> Placed:
    """Place boxes of these heights in these columns. Claims that rest on the like are placed once.

    Args:
        columns: of each box, from 0; every line must lead to a later one.
        gap: the room between two boxes; half of it keeps a passing line from a box.
    """
    grid = _Grid(list(columns), list(talls))
    ways = _slots(grid, lines)
    _in_order(grid)
    middles = _settled(grid, gap, len(talls))
    top = min(middle - tall / 2 for middle, tall in zip(middles, grid.talls, strict=True))
    middles = [middle - top for middle in middles]
    passes = tuple(tuple((grid.columns[slot], middles[slot]) for slot in passed) for passed in ways)
    bottom = max(middle + tall / 2 for middle, tall in zip(middles, grid.talls, strict=True))
    return Placed(tuple(middles[: len(talls)]), passes, bottom)


def _slots(grid: _Grid, lines: Sequence[Line]) -> list[list[int]]:
    """Give every line its slots and say who is beside whom; the slots each line passes."""
    slots: dict[tuple[int, str, int], int] = {}
    beside: dict[tuple[int, int], None] = {}
    ways = []
    for line in lines:
        way = [line.begin]
        for column in range(grid.columns[line.begin] + 1, grid.columns[line.end]):
            slot = slots.setdefault((line.end, line.kind, column), len(grid.columns))
            if slot == len(grid.columns):
                grid.columns.append(column)
                grid.talls.append(_NARROW)
            way.append(slot)
        beside.update(dict.fromkeys(pairwise((*way, line.end))))
        ways.append(way[1:])
    grid.before = [[] for _ in grid.columns]
    grid.after = [[] for _ in grid.columns]
    for one, other in beside:
        grid.after[one].append(other)
        grid.before[other].append(one)
    return ways


def _in_order(grid: _Grid) -> None:
    """Put the slots of each column in the order that crosses least among those tried."""
    grid.rows = [[] for _ in range(max(grid.columns) + 1)]
    for slot in _met(grid):
        grid.rows[grid.columns[slot]].append(slot)
    best, fewest = [list(row) for row in grid.rows], _crossings(grid)
    for sweep in range(_SWEEPS):
        if not fewest:
            break
        beside, rows = (grid.before, grid.rows[1:]) if sweep % 2 == 0 else (grid.after, grid.rows[-2::-1])
        at = {slot: place for row in grid.rows for place, slot in enumerate(row)}
        for row in rows:
            row.sort(key=_between(beside, at))
            at.update({slot: place for place, slot in enumerate(row)})
        crossed = _crossings(grid)
        if crossed < fewest:
            best, fewest = [list(row) for row in grid.rows], crossed
    grid.rows = best


def _between(beside: list[list[int]], at: dict[int, int]) -> Callable[[int], float]:
    def middle(slot: int) -> float:
        near = [at[other] for other in beside[slot]]
        return sum(near) / len(near) if near else at[slot]

    return middle


def _met(grid: _Grid) -> list[int]:
    """Every slot in the order in which somebody meets it who walks along the lines."""
    met: dict[int, None] = {}
    waiting = [slot for slot in range(len(grid.columns) - 1, -1, -1) if not grid.before[slot]]
    while waiting:
        slot = waiting.pop()
        if slot not in met:
            met[slot] = None
            waiting.extend(reversed(grid.after[slot]))
    return list(met)


def _crossings(grid: _Grid) -> int:
    at = {slot: place for row in grid.rows for place, slot in enumerate(row)}
    crossed = 0
    for row in grid.rows:
        lines = [(at[slot], at[other]) for slot in row for other in grid.after[slot]]
        crossed += sum(
            (one[0] - other[0]) * (one[1] - other[1]) < 0 for place, one in enumerate(lines) for other in lines[:place]
        )
    return crossed


def _settled(grid: _Grid, gap: float, boxes: int) -> list[float]:
    """The middle of every slot, moved towards its neighbours back and forth."""
    rooms = [[_room(grid, one, other, gap, boxes) for one, other in pairwise(row)] for row in grid.rows]
    middles = [0.0] * len(grid.columns)
    for row, room in zip(grid.rows, rooms, strict=True):
        for slot, middle in zip(row, apart([0.0] * len(row), room), strict=True):
            middles[slot] = middle
    order = [*range(len(grid.rows))]
    for sweep in range(_SWEEPS):
        stood = list(middles)
        beside = (grid.before, grid.after)[sweep % 2]
        for column in order if sweep % 2 == 0 else order[::-1]:
            row = grid.rows[column]
            wanted = [_mean(middles, beside[slot], middles[slot]) for slot in row]
            for slot, middle in zip(row, apart(wanted, rooms[column]), strict=True):
                middles[slot] = middle
        if sweep and all(abs(one - other) < _STILL for one, other in zip(stood, middles, strict=True)):
            break
    return middles


def _room(grid: _Grid, one: int, other: int, gap: float, boxes: int) -> float:
    between = gap if one < boxes and other < boxes else gap / 2
    return (grid.talls[one] + grid.talls[other]) / 2 + between


def _mean(middles: Sequence[float], beside: Sequence[int], own: float) -> float:
    return sum(middles[slot] for slot in beside) / len(beside) if beside else own


def apart(wanted: Sequence[float], rooms: Sequence[float]) -> list[float]:
    """The places nearest to those wanted (by least squares) that keep these distances from one to the next.

    What would come too near is put together into one block, which stands where its members want to be on
    average (pool adjacent violators; Ayer and others 1955).
    """
    skips = [0.0]
    for room in rooms:
        skips.append(skips[-1] + room)
    blocks: list[tuple[float, int]] = []
    for want, skip in zip(wanted, skips, strict=False):
        blocks.append((want - skip, 1))
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            (low, one), (high, other) = blocks.pop(), blocks.pop()
            blocks.append(((low * one + high * other) / (one + other), one + other))
    level = [mean for mean, count in blocks for _ in range(count)]
    return [mean + skip for mean, skip in zip(level, skips, strict=False)]
