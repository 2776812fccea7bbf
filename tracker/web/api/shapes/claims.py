"""Claims and what hangs on them, as `claim list`, `claim show`, `attribution list`, `evidence list` and `queue` say them."""

from __future__ import annotations

from pydantic import Field

from tracker.domain.vocabulary import (
    AttributionMode,
    AttributionStatus,
    Bearing,
    ReplyOutcome,
    ReviewState,
    Risk,
)
from tracker.models.waiving import WaiverStanding
from tracker.web.api.shapes.exact import Exact


class HoldShape(Exact):
    """Who is on a claim: initials, for what, since and until when."""

    by: str
    for_: str | None = Field(alias="for")
    at: str
    until: str
    assigned_by: str | None


class PassageShape(Exact):
    """Where a claim stands in a text, in code points."""

    revision: int
    start: int
    end: int
    exact: str


class AttributionShape(Exact):
    """Who says so, by whom it reached us, nearest the reader first."""

    id: int
    source: str
    via: list[str]
    status: AttributionStatus
    first_hand: bool | None
    cue: str | None
    quote: str | None
    mode: AttributionMode | None
    said_on: str | None
    locator: str | None
    checked: bool
    retracted: bool


class AttributionOnClaim(AttributionShape):
    """An attribution in a list of several claims'."""

    claim: str


class EvidenceShape(Exact):
    """What the desk holds that bears on a claim."""

    id: int
    claim: str
    number: int
    source: str
    bearing: Bearing
    excerpt: str | None
    locator: str | None
    url: str | None
    archived_url: str | None
    sha256: str | None
    file_name: str | None
    retracted: bool


class ClaimShape(Exact):
    """One claim and how it stands."""

    claim: str
    article: str
    number: int
    text: str
    status: AttributionStatus
    risk: Risk
    state: ReviewState
    version: int
    citations: int
    independent_min: int
    independent_max: int
    rests_on: list[str]
    circular: list[list[str]]
    contested: bool
    attributions: list[AttributionShape]
    passages: list[PassageShape]
    about: str | None
    allegation: bool
    as_of: str | None
    note: str | None
    corrected_by: str | None
    hold: HoldShape | None


class ReplyShape(Exact):
    """A party was asked to answer."""

    id: int
    claim: str
    asked_by: str | None
    party: str
    asked_on: str
    channel: str | None
    deadline: str | None
    outcome: ReplyOutcome
    answer: str | None
    stands: str | None
    note: str | None
    retracted_why: str | None


class GroupMember(Exact):
    """A claim of a group of which at most one is true."""

    claim: str
    state: ReviewState
    text: str


class GroupShape(Exact):
    """Claims of which at most one is true."""

    name: str
    note: str | None
    claims: list[GroupMember]


class WaiverShape(Exact):
    """A finding that an editor accepted."""

    id: int
    claim: str
    rule: str
    until: str
    by: str
    at: str
    standing: WaiverStanding
    reason: str
    finding: str | None
    withdrawn: str | None


class CommentShape(Exact):
    """What was said in the margin of a Word document."""

    id: int
    author: str | None
    made_on: str | None
    text: str


class WholeClaim(ClaimShape):
    """Everything on file about one claim."""

    replies: list[ReplyShape]
    groups: list[GroupShape]
    waivers: list[WaiverShape]
    comments: list[CommentShape]
    split_into: list[str]
    merged_into: list[str]
    split_from: list[str]
    merged_from: list[str]
    evidence: list[EvidenceShape]
    seen: str
    """What a decision on it rests on: sent back with a move, it has the move refused where something changed meanwhile."""


class ClaimPage(Exact):
    """Some claims; with `next` as `after`, those that follow."""

    claims: list[ClaimShape]
    next: str | None


class WaitingShape(Exact):
    """What waits for somebody."""

    claim: str
    state: ReviewState
    risk: Risk
    waits_for: str
    text: str
    hold: HoldShape | None
    task: int | None


class QueueShape(Exact):
    """What waits, high risk first; `more` where the limit left some out."""

    queue: list[WaitingShape]
    more: bool
