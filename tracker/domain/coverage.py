"""How much of a text has been looked at: the one definition of a fact that is left.

A sentence is a fact where `checkable.is_factual` takes it for one. It is covered where the words of a claim lie on it, dismissed
where somebody looked at it and saw no claim in it, and left where neither is so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from tracker.domain.checkable import is_factual
from tracker.domain.folding import folded
from tracker.domain.proposal import Span
from tracker.domain.sentences import sentences
from tracker.domain.value import value


class Fact(NamedTuple):
    """A sentence that states something somebody can check."""

    number: int
    """Its place among all sentences of the text, from 1."""
    span: Span


@value
class Coverage:
    """How the facts of one text stand."""

    factual: int = 0
    covered: int = 0
    dismissed: int = 0
    left: tuple[Fact, ...] = ()
    """In the order of the text."""


def facts(text: str) -> tuple[Fact, ...]:
    """The factual sentences of a text."""
    return tuple(one for one in _numbered(text) if is_factual(text[slice(*one.span)]))


@lru_cache(maxsize=16)
def _numbered(text: str) -> tuple[Fact, ...]:
    """Every sentence; of a few texts they are kept, for an audit, its report and its comparison ask again."""
    return tuple(Fact(number, span) for number, span in enumerate(sentences(text), start=1))


def sentences_in(passages: Iterable[str]) -> frozenset[str]:
    """Every sentence of these passages, folded."""
    return frozenset(folded(words[start:end]) for words in passages for start, end in sentences(words))


def coverage(text: str, claimed: Sequence[Span], dismissed: Collection[str] = ()) -> Coverage:
    """How the facts of a text stand.

    Args:
        claimed: where the words of claims that stand lie in it.
        dismissed: the sentences in which somebody saw no claim, folded.
    """
    factual, bare = len(facts(text)), _bare_facts(text, claimed)
    left = _not_dismissed(text, bare, dismissed)
    return Coverage(factual, factual - len(bare), len(bare) - len(left), left)


def facts_left(text: str, claimed: Sequence[Span], dismissed: Collection[str] = ()) -> tuple[Fact, ...]:
    """Those among them that are left, for whoever needs no more: what is covered is not looked into."""
    return _not_dismissed(text, _bare_facts(text, claimed), dismissed)


def _not_dismissed(text: str, bare: Iterable[Fact], dismissed: Collection[str]) -> tuple[Fact, ...]:
    return tuple(one for one in bare if not (dismissed and folded(text[slice(*one.span)]) in dismissed))


def _bare_facts(text: str, claimed: Sequence[Span]) -> list[Fact]:
    return [one for one in _bare(_numbered(text), sorted(claimed)) if is_factual(text[slice(*one.span)])]


def _bare(found: Sequence[Fact], claimed: Sequence[Span]) -> list[Fact]:
    """The sentences on which no claim lies; both in the order of the text."""
    bare: list[Fact] = []
    reach, coming = 0, 0
    for fact in found:
        start, end = fact.span
        while coming < len(claimed) and claimed[coming][0] < end:
            reach = max(reach, claimed[coming][1])
            coming += 1
        if reach <= start:
            bare.append(fact)
    return bare
