"""Whom a name means among those on file: the very name is taken, a near spelling and a bare surname are offered."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from rapidfuzz import fuzz, process

from tracker.extract.folding import words_of

_ROUGHLY = 80
"""Of the whole name, and of each word of four letters or more: what is spelt nearly so."""
_LONG_ENOUGH = 4
_MOST = 3


class _Index(NamedTuple):
    keys: dict[str, list[int]]
    """Folded name -> who goes by it."""
    spelt: list[str]
    squashed: list[str]
    by_surname: dict[str, list[str]]


class Names:
    """The names on file, each with the key of whoever goes by it."""

    def __init__(self, exact: Iterable[tuple[str, int]], offered: Iterable[tuple[str, int]]) -> None:
        """Sort them.

        Args:
            exact: names and aliases that may be taken.
            offered: those of them that may be shown to somebody who wrote something else.
        """
        self._exact: dict[str, set[int]] = {}
        self._loose: dict[str, set[int]] = {}
        for name, key in exact:
            self._exact.setdefault(name, set()).add(key)
            self._loose.setdefault(name.casefold(), set()).add(key)
        self._may_be_offered = list(offered)

    def meant(self, name: str) -> frozenset[int]:
        """Who goes by this name: by exactly this one, else whatever the letters' case."""
        return frozenset(self._exact.get(name) or self._loose.get(name.casefold()) or ())

    @cached_property
    def _index(self) -> _Index:
        """What may be offered, prepared once somebody new turns up."""
        keys: dict[str, list[int]] = {}
        for name, key in self._may_be_offered:
            keys.setdefault(" ".join(words_of(name)), []).append(key)
        keys.pop("", None)
        by_surname: dict[str, list[str]] = {}
        for name in keys:
            by_surname.setdefault(name.rpartition(" ")[2], []).append(name)
        return _Index(keys, list(keys), [name.replace(" ", "") for name in keys], by_surname)

    def near(self, name: str, *, person: bool) -> list[int]:
        """Who goes by nearly this name, the nearest first; of a person also who shares the surname, where one of the two names
        is no more than that."""
        words = words_of(name)
        if not words:
            return []
        spelt, index = " ".join(words), self._index
        close = process.extract(
            spelt.replace(" ", ""), index.squashed, scorer=fuzz.ratio, score_cutoff=_ROUGHLY, limit=20
        )
        found = [index.spelt[at] for _, _, at in close if _nearly(words, tuple(index.spelt[at].split()))]
        if person:
            same = index.by_surname.get(words[-1], [])
            found += [other for other in same if len(words) == 1 or " " not in other]
        return list(dict.fromkeys(key for other in found for key in index.keys[other]))[:_MOST]


def _nearly(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether two names are spelt nearly alike, word by word: North Korea is not nearly South Korea."""
    if "".join(words) == "".join(others):
        return True
    pairs = zip(words, others, strict=False)
    return len(words) == len(others) and all(one == other or _spelt_nearly(one, other) for one, other in pairs)


def _spelt_nearly(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= _LONG_ENOUGH and fuzz.ratio(one, other) >= _ROUGHLY
