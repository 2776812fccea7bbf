"""What is sent. A field left out is left as it is, or unsaid."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field, StrictBool, StrictInt, StringConstraints

from tracker.domain.vocabulary import (
    AttributionMode,
    AttributionStatus,
    Bearing,
    Reliability,
    ReviewState,
    Risk,
    SourceGenre,
    SourceKind,
    SourceTerms,
)
from tracker.domain.wording import STORY
from tracker.web.api.shapes.exact import Exact


def _without_nul(words: str) -> str:
    """A server may not even be asked for a text with a NUL in it.

    Raises:
        ValueError: there is one.
    """
    if "\0" in words:
        raise ValueError("it holds the character U+0000")
    return words


Word = Annotated[str, StringConstraints(max_length=300), AfterValidator(_without_nul)]
Line = Annotated[str, StringConstraints(max_length=2_000), AfterValidator(_without_nul)]
Prose = Annotated[str, StringConstraints(max_length=50_000), AfterValidator(_without_nul)]
Story = Annotated[str, StringConstraints(max_length=STORY), AfterValidator(_without_nul)]
Key = Annotated[int, Field(ge=1, le=2**31 - 1, strict=True)]
Keys = Annotated[list[Key], Field(min_length=1, max_length=500)]


class StoryText(Exact):
    """A story's text."""

    text: Story
    slug: Word | None = None
    """How people name it; of a story on file, that this is its next revision. Made from the headline where left out."""
    headline: Line | None = None
    """The text's first line where left out."""
    standfirst: Prose | None = None
    reporter: Word | None = None
    language: Word | None = None
    anyway: bool = False
    """Though the very text was filed before, or hardly any claim of the story is found in it."""


class StoryEdit(Exact):
    """What of a story is to be another; a blank reporter or deadline is none."""

    headline: Line | None = None
    reporter: Word | None = None
    """Initials or name."""
    deadline: Word | None = None
    """The day by which it is to be ready."""


class Publishing(Exact):
    """Where and when a story came out."""

    url: Line | None = None
    at: Word | None = None
    note: Prose | None = None
    """What readers are told of what is another than before."""


class NewClaim(Exact):
    """A claim of a story."""

    text: Line
    status: AttributionStatus = AttributionStatus.UNATTRIBUTED
    quote: Prose | None = None
    """The exact words in the newest text."""
    occurrence: StrictInt | None = None
    """Which one, where the words stand several times."""
    risk: Risk = Risk.NORMAL
    about: Word | None = None
    allegation: StrictBool = False
    as_of: Word | None = None
    note: Prose | None = None


class ClaimEdit(Exact):
    """What is to be another on a claim."""

    text: Line | None = None
    status: AttributionStatus | None = None
    quote: Prose | None = None
    occurrence: StrictInt | None = None
    risk: Risk | None = None
    about: Word | None = None
    allegation: StrictBool | None = None
    as_of: Word | None = None
    note: Prose | None = None
    seen: Word | None = None


class MoveAsked(Exact):
    """What a move needs beside its name; what a move has no use for is refused."""

    reason: Prose | None = None
    seen: Word | None = None
    """What the claim said as `seen` when it was looked at: the move is refused where something changed since."""
    for_: Word | None = Field(None, alias="for")
    """`take`, `assign`: for what."""
    hours: StrictInt | None = None
    """`take`, `assign`: how long it stays theirs."""
    person: Word | None = None
    """`assign`: whom, by initials or name."""
    outcome: ReviewState | None = None
    """`opinion`: verified, disputed, refuted or unverifiable."""
    with_: Word | None = Field(None, alias="with")
    """`correct`: the label of the claim that stands in its place from now on."""
    alone: StrictBool = False
    """Decide without a second person, where the desk allows it; needs a reason."""
    override: StrictBool = False
    """`verify`, `approve`: go against the policy that holds it back; needs a reason."""


class NewAttribution(Exact):
    """Who says so."""

    source: Word
    status: AttributionStatus
    via: list[Word] = Field(default_factory=list, max_length=50)
    """Who passed it on, nearest the reader first."""
    first_hand: StrictBool | None = None
    cue: Word | None = None
    quote: Prose | None = None
    mode: AttributionMode | None = None
    said_on: Word | None = None
    locator: Line | None = None
    note: Prose | None = None


class Located(Exact):
    """Where in it."""

    locator: Line | None = None


class Reasoned(Exact):
    """Why."""

    reason: Prose


class MaybeReasoned(Exact):
    """Why, where somebody says."""

    reason: Prose | None = None


class NewEvidence(Exact):
    """What the desk holds; a file is sent on the claim's page."""

    source: Word
    bearing: Bearing = Bearing.SUPPORTS
    excerpt: Prose | None = None
    locator: Line | None = None
    url: Line | None = None
    archived_url: Line | None = None
    note: Prose | None = None


class Accepting(Exact):
    """Which proposals become claims, and what is another than proposed."""

    ids: Keys
    into: Word | None = None
    """They say the same as this claim of the story: add to that."""
    together: StrictBool = False
    """They are one claim."""
    text: Line | None = None
    status: AttributionStatus | None = None
    source: Word | None = None
    via: Annotated[list[Word], Field(max_length=50)] | None = None
    no_source: StrictBool = False
    new_source: StrictBool = False
    first_hand: StrictBool | None = None
    risk: Risk = Risk.NORMAL
    about: Word | None = None
    allegation: StrictBool = False
    note: Prose | None = None


class Dismissing(MaybeReasoned):
    """Which proposals are no claims."""

    ids: Keys


class Reoffering(Exact):
    """Which proposals are to wait again."""

    ids: Keys


class _SourceFields(Exact):
    """What is told of a source beside its name and kind."""

    aliases: list[Word] = Field(default_factory=list, max_length=100)
    terms: SourceTerms | None = None
    genre: SourceGenre | None = None
    reliability: Reliability | None = None
    confidential: StrictBool | None = None
    """The name given is a codename, never the real one."""
    description: Prose | None = None
    why_unnamed: Prose | None = None
    known_to: Word | None = None
    note: Prose | None = None


class NewSource(_SourceFields):
    """A source."""

    source: Word
    kind: SourceKind


class SourceEdit(_SourceFields):
    """What is to be another on a source."""

    source: Word
    name: Word | None = None
    """The one before stays as an alias, unless the source is confidential."""
    kind: SourceKind | None = None


class NamedSource(Exact):
    """A source, by name or alias."""

    source: Word


class MergingSource(NamedSource):
    """A source that is another on file."""

    into: Word


class Retracting(Reasoned):
    """A source that the desk stands by no longer, and why."""

    source: Word


class Waiving(Reasoned):
    """A finding that is accepted for a time, and why."""

    rule: Word
    until: Word
    """The last day on which it holds: 2026-12-31."""
