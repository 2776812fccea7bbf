"""Wording that comes back where nothing ties it: what papers print under unrelated claims, that no list of ours knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from typing import Protocol

from tracker.extract.folding import words_of
from tracker.extract.reading import Gram, Reading
from tracker.extract.runs import Run, shared_runs
from tracker.extract.telling import Told
from tracker.extract.wording import MIDDLING
from tracker.extract.words import stop_words

SAME = 0.8
"""How much of a run must come back."""


class Read(Protocol):
    """A claim whose texts can be had as readings."""

    @property
    def readings(self) -> dict[int, Reading]:
        """Each source's texts, read."""


class Elsewhere:
    """The other claims at hand, looked at only where a run of words is in doubt."""

    def __init__(self, claims: Sequence[tuple[Told, Read]]) -> None:
        self._claims = claims

    def without_boilerplate(
        self, runs: Sequence[Run], reading: Reading, told: Told, pair: Collection[int]
    ) -> list[Run]:
        """The runs that do not come back in a third source's words on an unrelated claim."""
        return [run for run in runs if not self._comes_back(run, reading, told, pair)]

    def _comes_back(self, run: Run, reading: Reading, told: Told, pair: Collection[int]) -> bool:
        if run.rare < MIDDLING and run.content < 2 * MIDDLING:
            return False
        grams = [gram for gram, at in reading.grams.items() if run.start <= at < run.end - 2]
        met = Counter(place for gram in grams for place in self._places.get(gram, ()))
        return any(
            times >= SAME * len(grams)
            and key not in pair
            and self._unrelated(told, self._claims[at][0])
            and _nothing_else(run, reading, self._claims[at][1].readings[key])
            for (at, key), times in met.items()
        )

    @cached_property
    def _places(self) -> Mapping[Gram, list[tuple[int, int]]]:
        """In which claim's and source's words each three words running stand."""
        found: dict[Gram, list[tuple[int, int]]] = {}
        for at, (_, claim) in enumerate(self._claims):
            for key, text in claim.readings.items():
                for gram in text.grams:
                    found.setdefault(gram, []).append((at, key))
        return found

    def _unrelated(self, told: Told, other: Told) -> bool:
        """Whether two claims are of two stories, or have no word in common but small ones."""
        if told.claim == other.claim:
            return False
        return told.article != other.article or _own_words(told).isdisjoint(_own_words(other))


def _nothing_else(run: Run, reading: Reading, other: Reading) -> bool:
    """Whether these two texts share nothing beside this run, and the other goes on beyond it."""
    shared = shared_runs(reading, other)
    beside = [one for one in shared if one.rare >= MIDDLING and (one.end <= run.start or one.start >= run.end)]
    return not beside and sum(value > 0 for value in other.worth) >= 2 * run.content


def _own_words(told: Told) -> set[str]:
    return set(words_of(told.text)) - stop_words("en")
