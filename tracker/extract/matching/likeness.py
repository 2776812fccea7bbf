"""Whether two claims may be one: their numbers, names and denials must agree; what else differs is pointed out.

The answer is a question for a person. Nothing is ever put together on the strength of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import fuzz

from tracker.domain.value import value
from tracker.extract.matching.gist import Gist, opposites, stem

ALIKE = 75.0
"""From this score on two claims are offered as perhaps the same."""


@value
class Likeness:
    """How much two claims that agree in numbers, names and denials are alike."""

    score: float
    """0 to 100."""
    differences: tuple[str, ...] = ()
    """What a person should look at, each a few words: "“up to” only here"."""
    opposed: bool = False
    """Whether a word of one says the contrary of a word of the other."""


def likeness(one: Gist, other: Gist, least: float = ALIKE) -> Likeness | None:
    """How like two claims are; None where they cannot be the same, or are less alike than `least`.

    Differences are told as seen from the first: what is "here" and what is "there".
    """
    if one.numbers != other.numbers or one.denials != other.denials:
        return None
    if not (_names_are_in(one, other) and _names_are_in(other, one)):
        return None
    score = fuzz.ratio(_in_order(one.words), _in_order(other.words), score_cutoff=least)
    if score < least or not (one.words and other.words):
        return None
    opposed = tuple(_opposed(one, other))
    return Likeness(round(score, 1), (*opposed, *_hedged(one, other)), bool(opposed))


def _in_order(words: frozenset[str]) -> str:
    return " ".join(sorted(words))


def _names_are_in(one: Gist, other: Gist) -> bool:
    """Whether every name of the first is in the other, in full or in part: "Kim Jong Un" where that has "Kim"."""
    if one.first and one.first not in other.plain and stem(one.first) not in other.words:
        return False
    return all(_is_in(name, other) for name in one.names)


def _is_in(name: tuple[str, ...], other: Gist) -> bool:
    words = frozenset(name)
    if words <= other.plain or other.first in words:
        return True
    return any(words <= set(more) or words >= set(more) for more in other.names)


def _opposed(one: Gist, other: Gist) -> Iterator[str]:
    for here, there in opposites(one, other):
        yield f"“{here}” here, “{there}” there"


def _hedged(one: Gist, other: Gist) -> Iterator[str]:
    for words, place in ((one.hedges - other.hedges, "here"), (other.hedges - one.hedges, "there")):
        if words:
            yield f"{', '.join(f'“{word}”' for word in sorted(words))} only {place}"
