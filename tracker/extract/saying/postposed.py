"""What is said stands first: "X, Smith said", "X, said Smith", "X," said Smith, "Y", "As Smith noted, X"."""

from __future__ import annotations

from tracker.extract.saying.complements import (
    BARE,
    NOTHING,
    PREPOSITION,
    QUOTED,
    THAT,
    TO,
    WHETHER,
    Complement,
)
from tracker.extract.saying.cues import BASE, ING, PART
from tracker.extract.saying.finite import is_finite
from tracker.extract.saying.found import Found, Range
from tracker.extract.saying.grammar import (
    AUXILIARIES,
    CONJUNCTIONS,
    FINITE,
    PREPOSITIONS,
    SUBORDINATORS,
    TIMES,
)
from tracker.extract.saying.groups import Group
from tracker.extract.saying.inversion import subject_behind
from tracker.extract.saying.line import QUOTE, Line
from tracker.extract.saying.statement import CueClass
from tracker.extract.saying.subjects import subject_before

_DECLINING = frozenset(["decline", "refuse"])
_NOISES = frozenset(["cheer", "shout", "chant", "laugh", "yell", "cry", "interject", "continue", "talk", "promise"])
"""What others do meanwhile, behind "as"."""
_NONE = frozenset(["nobody", "no", "none", "neither", "no-one"])
_PLURAL_SPEECH = frozenset(["say", "argue", "insist", "warn", "write", "claim"])
_MARKS = frozenset(",;:—–()" + QUOTE)
_REASONS = frozenset(["that", "because", "if", "unless", "although", "though"])
_LEADING = (PREPOSITIONS | SUBORDINATORS) - {"that", "what", "how", "why"}


def inverted(line: Line, group: Group) -> Found | None:
    """X, said Smith."""
    words, at = line.words, group.at
    if "s" not in group.cue.frames or group.start != at or group.cue.form in (ING, PART):
        return None
    if group.cue.form == BASE and group.cue.lemma not in _PLURAL_SPEECH:
        return None
    if at == 0:
        return _opening(line, group)
    left = words[at - 1]
    if left == QUOTE:
        if not line.speech(at - 1):
            return None
    elif left not in (",", "—", "–"):
        return None
    source = subject_behind(line, at + 1, line.last)
    if source is None or not (left == QUOTE or holds_clause(line, at - 1) or _ends_headline(line, source)):
        return None
    content = [
        (begin_before(line, at), at),
        *_second_part(line, source[1], left == QUOTE),
    ]
    return made(line, "inverted", group, [source], content, (group.start, at + 1))


def _ends_headline(line: Line, source: Range) -> bool:
    """Whether a speaker closes a line without a stop, as headlines end: "PM to quit, say aides"."""
    return source[1] == line.last and line.words[0] not in _LEADING and line.text[line.end - 1] not in '.!?”’"'


def _opening(line: Line, group: Group) -> Found | None:
    """Said Smith: X."""
    source = subject_behind(line, 1, line.last)
    if source is None or source[1] + 1 >= line.last or line.words[source[1]] not in (":", ","):
        return None
    if line.words[source[1]] == "," and line.words[source[1] + 1] != QUOTE:
        return None
    return made(line, "inverted", group, [source], [(source[1] + 1, line.last)], (0, 1))


def postposed(line: Line, group: Group, complement: Complement) -> Found | None:
    """X, Smith said."""
    words = line.words
    if not ("q" in group.cue.frames or "t" in group.cue.frames):
        return None
    subject = subject_before(line, group.start)
    if subject is None or subject[0] == 0:
        return None
    first = subject[0]
    if words[first - 1] == "as":
        return _as_said(line, group, complement, subject)
    left = words[first - 1]
    quoted = left == QUOTE and line.speech(first - 1)
    if not quoted and left not in (",", "—", "–"):
        return None
    behind = _tail(line, group, complement, quoted)
    if behind is None or (not quoted and not _stands_first(line, first - 1, behind)):
        return None
    content = [(begin_before(line, first), first), *_second_part(line, behind, quoted)]
    return made(line, "postposed", group, [subject], content, (group.start, group.at + 1))


def begin_before(line: Line, at: int) -> int:
    """Where what is said before the cue begins: behind a semicolon, or a colon before a quotation, or the first word."""
    words = line.words
    for j in range(at - 2, 0, -1):
        if words[j] == ";" or (words[j] == ":" and words[j + 1] == QUOTE):
            return j + 1
        if words[j] == "(" and ")" not in words[j:at]:
            return j + 1
    return 1 if words[0] in CONJUNCTIONS and at > 3 else 0


def _stands_first(line: Line, comma: int, behind: int) -> bool:
    """Whether what stands before the comma, or goes on behind the cue, is said and no mere setting."""
    if line.words[0] == "asked" and "," not in line.words[:comma]:
        return False
    if behind >= line.last:
        finite = any(is_finite(word) for word in line.words[:comma])
        return comma >= 2 and (finite or holds_clause(line, comma) or line.words[0] not in _LEADING)
    return line.words[behind] in (",", "—", "–")


