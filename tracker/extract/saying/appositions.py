"""Names with several appositions: "Ann Lee, 44, head of surgery at St Mary's, Leeds, said" is one subject from its name on."""

from __future__ import annotations

from collections.abc import Callable

from tracker.extract.saying.finite import is_finite
from tracker.extract.saying.found import Range
from tracker.extract.saying.grammar import CONJUNCTIONS, PEOPLE, PERSONAL, POSSESSIVES, SUBORDINATORS, is_adverb
from tracker.extract.saying.line import QUOTE, Line

_MOST = 6
"""Commas tried to the left of a subject."""
_ENDS = frozenset(";:.?!()[]—–…" + QUOTE)
_RELATIVES = frozenset(["who", "whose", "which"])
_OPENERS = CONJUNCTIONS | {"that", "—", "–", ":", QUOTE}


def with_its_name(line: Line, found: Range, phrase: Callable[[Line, int], Range | None]) -> Range:
    """The subject from the name on whose appositions it was taken from; `phrase` reads the noun phrase before a word.

    Args:
        line: the sentence.
        found: the subject as far as it is known, a comma before it.
        phrase: what reads the noun phrase that ends where a word begins.
    """
    words, comma = line.words, _comma_before(line, found[0])
    for _ in range(_MOST):
        if comma <= 0 or not _describes(line, comma + 1, found[1]):
            break
        named = phrase(line, comma)
        if named is not None and named[1] == comma and _is_name(line, named):
            opens = named[0] == 0 or words[named[0] - 1] in _OPENERS or is_adverb(words[named[0] - 1])
            if _participial(line, named[0]):
                break
            if opens or (words[named[0] - 1] == "," and _leads_in(line, named[0] - 1)):
                return (named[0], found[1])
        comma = _comma_before(line, comma)
    return found


def _comma_before(line: Line, at: int) -> int:
    """The comma left of a word with no verb between, a relative clause's excepted; or -1."""
    verb = False
    for j in range(at - 1, -1, -1):
        word = line.words[j]
        if word == ",":
            return j if not verb or line.words[j + 1] in _RELATIVES else -1
        if word in _ENDS or (word in SUBORDINATORS and word not in _RELATIVES):
            return -1
        verb = verb or (is_finite(word) and not (word.endswith("ed") and line.words[j + 1] == "by"))
    return -1


def _describes(line: Line, at: int, end: int) -> bool:
    """Whether what stands behind a comma can be said of the name before it, and begins nothing new."""
    words, word = line.words, line.words[at]
    if word in CONJUNCTIONS:
        return word == "and" and line.capital(at + 1) and "," in words[at:end]
    return not (word in PERSONAL and word != "who") and not (word.endswith("ing") and not line.capital(at))


def _is_name(line: Line, named: Range) -> bool:
    """Whether a phrase names somebody: it ends with a capital or with what people are called, or is their age."""
    word = line.words[named[1] - 1]
    if word.isdigit():
        return named[1] - named[0] > 2 and line.words[named[1] - 2] == "," and line.capital(named[1] - 3)
    kin = line.words[named[0]] in POSSESSIVES or line.words[named[0]] in ("the", "a", "an")
    return line.capital(named[1] - 1) or (word in PEOPLE and kin)


def _leads_in(line: Line, comma: int) -> bool:
    """Whether what stands before a comma only leads in, or is what was said: "Yesterday,", "The dam has burst,"."""
    said = line.capital(comma + 1) and any(map(is_finite, line.words[:comma]))
    return said or (comma <= 2 and is_adverb(line.words[0]))


def _participial(line: Line, at: int) -> bool:
    """Speaking to Sky News, ..."""
    return line.words[at].endswith("ing") and not line.capital(at + 1)
