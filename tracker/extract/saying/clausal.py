"""Cue verbs with what is said behind them: "Smith said that X", ", adding that X", "who said X"."""

from __future__ import annotations

from tracker.extract.lexicon import tables_of
from tracker.extract.saying.asking import asked
from tracker.extract.saying.complements import (
    BARE,
    COLON,
    QUOTED,
    THAT,
    TO,
    WHETHER,
    Complement,
    complement_of,
)
from tracker.extract.saying.cues import EVIDENCE, ING, PART, SAYING_NOUNS
from tracker.extract.saying.denied import denied_before, not_guilty
from tracker.extract.saying.extent import bare_clause, end_behind
from tracker.extract.saying.finite import is_finite
from tracker.extract.saying.found import Found, Range
from tracker.extract.saying.grammar import (
    ARTICLES,
    CONJUNCTIONS,
    POSSESSIVES,
    PREPOSITIONS,
    SUBORDINATORS,
    is_adverb,
)
from tracker.extract.saying.groups import Group
from tracker.extract.saying.line import QUOTE, Line
from tracker.extract.saying.passive import passive
from tracker.extract.saying.postposed import as_put, inverted, made, postposed
from tracker.extract.saying.quoting import quoted_as
from tracker.extract.saying.speakers import latest, subject_beside, subject_to_come
from tracker.extract.saying.statement import CueClass
from tracker.extract.saying.subjects import subject_before
from tracker.extract.saying.taking import allowed, can_say
from tracker.extract.saying.verbs import is_verb

_RELATIVE = frozenset(["who", "which", "that"])
_SEEMING = frozenset(["appear", "appears", "appeared", "seem", "seems", "seemed"])
"""Photographs "appear to show" what nobody asserts."""
_FIGURES = frozenset(tables_of("cues")["figures"].split())
_ABOUT = frozenset(["about", "around", "nearly", "almost", "roughly", "between", "over", "under", "least"])
_ANYBODY = frozenset(
    [
        "those",
        "voters",
        "percent",
        "anyone",
        "anybody",
        "everyone",
        "respondents",
        "adults",
        "people",
        "half",
        "majority",
    ]
)
"""Of whom a relative clause says which are meant, and nothing they said: "voters who say the economy is bad"."""
_MARKS = frozenset([",", "-", "—", "–"])
_GAPS = frozenset(["which", "that", "what", "whom", "who"])


def clausal(line: Line, groups: list[Group]) -> list[Found]:
    """The statements made by cue verbs, in the order of their cues."""
    found: list[Found] = []
    for group in groups:
        one = _of(line, group, found)
        if one is not None:
            found.append(one)
    return found


def _of(line: Line, group: Group, before: list[Found]) -> Found | None:
    one = _found(line, group, before)
    if one is None:
        return None
    if not _SEEMING.isdisjoint(line.words[group.start : group.at]):
        one.cue_class = CueClass.BELIEVE
    elif one.cue_class in (CueClass.REPORT, CueClass.STRONG) and group.at + 1 < line.last:
        one.cue_class = _of_object(line, group.at + 1) or one.cue_class
    return one


def _of_object(line: Line, at: int) -> CueClass | None:
    """The class of what a verb only puts before the public: "repeated his claim that", "voiced fears that"."""
    words = line.words
    noun = at + (words[at] in POSSESSIVES or words[at] in ARTICLES)
    return SAYING_NOUNS.get(words[noun]) if words[noun + 1 : noun + 2] == ["that"] else None


def _found(line: Line, group: Group, before: list[Found]) -> Found | None:
    if not is_verb(line, group):
        return None
    if group.cue.lemma == "put":
        return as_put(line, group) or _put_at(line, group)
    if group.cue.lemma == "make":
        return _made_clear(line, group, before)
    if group.cue.form == ING and line.words[group.at - 1] == "as":
        return quoted_as(line, group)
    complement = complement_of(line, group.at, group.cue)
    denial = denied_before(line, group, complement, before) or not_guilty(line, group)
    if denial is not None:
        return denial
    if group.passive:
        return passive(line, group, complement)
    if group.cue.lemma == "ask":
        question = asked(line, group)
        if question is not None:
            return question
    if group.infinitive and group.cue.lemma in (
        "remember",
        "express",
        "recommend",
        "know",
        "see",
    ):
        return None
    if group.infinitive:
        return _dependent(line, group, complement, before, "infinitive")
    if not group.finite:
        reduced = group.cue.form == PART and line.words[group.at + 1 : group.at + 2] == ["by"]
        return None if reduced else _dependent(line, group, complement, before, "participle")
    return inverted(line, group) or postposed(line, group, complement) or _plain(line, group, complement, before)


def _put_at(line: Line, group: Group) -> Found | None:
    """The city puts the number at 300."""
    words, first = line.words, group.at + 1
    subject = subject_before(line, group.start)
    if subject is None or _FIGURES.isdisjoint(words[first : first + 4]):
        return None
    at = next((j for j in range(first + 1, min(line.last - 1, first + 10)) if words[j] == "at"), 0)
    if not at or not any(word[0].isdigit() or word in _ABOUT for word in words[at + 1 : at + 3]):
        return None
    content = [(first, end_behind(line, first, group.start))]
    return made(line, "subject-verb", group, [subject], content, (group.start, group.at + 1))


