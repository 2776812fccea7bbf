"""Whether a claim leans on the sentences around it: a word in it points at somebody or something that it does not name."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.proposal import PLEASE_CHECK
from tracker.extract.proposing.lists import GROUPS, ROLES, word_list
from tracker.extract.proposing.verbs import AUXILIARIES
from tracker.extract.proposing.words import Word

_POINTING = frozenset(["this", "these", "that", "those"])
_PERSONAL = frozenset(["he", "she", "him", "his", "her", "hers"])
_OTHERS = frozenset(["it", "its", "they", "their", "them"])
_TIMES = word_list("times_of_this")
"""Behind "this" they say when: "this week"."""
_NOBODY = word_list("determiners") | word_list("prepositions") | word_list("subject_pronouns") | {"one", "there"}
_WHO_DO = ("er", "or", "ist", "man", "woman", "ian", "child")
"""How the words for people end."""


def leaning(words: Sequence[Word], *, nothing: bool) -> str:
    """A remark on the first word that points out of a claim, for whoever checks; blank where there is none.

    Args:
        nothing: whether an "it" that it begins with stands for nothing: "it is clear that".
    """
    told = [word for word in words if word.low[:1].isalnum() or word.low[:1] in "'’"]
    named, last_and = False, max((at for at, word in enumerate(told) if word.low == "and"), default=-1)
    for at, word in enumerate(told):
        asked = "" if word.put_in else _first(told, nothing=nothing) if at == 0 else ""
        if word.low in _PERSONAL and not named and not word.put_in:
            asked = "who is meant"
        elif word.low == "both" and at > last_and:
            asked = "which two"
        if asked:
            return f"{word.low}: {asked}, {PLEASE_CHECK}"
        named = named or _somebody(word)
    return ""


def _first(words: Sequence[Word], *, nothing: bool) -> str:
    """What is to be asked of the word that a claim begins with."""
    low, after = words[0].low, words[1].low if len(words) > 1 else ""
    if low in _POINTING:
        return "which is meant" if _points(low, after) else ""
    return "what is meant" if low in _OTHERS and not (low == "it" and nothing) else ""


def _points(low: str, after: str) -> bool:
    """Whether such a word at the start of a claim points back."""
    if low == "that":
        return after in AUXILIARIES or after in ("'s", "’s")
    return after not in _TIMES and after not in ("who", "which")


def _somebody(word: Word) -> bool:
    """Whether a word may name who is meant by a "his" behind it."""
    if word.put_in or word.low in ROLES or word.low in GROUPS:
        return True
    return word.low not in _NOBODY and (word.capital or word.low.endswith(_WHO_DO))
