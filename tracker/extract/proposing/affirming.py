"""What is denied, in the affirmative: a claim says what would be so, and the status that somebody denies it."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.extract.proposing.clauses import PREPOSITIONS, RELATIVES, finite_kind
from tracker.extract.proposing.lists import word_list
from tracker.extract.proposing.words import Word

_SOME = {"anyone": "someone", "anybody": "somebody", "anything": "something", "anywhere": "somewhere", "any": "some"}
_OF_DENIALS = frozenset([*_SOME, "ever", "at", "either"])
_REJECTED_AS = word_list("rejected_as")


def affirmed(words: list[Word]) -> list[Word]:
    """ "Any lives had ever been lost at all" as "lives had been lost"."""
    if _OF_DENIALS.isdisjoint(word.low for word in words):
        return words
    made: list[Word] = []
    for at, word in enumerate(words):
        low, after = word.low, words[at + 1].low if at + 1 < len(words) else ""
        if (low == "ever" and after not in ("since", "more")) or (low == "either" and not after):
            continue
        if (low == "at" and after == "all") or (low == "all" and at and words[at - 1].low == "at"):
            continue
        if low == "any" and (after in ("more", "longer") or _many(words, at + 1)):
            if after in ("more", "longer"):
                made.append(word)
            continue
        made.append(word._replace(put_in=_SOME[low], low=_SOME[low]) if low in _SOME else word)
    return made


def _many(words: Sequence[Word], start: int) -> bool:
    """Whether a noun in the plural follows, which needs no "some"."""
    head = ""
    for at in range(start, min(len(words), start + 5)):
        low = words[at].low
        if not low[0].isalpha() or low in PREPOSITIONS or low in RELATIVES or finite_kind(words, at, len(words)):
            break
        head = low
    return head.endswith("s") and not head.endswith(("ss", "us", "is"))


def without_verdict(words: list[Word]) -> list[Word]:
    """What is dismissed, without what it is dismissed as: "she was about to resign as “pure fantasy”"."""
    for at in range(len(words) - 1, max(0, len(words) - 8), -1):
        if words[at].low == "as" and any(word.low in _REJECTED_AS for word in words[at + 1 :]):
            return words[:at]
    return words
