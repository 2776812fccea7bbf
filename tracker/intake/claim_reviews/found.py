"""A fact-check as its publisher says it."""

from __future__ import annotations

from dataclasses import field

from tracker.domain.value import value
from tracker.domain.vocabulary import SourceKind


@value
class Rating:
    """How a fact-check came out; any of it may be missing."""

    verdict: str | None = None
    """In the publisher's words: False, Missing context."""
    given: float | None = None
    best: float | None = None
    worst: float | None = None


@value
class FactCheck:
    """Somebody else's check of a claim. No repr tells what was checked."""

    reviewed: str | None = field(repr=False)
    """What was checked, in the publisher's words."""
    rating: Rating
    author: str | None = None
    author_kind: SourceKind = SourceKind.ORGANISATION
    url: str | None = None
    published: str | None = None
    """A day."""
    speaker: str | None = field(default=None, repr=False)
    """Who had claimed it."""
    said_on: str | None = None
