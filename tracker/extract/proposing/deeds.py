"""Deeds: "accused the government of hiding the cost" is read as "the government hid the cost"."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.extract.proposing.verbs import GERUND, kinds_of, past_of_gerund
from tracker.extract.proposing.words import Word, added


def done(words: Sequence[Word]) -> list[Word]:
    """A deed in -ing as it was done: "taking money" as "took money", "having taken" as "had taken"."""
    if words[0].low == "having":
        return [words[0]._replace(put_in="had", low="had"), *words[1:]]
    made: list[Word] = []
    last = max((at for at in range(1, len(words)) if _goes_on(words, at) and words[at - 1].low != ","), default=0)
    for at, word in enumerate(words):
        if at == 0 or (at <= last and _goes_on(words, at)):
            after = words[at + 1].low if at + 1 < len(words) else ""
            put_in = "lied" if word.low == "lying" and after not in _WHERE else past_of_gerund(word.low)
            word = word._replace(put_in=put_in, low=put_in)
        made.append(word)
    return made


def _goes_on(words: Sequence[Word], at: int) -> bool:
    """Whether another deed is told there: "taking money and hiding it"."""
    joined = words[at - 1].low in ("and", "or", ",")
    return joined and not words[at].capital and GERUND in kinds_of(words[at].low)


_WHERE = frozenset(["on", "in", "at", "across", "down", "beside", "near"])
"""Behind "lying" they tell where somebody lay."""


def accused_of(words: Sequence[Word]) -> int | None:
    """Where the "of" stands behind whoever is accused; None where no deed follows."""
    for at in range(1, len(words) - 1):
        if words[at].low in ("of", "for") and GERUND in kinds_of(words[at + 1].low):
            return at
    return None


def deed(words: list[Word], auxiliary: str) -> list[Word]:
    """ "The government of hiding the cost" as "the government hid the cost"; "of fraud" as "is accused of fraud"."""
    at = accused_of(words)
    if at is not None:
        who = _SUBJECTS.get(words[0].low) if at == 1 else None
        first = [words[0]._replace(put_in=who, low=who)] if who else words[:at]
        return [*first, *done(words[at + 1 :])]
    for at in range(1, len(words) - 1):
        if words[at].low in ("of", "with"):
            verb = auxiliary if auxiliary in ("is", "are", "was", "were") else agreement(words[:at])
            return [*words[:at], added(verb), added("accused" if words[at].low == "of" else "charged"), *words[at:]]
    return words


_SUBJECTS = {"him": "he", "her": "she", "them": "they"}


def agreement(subject: Sequence[Word]) -> str:
    """What agrees with a subject: "is" or "are"."""
    last = subject[-1].low if subject else ""
    many = last.endswith("s") and not last.endswith(("ss", "us", "is", "'s"))
    return "are" if many or any(word.low == "and" for word in subject) else "is"
