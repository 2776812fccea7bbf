"""Whether a word that can be a cue verb is one here: "its claims" and "a reported fear" are none."""

from __future__ import annotations

from tracker.extract.saying.cues import (
    BASE,
    EVIDENCE,
    NOUNLIKE,
    PAST,
    PAST_OR_PART,
    SAYING_NOUNS,
    THIRD,
    cue_verbs,
)
from tracker.extract.saying.finite import is_finite
from tracker.extract.saying.grammar import (
    ARTICLES,
    AUXILIARIES,
    CONJUNCTIONS,
    OF_BEING,
    OF_HAVING,
    PEOPLE,
    PERSONAL,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    is_adverb,
)
from tracker.extract.saying.groups import Group
from tracker.extract.saying.line import QUOTE, Line
from tracker.extract.saying.settings import infinitive
from tracker.extract.saying.statement import CueClass
from tracker.extract.saying.subjects import subject_before

_COUNTS = frozenset(
    ["some", "many", "several", "one", "others", "most", "both", "all", "few", "each", "another", "two", "three"]
)
_FORESEEING = frozenset(["forecast", "project"])
_HANGING = frozenset(["of", "at", "in", "from", "for", "with", "on"])
_OBJECTS = frozenset(["him", "them", "himself", "herself", "itself", "themselves", "us", "me"])
_PLURALS = frozenset(
    [
        "people",
        "police",
        "men",
        "women",
        "some",
        "many",
        "who",
        "others",
        "most",
        "media",
        "both",
        "all",
        "those",
        "these",
        "few",
    ]
)


def is_verb(line: Line, group: Group) -> bool:
    """Whether the word of a group is a verb."""
    words, at, form = line.words, group.at, group.cue.form
    if form in (BASE, THIRD) and (_is_noun_behind(words[group.start : at], form) or _is_object(line, group)):
        return False
    if group.start < at and not all(is_adverb(word) for word in words[group.start : at]):
        return True
    left = words[group.start - 1] if group.start else ""
    if form in (BASE, THIRD) and at and line.capital(at) and not line.titled():
        return False
    if left in _COUNTS and words[at + 1 : at + 2] == [","] and words[group.start - 2 : group.start - 1] == [","]:
        return True
    if left in _COUNTS and at + 1 < line.last and _begins_content(line, at + 1):
        return (
            form not in (BASE, THIRD)
            or group.cue.lemma not in NOUNLIKE
            or group.cue.lemma in ("view", "report", "fear")
        )
    if left == "that" and group.start > 1 and words[group.start - 2] in EVIDENCE:
        return form != THIRD or not words[group.start - 2].endswith("s")
    if left in ARTICLES or left in POSSESSIVES:
        return form in (PAST, PAST_OR_PART) and left in (
            "that",
            "this",
            "one",
            "some",
            "another",
        )
    if form in (PAST_OR_PART, PAST):
        return left not in PREPOSITIONS or left in ("like",)
    if form not in (BASE, THIRD):
        return True
    if left in PREPOSITIONS or not left:
        return False
    if "i" in group.cue.frames and group.cue.lemma in NOUNLIKE and words[at + 1 : at + 2] == ["to"]:
        return _intends(line, group)
    if form == BASE and group.cue.lemma == "show" and not _plural_head(line, group.start):
        return False
    if (
        form == BASE
        and group.cue.lemma in NOUNLIKE
        and not (
            _plural(line, group.start - 1) or (words[at + 1 : at + 2] == ["that"] and _plural_head(line, group.start))
        )
    ):
        return False
    return group.cue.lemma not in NOUNLIKE or _surely(line, group, left)


def _is_noun_behind(before: list[str], form: int) -> bool:
    """Whether an auxiliary stands before it that takes no such form: "there are fears"."""
    helping = [word for word in before if word in AUXILIARIES]
    return bool(helping) and (
        form == THIRD or (all(word in OF_BEING or word in OF_HAVING for word in helping) and "to" not in before)
    )


def _is_object(line: Line, group: Group) -> bool:
    """Whether the word is a noun and the object of a verb before it: "rejected claims that", "denied media reports that"."""
    words = line.words
    if words[group.at] not in SAYING_NOUNS or group.start != group.at or not group.at:
        return False
    for at in range(group.at - 1, max(-1, group.at - 4), -1):
        cue = cue_verbs().get(words[at])
        if cue is not None and cue.form in (THIRD, PAST, PAST_OR_PART) and at:
            adjoins = at == group.at - 1 and not (words[at - 1] in OF_BEING and cue.form == PAST_OR_PART)
            return words[at] not in SAYING_NOUNS and (adjoins or cue.cue_class is CueClass.DENY)
        if not words[at].isalpha() or words[at] in ARTICLES or words[at] in PREPOSITIONS:
            return False
    return False


