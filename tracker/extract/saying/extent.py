"""How far what somebody says reaches behind the cue: to the end of the clause, seldom of the sentence."""

from __future__ import annotations

from tracker.extract.saying.finite import is_finite
from tracker.extract.saying.grammar import (
    ARTICLES,
    PERSONAL,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
)
from tracker.extract.saying.line import QUOTE, Line

_CLAUSES = frozenset(["but", "though", "although", "while", "whereas", "yet", "so", "and"])
_CUTS = frozenset(["as", "despite"])
_NO_PARTICIPLES = frozenset(
    [
        "including",
        "during",
        "nothing",
        "anything",
        "everything",
        "something",
        "according",
        "king",
        "being",
    ]
)
_LEADING = frozenset(
    [
        "while",
        "although",
        "though",
        "if",
        "when",
        "as",
        "after",
        "because",
        "since",
        "before",
        "once",
    ]
)


def end_behind(line: Line, start: int, cue: int) -> int:
    """Where what is said from `start` on ends."""
    words, last = line.words, line.last
    leading = _leads(line, cue)
    doing = _doings(line, start)
    j = _past_aside(line, start)
    while j < last:
        word = words[j]
        if word == ";" or (word == ":" and j > start and clause_at(line, j + 1)):
            return j
        if word == "(":
            j = _closing(line, j)
            continue
        if j + 1 < last:
            if word in (",", "—", "–") and j > start:
                if _ends(line, j + 1, leading) and not (doing and _participle(words[j + 1])):
                    return j
            elif word == QUOTE and line.pauses(j) and _ends(line, j + 1, leading):
                return j + 1
        j += 1
    return last


def _past_aside(line: Line, start: int) -> int:
    """Step over what is set off right behind "that": "said that, while talks had begun, nothing was agreed"."""
    words = line.words
    if words[start : start + 2] == ["that", ","]:
        return next((j + 1 for j in range(start + 2, line.last) if words[j] == ","), start)
    return start


def _leads(line: Line, cue: int) -> bool:
    """Whether the cue stands in a clause that leads in to the main one: "While some say X, Smith ..."."""
    words = line.words
    first = 2 if words[1:2] == [","] else 0
    return any(word in _LEADING for word in words[first : first + 2]) and "," not in words[first:cue]


def _closing(line: Line, at: int) -> int:
    for j in range(at, min(line.last, at + 60)):
        if line.words[j] == ")":
            return j + 1
    return at + 1


def _participle(word: str) -> bool:
    return len(word) > 4 and word.endswith("ing") and word not in _NO_PARTICIPLES


def _doings(line: Line, start: int) -> bool:
    """Whether what is said is a list of doings: "accused of bullying, harassing and underpaying staff"."""
    words = line.words
    first = start + (words[start : start + 1] == ["of"])
    if first >= line.last or not _participle(words[first]):
        return False
    return any(words[j] in ("and", "or") and _participle(words[j + 1]) for j in range(first + 1, line.last - 1))


def _ends(line: Line, at: int, leading: bool) -> bool:
    """Whether the word behind a comma begins something that is not said any more."""
    words = line.words
    following = words[at]
    if _participle(following):
        return not _inserted(line, at)
    if following in _CLAUSES:
        return following in ("though", "although", "while", "whereas") or clause_at(line, at + 1)
    if following in _CUTS:
        return True
    return leading and clause_at(line, at)


def _inserted(line: Line, at: int) -> bool:
    """Whether a participle behind a comma is an insertion or one of a list: "Boomers, numbering 75 million, are"."""
    words, last = line.words, line.last
    if at + 1 < last and words[at + 1] == ",":
        return True
    for j in range(at + 1, min(last - 1, at + 12)):
        if words[j] == ",":
            return is_finite(words[j + 1])
    return False


def clause_at(line: Line, at: int) -> bool:
    """Whether a subject with its verb begins here."""
    words, last = line.words, line.last
    if at >= last:
        return False
    if words[at] in PERSONAL or words[at] == "there":
        return True
    if words[at] == "that":
        return False
    if not (words[at] in ARTICLES or words[at] in PRONOUNS or line.capital(at) or words[at].endswith("s")):
        return False
    for j in range(at + 1, min(last, at + 12)):
        word = words[j]
        if word in ",;:" or word in SUBORDINATORS or word == QUOTE:
            return False
        if is_finite(word):
            return True
    return False


def bare_clause(line: Line, start: int) -> bool:
    """Whether a clause follows without "that": its verb comes before anything that would end it."""
    words = line.words
    if words[start] in PREPOSITIONS:
        return False
    for j in range(start + 1, min(line.last, start + 14)):
        if words[j] == ",":
            return any(words[k] == "," and is_finite(words[k + 1]) for k in range(j + 1, min(line.last - 1, j + 12)))
        if words[j] in ";:" or words[j] in SUBORDINATORS:
            return False
        if is_finite(words[j]) or words[j] == "'s":
            return True
    return False
