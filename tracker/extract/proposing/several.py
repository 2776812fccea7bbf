"""Whether a claim holds several that nobody could tell apart: a person splits it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tracker.domain.proposal import PLEASE_CHECK
from tracker.extract.proposing.verbs import AUXILIARIES
from tracker.extract.proposing.words import Word

_LONG = 100
"""Words of a claim that is hardly one."""
_JOINS = frozenset([",", ";", "and", "or", "but"])


def several(words: Sequence[Word]) -> Iterator[str]:
    """A remark where there are: "40 parts: split it, please check"."""
    joins = [
        first.low
        for at, (first, second) in enumerate(pairwise(words[:-1]))
        if first.low in _JOINS and second.low == "that" and words[at + 2].low not in AUXILIARIES
    ]
    if len(joins) > 1 or (joins and joins[0] != ","):  # one comma alone begins what only describes: "the view, that he"
        yield f"{len(joins) + 1} parts: split it, {PLEASE_CHECK}"
    elif len(words) > _LONG:
        yield f"{len(words)} words: perhaps several claims, {PLEASE_CHECK}"
