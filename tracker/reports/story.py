"""The story's text cut where claims begin and end, so that overlapping passages can be marked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from tracker.domain.vocabulary import ReviewState
from tracker.models.dossier import ClaimRow, Dossier
from tracker.models.phrases import counts
from tracker.reports.document import (
    Anchor,
    Badge,
    Block,
    Mark,
    Notice,
    OnDemand,
    Paragraph,
    Run,
    Runs,
    Segment,
    Story,
    StoryParagraph,
    Style,
    runs,
)
from tracker.reports.telling import claim_link, joined, quiet

_CROSSHEAD = 64
"""A line up to this long that does not end like a sentence is set as a heading between."""


@dataclass(frozen=True, slots=True)
class Span:
    """One passage in the text, without the white space around it."""

    start: int
    end: int
    mark: Mark
    claim: ClaimRow


def story_blocks(dossier: Dossier) -> Iterator[Block]:
    """The key to the marks, the story, and the claims that stand nowhere in it."""
    if not dossier.text:
        yield Paragraph(runs("No text is on file for this story."))
        return
    found = spans(dossier)
    yield Paragraph((*quiet("What the marks mean: "), *joined(_key(dossier), "  ")))
    yield story(dossier.text, dossier.language, found, lambda span: _margin(dossier, span))
    placed = {span.mark.number for span in found}
    missing = [claim.number for claim in dossier.claims if claim.number not in placed]
    if missing:
        links = joined([[claim_link(number)] for number in missing], ", ")
        yield Notice("note", runs("Nowhere in this text: claims ", *links, "."))


def _key(dossier: Dossier) -> list[Runs]:
    """The states that occur, in the order of the review."""
    present = {claim.state for claim in dossier.claims}
    return [(Badge(state),) for state in ReviewState if state in present]


def _margin(dossier: Dossier, span: Span) -> Runs:
    """What stands in the margin beside a claim."""
    claim = span.claim
    return (
        Run(str(claim.number), Style.STRONG, Anchor(span.mark.anchor)),
        Run(" "),
        Badge(claim.state),
        Run(" "),
        Run(counts(dossier.independence(claim)), Style.QUIET),
    )


def spans(dossier: Dossier) -> list[Span]:
    """Every passage that stands in the newest text, in reading order, the outer before the inner.

    One whose words are not those on file is left out: a mark on other words would be a lie.
    """
    found = [span for claim in dossier.claims for span in _spans_of(dossier, claim)]
    return sorted(found, key=lambda span: (span.start, -span.end, span.mark.number))


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


def _paragraphs(
    text: str, found: Sequence[Span], note: Callable[[Span], Runs]
) -> Iterator[StoryParagraph]:
    here: list[Span] = []
    following = 0
    for begin, line in _lines(text):
        finish = begin + len(line)
        here = [span for span in here if span.end > begin]
        first = following
        while following < len(found) and found[following].start < finish:
            following += 1
        fresh = found[first:following]
        here.extend(fresh)
        yield StoryParagraph(
            segments=tuple(_segments(line, begin, here)),
            notes=tuple(note(span) for span in fresh),
            crosshead=len(line) <= _CROSSHEAD and line[-1] not in ".,;:!…”\"'",
        )


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Every line with words on it, with where it begins."""
    begin = 0
    while begin < len(text):
        finish = text.find("\n", begin)
        finish = len(text) if finish < 0 else finish
        line = text[begin:finish]
        if line.strip():
            yield begin, line.rstrip()
        begin = finish + 1


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
