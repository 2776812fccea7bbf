"""The story's text cut where claims begin and end, so that overlapping passages can be marked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from tracker.models.dossier import Dossier
from tracker.models.rows import ClaimRow
from tracker.reports.document import Mark, OnDemand, Runs, Segment, Story, StoryParagraph

_CROSSHEAD = 64
"""A line up to this long that does not end like a sentence is set as a heading between."""

_BLANK = " \t\r\xa0\u3000"
"""A line of nothing else is no paragraph; control characters are kept, to be shown."""


@dataclass(frozen=True, slots=True)
class Span:
    """One passage in the text, without the white space around it."""

    start: int
    end: int
    mark: Mark
    claim: ClaimRow


def spans(dossier: Dossier) -> list[Span]:
    """Every passage that stands in the newest text, in reading order, the outer before the inner.

    One whose words are not those on file is left out: a mark on other words would be a lie.
    """
    found = [span for claim in dossier.claims for span in _spans_of(dossier, claim)]
    return sorted(found, key=lambda span: (span.start, -span.end, span.mark.number))


def missing(dossier: Dossier) -> list[int]:
    """The numbers of the claims that no words of the newest text are marked with."""
    return [claim.number for claim in dossier.claims if next(_spans_of(dossier, claim), None) is None]


def _spans_of(dossier: Dossier, claim: ClaimRow) -> Iterator[Span]:
    passages = sorted(
        (row for row in claim.passages if row.revision == dossier.revision),
        key=attrgetter("start"),
    )
    for place, row in enumerate(passages, start=1):
        words = dossier.text[row.start : row.end]
        if words == row.exact and words.strip():
            start = row.start + len(words) - len(words.lstrip())
            mark = Mark(claim.label, claim.number, claim.state, claim.status, place)
            yield Span(start, start + len(words.strip()), mark, claim)


def story(text: str, language: str, found: Sequence[Span], note: Callable[[Span], Runs]) -> Story:
    """The text in paragraphs, each with a note for every passage that starts in it."""
    return Story(OnDemand(lambda: _paragraphs(text, found, note)), language)


def _paragraphs(text: str, found: Sequence[Span], note: Callable[[Span], Runs]) -> Iterator[StoryParagraph]:
    here: list[Span] = []
    following = 0
    for begin, line, after in _lines(text):
        finish = begin + len(line)
        here = [span for span in here if span.end > begin]
        first = following
        while following < len(found) and found[following].start < finish:
            following += 1
        fresh = found[first:following]
        here.extend(fresh)
        yield StoryParagraph(
            segments=tuple(_segments(line, begin, here)),
            notes=tuple(filter(None, map(note, {span.mark.number: span for span in fresh}.values()))),
            crosshead=_is_crosshead(line.strip()),
            after=after,
        )


def _is_crosshead(line: str) -> bool:
    return 0 < len(line) <= _CROSSHEAD and line[-1] not in ".,;:!…”\"'"


def _lines(text: str) -> Iterator[tuple[int, str, str]]:
    """Every line with words on it, with where it begins and what stands between it and the next one."""
    before: tuple[int, str] | None = None
    begin = 0
    while begin < len(text):
        finish = text.find("\n", begin)
        finish = len(text) if finish < 0 else finish
        line = text[begin:finish]
        if line.strip(_BLANK):
            if before is not None:
                yield *before, text[before[0] + len(before[1]) : begin]
            before = begin, line
        begin = finish + 1
    if before is not None:
        yield *before, text[before[0] + len(before[1]) :]


def _segments(line: str, begin: int, here: Sequence[Span]) -> Iterator[Segment]:
    """Cut one line wherever a passage begins or ends."""
    finish = begin + len(line)
    edges = {begin, finish}
    for span in here:
        edges.update((max(begin, span.start), min(finish, span.end)))
    active: list[Span] = []
    following = 0
    for left, right in pairwise(sorted(edges)):
        active = [span for span in active if span.end > left]
        while following < len(here) and here[following].start <= left:
            active.append(here[following])
            following += 1
        yield Segment(
            text=line[left - begin : right - begin],
            marks=_marks(active),
            starts=_marks(span for span in active if span.start == left),
            ends=_marks(span for span in active if span.end == right),
        )


def _marks(found: Iterable[Span]) -> tuple[Mark, ...]:
    return tuple(span.mark for span in found)
