"""Looking through very many claims for those that may say the same as a few: one pass, nothing kept but the best."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from heapq import nlargest

from tracker.domain.value import value
from tracker.extract.matching.gist import carriers, gist_of
from tracker.extract.matching.likeness import ALIKE, Likeness, likeness

_SHARED = 0.5
"""How many of its words a claim must share to be worth a closer look: what is alike shares more."""
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

    def __init__(self, wanted: Mapping[int, str], least: float = ALIKE) -> None:
        """Take apart what is looked for; each text by a key of its own.

        A text that shares half its words with one of these shares at least one of the rarest half: only those are looked up.
        """
        self._least = least
        self._gists = {key: gist_of(text) for key, text in wanted.items()}
        self._matches: dict[int, list[Match]] = {}
        often = Counter(word for gist in self._gists.values() for word in gist.words)
        self._rare: dict[str, list[int]] = {}
        for key, gist in self._gists.items():
            needed = math.ceil(len(gist.words) * _SHARED)
            rarest = sorted(gist.words, key=lambda word: (often[word], word))
            for word in rarest[: len(rarest) - needed + 1]:
                self._rare.setdefault(word, []).append(key)

    def look_at(self, key: int, text: str) -> None:
        """Compare one text with all that are looked for."""
        words = carriers(text)
        found = words & self._rare.keys()
        if not found:
            return
        gist = None
        for wanted in {wanted for word in found for wanted in self._rare[word]}:
            mine = self._gists[wanted].words
            if len(mine & words) < _SHARED * max(len(mine), len(words)):
                continue
            gist = gist or gist_of(text)
            like = likeness(self._gists[wanted], gist, self._least)
            if like is not None:
                self._matches.setdefault(wanted, []).append(Match(key, like))
                if len(self._matches[wanted]) > _AT_HAND:
                    self._matches[wanted] = self.best(wanted, _AT_HAND // 2)

    def best(self, wanted: int, most: int = SHOWN) -> list[Match]:
        """What is most like one of the texts looked for, the likest first, then the oldest."""
        return nlargest(most, self._matches.get(wanted, ()), key=lambda match: (match.likeness.score, -match.key))
