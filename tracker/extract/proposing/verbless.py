"""What is said in a phrase without a verb of its own: "called the bill a disaster", "denied any role in it"."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.extract.proposing.clauses import PREPOSITIONS, finite_kind
from tracker.extract.proposing.deeds import agreement, done
from tracker.extract.proposing.lists import word_list
from tracker.extract.proposing.verbs import AUXILIARIES, GERUND, kinds_of
from tracker.extract.proposing.words import Word, added
from tracker.extract.saying.statement import Statement

_HAD = word_list("had")
_CRIMES = word_list("crimes")
_REFERRING = word_list("referring")
_SAYING = word_list("nouns_that_say")
_EMPTY = word_list("points_back")


def called(text: str, words: list[Word]) -> list[Word]:
    """ "The bill a disaster", behind "called", as "the bill is a disaster"; nothing where it cannot be told."""
    at, gap = _name_begins(text, words)
    if not at:
        return []
    verb = [] if finite_kind(words, at, len(words)) else [added(agreement(words[:at]))]
    return [*words[:at], *verb, *words[at + gap :]]


def _name_begins(text: str, words: Sequence[Word]) -> tuple[int, int]:
    """Where what something is called begins, and how many words before it are left out; 0 where it cannot be told."""
    for at in range(1, len(words) - 1):
        if words[at].low == "as":
            return at, 1
    if words[0].low in ("it", "him", "her", "them", "this", "that"):
        return 1, 0
    first = 1
    while first < len(words) and words[0].capital and words[first].capital:
        first += 1
    if words[0].capital and first < len(words) and words[first].low[0].isalpha():
        return first, 0
    for at in range(1, len(words)):
        if words[at].start > 0 and text[words[at].start - 1] in "\"“‘'":
            return at, 0
    for at in range(2, len(words)):
        if words[at].low in ("a", "an") and words[at - 1].low not in PREPOSITIONS:
            return at, 0
    return 0, 0


def denied(statement: Statement, words: list[Word], speaker: str) -> list[Word]:
    """A thing denied as what would be so: "any role in it" as "NAME had a role in it"."""
    general = words[0].low in ("any", "all")
    thing = words[1:] if general else words
    if statement.lemma != "deny" or not thing or anaphoric(words) or all(word.capital for word in words):
        return []
    if any(word.low in _CRIMES for word in words):
        return [added(speaker), added("is"), added("guilty"), added("of"), *thing]
    lead = [added("a")] if general and _singular(thing) else []
    if any(word.low in _HAD for word in thing[:3]):
        return [added(speaker), added("had"), *lead, *thing]
    if GERUND in kinds_of(words[0].low):
        return [added(speaker), *done(words)]
    return there_was([*lead, *thing])


def there_was(thing: Sequence[Word]) -> list[Word]:
    """A thing as a sentence: "a second explosion" as "there was a second explosion"."""
    return [added("There"), added("was" if _singular(thing) else "were"), *thing]


def _singular(thing: Sequence[Word]) -> bool:
    head = thing[0].low
    for word in thing:
        if word.low in PREPOSITIONS or word.low in (",", "and", "that"):
            break
        head = word.low
    return not (head.endswith("s") and not head.endswith(("ss", "us", "is")))


def behind_the_noun(words: list[Word]) -> list[Word]:
    """What a noun says: "reports that warnings were ignored", "confidence that it would hold"."""
    for at in range(min(5, len(words) - 3)):
        if words[at + 1].low == "that" and (words[at].low in _SAYING or words[at].low in _REFERRING) and at < 4:
            return words[at + 2 :]
        if words[at].low in AUXILIARIES:
            break
    return words


def anaphoric(words: Sequence[Word]) -> bool:
    """Whether what is denied was said before: "the claims", "it", "the allegations as false"."""
    heads = [word.low for word in words if word.low not in _EMPTY]
    return len(heads) == 1 and heads[0] in _REFERRING
