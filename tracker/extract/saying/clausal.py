"""Cue verbs with their subjects: "said Smith", "X, Smith said", "Smith said that X", ", adding that X"."""

from __future__ import annotations

from tracker.extract.saying.complements import (
    BARE,
    COLON,
    NOTHING,
    PREPOSITION,
    QUOTED,
    THAT,
    TO,
    WHETHER,
    Complement,
    complement_of,
)
from tracker.extract.saying.cues import BASE, ING, PART, PAST, PAST_OR_PART, THIRD
from tracker.extract.saying.found import Found, Range
from tracker.extract.saying.grammar import (
    ARTICLES,
    CONJUNCTIONS,
    PERSONAL,
    POSSESSIVES,
    PREPOSITIONS,
    SUBORDINATORS,
    is_adverb,
)
from tracker.extract.saying.groups import Group
from tracker.extract.saying.line import QUOTE, Line
from tracker.extract.saying.subjects import is_finite, subject_before, subject_behind

_RELATIVE = frozenset(["who", "which", "that"])


def clausal(line: Line, groups: list[Group]) -> list[Found]:
    """The statements made by cue verbs, in the order of their cues."""
    found: list[Found] = []
    tail = line.last
    for group in groups:
        made = _of(line, group, found)
        if made is not None:
            found.append(made)
    return found


def _of(line: Line, group: Group, before: list[Found]) -> Found | None:
    if not _verb(line, group):
        return None
    complement = complement_of(line, group.at, group.cue)
    if group.passive:
        return None
    if group.infinitive:
        return _dependent(line, group, complement, before, "infinitive")
    if not group.finite:
        return _dependent(line, group, complement, before, "participle")
    made = inverted(line, group) or postposed(line, group, complement)
    return made or _plain(line, group, complement, before)


def _verb(line: Line, group: Group) -> bool:
    """Whether the word is a verb here and no noun or adjective ("its claims", "a reported fear")."""
    words, at, form = line.words, group.at, group.cue.form
    if group.start < at and not (words[group.start : at] and all(is_adverb(w) for w in words[group.start : at])):
        return True
    left = words[group.start - 1] if group.start else ""
    if left in ARTICLES or left in POSSESSIVES:
        return form in (PAST, PAST_OR_PART, BASE) and left in ("that", "this", "one") and form != BASE
    if form in (BASE, THIRD) and (left in PREPOSITIONS or not left or (left == QUOTE and form == BASE)):
        return False
    if form == BASE:
        return (
            left in PERSONAL
            or left == "and"
            or (left.endswith("s") and not left.endswith("'s"))
            or left in ("people", "police", "men", "women", "some", "many", "who", "others", "most", "media")
        )
    if form == PAST_OR_PART and left in PREPOSITIONS:
        return False
    return True


def inverted(line: Line, group: Group) -> Found | None:
    """X, said Smith."""
    words, at = line.words, group.at
    if "s" not in group.cue.frames or group.start != at or group.cue.form in (ING, PART, BASE):
        return None
    if (
        at == 0
        or words[at - 1] not in (",", QUOTE, "—", "?", "!")
        or (words[at - 1] == QUOTE and not line.speech(at - 1))
    ):
        return None
    if words[at - 1] == "," and not _holds_clause(line, 0, at - 1):
        return None
    source = subject_behind(line, at + 1, line.last)
    if source is None:
        return None
    content = [(0, at)]
    content += _second_part(line, source[1])
    return _found("inverted", group, [source], content, (group.start, at + 1))


def postposed(line: Line, group: Group, complement: Complement) -> Found | None:
    """X, Smith said."""
    words = line.words
    subject = subject_before(line, group.start)
    if subject is None or subject[0] == 0:
        return None
    left = words[subject[0] - 1]
    if left == QUOTE:
        if not line.speech(subject[0] - 1):
            return None
    elif left not in (",", "—", "–"):
        return None
    if group.cue.lemma in ("ask",) and left != QUOTE:
        return None
    behind = _tail(line, group, complement, left == QUOTE)
    if behind is None:
        return None
    if left != QUOTE and not (_holds_clause(line, 0, subject[0] - 1) or behind < line.last):
        return None
    begin = 1 if words[0] in CONJUNCTIONS and line.last > 3 else 0
    content: list[Range] = [(begin, subject[0])]
    content += _second_part(line, behind)
    return _found("postposed", group, [subject], content, (group.start, group.at + 1))


def _tail(line: Line, group: Group, complement: Complement, quoted: bool) -> int | None:
    """Where the clause of a cue that comes last ends, or None where what was said follows it."""
    if complement.kind == NOTHING:
        return complement.start
    if complement.kind == QUOTED and complement.set_off:
        return complement.start - 1
    if quoted and complement.kind == BARE and "a" in group.cue.frames:
        return line.last
    if quoted and complement.kind in (PREPOSITION, WHETHER, BARE):
        return line.last
    if quoted and complement.kind == TO:
        return line.last
    return None


