"""Runs of words that two texts have in common, a changed word here and there allowed."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from tracker.extract.reading import NOTHING, RARE, Reading

STEPS = ((1, 1), (0, 1), (1, 0), (2, 2), (1, 2), (2, 1), (0, 2), (2, 0))
"""How the words may go apart: one changed, one put in, one left out, two ..."""
WORDS_BETWEEN = 5
"""Matching words that must lie between two such places."""


class Run(NamedTuple):
    """From where to where it goes in the one text and in the other, and what it shows."""

    start: int
    end: int
    other_start: int
    other_end: int
    words: int
    """Words that match."""
    rare: int
    """Those of them that are worth something in themselves ..."""
    content: int
    """... or at least where the run is long."""
    changes: int


def shared_runs(one: Reading, other: Reading) -> list[Run]:
    """The runs that these two have in common, in the order of the first, none inside another."""
    places = sorted(one.grams[gram] for gram in one.grams.keys() & other.grams.keys())
    found: list[Run] = []
    done = -1
    for at in places:
        if at < done:
            continue
        there = other.grams[one.marks[at], one.marks[at + 1], one.marks[at + 2]]
        run = _stretched(one, other, at, there)
        if all(run.other_start >= past.other_end or run.other_end <= past.other_start for past in found):
            found.append(run)
            done = run.end
    return found


def _stretched(one: Reading, other: Reading, at: int, there: int) -> Run:
    """As far as the words agree on either side of a place where they do."""
    left = _matches(one.marks, other.marks, at, there, -1)
    right = _matches(one.marks, other.marks, at, there, 1)
    pairs = [*left[:0:-1], *right]
    worth = [one.worth[place] for place, _ in pairs]
    changes = sum((here + 1, beside + 1) != after for (here, beside), after in pairwise(pairs))
    return Run(
        pairs[0][0],
        pairs[-1][0] + 1,
        pairs[0][1],
        pairs[-1][1] + 1,
        len(pairs),
        sum(value == RARE for value in worth),
        sum(value > NOTHING for value in worth),
        changes,
    )


def _matches(one: list[int], other: list[int], at: int, there: int, way: int) -> list[tuple[int, int]]:
    """The places that match, from this one in one direction on; it goes over a change where two words after it agree."""
    pairs: list[tuple[int, int]] = []
    since = 0
    while 0 <= at < len(one) and 0 <= there < len(other):
        if one[at] == other[there] >= 0:
            pairs.append((at, there))
            since += 1
            at, there = at + way, there + way
            continue
        step = _step(one, other, at, there, way) if since >= WORDS_BETWEEN or len(pairs) == since >= 3 else None
        if step is None:
            break
        at, there, since = at + step[0] * way, there + step[1] * way, 0
    return pairs


def _step(one: list[int], other: list[int], at: int, there: int, way: int) -> tuple[int, int] | None:
    """How the words go apart here, if they come together again."""
    for step in STEPS:
        here, beside = at + step[0] * way, there + step[1] * way
        if _agree(one, other, here, beside) and _agree(one, other, here + way, beside + way):
            passed = [*one[at:here:way], *other[there:beside:way]]
            return step if min(passed) >= 0 else None
    return None


def _agree(one: list[int], other: list[int], at: int, there: int) -> bool:
    return 0 <= at < len(one) and 0 <= there < len(other) and one[at] == other[there] >= 0
