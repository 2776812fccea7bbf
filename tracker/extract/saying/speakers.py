"""Whose words those are behind a cue verb without a subject of its own: "and added that", ", saying"."""

from __future__ import annotations

from tracker.extract.saying.finite import is_finite
from tracker.extract.saying.found import Found, Range
from tracker.extract.saying.grammar import SUBORDINATORS, is_adverb
from tracker.extract.saying.line import Line
from tracker.extract.saying.subjects import subject_before


def subject_beside(line: Line, left: str, start: int) -> list[Range]:
    """Smith, writing in a newspaper, ...: the subject before the comma, if the sentence has had no verb yet."""
    if left != "," or any(map(is_finite, line.words[:start])):
        return []
    subject = subject_before(line, start - 1)
    return [subject] if subject is not None else []


def latest(line: Line, before: list[Found], at: int) -> list[Range]:
    """The source of the verb before, or the subject of the sentence."""
    top: Found | None = None
    for found in before:
        if found.source and not (top and any(first <= found.at < behind for first, behind in top.content)):
            top = found
    if top is not None and not (top.source[0][0] and line.words[top.source[0][0] - 1] in SUBORDINATORS):
        return top.source
    for j in range(1, at):
        if is_finite(line.words[j]):
            subject = subject_before(line, _before_adverbs(line, j))
            if subject is not None:
                return [subject]
    return top.source if top is not None else []


def _before_adverbs(line: Line, at: int) -> int:
    """Where the adverbs before a verb begin: "he basically ducked"."""
    while at > 1 and is_adverb(line.words[at - 1]):
        at -= 1
    return at


def subject_to_come(line: Line, at: int) -> list[Range]:
    """Citing the mayor, Smith resigned: the subject behind the comma."""
    words = line.words
    for j in range(at + 1, line.last - 1):
        if words[j] == ",":
            for k in range(j + 2, min(line.last, j + 16)):
                if is_finite(words[k]):
                    subject = subject_before(line, k)
                    return [subject] if subject is not None and subject[0] > j else []
            return []
    return []
