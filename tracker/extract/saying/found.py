"""A statement while its sentence is still being read: ranges of words instead of places in the text."""

from __future__ import annotations

from dataclasses import dataclass, field

from tracker.domain.proposal import Span
from tracker.extract.saying.line import Line
from tracker.extract.saying.statement import CueClass, Statement

Range = tuple[int, int]


@dataclass(slots=True)
class Found:
    """One attribution found by a rule; `content` may be cut and joined until the sentence is done."""

    rule: str
    cue_class: CueClass
    lemma: str
    at: int
    """The cue word."""
    source: list[Range]
    cue: list[Range]
    content: list[Range]
    negated: bool = False
    open: bool = False
    """Whether a colon ends the paragraph, so that what is said stands in the next."""
    more: list[Span] = field(default_factory=list)
    """Content that stands in later sentences."""
    over: int = 0
    """Where the last of those sentences ends."""


def statement_of(line: Line, found: Found) -> Statement:
    """The statement as it stands in the text."""
    content = (*_spans(line, found.content), *found.more)
    return Statement(
        rule=found.rule,
        cue_class=found.cue_class,
        lemma=found.lemma,
        source=_spans(line, found.source),
        cue=_spans(line, found.cue),
        content=content,
        sentence=(line.start, max(line.end, found.over)),
        quoted=_mostly_quoted(line, found),
        negated=found.negated,
    )


def _spans(line: Line, ranges: list[Range]) -> tuple[Span, ...]:
    """Word ranges as places in the text: in order, none empty, none overlapping."""
    spans: list[Span] = []
    for first, behind in sorted(ranges):
        if first >= behind:
            continue
        start, end = line.starts[first], line.ends[behind - 1]
        if spans and start < spans[-1][1]:
            start = spans[-1][1]
        if start < end:
            spans.append((start, end))
    return tuple(spans)


def _mostly_quoted(line: Line, found: Found) -> bool:
    if found.more:
        return True
    if not line.quoted:
        return False
    inside = whole = 0
    for first, behind in found.content:
        for at in range(first, behind):
            size = line.ends[at] - line.starts[at]
            whole += size
            inside += size if at in line.quoted else 0
    return inside * 2 > whole
