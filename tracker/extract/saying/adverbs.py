"""Words that hedge by themselves: "reportedly", "allegedly", "appears to", "is likely to", "it's likely that"."""

from __future__ import annotations

from tracker.extract.lexicon import tables_of
from tracker.extract.saying.extent import end_behind
from tracker.extract.saying.finite import is_finite
from tracker.extract.saying.found import Found, Range
from tracker.extract.saying.grammar import (
    AUXILIARIES,
    NEGATIONS,
    OF_BEING,
    PREPOSITIONS,
    is_adverb,
)
from tracker.extract.saying.line import Line
from tracker.extract.saying.statement import CueClass
from tracker.extract.saying.subjects import subject_before

_ADVERBS = {word: CueClass(name) for name, words in tables_of("cues")["adverbs"].items() for word in words.split()}
_ADJECTIVES = {
    word: CueClass(name) for name, words in tables_of("cues")["adjectives"].items() for word in words.split()
}
_SEEMING = {word: lemma for lemma, words in tables_of("cues")["seeming"].items() for word in words.split()}
_LIKELY = frozenset(tables_of("cues")["likely"].split())
HEDGES = frozenset([*_ADVERBS, *_ADJECTIVES, *_SEEMING, *_LIKELY])


def hedged(line: Line, at: int) -> Found | None:
    """What the hedge at this word says."""
    word = line.words[at]
    if word in _ADVERBS:
        return _adverb(line, at, _ADVERBS[word])
    if word in _ADJECTIVES:
        return _adjectival(line, at, _ADJECTIVES[word])
    if word in _SEEMING:
        return _seeming(line, at, _SEEMING[word])
    return _likely(line, at, word)


def _adverb(line: Line, at: int, cue_class: CueClass) -> Found | None:
    """The train reportedly has a bar."""
    words = line.words
    if at + 1 >= line.last:
        return None
    begin = at
    while begin > 0 and (
        words[begin - 1] in AUXILIARIES or is_adverb(words[begin - 1]) or words[begin - 1] in NEGATIONS
    ):
        begin -= 1
    behind = at + 1
    if words[behind] == ",":
        behind += 1
    end = end_behind(line, behind, at)
    subject = subject_before(line, begin) if begin else None
    content: list[Range] = [(behind, end)]
    if subject is not None and words[subject[1] : begin] in ([], [","]):
        content.insert(0, (subject[0], at))
    return Found("adverb", cue_class, words[at], at, [], [(at, at + 1)], content)


def _adjectival(line: Line, at: int, cue_class: CueClass) -> Found | None:
    """He had a reported fear of flying: the clause without the adjective."""
    words = line.words
    if at < 2 or at + 1 >= line.last or words[at - 1] not in ("a", "an", "the", "his", "her", "their", "its", "'s"):
        return None
    if line.capital(at + 1) or words[at + 1] in PREPOSITIONS:
        return None
    verb = next((j for j in range(at - 1, max(0, at - 12), -1) if is_finite(words[j])), 0)
    subject = subject_before(line, verb) if verb else None
    if subject is None:
        return None
    return Found(
        "adjective",
        cue_class,
        words[at],
        at,
        [],
        [(at, at + 1)],
        [(subject[0], at), (at + 1, end_behind(line, at + 1, at))],
    )


def _seeming(line: Line, at: int, lemma: str) -> Found | None:
    """The leader appears to have left."""
    words = line.words
    if at + 1 >= line.last:
        return None
    right = words[at + 1]
    start = _group_start(line, at)
    subject = subject_before(line, start) if start else None
    if subject is None:
        return None
    negated = any(word in NEGATIONS for word in words[start:at])
    if words[subject[0] : subject[1]] == ["it"] and right == "that":
        content = [(at + 1, end_behind(line, at + 1, at))]
    elif (
        right == "to"
        or (lemma == "seem" and right not in ("in", "at", "on", ","))
        or (lemma == "appear" and _adjective(line, at + 1))
    ):
        content = [subject, (at + 1, end_behind(line, at + 1, at))]
    else:
        return None
    return Found("appears", CueClass.THOUGHT, lemma, at, [], [(start, at + 1)], content, negated)


def _adjective(line: Line, at: int) -> bool:
    word = line.words[at]
    return word in (
        "ready",
        "likely",
        "unlikely",
        "certain",
        "set",
        "poised",
        "willing",
        "unwilling",
        "unable",
        "able",
        "determined",
        "uncertain",
        "unclear",
    )


def _likely(line: Line, at: int, word: str) -> Found | None:
    """It is likely that X; X is likely to Y; X will likely Y."""
    words = line.words
    if at + 1 >= line.last or at == 0:
        return None
    right = words[at + 1]
    start = _group_start(line, at)
    subject = subject_before(line, start) if start else None
    if subject is None or start == at:
        return None
    being = any(w in OF_BEING for w in words[start:at])
    if being and right == "that" and words[subject[0]] == "it":
        return Found(
            "likely",
            CueClass.THOUGHT,
            word,
            at,
            [],
            [(subject[0], at + 1)],
            [(at + 1, end_behind(line, at + 1, at))],
        )
    if being and right == "to":
        content = [subject, (at + 1, end_behind(line, at + 1, at))]
    elif not being and words[at - 1] in ("will", "would", "could", "may", "might"):
        content = [(subject[0], at), (at + 1, end_behind(line, at + 1, at))]
    else:
        return None
    return Found("likely", CueClass.THOUGHT, word, at, [], [(start, at + 1)], content)


def _group_start(line: Line, at: int) -> int:
    words, start = line.words, at
    while (
        start > 0
        and at - start < 8
        and (words[start - 1] in AUXILIARIES or words[start - 1] in NEGATIONS or is_adverb(words[start - 1]))
    ):
        start -= 1
    while start < at and is_adverb(words[start]) and words[start] not in AUXILIARIES:
        start += 1
    return start
