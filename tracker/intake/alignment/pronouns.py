"""Whether a sentence says itself whom it is about, or leaves that to those before it: "he", "we", "the latter", "the two".

What stands in quotation marks is the speaker's and not read; the sentence leans only where no name comes before the pronoun.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from itertools import pairwise

from tracker.intake.alignment.tokens import is_name, token_spans
from tracker.intake.alignment.word_lists import (
    BODIES,
    CLAUSE_STARTS,
    DAYS,
    EXPLETIVE,
    LED_BY_PRONOUN,
    PERSONS,
    PLACED_BY,
    REPORTING,
    TOLD_BY_THE,
)

_LONG = 2_000
"""Code points of a sentence that are read."""
_QUOTED = re.compile(r'"[^"]*"?')
_GOES_ON = re.compile(
    r"(?:,|\.|;|is|are|was|were|has|have|had|did|does|do|will|would|could|can|may|might|must|\w{2,}ed)$"
)
_SEVERAL = re.compile(r"(?:men|women|people|children|\w{3,}(?<!s)s)$")
_ADVERBIAL = 7
"""Words before an "it" that is the subject of its clause all the same: "Two years later, it sank"."""


def leaves_open_who(words: str, known: Set[str]) -> bool:
    """Whether a folded sentence leaves open who it is about; `known` are words that are names in the text."""
    words = words[:_LONG]
    if LED_BY_PRONOUN.match(words):
        return True
    outside = _QUOTED.sub(' " ', words)
    spans = token_spans(outside)
    tokens = [outside[start:end] for start, end in spans]
    name = first_name(tokens, known)
    before = range(len(tokens) if name is None else name)
    if any(_stands_for(tokens, at) for at in before):
        return True
    it = _subject_it(tokens[: len(before)])
    if it is not None and not EXPLETIVE.match(outside, spans[it][0]):
        return True
    return name is None and '"' in words and bool(TOLD_BY_THE.search(outside))


def names_somebody(words: str, known: Set[str]) -> bool:
    """Whether there is a name in a sentence, beyond doubt."""
    words = words[:_LONG]
    return first_name([words[start:end] for start, end in token_spans(words)], known) is not None


def known_names(text: str) -> frozenset[str]:
    """The words that are written with a capital in the middle of a sentence, and never without."""
    written = text.split()
    inside = (word for before, word in pairwise(written) if before[-1].islower() or before[-1] == ",")
    names = {word.strip("\"'()[].,;:!?").removesuffix("'s") for word in inside if word.lstrip("\"'(")[:1].isupper()}
    plain = set(written)
    return frozenset(name for name in names if is_name(name, first=True) and name.lower() not in plain | BODIES)


def first_name(tokens: Sequence[str], known: Set[str]) -> int | None:
    """Where the first name of a sentence stands that may be whoever it is about; a place is none, nor is the first word
    only because it has a capital."""
    begun = placed = False
    for at, token in enumerate(tokens):
        if not token[0].isalnum():
            continue
        named = is_name(token, first=not begun) and (begun or _begins_with_a_name(tokens, at, known))
        placed = at > 0 and (tokens[at - 1].lower() in PLACED_BY or (placed and named))
        begun = True
        if named and not placed:
            return at
    return None


def _begins_with_a_name(tokens: Sequence[str], at: int, known: Set[str]) -> bool:
    """Whether the first word is a name: one that is known, one of two, or a speaker's before a colon."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else ""
    return tokens[at].removesuffix("'s") in known or behind == ":" or is_name(behind, first=False)


def _stands_for(tokens: Sequence[str], at: int) -> bool:
    """Whether a word stands for somebody who was named."""
    token = tokens[at]
    word = token.lower().partition("'")[0]
    if word in PERSONS:
        return token not in ("i", "US")
    one, two = (tokens[place].lower() if place < len(tokens) else "." for place in (at + 1, at + 2))
    if word == "the" and one in ("former", "latter", "two", "pair"):
        return bool(_GOES_ON.match(two)) or two in REPORTING or (one == "two" and bool(_SEVERAL.match(two)))
    return word == "both" and two != "and" and bool(_GOES_ON.match(one) or _SEVERAL.match(one))


def _subject_it(before: Sequence[str]) -> int | None:
    """Where an "it" is the subject of a clause before which nothing stands that it may be."""
    small = [token.lower() for token in before[: _ADVERBIAL + 1]]
    its = (at for at, word in enumerate(small) if word.partition("'")[0] == "it")
    return next((at for at in its if _begins_a_clause(small[:at])), None)


def _begins_a_clause(before: Sequence[str]) -> bool:
    words = [word for word in before if word[0].isalnum()]
    if not words:
        return True
    last = before[-1]
    told = last in REPORTING | CLAUSE_STARTS or last.capitalize() in DAYS or not last[0].isalnum()
    things = (one for one, word in zip(["", *words], words, strict=False) if word in ("the", "a", "an"))
    return told and all(one in PLACED_BY for one in things)
