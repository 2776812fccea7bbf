"""Wording that comes back where nothing ties it: what papers print under unrelated claims, that no list of ours knows."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol

from tracker.extract.folding import words_of
from tracker.extract.reading import Reading
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
        grams = {gram for gram, at in reading.grams.items() if run.start <= at < run.end - 2}
        return any(
            key not in pair
            and len(grams & text.grams.keys()) >= SAME * len(grams)
            and _nothing_else(run, reading, text)
            for other, claim in self._claims
            if self._unrelated(told, other)
            for key, text in claim.readings.items()
        )

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
