"""Nouns that say that something was said: "his claim that X", "reports that X", "in Smith's view, X"."""

from __future__ import annotations

from tracker.extract.lexicon import tables_of
from tracker.extract.saying.cues import SAYING_NOUNS
from tracker.extract.saying.extent import end_behind
from tracker.extract.saying.finite import is_finite
from tracker.extract.saying.found import Found, Range
from tracker.extract.saying.grammar import (
    ARTICLES,
    AUXILIARIES,
    CONJUNCTIONS,
    POSSESSIVES,
    PREPOSITIONS,
    SUBORDINATORS,
    is_adverb,
)
from tracker.extract.saying.line import QUOTE, Line
from tracker.extract.saying.statement import CueClass
from tracker.extract.saying.subjects import subject_before

_VIEWS = frozenset(
    [
        "view",
        "opinion",
        "words",
        "telling",
        "eyes",
        "judgment",
        "judgement",
        "estimation",
        "account",
    ]
)
_NONE = frozenset(["no", "little", "never", "without", "any"])
"""There is no suggestion that X."""
_GROWING = frozenset(tables_of("cues")["growing"].split())
NOUNS = frozenset([*SAYING_NOUNS, *_VIEWS])


def nominal(line: Line, at: int) -> Found | None:
    """What the noun of saying at this word says."""
    word = line.words[at]
    found = _noun(line, at, SAYING_NOUNS[word]) if word in SAYING_NOUNS else None
    return found or (_in_view(line, at) if word in _VIEWS and at else None)


def _noun(line: Line, at: int, cue_class: CueClass) -> Found | None:
    words, last = line.words, line.last
    j = at + 1
    source: list[Range] = []
    if j < last and words[j] in ("by", "from", "among", "of", "in") and words[j : j + 2] != ["of", "the"]:
        end = j + 1
        while end < last and end - j < 10 and words[end] not in ("that", ",", QUOTE) and not is_finite(words[end]):
            end += 1
        if end < last and words[end] == "that" and words[j] != "in":
            source, j = [(j + 1, end)], end
    j = _past_growing(line, j) if not source else j
    if j + 2 >= last or words[j] != "that" or not _clause(line, j + 1):
        return None
    start = at
    while (
        start > 0
        and at - start < 4
        and words[start - 1] not in POSSESSIVES
        and words[start - 1] not in ARTICLES
        and words[start - 1] not in PREPOSITIONS
        and words[start - 1] not in (",", QUOTE)
        and not is_finite(words[start - 1])
    ):
        start -= 1
    if start and words[start - 1] in POSSESSIVES - {"'s"}:
        source = [(start - 1, start)]
    elif start and words[start - 1] == "'s":
        owner = subject_before(line, start - 1)
        source = [owner] if owner else []
    elif not source and start and words[start - 1] in ARTICLES:
        start -= 1
    return Found(
        "nominal",
        cue_class,
        words[at],
        at,
        source,
        [(at, at + 1)],
        [(j, _end(line, at, j))],
        not _NONE.isdisjoint(words[max(0, start - 2) : at]) and words[max(0, start - 2) : at][-1:] != ["the"],
    )


def _past_growing(line: Line, at: int) -> int:
    """Where "that" stands behind "fears are growing" or "speculation mounted"; else the word itself."""
    for j in range(at, min(line.last, at + 5)):
        word = line.words[j]
        if word == "that":
            return j if j > at and line.words[j - 1] in _GROWING else at
        if not (word in AUXILIARIES or word in _GROWING or is_adverb(word)):
            break
    return at


def _end(line: Line, at: int, start: int) -> int:
    """Where the clause ends: before the verb of the sentence where the noun is its subject ("The claim that X was wrong")."""
    words = line.words
    end = end_behind(line, start, at)
    if any(map(is_finite, words[:at])):
        return end
    verbs = 0
    for j in range(start + 1, end):
        if words[j] in SUBORDINATORS or words[j] in CONJUNCTIONS:
            verbs = 0
        elif (
            (words[j] in AUXILIARIES or (words[j].endswith("ed") and j > start + 1 and is_finite(words[j])))
            and words[j] != "'s"
            and words[j - 1] not in AUXILIARIES
            and not is_adverb(words[j - 1])
        ):
            verbs += 1
            if verbs == 2:
                return j
    return end


def _clause(line: Line, at: int) -> bool:
    """Whether a clause with its own subject follows: "that he lied", not "that were filed"."""
    word = line.words[at]
    if word in AUXILIARIES or is_finite(word):
        return False
    return any(is_finite(w) or w in ("'s", QUOTE) for w in line.words[at + 1 : at + 16])


def _in_view(line: Line, at: int) -> Found | None:
    """In Smith's view, X."""
    words = line.words
    if words[at - 1] not in POSSESSIVES or at + 2 >= line.last or words[at + 1] != ",":
        return None
    if words[at - 1] == "'s":
        owner = subject_before(line, at - 1)
        opens = owner is not None and owner[0] > 0 and words[owner[0] - 1] == "in"
        if owner is not None and words[owner[0]] == "in":
            owner, opens = (owner[0] + 1, owner[1]), True
    else:
        owner, opens = (at - 1, at), at > 1 and words[at - 2] == "in"
    if owner is None or not opens or owner[0] > 3:
        return None
    return Found(
        "in-view",
        CueClass.BELIEVE,
        words[at],
        at,
        [owner],
        [(owner[0] - 1, owner[0]), (at, at + 1)],
        [(at + 2, line.last)],
    )
