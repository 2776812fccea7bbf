"""What is sent to part, place and group claims, to put down who was asked, to judge derivations, to do what is left."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StrictBool, StrictInt

from tracker.domain.vocabulary import Bearing, DerivationKind, ReplyOutcome
from tracker.web.api.shapes.asked import Line, Prose, Story, Word
from tracker.web.api.shapes.exact import Exact

Parts = Annotated[list[Annotated[StrictInt, Field(ge=1, le=50)]], Field(max_length=50)]
Dealt = Annotated[dict[Annotated[str, Field(pattern=r"^[1-9][0-9]{0,8}$")], Parts], Field(max_length=500)]


class PartWanted(Exact):
    """One assertion of a claim that makes several."""

    text: Line
    quote: Prose | None = None
    """The exact words of the claim it stands on; its own text where that stands in them, else all of them."""


class Splitting(Exact):
    """What each part of a claim says, and to which parts alone something goes, by number from 1."""

    parts: Annotated[list[PartWanted], Field(min_length=1, max_length=50)]
    attributions: Dealt = Field(default_factory=dict)
    """Attribution's id: the numbers of the parts that have it; those not named go to all."""
    evidence: Dealt = Field(default_factory=dict)
    reason: Prose | None = None
    seen: Word | None = None


class Merging(Exact):
    """Which claim remains."""

    into: Word
    reason: Prose | None = None
    seen: Word | None = None


class Placing(Exact):
    """Where words stand now: one of `words`, `candidate` and `gone`."""

    words: Prose | None = None
    occurrence: StrictInt | None = None
    candidate: StrictInt | None = None
    """One of the places that the difference of the texts offers, from 1."""
    gone: StrictBool = False
    seen: Word | None = None


class Grouping(Exact):
    """Claims of which at most one is true."""

    claims: Annotated[list[Word], Field(min_length=1, max_length=100)]
    name: Word | None = None
    note: Prose | None = None


class Ungrouping(Exact):
    """Out of which group; the only one it is in where left out."""

    name: Word | None = None


class Asking(Exact):
    """Who was asked to answer a claim, and what came of it."""

    party: Word | None = None
    """The party that the claim concerns where left out."""
    asked_on: Word | None = None
    channel: Line | None = None
    deadline: Word | None = None
    outcome: ReplyOutcome | None = None
    answer: Prose | None = None
    stands: Prose | None = None
    """The exact words of the story that carry the answer."""
    note: Prose | None = None


class NewDerivation(Exact):
    """Who drew on whom."""

    source: Word
    drew_on: Word
    kind: DerivationKind = DerivationKind.OTHER
    suspected: StrictBool = False
    scope: Word | None = None
    """A claim or story for which it holds; always where left out."""
    note: Prose | None = None


class Suspecting(Exact):
    """Where copies are looked for."""

    of: Word | None = None
    """A claim or a story; the whole desk where left out."""


class TakingComment(Exact):
    """With which claim a comment stays."""

    claim: Word | None = None
    """Left out: the one that stands on its words."""


class Finishing(Exact):
    """How readers were told, where the words still stand."""

    note: Prose | None = None


class UsingPolicy(Exact):
    """Which pack the desk goes by, or one story."""

    policy: Word | None = None
    """Left out: the story goes by whatever the desk goes by."""
    article: Word | None = None


class TextGoingOut(Exact):
    """The text that is about to be published."""

    text: Story
    """As text, Markdown or HTML."""


class FactCheckTaken(Exact):
    """Somebody's published fact-check."""

    text: Story
    """Its page as HTML, or its ClaimReview as JSON-LD."""
    number: StrictInt | None = None
    """Which one, where it holds several."""
    bearing: Bearing | None = None
    """Which way it points; left out, its rating says so where it is plain, else it is context."""
    source: Word | None = None
    """Whose it is, where it names nobody or is on file under another name."""