def _tail(line: Line, group: Group, complement: Complement, quoted: bool) -> int | None:
    """Where the clause of a cue that comes last ends, or None where what was said follows it."""
    kind = complement.kind
    if kind == NOTHING:
        return complement.start
    if kind == QUOTED and complement.set_off:
        if quoted or line.inside(complement.start)[:1].islower():
            return complement.start - 1
        return None
    if not quoted:
        return None
    if kind in (PREPOSITION, WHETHER, TO) or (kind == QUOTED and not line.speech(complement.start)):
        return line.last
    if line.stops(group.start) and (kind != THAT or complement.start > group.at + 1):
        return _comma_quote(line, complement.start)
    settled = complement.start > group.at + 1 or "a" in group.cue.frames
    if kind == BARE and (settled or not any(map(is_finite, line.words[complement.start : line.last]))):
        return _comma_quote(line, complement.start)
    return None


def _comma_quote(line: Line, at: int) -> int:
    """Where the quotation goes on behind a comma, or the end of the sentence."""
    for j in range(at, line.last):
        if line.words[j] == QUOTE and line.speech(j) and line.text.count(" ", line.starts[j], line.ends[j]) > 3:
            return j - 1
    return line.last


def as_put(line: Line, group: Group) -> Found | None:
    """As Smith put it, X."""
    subject = subject_before(line, group.start)
    if line.words[group.at + 1 : group.at + 2] != ["it"] or subject is None or line.words[subject[0] - 1] != "as":
        return None
    return _as_said(line, group, Complement(NOTHING, group.at + 2, group.at + 2), subject)


def _as_said(line: Line, group: Group, complement: Complement, subject: Range) -> Found | None:
    """As Smith noted, X; or X, as Smith noted."""
    if complement.kind != NOTHING or group.cue.lemma in _NOISES:
        return None
    start, over = subject[0] - 1, complement.start
    if start <= 1 or over >= line.last:
        content = [(over + 1, line.last)] if start <= 1 else [(0, start)]
    else:
        content = [(0, start), (over + 1, line.last)]
    if not any(first < behind for first, behind in content):
        return None
    return made(line, "as-said", group, [subject], content, (group.start, group.at + 1))


def _second_part(line: Line, comma: int, quoted: bool) -> list[Range]:
    """What goes on behind the words that break in: "X," said Smith, "Y"."""
    words, last = line.words, line.last
    if comma + 1 >= last:
        return []
    first = words[comma + 1]
    if first == QUOTE:
        return [(comma + 1, last)]
    if words[comma] not in ",—–-":
        return []
    for j in range(comma + 1, min(comma + 16, last - 1)):
        if words[j] == "," and words[j + 1] == QUOTE and line.speech(j + 1):
            return [(j + 1, last)]
    if quoted or first.endswith("ing") or first in SUBORDINATORS - _REASONS or _setting(line, comma + 1):
        return []
    return [(comma + 1, last)]


def _setting(line: Line, at: int) -> bool:
    """Two days after the vote."""
    return any(word in TIMES for word in line.words[at : at + 2]) and not line.capital(at)


def holds_clause(line: Line, end: int) -> bool:
    """Whether the words before the comma are a clause or a quotation, and no mere setting or subject."""
    words = line.words
    if words[0] in _LEADING and "," not in words[:end]:
        return False
    return any(is_finite(word) or word in (QUOTE, "'s") for word in words[:end])


def made(
    line: Line,
    rule: str,
    group: Group,
    source: list[Range],
    content: list[Range],
    cue: Range,
) -> Found:
    """A statement of a cue verb."""
    negated = group.negated or group.cue.lemma in _DECLINING or _nobody(line, source)
    return Found(
        rule,
        group.cue.cue_class,
        group.cue.lemma,
        group.at,
        source,
        [cue],
        content,
        negated,
    )


def _nobody(line: Line, source: list[Range]) -> bool:
    first = source[0][0] if source else 0
    return (
        bool(source) and line.words[first] in _NONE and not (first + 1 < line.last and line.words[first + 1].isdigit())
    )


def quote_verb(line: Line) -> Found | None:
    """ "X," the guard barked; "X," piped Maria: any verb makes a cue behind a quotation that ends with a comma."""
    words = line.words
    if not words or words[0] != QUOTE or not line.speech(0) or not line.stops(1):
        return None
    for at in range(1, min(line.last, 14)):
        word = words[at]
        if word in _MARKS or word in SUBORDINATORS:
            return None
        if word in AUXILIARIES or not (word.endswith("ed") or word in FINITE):
            continue
        subject = subject_before(line, at) if at > 1 else subject_behind(line, 2, line.last)
        if subject is None or (at > 1 and subject[0] != 1):
            return None
        behind = at + 1 if at > 1 else subject[1]
        content = [(0, 1), *_second_part(line, _comma_quote(line, behind), True)]
        return Found("quote-verb", CueClass.REPORT, word, at, [subject], [(at, at + 1)], content)
    return None
