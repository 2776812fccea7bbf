"""A story with a note on each of its claims: a document, and what it takes to set the notes in the margin of the story."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from tracker.reports.document import Badge, Document, Runs, Story

Told = tuple[str, tuple[Runs, ...]]
"""A named thing that is on file about a claim, in lines."""


@dataclass(frozen=True, slots=True)
class Hand:
    """Who decided on a claim, and when; of a claim that nobody decided on, the program speaks."""

    name: str
    initials: str
    at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """What is on file about one claim, to be told where its words stand."""

    number: int
    badges: tuple[Badge, ...]
    """The state first."""
    text: Runs
    told: tuple[Told, ...]
    places: int
    """How many passages of the story it is marked at; 0 where its words stand nowhere in the text."""
    hand: Hand


@dataclass(frozen=True, slots=True)
class Annotated(Document):
    """The annotated story. Formats without a margin write its blocks, in which the notes stand under the story; in Word
    the notes are comments on the words, and nothing stands in the text but the story."""

    story: Story | None = None
    notes: Iterable[Note] = ()
    over: tuple[str | None, str | None] = (None, None)
    """Headline and standfirst, where they are none of the text's own paragraphs."""
    opening: tuple[str | None, str | None] = (None, None)
    """Headline and standfirst, where they are paragraphs of the text."""
    about: tuple[Runs, ...] = ()
    """What is said of the copy as a whole."""
    running_head: str = ""
    """A few words at the head of every page, no sentence, so that nobody takes them for the story's."""
