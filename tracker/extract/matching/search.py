"""Looking through very many claims for those that may say the same as a few: one pass, nothing kept but the best."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from heapq import nlargest
from itertools import chain

from tracker.domain.value import value
from tracker.extract.matching.gist import carriers, counts, gist_of
from tracker.extract.matching.likeness import ALIKE, Likeness, likeness

_SHARED = 0.5
"""How many of its words a claim must share to be worth a closer look: what is alike shares more."""
_TOGETHER = 3
_REMEMBERED = 500_000
"""Words as they are written that are remembered."""
SHOWN = 3
_AT_HAND = 40
"""Matches of one text kept until the poorer half is let go."""


@value
class Match:
    """Another text that may say the same as one that was looked for."""

    key: int
    likeness: Likeness


class Search:
    """Texts that are looked for among others, which come by one at a time."""

    def __init__(self, wanted: Mapping[int, str], least: float = ALIKE, *, at_hand: int = _AT_HAND) -> None:
        """Take apart what is looked for; each text by a key of its own. Up to `at_hand` matches of each are kept.

        A text that shares half its words with one of these shares at least three of its rarer half and two more: only those are
        looked up, and common words hardly ever.
        """
        self._least, self._at_hand = least, at_hand
        self._gists = {key: gist_of(text) for key, text in wanted.items()}
        self._matches: dict[int, list[Match]] = {}
        often = Counter(word for gist in self._gists.values() for word in gist.words)
        self._rare: dict[str, list[int]] = {}
        self._numbers: dict[str, list[int]] = {}
        """What has a number in it, by its numbers alone: no claim with other numbers can be the same."""
        self._at_least: dict[int, int] = {}
        self._known: set[str] = set()
        self._telling: dict[str, frozenset[str]] = {}
        self._counting: set[str] = set()
        for key, gist in self._gists.items():
            counted = sorted(filter(counts, gist.words))
            needed = math.ceil(len(gist.words) * _SHARED)
            self._at_least[key] = 1 if counted else min(needed, _TOGETHER)
            rarest = sorted(gist.words, key=lambda word: (often[word], word))
            found = counted or rarest[: len(rarest) - needed + self._at_least[key]]
            for word in found:
                (self._numbers if counted else self._rare).setdefault(word, []).append(key)

    def look_at(self, key: int, text: str) -> None:
        """Compare one text with all that are looked for."""
        tokens = set(text.split())
        new = tokens - self._known
        if new:
            self._meet(new)
        found = tokens & self._telling.keys()
        if not found:
            return
        index = self._rare if self._counting.isdisjoint(tokens) else self._numbers
        stems = {stem for token in found for stem in self._telling[token]} & index.keys()
        met = Counter(chain.from_iterable(map(index.__getitem__, stems)))
        at_least = self._at_least
        close = [wanted for wanted, times in met.items() if times >= at_least[wanted]]
        if close:
            self._compare(key, text, close)

    def _meet(self, tokens: set[str]) -> None:
        """Look once at words as they are written, marks and all: what is looked up in them, and whether they count something."""
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        self._known |= tokens
        for token in tokens:
            words = carriers(token)
            telling = words & self._rare.keys() | words & self._numbers.keys()
            if telling:
                self._telling[token] = telling
            if any(map(counts, words)):
                self._counting.add(token)

    def _compare(self, key: int, text: str, close: Sequence[int]) -> None:
        gist, words = None, carriers(text)
        for wanted in close:
            mine = self._gists[wanted].words
            if len(mine & words) < _SHARED * max(len(mine), len(words)):
                continue
            gist = gist or gist_of(text)
            like = likeness(self._gists[wanted], gist, self._least)
            if like is not None:
                self._matches.setdefault(wanted, []).append(Match(key, like))
                if len(self._matches[wanted]) > self._at_hand:
                    self._matches[wanted] = self.best(wanted, self._at_hand // 2)

    def best(self, wanted: int, most: int = SHOWN) -> list[Match]:
        """What is most like one of the texts looked for, the likest first, then the oldest."""
        return nlargest(most, self._matches.get(wanted, ()), key=lambda match: (match.likeness.score, -match.key))
