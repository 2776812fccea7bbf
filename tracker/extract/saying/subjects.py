"""Whom a verb is said of: the noun phrase on its left, with its apposition or relative clause."""

from __future__ import annotations

from tracker.extract.saying.appositions import with_its_name
from tracker.extract.saying.cues import (
    EVIDENCE,
    ING,
    cue_verbs,
)
from tracker.extract.saying.finite import is_finite
from tracker.extract.saying.found import Range
from tracker.extract.saying.grammar import (
    ARTICLES,
    AUXILIARIES,
    CONJUNCTIONS,
    DAYS,
    PERSONAL,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    TIMES,
    is_adverb,
)
from tracker.extract.saying.lead_ins import shorn
from tracker.extract.saying.line import QUOTE, Line

_STOPS = frozenset(",;:.?!()[]—–…/" + QUOTE)
_DASHES = frozenset(["-", "—", "–", "--"])
_WIDEST = 45
_DEEPEST, _MOST_TRIES = 2, 5
"""Insertions within insertions, and marks tried as the beginning of one: beyond, no reader follows either."""


def subject_before(line: Line, at: int, nested: int = 0) -> Range | None:
    """The noun phrase that ends where a verb begins; `nested` counts the insertions already stepped over."""
    if nested > _DEEPEST:
        return None
    words = line.words
    end = at
    if end > 2 and words[end - 1] in DAYS and words[end - 2] in ("on", "last", "late", "early", "this"):
        end -= 0 if _reduced(line, end - 3) else 2
    elif end > 1 and words[end - 1] in DAYS:
        end -= 1
    if end > 1 and words[end - 2] == "," and is_adverb(words[end - 1]):
        end -= 1
    if end == 0:
        return None
    word = words[end - 1]
    if word == "," or word in _DASHES or (word == QUOTE and line.pauses(end - 1)):
        return _before_an_insertion(line, end - 1, nested)
    if word == ")":
        opened = _opening(line, end - 1)
        return subject_before(line, opened, nested + 1) if opened > 0 else None
    if word in PERSONAL:
        return (end - 1, end)
    return _ending_at(line, end)


def _opening(line: Line, at: int) -> int:
    for j in range(at - 1, max(-1, at - 14), -1):
        if line.words[j] == "(":
            return j
    return -1


def _before_an_insertion(line: Line, comma: int, nested: int) -> Range | None:
    """The noun phrase before ", the chief executive," or ", in a statement,"; an apposition belongs to it."""
    words = line.words
    tries = 0
    mark = words[comma] if words[comma] != QUOTE else ","
    for j in range(comma - 1, max(0, comma - _WIDEST), -1):
        if words[j] == QUOTE and line.speech(j) and line.text.count(" ", line.starts[j], line.ends[j]) > 3:
            return None
        if words[j] != mark:
            continue
        first = words[j + 1]
        if first in CONJUNCTIONS:
            continue
        tries += 1
        if tries > _MOST_TRIES:
            return None
        head = subject_before(line, j, nested + 1) if words[j - 1] != "," else None
        if head is None or (head[1] != j and words[head[1] : head[1] + 1] != ["("]):
            continue
        if words[head[0]] in PERSONAL:
            return head
        whole = (head[0], comma + (words[comma] == QUOTE))
        named = with_its_name(line, whole, _ending_at) if not nested else whole
        return head if named == whole and _adverbial(line, j + 1) else named
    return None


def _ending_at(line: Line, at: int) -> Range | None:
    """The noun phrase that ends here, an age behind it with it."""
    if at > 2 and line.words[at - 1].isdigit() and len(line.words[at - 1]) < 3 and line.words[at - 2] == ",":
        named = _phrase_before(line, at - 2)
        return (named[0], at) if named else None
    return _phrase_before(line, at)


def _adverbial(line: Line, at: int) -> bool:
    word = line.words[at]
    cue = cue_verbs().get(word)
    if cue is not None and cue.form == ING:
        return True
    return (
        word in PREPOSITIONS
        or word in SUBORDINATORS - {"who", "whose", "which", "whom"}
        or is_adverb(word)
        or word.endswith("ing")
    )


def _phrase_before(line: Line, end: int) -> Range | None:
    words = line.words
    j = end - 1
    joined = -1
    while j >= 0 and end - j < _WIDEST:
        word = words[j]
        if word == ")":
            j = _opening(line, j) - 1
            if j < -1:
                return None
            continue
        if word == QUOTE:
            if line.speech(j):
                break
        elif word in _STOPS:
            break
        elif word in ("and", "or"):
            joined = j
        elif word in SUBORDINATORS or word in ("but", "nor", "yet"):
            if (
                word in ("who", "that", "which", "whose", "where")
                and j + 1 < end
                and any(map(is_finite, words[j + 1 : end]))
            ):
                relative = _phrase_before(line, j) if j and words[j - 1] != "," else None
                if relative:
                    return (relative[0], end)
            break
        elif is_finite(word) and not _adjective(line, j) and not (j == end - 1 and word.endswith("ed")):
            if joined < 0 and _reduced(line, j):
                j -= 1
                continue
            head = _relative_head(line, j)
            if head is not None:
                return (head, end)
            if joined > 0:
                j = joined
            break
        elif word in ("the", "a", "an") and j > 0 and _begins_anew(line, j - 1):
            j -= 1
            break
        elif word in PERSONAL and j < end - 1 and joined != j + 1:
            break
        j -= 1
    return shorn(line, j + 1, end)


def _begins_anew(line: Line, at: int) -> bool:
    """Whether a noun before an article ends another phrase: "a charge the army denies"."""
    word = line.words[at]
    return not (
        word in _STOPS
        or word in PREPOSITIONS
        or word in CONJUNCTIONS
        or word in SUBORDINATORS
        or is_finite(word)
        or is_adverb(word)
        or word in ("both", "all", "half", "such", "then", "-", "even")
    )


def _reduced(line: Line, at: int) -> bool:
    """Whether a participle belongs to the noun before it: "a study published in May", "figures released by the bank"."""
    words = line.words
    if at < 1 or at + 1 >= len(words) or words[at] in AUXILIARIES:
        return False
    before, behind = words[at - 1], words[at + 1]
    if (
        before in PRONOUNS
        or before in _STOPS
        or is_adverb(before)
        or before in PREPOSITIONS
        or before in CONJUNCTIONS
        or (line.capital(at - 1) and not (at == 1 and before in EVIDENCE))
    ):
        return False
    regular = words[at].endswith("ed")
    return behind == "by" or (regular and (behind in PREPOSITIONS or behind in TIMES))


def _relative_head(line: Line, verb: int) -> int | None:
    """Where the noun phrase begins whose relative clause has this verb: "the poll that was done in May"."""
    words = line.words
    for j in range(verb - 1, max(0, verb - 6), -1):
        if words[j] in _STOPS or words[j] in CONJUNCTIONS:
            return None
        if words[j] in ("who", "that", "which", "whose"):
            if (
                words[j - 1] in _STOPS
                or is_finite(words[j - 1])
                or words[j - 1] in PREPOSITIONS
                or words[j - 1] in cue_verbs()
            ):
                return None
            head = _phrase_before(line, j)
            return head[0] if head else None
    return None


def _adjective(line: Line, at: int) -> bool:
    """Whether an -ed word stands between an article and a noun."""
    return line.words[at].endswith("ed") and at > 0 and (line.words[at - 1] in ARTICLES or line.words[at - 1] == "'s")
