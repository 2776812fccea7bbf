"""Denials of what stands just before them: ", which she denies", ", a claim he denies", ", a charge rejected by the bank"."""

from __future__ import annotations

from tracker.extract.saying.complements import NOTHING, PREPOSITION, Complement
from tracker.extract.saying.cues import ING, SAYING_NOUNS
from tracker.extract.saying.extent import end_behind
from tracker.extract.saying.found import Found, Range
from tracker.extract.saying.grammar import ARTICLES
from tracker.extract.saying.groups import Group
from tracker.extract.saying.line import Line
from tracker.extract.saying.statement import CueClass
from tracker.extract.saying.subjects import subject_before

_STANDS_FOR_IT = frozenset([*SAYING_NOUNS, "offence", "offences", "crime", "something"])
_MOST = 6
"""Words between the comma and the subject of the denial."""


def denied_before(line: Line, group: Group, complement: Complement, before: list[Found]) -> Found | None:
    """The denial of what has just been said; the words that deny belong to that no more."""
    if group.cue.cue_class is not CueClass.DENY or group.infinitive or group.cue.form == ING:
        return None
    words = line.words
    by = words[group.at + 1 : group.at + 2] == ["by"]
    if complement.kind not in (NOTHING, PREPOSITION) and not by:
        return None
    subject = None if by else subject_before(line, group.start)
    comma = _comma(line, group.start if subject is None else subject[0])
    if comma <= 1 or (subject is None) != by:
        return None
    content = _said_before(comma, before) or [(_clause_start(line, comma), comma)]
    source = subject if subject is not None else (group.at + 2, _agent_end(line, group.at + 2))
    return Found(
        "denied",
        CueClass.DENY,
        group.cue.lemma,
        group.at,
        [source],
        [(group.start, group.at + 1)],
        content,
        group.negated,
    )


def not_guilty(line: Line, group: Group) -> Found | None:
    """He pleaded not guilty to theft."""
    at = group.at + 3
    if group.cue.lemma != "plead" or line.words[group.at + 1 : at + 1] != ["not", "guilty", "to"]:
        return None
    subject = subject_before(line, group.start)
    if subject is None:
        return None
    content = [(at + 1, end_behind(line, at + 1, group.start))]
    return Found("subject-verb", CueClass.DENY, "plead", group.at, [subject], [(group.start, at)], content)


def _comma(line: Line, at: int) -> int:
    """The comma before "which", "a claim" or "a charge that", where only that stands between it and a word; or 0."""
    words = line.words
    for j in range(at - 1, max(0, at - _MOST), -1):
        if words[j] in (",", "—", "–"):
            between = words[j + 1 : at]
            named = between[:1] == ["which"] or (
                between[:1] and (between[0] in ARTICLES or between[0] in _STANDS_FOR_IT)
            )
            stands = between == ["which"] or not _STANDS_FOR_IT.isdisjoint(between)
            return j if named and stands else 0
    return 0


def _said_before(comma: int, before: list[Found]) -> list[Range]:
    """What was said last before the comma, cut off there."""
    for one in reversed(before):
        if any(first < comma for first, _ in one.content):
            one.content = [(first, min(behind, comma)) for first, behind in one.content if first < comma]
            return [part for part in one.content if part[0] < part[1]]
    return []


def _clause_start(line: Line, comma: int) -> int:
    for j in range(comma - 1, 0, -1):
        if line.words[j] in (";", ":"):
            return j + 1
    return 0


def _agent_end(line: Line, at: int) -> int:
    for j in range(at, line.last):
        if line.words[j] in ",;:—–":
            return j
    return line.last
