"""The verb a cue is part of: its auxiliaries, adverbs and negation on the left."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.extract.saying.cues import BASE, ING, PART, PAST, PAST_OR_PART, THIRD, Cue, cue_verbs
from tracker.extract.saying.grammar import (
    AUXILIARIES,
    CATENATIVES,
    DECLINING,
    NEGATIONS,
    OF_BEING,
    OF_HAVING,
    is_adverb,
)
from tracker.extract.saying.line import Line

_PEOPLE = frozenset(["he", "she", "who", "everyone", "nobody"])
"""Behind whom "'s" with a participle is "has"."""


@dataclass(slots=True)
class Group:
    """A cue verb with what belongs to it."""

    start: int
    at: int
    """Where the cue word stands."""
    cue: Cue
    finite: bool
    """Whether it has or can have a subject on its left: "said", "has said", no "saying", "to say"."""
    passive: bool
    infinitive: bool
    negated: bool


def group_at(line: Line, at: int, cue: Cue) -> Group:
    """Read what stands before a cue verb."""
    words = line.words
    first = _joined(line, at, cue)
    if first is not None:
        return Group(first.start, at, cue, first.finite, False, first.infinitive, first.negated)
    start = at
    being = having = other = to = negated = False
    j = at - 1
    while j >= 0 and at - j <= 9:
        word = words[j]
        if word in NEGATIONS:
            negated = True
            if word in ("neither", "nor", "without"):
                break
            start = j
        elif word in AUXILIARIES:
            if word == "'s" and _possessive(line, j, at, cue):
                break
            start = j
            has = word == "'s" and j > 0 and words[j - 1] in _PEOPLE and cue.form in (PART, PAST_OR_PART)
            having = having or has
            being = being or (word in OF_BEING and not other and not having and not to)
            having = having or (word in OF_HAVING and not to)
            other = other or (word not in OF_BEING and word not in OF_HAVING)
        elif is_adverb(word) or (word == "each" and j > 0 and words[j - 1] in AUXILIARIES):
            pass
        elif word == "to" and start in (j + 1, at) and cue.form == BASE and not to:
            to = True
            start = j
            if j and words[j - 1] in CATENATIVES:
                to = False
                other = True
                negated = negated or words[j - 1] in DECLINING
                start = j - 1
                j -= 1
            elif j > 1 and words[j - 1] == "on" and words[j - 2] in CATENATIVES:
                to, other, start = False, True, j - 2
                j -= 2
            else:
                break
        else:
            break
        j -= 1
    k = start - 1
    while k >= 0 and is_adverb(words[k]) and start - k <= 3:
        k -= 1
    if k + 1 < start and k >= 0 and words[k] not in ",;:":
        start = k + 1
    form = cue.form
    participle = form in (PART, PAST_OR_PART)
    passive = participle and being
    finite = (
        form in (PAST, THIRD, PAST_OR_PART)
        or (form == PART and (having or being))
        or (form == ING and being)
        or (form == BASE and not to)
    )
    return Group(start, at, cue, finite, passive, form == BASE and to, negated)


def _joined(line: Line, at: int, cue: Cue) -> Group | None:
    """The verb before "or" that shares its auxiliaries and its negation: "refused to confirm or deny"."""
    if cue.form != BASE or at < 2 or line.words[at - 1] != "or":
        return None
    first = cue_verbs().get(line.words[at - 2])
    return group_at(line, at - 2, first) if first is not None and first.form == BASE else None


def _possessive(line: Line, j: int, at: int, cue: Cue) -> bool:
    """Whether 's is a genitive: behind a name and before what can be a noun."""
    return cue.form in (BASE, THIRD) or (
        cue.form == ING and line.words[j - 1 : j] != [] and line.capital(j - 1) and j + 1 == at and False
    )
