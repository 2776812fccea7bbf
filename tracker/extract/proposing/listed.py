"""What something has, one thing at a time: a list behind "features" or "includes" is as many facts as it has members."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.extract.proposing.clauses import DETERMINERS, PREPOSITIONS, RELATIVES, clause_in, is_adverb
from tracker.extract.proposing.lists import word_list
from tracker.extract.proposing.verbs import AUXILIARIES, kinds_of, verb_of
from tracker.extract.proposing.words import Word, lows

_HAVING = word_list("having")
"""Of each member of their object they are true by themselves; "combine" and "compare" are not."""
_LONGEST = 7
_MARKS = frozenset('"“”()[]:;—–')


def members(words: list[Word]) -> list[list[Word]]:
    """A claim for each member of its list; the claim itself where it has none, or where one cannot be told."""
    if "and" not in lows(words):
        return [words]
    verb = _having(words)
    if verb is None:
        return _qualities(words)
    parts = _parts(words, verb + 1)
    if len(parts) < 2 or not all(_noun_phrase(part) for part in parts) or not _alike(parts):
        return [words]
    return [[*words[: verb + 1], *part] for part in parts]


def _qualities(words: list[Word]) -> list[list[Word]]:
    """Three things or more that something is: "is bulletproof, heavily armoured and slow"."""
    clause = clause_in(words)
    if clause is None or words[clause.verb].low not in ("is", "are", "was", "were"):
        return [words]
    parts = _parts(words, clause.verb + 1)
    if len(parts) < 3 or not all(_quality(part) for part in parts):
        return [words]
    return [[*words[: clause.verb + 1], *part] for part in parts]


def _quality(part: Sequence[Word]) -> bool:
    """Whether a few words are an adjective's and no noun's."""
    if len(part) > 3 or part[0].capital or part[-1].low.endswith("s"):
        return False
    return not any(word.low in _NO_QUALITY for word in part)


_NO_QUALITY = DETERMINERS | PREPOSITIONS | AUXILIARIES | {"to"}


def _having(words: list[Word]) -> int | None:
    clause = clause_in(words)
    if clause is None:
        return None
    head = words[clause.head].low
    if clause.head != clause.verb and words[clause.verb].low in ("was", "were", "is", "are"):
        return None
    verb = verb_of(head)
    return clause.head if verb is not None and verb.base in _HAVING else None


def _parts(words: list[Word], start: int) -> list[list[Word]]:
    parts: list[list[Word]] = [[]]
    joined = False
    for word in words[start:]:
        if word.low in ",;" or word.low == "and":
            joined = joined or word.low == "and"
            if parts[-1]:
                parts.append([])
        else:
            parts[-1].append(word)
    return parts if joined and parts[-1] else []


def _noun_phrase(part: Sequence[Word]) -> bool:
    if len(part) > _LONGEST or any(
        word.low in _MARKS or word.low in RELATIVES or word.low in AUXILIARIES for word in part
    ):
        return False
    if any(word.low in PREPOSITIONS and word.low not in ("of",) for word in part):
        return False
    last, first = part[-1].low, part[0].low
    if last in DETERMINERS or is_adverb(last) or first in ("to", "than", "that", "as", "then", "not", "other"):
        return False
    return not (first in ("among", "such") or (kinds_of(first) in ("d", "g") and len(part) == 1))


def _alike(parts: list[list[Word]]) -> bool:
    """Whether the members can be taken for things of their own: one bare word by another may be one thing, "fish and chips"."""
    if len(parts) > 2:
        return True
    counted = [part[0].low in DETERMINERS or part[0].low[0].isdigit() for part in parts]
    if any(counted):
        return all(counted) or len(parts[1]) > 1
    return all(len(part) > 1 for part in parts)
