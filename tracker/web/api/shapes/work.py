"""What is answered of derivations, comments, tasks, packs of house rules and texts, as the commands say it."""

from __future__ import annotations

from pydantic import Field

from tracker.domain.support import EndKind
from tracker.domain.vocabulary import (
    Assessment,
    ChangeKind,
    DerivationKind,
    ProposalStanding,
    ReviewState,
    Severity,
    SourceKind,
    Verdict,
)
from tracker.web.api.shapes.exact import Exact


class DerivationShape(Exact):
    """Who drew on whom."""

    id: int
    source: str
    drew_on: str
    kind: DerivationKind
    assessment: Assessment
    scope: str | None
    retracted: bool
    note: str | None
    source_id: int
    drew_on_id: int


class DerivationPage(Exact):
    """Some derivations; with `next` as `after`, those that follow."""

    derivations: list[DerivationShape]
    next: int | None


class SuspectedShape(Exact):
    """What looking for copies came to."""

    claims_read: int
    suspected: list[int]
    """The ids of what was put on file, as suspected."""
    left_alone: int
    """How many rest on what somebody changed meanwhile: look again."""


class CommentRow(Exact):
    """A remark in the margin of a Word document."""

    id: int
    revision: int
    number: int
    author: str | None
    made_on: str | None
    words: str
    start: int
    end: int
    text: str
    standing: ProposalStanding
    claim: str | None


class TaskShape(Exact):
    """What a correction leaves to do."""

    id: int
    article: str
    claim: str
    corrected_by: str | None
    carried_by: str
    at: str
    by: str | None
    words_gone: bool
    done_at: str | None
    done_by: str | None
    note: str | None


class PolicyRow(Exact):
    """A pack of house rules in the list of them."""

    policy: str
    in_use: bool
    articles: int
    shipped: bool
    summary: str


class LeastShape(Exact):
    """Independent sources at least, in a pack."""

    normal: int
    high: int
    secondary: int | None
    unnamed: int | None


class StaleShape(Exact):
    """After how many days something has lain too long."""

    review_days: int = Field(alias="review-days")
    as_of_days: int = Field(alias="as-of-days")


class PolicyShape(Exact):
    """What a pack asks."""

    policy: str
    summary: str
    minimum: LeastShape
    stale: StaleShape
    severity: dict[str, dict[str, Severity]]
    """Rule: what it weighs at each risk."""
    changed: list[str]
    """The rules that weigh otherwise than by themselves."""


class PolicyUsed(Exact):
    """Which pack is gone by now."""

    policy: str
    article: str | None


class TwigShape(Exact):
    """A source in the tree of what a claim rests on."""

    source: str
    depth: int
    how: str
    kind: SourceKind
    suspected: bool
    end: EndKind | None
    retracted: bool
    loop: bool
    one_hand_with: list[str]


class RestsShape(Exact):
    """What a claim rests on, in reading order."""

    claim: str
    citations: int
    independent_min: int
    independent_max: int
    rests_on: list[str]
    circular: list[list[str]]
    sentence: str
    tree: list[TwigShape]


class SpanShape(Exact):
    """Words of a text, by code points."""

    start: int
    end: int
    exact: str


class ChangeShape(Exact):
    """Words that are otherwise in the new text."""

    kind: ChangeKind
    before: str
    after: str


class PassageFate(Exact):
    """What became of one passage of a claim."""

    start: int
    end: int
    exact: str
    verdict: Verdict
    became: SpanShape | None
    candidates: list[SpanShape]
    """Where it may stand, the likeliest first: `candidate` of placing it."""
    placed_by: str | None
    since_revision: int | None


class ClaimFate(Exact):
    """What became of one claim."""

    claim: str
    text: str
    state: ReviewState
    verdict: Verdict
    to_place: bool
    changes: list[ChangeShape]
    lost_sign_off: str | None
    was: ReviewState | None
    passages: list[PassageFate]


class OverDiffShape(Exact):
    """A headline or standfirst that is another than before."""

    part: str
    before: str | None
    """None where nobody said."""
    now: str


class DiffShape(Exact):
    """What a new text made of the claims."""

    article: str
    from_: int | None = Field(alias="from")
    to: int
    over: list[OverDiffShape]
    """The headline and the standfirst, where they are others."""
    claims: list[ClaimFate]
    without_words: list[str]
    new_sentences: list[SpanShape]


class OverShape(Exact):
    """A headline or standfirst that is another."""

    part: str
    signed: str | None
    here: str


class ApartShape(Exact):
    """Where a text is another than the one that was signed."""

    line: int
    start: int
    signed: str
    here: str


class AlsoShown(Exact):
    """What else people see on the page, and nobody signed."""

    words: str
    in_story: bool


class CheckedShape(Exact):
    """Whether a text is the one that was signed."""

    article: str
    same: bool
    signed: bool
    revision: int | None
    signed_by: str | None
    headline: str | None
    over: list[OverShape]
    changed_since: int
    difference: ApartShape | None
    """The first."""
    differences: list[ApartShape]
    also_shown: list[AlsoShown]