def _second_part(line: Line, comma: int) -> list[Range]:
    """What goes on behind the words that break in: "X," said Smith, "Y"."""
    words = line.words
    if comma + 1 >= line.last or words[comma] not in ",—–-":
        return []
    first = words[comma + 1]
    if first == QUOTE:
        return [(comma + 1, line.last)]
    for j in range(comma + 1, min(comma + 12, line.last)):
        if words[j] == "," and j + 1 < line.last and words[j + 1] == QUOTE and line.speech(j + 1):
            return [(j + 1, line.last)]
    if first in CONJUNCTIONS or first in SUBORDINATORS - {"that"} or first.endswith("ing") or first in PREPOSITIONS:
        return []
    return [(comma + 1, line.last)]


def _holds_clause(line: Line, start: int, end: int) -> bool:
    if line.words[start] in PREPOSITIONS or line.words[start] in SUBORDINATORS:
        return any(line.words[j] == "," for j in range(start, end)) and any(
            is_finite(w) or w == QUOTE for w in line.words[start:end]
        )
    return any(is_finite(w) or w == QUOTE or w == "'s" for w in line.words[start:end])


def _allowed(line: Line, group: Group, complement: Complement) -> bool:
    frames, kind = group.cue.frames, complement.kind
    if kind == NOTHING:
        return False
    if kind == THAT:
        return "t" in frames or "n" in frames
    if kind in (QUOTED, COLON):
        return "q" in frames or "n" in frames or ("t" in frames)
    if kind == TO:
        return "i" in frames
    if kind == WHETHER:
        return "w" in frames or "q" in frames or "t" in frames
    if kind == BARE:
        return "n" in frames or "q" in frames or ("t" in frames and _bare_clause(line, complement.start))
    return True


def _bare_clause(line: Line, start: int) -> bool:
    """Whether a clause follows without "that": its verb comes before anything that would end it."""
    words = line.words
    if words[start] in PREPOSITIONS:
        return False
    for j in range(start + 1, min(line.last, start + 14)):
        if words[j] in ",;:" or words[j] in SUBORDINATORS:
            return False
        if is_finite(words[j]) or words[j] == "'s":
            return True
    return False


def _plain(line: Line, group: Group, complement: Complement, before: list[Found]) -> Found | None:
    """Smith said that X; or, behind "and", with the subject of the verb before it."""
    if not _allowed(line, group, complement):
        return None
    words, start = line.words, group.start
    left = words[start - 1] if start else ""
    content = _content(line, group, complement)
    cue = (start, complement.cue_end)
    if left in _RELATIVE and start > 1:
        head = subject_before(line, start - 2 if words[start - 2] == "," else start - 1)
        source = [head, (start - 1, start)] if head else [(start - 1, start)]
        return _found("relative", group, source, content, cue)
    if left in CONJUNCTIONS or (left == "," and before):
        source = _latest(line, before, start)
        return _found("coordinated", group, source, content, cue) if source else None
    subject = subject_before(line, start)
    if subject is None:
        return None
    return _found("subject-verb", group, [subject], content, cue)


def _dependent(line: Line, group: Group, complement: Complement, before: list[Found], rule: str) -> Found | None:
    """..., adding that X: the subject is that of the sentence."""
    if not _allowed(line, group, complement):
        return None
    words, start = line.words, group.start
    left = words[start - 1] if start else ""
    content = _content(line, group, complement)
    cue = (start, complement.cue_end)
    if (
        rule == "participle"
        and left
        and left not in ",—–"
        and left not in PREPOSITIONS
        and left not in CONJUNCTIONS
        and left != QUOTE
    ):
        subject = subject_before(line, start)
        return _found(rule, group, [subject] if subject else [], content, cue)
    source = _latest(line, before, start)
    if not source:
        return None
    return _found(rule, group, source, content, cue)


def _latest(line: Line, before: list[Found], at: int) -> list[Range]:
    """The source of the verb before, or the subject of the sentence."""
    for found in reversed(before):
        if found.source:
            return found.source
    for j in range(1, at):
        if is_finite(line.words[j]):
            subject = subject_before(line, j)
            if subject is not None:
                return [subject]
    return []


def _content(line: Line, group: Group, complement: Complement) -> list[Range]:
    words, start = line.words, complement.start
    if complement.kind == QUOTED and line.speech(start):
        end = start + 1
        while end + 1 < line.last and words[end] in ("and", ",", "but") and words[end + 1] == QUOTE:
            end += 2
        following = words[end] if end < line.last else ""
        if (
            not following
            or following in ",;"
            or following in PREPOSITIONS
            or following in CONJUNCTIONS
            or following in SUBORDINATORS
            or is_adverb(following)
        ):
            return [(start, end)]
    return [(start, line.last)]


def _found(rule: str, group: Group, source: list[Range], content: list[Range], cue: Range) -> Found:
    return Found(rule, group.cue.cue_class, group.cue.lemma, group.at, source, [cue], content, group.negated)
