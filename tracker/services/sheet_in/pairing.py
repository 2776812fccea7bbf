"""Which line of a sheet is which of those on file: those that say the same, then those that say most of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from tracker.domain.errors import BadInputError

_MAY_BE_LEFT = frozenset({"stance", "evidence_bearing"})

Line = dict[str, str]
"""Column -> what a line says there; a column that the sheet has not is not in it."""
_Pair = tuple[int, int]
"""A line of the sheet, a line on file."""


class Paired(NamedTuple):
    """What became of the lines on file, by their place there."""

    same: list[tuple[int, Line]]
    changed: list[tuple[int, Line]]
    """A line on file, and what the sheet says in its place."""
    gone: list[int]
    added: list[Line]


def paired(written: Sequence[Line], on_file: Sequence[Line], names: Sequence[str], first: str) -> Paired:
    """The lines by whose they are: those that say the same, then those that have most in common.

    Raises:
        BadInputError: several have as much in common.
    """
    if written and not any(first in line for line in written):
        return _by_place(written, on_file, names)
    left, waiting = list(range(len(on_file))), list(range(len(written)))
    same: list[tuple[int, Line]] = []
    for at in list(waiting):
        place = next((one for one in left if says_the_same(on_file[one], written[at], names)), None)
        if place is not None:
            left.remove(place)
            waiting.remove(at)
            same.append((place, written[at]))
    changed: list[tuple[int, Line]] = []
    while pairs := [(at, one) for at in waiting for one in left if on_file[one][first] == written[at].get(first)]:
        at, place = _closest(pairs, written, on_file, names, first)
        left.remove(place)
        waiting.remove(at)
        changed.append((place, written[at]))
    return Paired(same, sorted(changed, key=lambda pair: pair[0]), left, [written[at] for at in waiting])


def _by_place(written: Sequence[Line], on_file: Sequence[Line], names: Sequence[str]) -> Paired:
    """Where no column says whose the lines are, the first is the first; and none is gone, for a column left out says nothing."""
    empty = dict.fromkeys(written[0], "")
    lines = [*written, *(empty for _ in range(len(on_file) - len(written)))]
    there = list(enumerate(lines[: len(on_file)]))
    same = [(at, line) for at, line in there if says_the_same(on_file[at], line, names)]
    changed = [(at, line) for at, line in there if not says_the_same(on_file[at], line, names)]
    return Paired(same, changed, [], [line for line in lines[len(on_file) :] if any(line.values())])


def _closest(
    pairs: Sequence[_Pair], written: Sequence[Line], on_file: Sequence[Line], names: Sequence[str], first: str
) -> _Pair:
    """The pair with most in common, where only one line fits so well; else, with as many lines as there were, the one that
    stands where it stood."""
    common = {
        (at, one): sum(on_file[one][name] == written[at].get(name) for name in names if on_file[one][name])
        for at, one in pairs
    }
    best = [pair for pair in pairs if common[pair] == max(common.values())]
    lines, places = Counter(at for at, _ in best), Counter(one for _, one in best)
    alone = (pair for pair in best if lines[pair[0]] == places[pair[1]] == 1)
    unmoved = (pair for pair in best if pair[0] == pair[1] and len(written) == len(on_file))
    found = next(alone, None) or next(unmoved, None)
    if found is None:
        raise BadInputError(
            f"line {best[0][0] + 1} may be one or another of those on file, since several have the same {first} and nothing else "
            "of it tells which: take lines out in one sheet and change others in the next"
        )
    return found


def says_the_same(ours: Line, theirs: Line, names: Sequence[str]) -> bool:
    """A stance or bearing left empty says nothing of its own."""
    return all(
        ours[name] == theirs[name] for name in names if name in theirs and (theirs[name] or name not in _MAY_BE_LEFT)
    )
