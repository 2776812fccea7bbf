"""What two rows of words have in common, in order: fast on long rows, exact on short ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from tracker.intake.alignment.order import in_order

_EXACT = 10_000
"""Pairs of words that are compared one by one; in longer stretches the words that stand there once show the way."""


class Stretch(NamedTuple):
    """A stretch of both rows."""

    start: int
    end: int
    new_start: int
    new_end: int


def differences(old: Sequence[str], new: Sequence[str]) -> list[Stretch]:
    """The stretches in which two rows differ, in order; either side may be empty."""
    found: list[Stretch] = []
    at = new_at = 0
    for start, end, new_start, new_end in [*_same(old, new), Stretch(len(old), len(old), len(new), len(new))]:
        if start > at or new_start > new_at:
            found.append(Stretch(at, start, new_at, new_start))
        at, new_at = end, new_end
    return found


def _same(old: Sequence[str], new: Sequence[str]) -> list[Stretch]:
    """The stretches in which they agree, in order."""
    found: list[Stretch] = []
    waiting = [Stretch(0, len(old), 0, len(new))]
    while waiting:
        begin = _agreeing_at_the_start(old, new, waiting[-1])
        rest = _agreeing_at_the_end(old, new, Stretch(begin[1], waiting[-1][1], begin[3], waiting.pop()[3]))
        found += (part for part in (begin, rest[1]) if part.end > part.start)
        middle = rest[0]
        if middle.start == middle.end or middle.new_start == middle.new_end:
            continue
        if (middle.end - middle.start) * (middle.new_end - middle.new_start) <= _EXACT:
            found += _compared(old, new, middle)
        else:
            waiting += _between_rare_words(old, new, middle)
    return sorted(found)


def _agreeing_at_the_start(old: Sequence[str], new: Sequence[str], part: Stretch) -> Stretch:
    at, new_at = part.start, part.new_start
    while at < part.end and new_at < part.new_end and old[at] == new[new_at]:
        at, new_at = at + 1, new_at + 1
    return Stretch(part.start, at, part.new_start, new_at)


def _agreeing_at_the_end(old: Sequence[str], new: Sequence[str], part: Stretch) -> tuple[Stretch, Stretch]:
    """What is before the agreement, and the agreement."""
    end, new_end = part.end, part.new_end
    while end > part.start and new_end > part.new_start and old[end - 1] == new[new_end - 1]:
        end, new_end = end - 1, new_end - 1
    return Stretch(part.start, end, part.new_start, new_end), Stretch(end, part.end, new_end, part.new_end)


def _compared(old: Sequence[str], new: Sequence[str], part: Stretch) -> Iterator[Stretch]:
    here, there = old[part.start : part.end], new[part.new_start : part.new_end]
    for at, new_at, size in SequenceMatcher(None, here, there, autojunk=False).get_matching_blocks():
        if size:
            start, new_start = part.start + at, part.new_start + new_at
            yield Stretch(start, start + size, new_start, new_start + size)


def _between_rare_words(old: Sequence[str], new: Sequence[str], part: Stretch) -> list[Stretch]:
    """The stretch cut at the words that stand once on either side, in order; nothing where there are none."""
    here, there = old[part.start : part.end], new[part.new_start : part.new_end]
    once, once_there = Counter(here), Counter(there)
    places = {word: at for at, word in enumerate(there) if once_there[word] == 1}
    shared = [(at, places[word]) for at, word in enumerate(here) if once[word] == 1 and word in places]
    cuts = [shared[at] for at in in_order([new_at for _, new_at in shared])]
    if not cuts:
        return []
    starts = [(part.start, part.new_start), *((part.start + one, part.new_start + two) for one, two in cuts)]
    ends = [*starts[1:], (part.end, part.new_end)]
    return [Stretch(one[0], two[0], one[1], two[1]) for one, two in zip(starts, ends, strict=True)]
