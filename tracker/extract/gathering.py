"""From suspicions claim by claim to what is proposed: one for the whole article where a pair is suspected on several claims."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from tracker.extract.telling import Suspicion


class Proposed(NamedTuple):
    """A derivation to put on file as suspected."""

    claims: tuple[int, ...]
    """Of the one claim it holds for, or of all that show it where it holds for the article."""
    suspicion: Suspicion
    """The first that showed it."""

    @property
    def whole_article(self) -> bool:
        """Whether it is to hold for the article."""
        return len(self.claims) > 1


def gathered(found: Sequence[Suspicion], apart: Collection[frozenset[int]] = ()) -> list[Proposed]:
    """What to propose of the suspicions in one article, in the order of their first claims.

    Args:
        apart: pairs that somebody has judged on single claims of the article, so that each claim stays by itself.
    """
    proposed: list[Proposed] = []
    ordered = sorted(found, key=lambda one: (sorted(one.pair), one.claim))
    for pair, group in groupby(ordered, key=lambda one: sorted(one.pair)):
        several = _one_way(list(group))
        ways = {one.source for one in several}
        if len(several) > 1 and len(ways) == 1 and frozenset(pair) not in apart:
            sure = next((one for one in several if not one.guess), several[0])
            proposed.append(Proposed(tuple(one.claim for one in several), sure))
        else:
            proposed += [Proposed((one.claim,), one) for one in several]
    return sorted(proposed, key=lambda one: (one.claims, one.suspicion.source, one.suspicion.drew_on))


def _one_way(several: list[Suspicion]) -> list[Suspicion]:
    """The same, the guesses turned the way in which the others are sure, if those agree."""
    ways = {(one.source, one.drew_on) for one in several if not one.guess}
    if len(ways) != 1:
        return several
    [(source, drew_on)] = ways
    return [replace(one, source=source, drew_on=drew_on) if one.guess else one for one in several]