def _plural(line: Line, at: int) -> bool:
    word = line.words[at]
    return (
        word in _PLURALS
        or (word in PERSONAL and word not in ("he", "she", "it"))
        or (word.endswith("s") and word not in ("'s", "is", "was", "has", "does", "as", "its", "his", "this"))
        or (word in PEOPLE and word.endswith("men"))
        or (line.capital(at) and "and" in line.words[max(0, at - 4) : at])
        or word in (",", "and", ")", "’", "'")
    )


def _plural_head(line: Line, start: int) -> bool:
    """Whether the subject before a verb is plural: its last word, or the noun its prepositions hang on ("analysts at Acme")."""
    if _plural(line, start - 1):
        return True
    for at in range(start - 2, max(0, start - 9), -1):
        if line.words[at] in _HANGING:
            return _plural(line, at - 1) and line.words[at - 1].isalpha()
        if not line.words[at].isalnum() and line.words[at] not in ("'s", "&"):
            return False
    return False


def _intends(line: Line, group: Group) -> bool:
    """Whether "plans to close" is what a subject does, and no plans: no other verb stands on either side of it."""
    words, start, at = line.words, group.start, group.at
    subject = subject_before(line, start)
    if subject is None or (group.cue.form == BASE and not _plural_head(line, start)):
        return False
    first = subject[0]
    before = words[first - 1] if first else ""
    if first and not (before in CONJUNCTIONS or before in SUBORDINATORS or before in (",", QUOTE)):
        cue = cue_verbs().get(before)
        if cue is None or "t" not in cue.frames:
            return False
    if not (words[first] in PRONOUNS or words[first] in ARTICLES or line.capital(first)):
        return group.cue.form == BASE
    for j in range(at + 3, line.last):
        if words[j] in CONJUNCTIONS or words[j] in SUBORDINATORS or not words[j][0].isalnum():
            break
        if is_finite(words[j]) and words[j] not in ("be", "'s", "have", "do", "put", "cut", "let", "hit"):
            return False
    return infinitive(line, at + 1)


def _heads_clause(line: Line, group: Group) -> bool:
    """Whether a plural subject begins the clause and no other verb stands behind: "Farmers support the plan"."""
    words, at = line.words, group.at
    subject = subject_before(line, group.start)
    if subject is None or at + 1 >= line.last or words[at + 1] in PREPOSITIONS or not words[at + 1][0].isalnum():
        return False
    before = words[subject[0] - 1] if subject[0] else ","
    if not (before in (",", ";", QUOTE) or before in CONJUNCTIONS or before in SUBORDINATORS):
        return False
    for word in words[at + 1 : line.last]:
        if not word[0].isalnum() or word in SUBORDINATORS or word in CONJUNCTIONS:
            break
        if is_finite(word):
            return False
    return True


def _begins_content(line: Line, at: int) -> bool:
    """Whether a word can only begin what is said, or the noun phrase that is its subject."""
    word = line.words[at]
    return (
        word in PERSONAL or word in ARTICLES or word in _OBJECTS or word in (QUOTE, "that", "there") or line.capital(at)
    )


def _surely(line: Line, group: Group, left: str) -> bool:
    """Whether a word that is as often a noun is a verb, by what stands on either side of it."""
    words, at, third = line.words, group.at, group.cue.form == THIRD
    if left in PERSONAL:
        return True
    if words[0] == QUOTE and at < 8 and line.stops(at) and group.start > 1:
        return True
    right = words[at + 1] if at + 1 < line.last else ";"
    if right in (";", ","):
        return third and line.capital(group.start - 1) and "," in words[:at]
    if right in ("that", QUOTE, ":") and third:
        known = left in EVIDENCE or left in PEOPLE
        named = line.capital(group.start - 1) and not line.capital(at) and left.isalpha()
        return known or (named and group.cue.lemma not in ("email", "state", "attack"))
    if right in group.cue.prepositions and right != "of":
        return line.capital(group.start - 1) or left in PRONOUNS or (not third and left.endswith("s"))
    if third and group.cue.lemma in _FORESEEING and line.capital(group.start - 1) and right not in PREPOSITIONS:
        return not line.titled() and not any(map(is_finite, words[at + 1 : line.last]))
    if third and right in PREPOSITIONS and "that" in words[at + 2 : at + 7] and line.capital(group.start - 1):
        return True
    if not third and group.cue.cue_class is CueClass.ATTITUDE and _heads_clause(line, group):
        return True
    return _begins_content(line, at + 1) and left not in ("and", "or") and (third or left != ",")
