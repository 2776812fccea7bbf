"""Deeds: "accused the government of hiding the cost" is read as "the government hid the cost"."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.extract.proposing.verbs import GERUND, kinds_of, past_of_gerund
from tracker.extract.proposing.words import Word, added


def done(words: Sequence[Word]) -> list[Word]:
    """A deed in -ing as it was done: "taking money" as "took money", "having taken" as "had taken"."""
    first = words[0]
    put_in = "had" if first.low == "having" else past_of_gerund(first.low)
    return [first._replace(put_in=put_in, low=put_in), *words[1:]]


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
        return [*words[:at], *done(words[at + 1 :])]
    for at in range(1, len(words) - 1):
        if words[at].low in ("of", "with"):
            verb = auxiliary if auxiliary in ("is", "are", "was", "were") else agreement(words[:at])
            return [*words[:at], added(verb), added("accused" if words[at].low == "of" else "charged"), *words[at:]]
    return words


def agreement(subject: Sequence[Word]) -> str:
    """What agrees with a subject: "is" or "are"."""
    last = subject[-1].low if subject else ""
    many = last.endswith("s") and not last.endswith(("ss", "us", "is", "'s"))
    return "are" if many or any(word.low == "and" for word in subject) else "is"
