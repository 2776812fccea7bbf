"""Stories, their proposals, releases and reports."""

from __future__ import annotations

from typing import Literal

from tracker.domain.proposal import Resolved, Tier
from tracker.domain.vocabulary import (
    AttributionMode,
    AttributionStatus,
    ProposalStanding,
    ReviewState,
    SourceKind,
    Stage,
)
from tracker.web.api.shapes.exact import Exact

EditedPart = Literal["headline", "reporter", "deadline"]
Span = tuple[int, int]
"""In code points of the text."""


class ArticleShape(Exact):
    """One story: how far it is, what is left to check, who signed it off last."""

    id: int
    slug: str
    headline: str
    stage: Stage
    revision: int | None
    claims: int
    states: dict[str, int]
    """How many claims are in each state; those that none is in are left out."""
    reporter: str | None
    former_reporters: list[str]
    """Who reported it before, oldest first: they decide on none of it."""
    deadline: str | None
    """The day by which it is to be ready."""
    language: str
    signed_off_by: str | None
    signed_off_at: str | None
    signed_revision: int | None
    signed_text: bool | None
    changed_since: int | None
    published_at: str | None
    url: str | None
    tasks: int
    facts_left: int | None
    """None where there is no text, or the story is published."""


class ArticlePage(Exact):
    """Some stories in the order of filing; with `next` as `after`, those that follow."""

    articles: list[ArticleShape]
    next: str | None


class TextShape(Exact):
    """The newest text of a story."""

    article: str
    revision: int
    headline: str | None
    standfirst: str | None
    text: str
    sha256: str
    filed_by: str | None
    filed_at: str | None


class FiledShape(Exact):
    """What filing a text came to."""

    article: str
    revision: int
    new: bool
    """Whether the text is another than the one on file."""
    kept: int
    """Claims whose decision stands on words of this text."""
    fallen: list[str]
    """Claims whose decision no longer stands."""
    orphans: list[str]
    """Claims with words that a person is to place."""
    fresh: int
    """Sentences that stood nowhere in the text before."""


class EditedShape(Exact):
    """A story as it is called and reported now, and what of that is another than before."""

    article: str
    headline: str
    reporter: str | None
    former_reporters: list[str]
    deadline: str | None
    revision: int | None
    """The number of the newest text: another headline is another revision."""
    changed: list[EditedPart]


class SameShape(Exact):
    """A claim on file that may say the same."""

    claim: str
    text: str
    state: ReviewState
    independent_min: int
    independent_max: int
    score: float
    differences: list[str]
    same_story: bool


class MarginShape(Exact):
    """A Word comment that lies on a proposal's sentence."""

    id: int
    author: str | None
    text: str


class ProposalShape(Exact):
    """What was found in a text and may be a claim."""

    id: int
    text: str
    status: AttributionStatus
    source: str | None
    via: list[str]
    rule: str
    confidence: Tier
    source_spans: list[Span]
    cue_spans: list[Span]
    content_spans: list[Span]
    source_kind: SourceKind | None
    source_written: str | None
    resolved: Resolved | None
    cue: str | None
    sentence: Span
    mode: AttributionMode | None
    as_fact: bool
    worth: int
    reasons: list[str]
    standing: ProposalStanding
    stale: bool
    source_fit: str | None
    source_on_file: str | None
    source_near: list[str]
    on_words: list[str]
    same_claims: list[SameShape]
    together: list[int]
    comments: list[MarginShape]
    claim: str | None
    why: str | None


class ProposalsShape(Exact):
    """What is proposed in a story, in reading order."""

    article: str
    revision: int | None
    proposals: list[ProposalShape]


class MadeShape(Exact):
    """A claim that proposals were accepted as."""

    claim: str
    text: str
    status: AttributionStatus
    proposals: list[int]
    new: bool
    fell: bool
    """Whether it was decided, and is back in review."""


class FreshSource(Exact):
    """A source that nobody knew."""

    source: str
    kind: SourceKind


class AcceptedShape(Exact):
    """What accepting came to."""

    claims: list[MadeShape]
    new_sources: list[FreshSource]


class DismissedShape(Exact):
    """Which proposals are dismissed."""

    dismissed: list[int]


class ReofferedShape(Exact):
    """Which proposals wait again, and which claims that were made of them are withdrawn."""

    proposals: list[int]
    withdrawn: list[str]
