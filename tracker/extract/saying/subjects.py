"""Whom a verb is said of: the noun phrase on its left, or, where the verb comes first, on its right."""

from __future__ import annotations

from tracker.extract.saying.cues import ING, NOUNLIKE, PAST, PAST_OR_PART, THIRD, cue_verbs
from tracker.extract.saying.grammar import (
    ARTICLES,
    AUXILIARIES,
    CONJUNCTIONS,
    DAYS,
    FINITE,
    PEOPLE,
    PERSONAL,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    TIMES,
    is_adverb,
)
from tracker.extract.saying.line import QUOTE, Line

Range = tuple[int, int]
_STOPS = frozenset(",;:.?!()[]—–…/" + QUOTE)
_DASHES = frozenset(["-", "—", "–", "--"])
_WIDEST = 45


def is_finite(word: str) -> bool:
    """Whether a word is most likely a verb with a subject."""
    if word in AUXILIARIES:
        return word != "'s"
    if word in FINITE:
        return True
    cue = cue_verbs().get(word)
    if cue is not None:
        return cue.form in (PAST, PAST_OR_PART) or (cue.form == THIRD and cue.lemma not in NOUNLIKE)
    return len(word) > 5 and word.endswith("ed")


def subject_before(line: Line, at: int) -> Range | None:
    """The noun phrase that ends where a verb begins."""
    words = line.words
    end = at
    if end > 2 and words[end - 1] in DAYS and words[end - 2] in ("on", "last", "late", "early", "this"):
        end -= 2
    elif end > 1 and words[end - 1] in DAYS:
        end -= 1
    if end > 1 and words[end - 2] == "," and is_adverb(words[end - 1]):
        end -= 1
    if end == 0:
        return None
    word = words[end - 1]
    if word == "," or word in _DASHES or (word == QUOTE and line.pauses(end - 1)):
        return _before_an_insertion(line, end - 1)
    if word == ")":
        opened = _opening(line, end - 1)
        return subject_before(line, opened) if opened > 0 else None
    if word in PERSONAL:
        return (end - 1, end)
    if end > 2 and word.isdigit() and len(word) < 3 and words[end - 2] == ",":
        named = _phrase_before(line, end - 2)
        return (named[0], end) if named else None
    return _phrase_before(line, end)


def _opening(line: Line, at: int) -> int:
    for j in range(at - 1, max(-1, at - 14), -1):
        if line.words[j] == "(":
            return j
    return -1


def _before_an_insertion(line: Line, comma: int) -> Range | None:
    """The noun phrase before ", the chief executive," or ", in a statement,"; an apposition belongs to it."""
    words = line.words
    mark = words[comma] if words[comma] != QUOTE else ","
    for j in range(comma - 1, max(0, comma - _WIDEST), -1):
        if words[j] == QUOTE and line.speech(j) and line.text.count(" ", line.starts[j], line.ends[j]) > 3:
            return None
        if words[j] != mark:
            continue
        first = words[j + 1]
        if first in CONJUNCTIONS:
            continue
        head = subject_before(line, j) if words[j - 1] not in "," else None
        if head is None or (head[1] != j and words[head[1] : head[1] + 1] != ["("]):
            continue
        if words[head[0]] in PERSONAL or _adverbial(line, j + 1):
            return head
        return (head[0], comma + (words[comma] == QUOTE))
    return None


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
            if word == "," and _listed(line, j, end):
                j -= 1
                continue
            break
        elif word in ("and", "or"):
            joined = j
        elif word in SUBORDINATORS or word in ("but", "nor", "yet"):
            if word in ("who", "that", "which", "whose", "where") and j + 1 < end and _has_verb(line, j + 1, end):
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
        elif word in PERSONAL and j < end - 1:
            if joined < 0 or joined != j + 1:
                break
        j -= 1
    return _shorn(line, j + 1, end)


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
        or line.capital(at - 1)
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


def _listed(line: Line, comma: int, end: int) -> bool:
    """Whether a comma parts the members of a list or a place from its state: "Smith, Jones and Brown", "Paris, Texas"."""
    return False