def _made_clear(line: Line, group: Group, before: list[Found]) -> Found | None:
    """Smith made clear, or made it clear, that X."""
    at = group.at + (2 if line.words[group.at + 1 : group.at + 2] == ["it"] else 1)
    if line.words[at : at + 1] != ["clear"] or group.passive or group.infinitive:
        return None
    complement = complement_of(line, at, group.cue)
    if complement.kind not in (THAT, WHETHER):
        return None
    return _plain(line, group, complement._replace(cue_end=at + 1), before)


def _plain(line: Line, group: Group, complement: Complement, before: list[Found]) -> Found | None:
    """Smith said that X; or, behind "and", with the subject of the verb before it."""
    if not allowed(line, group, complement):
        return None
    words, start = line.words, group.start
    left = words[start - 1] if start else ""
    content = _content(line, group, complement)
    cue = (start, complement.cue_end)
    if left in _RELATIVE and start > 1:
        mark = words[start - 2]
        head = subject_before(line, start - 2 if mark in _MARKS else start - 1)
        if head is not None and mark not in _MARKS and not _ANYBODY.isdisjoint(words[head[0] : head[1]]):
            return None
        source = [head, (start - 1, start)] if head else [(start - 1, start)]
        if mark == ",":
            content = _to_comma(line, content)
        elif mark in _MARKS:
            content = [(first, next((j for j in range(first, end) if words[j] == mark), end)) for first, end in content]
        return made(line, "relative", group, source, content, cue)
    subject = subject_before(line, start)
    if left in CONJUNCTIONS or (left == "," and before and subject is None):
        source = latest(line, before, start)
        return made(line, "coordinated", group, source, content, cue) if source else None
    if subject is None or not can_say(line, group, complement, subject):
        return None
    gap = subject[0] - 1
    if (
        gap >= 0
        and words[gap] in _GAPS
        and complement.kind == BARE
        and (gap == 0 or words[gap] != "that" or _gapped(line, complement))
    ):
        if _gapped(line, complement) or group.cue.lemma in ("call", "describe"):
            if gap and words[gap - 1] == ",":
                content = _to_comma(line, content)
            content = [(gap, gap + 1), *content]
    elif complement.kind == BARE and _gapped(line, complement) and words[group.at][-2:] == "ed":
        return None
    return made(line, "subject-verb", group, [subject], content, cue)


def _to_comma(line: Line, content: list[Range]) -> list[Range]:
    """The content of a relative clause between commas: "who wrote a book, said"."""
    start, end = content[0]
    for j in range(start + 1, end):
        if (
            line.words[j] == ","
            and j + 1 < line.last
            and line.words[j + 1] not in CONJUNCTIONS
            and line.words[j + 1] != QUOTE
        ):
            return [(start, j)]
        if line.words[j] == QUOTE and line.pauses(j) and j + 1 < end and line.words[j + 1] != QUOTE:
            return [(start, j + 1)]
    return content


def _before_the_verb(line: Line, start: int, content: list[Range]) -> list[Range]:
    """The content of what is set in between a subject and its verb: "Reuters, citing officials, reported"."""
    words = line.words
    first, end = content[0]
    commas = [j for j in range(first, end - 1) if words[j] == "," and is_finite(words[j + 1])]
    return [(first, commas[0])] if commas and not any(map(is_finite, words[:start])) else content


def _gapped(line: Line, complement: Complement) -> bool:
    """Whether the clause behind has no subject of its own: "which officials said will go into effect"."""
    word = line.words[complement.start]
    return is_finite(word) and word not in SAYING_NOUNS and word != "being"


def _dependent(line: Line, group: Group, complement: Complement, before: list[Found], rule: str) -> Found | None:
    """..., adding that X: the subject is that of the sentence."""
    if not allowed(line, group, complement):
        return None
    words, start = line.words, group.start
    left = words[start - 1] if start else ""
    if group.cue.cue_class is CueClass.FACTIVE and complement.kind == BARE and left not in EVIDENCE:
        return None
    settled = complement.start > group.at + 1 and complement.kind == BARE
    if (
        settled
        and group.cue.lemma in ("say", "write", "tweet", "post", "state")
        and not bare_clause(line, complement.start)
    ):
        return None
    content = _content(line, group, complement)
    if left == "," and content:
        content = _before_the_verb(line, start, content)
    cue = (start, complement.cue_end)
    beside = left and left not in ",—–" and left not in PREPOSITIONS | CONJUNCTIONS | SUBORDINATORS and left != QUOTE
    if rule == "participle" and beside:
        subject = subject_before(line, start)
        return made(line, rule, group, [subject] if subject else [], content, cue)
    source = subject_beside(line, left, start) or latest(line, before, start) or subject_to_come(line, group.at)
    return made(line, rule, group, source, content, cue) if source else None


def _content(line: Line, group: Group, complement: Complement) -> list[Range]:
    words, start = line.words, complement.start
    if start >= line.last:
        return []
    if complement.kind == TO and group.cue.cue_class is CueClass.REQUEST:
        start = group.at + 1
    if complement.kind in (QUOTED, COLON) and words[start] == QUOTE and line.speech(start):
        end = start + 1
        while end + 1 < line.last and words[end] in ("and", ",", "but") and words[end + 1] == QUOTE:
            end += 2
        following = words[end] if end < line.last else ""
        if (
            not following
            or following in ",;—–"
            or (following in PREPOSITIONS | CONJUNCTIONS | SUBORDINATORS and following not in ("because", "of"))
            or is_adverb(following)
        ):
            return [(start, end)]
    if complement.kind == COLON and start < line.last:
        return [(start, line.last)]
    return [(start, end_behind(line, start, group.start))]
