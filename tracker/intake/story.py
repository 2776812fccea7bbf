"""A story as a file holds it, before the desk knows it: plain values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tracker.domain.stamp import Stamp
from tracker.intake.beside import Beside

OPENING = 3
"""Paragraphs at a story's beginning among which its headline stands; a slug or a byline may come before it."""


LONGEST_PART = 600
"""Code points of a headline or standfirst; what is longer is a paragraph, whatever it is marked as."""


def part_of(words: str | None) -> str | None:
    """A headline or standfirst on one line; None where there is none, or it is too long for one."""
    line = " ".join((words or "").split())
    return line if 0 < len(line) <= LONGEST_PART else None


class Kind(StrEnum):
    """The formats that a story comes in."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark in the margin of a draft, on some of its words; start and end are code points of the story's text."""

    start: int
    end: int
    author: str | None
    text: str
    made_on: str | None = None
    """When it was written, ISO 8601, as the file says; word processors write the clock on the wall."""
    answers: int | None = None
    """The place, among the story's comments, of the one it replies to."""
    resolved: bool = False
    """Somebody ticked it off in the draft."""


@dataclass(frozen=True, slots=True)
class Story:
    """What a file says: its text, and which parts of it are headline and standfirst where it tells them apart.

    Headline and standfirst stand in the text too, so that places in it are places in what people read.
    """

    text: str
    kind: Kind
    headline: str | None = None
    standfirst: str | None = None
    comments: tuple[Comment, ...] = ()
    language: str | None = None
    author: str | None = None
    beside: tuple[Beside, ...] = ()
    """What else people see on the page or in the document, in order: whether it stands in the text or not."""
    stamp: Stamp | None = None
    """What it was made from, where it is a copy that tracker wrote."""
