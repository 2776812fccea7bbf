"""The text of a story as its page shows it: paragraphs of words, each with its place in the text, marked where claims stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tracker.models.dossier import Dossier
from tracker.reports.document import Mark, Segment, StoryParagraph
from tracker.reports.marking import missing, spans, story


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that the same claims stand on throughout."""

    at: int
    """Where they begin in the text, in code points."""
    text: str
    marks: tuple[Mark, ...]
    starts: tuple[Mark, ...]
    ends: tuple[Mark, ...]

    def is_of(self, number: int) -> bool:
        """Whether the claim of this number is among them."""
        return any(mark.number == number for mark in self.marks)

    @property
    def numbers(self) -> str:
        """The numbers of the claims on them."""
        return " ".join(str(mark.number) for mark in self.marks)


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
    found = story(dossier.text, dossier.language, spans(dossier), lambda _: ())
    paragraphs = tuple(found.paragraphs)
    at = len(dossier.text) - sum(_length(one) for one in paragraphs)
    told: list[Told] = []
    for one in paragraphs:
        told.append(Told(tuple(_pieces(one.segments, at)), one.crosshead))
        at += _length(one)
    return StoryText(tuple(told), frozenset(missing(dossier)))


def _length(paragraph: StoryParagraph) -> int:
    return sum(len(segment.text) for segment in paragraph.segments) + len(paragraph.after)


def _pieces(segments: tuple[Segment, ...], at: int) -> Iterator[Piece]:
    for segment in segments:
        yield Piece(at, segment.text, segment.marks, segment.starts, segment.ends)
        at += len(segment.text)