def _has_verb(line: Line, start: int, end: int) -> bool:
    return any(is_finite(line.words[j]) for j in range(start, end))


def _shorn(line: Line, start: int, end: int) -> Range | None:
    """The phrase without what leads in to it: "But", "On Tuesday", "In a statement"."""
    words = line.words
    while start < end:
        word = words[start]
        if word in ("and", "but", "or", "yet", "so", "nor", "then", "-", "—", "–", "*", "•") or (
            is_adverb(word)
            and word not in ("both", "all", "most", "many", "some", "one", "several", "few")
            and start + 1 < end
        ):
            start += 1
        elif word == "according" and words[start + 1 : start + 2] == ["to"]:
            start += 2
        elif word in PREPOSITIONS:
            over = _past_adverbial(line, start, end)
            start = over if over is not None else start + 1
        elif word in TIMES and start + 1 < end:
            start += 1
        else:
            break
    if start + 1 == end and is_adverb(words[start]) and words[start] not in PRONOUNS:
        return None
    return (start, end) if start < end else None


def _past_adverbial(line: Line, start: int, end: int) -> int | None:
    """Where the subject begins behind a prepositional phrase without a comma: "In a statement Smith"."""
    words = line.words
    for j in range(start + 2, end):
        before = words[j - 1]
        if before in PREPOSITIONS or before in ARTICLES or before in CONJUNCTIONS or words[j] in PREPOSITIONS:
            continue
        if words[j] in PRONOUNS or words[j] in ARTICLES:
            return j
        if line.capital(j) and (not line.capital(j - 1) or before in DAYS) and words[j] not in DAYS:
            return j
        if before in DAYS or before.isdigit() or (words[j] in PEOPLE and line.capital(j - 1)):
            return j
    return None


def subject_behind(line: Line, at: int, stop: int) -> Range | None:
    """The noun phrase behind a verb that comes before its subject: "said Smith, the mayor of York"."""
    words = line.words
    if at >= stop or not _may_begin(line, at, stop):
        return None
    j = at
    relative = apposition = False
    while j < stop:
        word = words[j]
        if word == "," and j + 1 < stop:
            if not _goes_on(line, j + 1):
                break
            apposition = True
        elif word in ";:" or (word in _DASHES and j > at) or (word == QUOTE and line.speech(j)):
            break
        elif word in _RELATIVES and j > at:
            relative = True
        elif (word in SUBORDINATORS and j > at) or (
            j > at and word in PREPOSITIONS and word not in _INSIDE and not apposition
        ):
            break
        elif not relative and ((word in AUXILIARIES and word != "'s") or word in FINITE) and j > at:
            return None
        j += 1
    while j > at and words[j - 1] in (",", "and", "but"):
        j -= 1
    return (at, j) if j > at else None


_RELATIVES = frozenset(["who", "whose", "that", "which", "where"])
_INSIDE = frozenset(["of", "for", "from", "with", "at", "in", "to"])


def _may_begin(line: Line, at: int, stop: int) -> bool:
    """Whether somebody can be named here."""
    words = line.words
    first = words[at]
    if first in PERSONAL:
        return at + 1 >= stop or words[at + 1] in (",", ";", "—", "–", ".", "who") or words[at + 1] in PREPOSITIONS
    if line.capital(at) or first in ARTICLES or first in PRONOUNS:
        return first not in ("that", "this", "there", "these", "those", "my", "our", "your")
    if first in PREPOSITIONS or first in SUBORDINATORS or first in _STOPS or is_adverb(first):
        return False
    return any(line.capital(j) or words[j] in PEOPLE for j in range(at, min(stop, at + 5)))


def _goes_on(line: Line, at: int) -> bool:
    """Whether an apposition stands behind a comma."""
    word = line.words[at]
    if word == QUOTE or word in CONJUNCTIONS or word in SUBORDINATORS or word in PREPOSITIONS or is_adverb(word):
        return word == "of"
    cue = cue_verbs().get(word)
    return not (word.endswith("ing") or (cue is not None and cue.form == ING))
