"""The text of a story as its page shows it: paragraphs of words, each with its place in the text, marked where claims stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tracker.models.dossier import Dossier
from tracker.reports.document import Mark, Segment, StoryParagraph
from tracker.reports.marking import spans, story


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that the same claims stand on throughout."""

    at: int
    """Where they begin in the text, in code points."""
    text: str
    marks: tuple[Mark, ...]
    begun: tuple[int, ...]
    """The numbers of the claims whose first words begin here."""
    ends: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One paragraph."""

    pieces: tuple[Piece, ...]
    crosshead: bool


@dataclass(frozen=True, slots=True)
class StoryText:
    """The newest text of a story."""

    paragraphs: tuple[Told, ...]
    elsewhere: frozenset[int]
    """The numbers of the claims that stand nowhere in it."""


def story_text(dossier: Dossier) -> StoryText:
    """The text of a story with its claims marked; no paragraph where there is no text."""
    on_words = spans(dossier)
    found = story(dossier.text, dossier.language, on_words, lambda _: ())
    paragraphs = tuple(found.paragraphs)
    at = len(dossier.text) - sum(_length(one) for one in paragraphs)
    told: list[Told] = []
    begun: set[int] = set()
    for one in paragraphs:
        told.append(Told(tuple(_pieces(one.segments, at, begun)), one.crosshead))
        at += _length(one)
    standing = {span.mark.number for span in on_words}
    return StoryText(tuple(told), frozenset(claim.number for claim in dossier.claims if claim.number not in standing))


def _length(paragraph: StoryParagraph) -> int:
    return sum(len(segment.text) for segment in paragraph.segments) + len(paragraph.after)


def _pieces(segments: tuple[Segment, ...], at: int, begun: set[int]) -> Iterator[Piece]:
    """Args:
    begun: the numbers of the claims of which words were met before; those met here are put to them.
    """
    for segment in segments:
        fresh = tuple(dict.fromkeys(mark.number for mark in segment.starts if mark.number not in begun))
        begun.update(fresh)
        yield Piece(at, segment.text, segment.marks, fresh, segment.ends)
        at += len(segment.text)
