"""The records as plain frozen rows: what the audit and the reports read, with no database behind it.

A source's name and the notes are left out of every repr, so that none reaches a log that way.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import field

from tracker.domain.fate import Change
from tracker.domain.folding import folded
from tracker.domain.proposal import Span
from tracker.domain.sourcing import Citation, Drew
from tracker.domain.value import value
from tracker.domain.vocabulary import (
    SUPPORTING_STATUSES,
    Assessment,
    AttributionMode,
    AttributionStatus,
    Bearing,
    DerivationKind,
    ReplyOutcome,
    ReviewAct,
    ReviewState,
    Risk,
    Role,
    SourceGenre,
    SourceKind,
    SourceTerms,
    Verdict,
)


@value
class PersonRow:
    """Somebody at the desk."""

    id: int
    name: str = field(repr=False)
    initials: str
    roles: frozenset[Role] = frozenset()


@value
class SourceRow:
    """A source as the desk has it on file."""

    id: int
    name: str = field(repr=False)
    kind: SourceKind
    genre: SourceGenre | None = None
    terms: SourceTerms | None = None
    confidential: bool = False
    description: str | None = field(default=None, repr=False)
    retracted_at: dt.datetime | None = None
    retracted_why: str | None = field(default=None, repr=False)
    why_unnamed: str | None = field(default=None, repr=False)
    known_to_id: int | None = None
    """The editor who knows who it is."""
    aliases: tuple[str, ...] = field(default=(), repr=False)

    @property
    def retracted(self) -> bool:
        """Whether the desk no longer stands by this source."""
        return self.retracted_at is not None

    @property
    def kept(self) -> bool:
        """Whether it must not be named outside: confidential, or not speaking on the record."""
        return self.confidential or self.terms not in (None, SourceTerms.ON_RECORD)

    @property
    def unexplained(self) -> bool:
        """Whether it goes without a name, and why it must or which editor knows it is not on file."""
        hidden = self.kind is SourceKind.UNNAMED or self.confidential
        return hidden and not self.retracted and (not self.why_unnamed or self.known_to_id is None)


@value
class AttributionRow:
    """One source's stance to one claim. `via` holds source ids, nearest the reader first."""

    id: int
    source_id: int
    status: AttributionStatus
    via: tuple[int, ...] = ()
    first_hand: bool | None = None
    cue: str | None = field(default=None, repr=False)
    quote: str | None = field(default=None, repr=False)
    mode: AttributionMode | None = None
    said_on: str | None = None
    locator: str | None = field(default=None, repr=False)
    note: str | None = field(default=None, repr=False)
    checked_by_id: int | None = None
    checked_at: dt.datetime | None = None
    retracted_at: dt.datetime | None = None
    retracted_why: str | None = field(default=None, repr=False)

    @property
    def live(self) -> bool:
        """Whether it still stands."""
        return self.retracted_at is None

    @property
    def chain(self) -> tuple[int, ...]:
        """Source ids from the reader to who said it."""
        return (*self.via, self.source_id)

    @property
    def supports(self) -> bool:
        """Whether it stands and puts weight under the claim."""
        return self.retracted_at is None and self.status in SUPPORTING_STATUSES


@value
class EvidenceRow:
    """One thing we hold; `number` is its order on the claim, from 1."""

    id: int
    number: int
    source_id: int
    bearing: Bearing
    excerpt: str | None = field(default=None, repr=False)
    locator: str | None = field(default=None, repr=False)
    url: str | None = field(default=None, repr=False)
    archived_url: str | None = field(default=None, repr=False)
    sha256: str | None = None
    file_name: str | None = field(default=None, repr=False)
    note: str | None = field(default=None, repr=False)
    retracted_at: dt.datetime | None = None
    retracted_why: str | None = field(default=None, repr=False)

    @property
    def live(self) -> bool:
        """Whether it still stands."""
        return self.retracted_at is None

    @property
    def supports(self) -> bool:
        """Whether it stands and puts weight under the claim."""
        return self.live and self.bearing is Bearing.SUPPORTS


@value
class DerivationRow:
    """One source drew on another; standing where both scopes are None."""

    id: int
    source_id: int
    drew_on_id: int
    kind: DerivationKind
    assessment: Assessment
    article_id: int | None = None
    claim_id: int | None = None
    note: str | None = field(default=None, repr=False)
    retracted_at: dt.datetime | None = None

    @property
    def live(self) -> bool:
        """Whether the sourcing graph has it: not retracted, not dismissed."""
        return self.retracted_at is None and self.assessment is not Assessment.DISMISSED

    @property
    def drew(self) -> Drew:
        """The same as the sourcing graph wants it."""
        return Drew(self.source_id, self.drew_on_id, self.kind, self.assessment is Assessment.SUSPECTED)


@value
class PassageRow:
    """Where a claim stands: code points `start` up to `end` of revision `revision`."""

    revision: int
    start: int
    end: int
    exact: str


@value
class ReviewRow:
    """One step of a review, oldest first in a claim's list."""

    act: ReviewAct
    from_state: ReviewState
    to_state: ReviewState
    outcome: ReviewState | None
    by_id: int | None
    at: dt.datetime
    reason: str | None = field(repr=False)
    claim_version: int
    overrides: str | None = None
    """Rules, comma between, that stood against the outcome and were overridden."""


@value
class HoldRow:
    """Who is on a claim now."""

    person_id: int
    purpose: str | None = field(repr=False)
    at: dt.datetime
    until: dt.datetime
    initials: str = ""
    """Whose it is."""
    assigned_by: str | None = None
    """The initials of whoever gave it to them, where they did not take it."""


@value
class ReplyRow:
    """One party was asked about a claim. Days are ISO 8601 dates; `stands` are the words of the story that carry it."""

    id: int
    party: str = field(repr=False)
    asked_on: str
    asked_by_id: int | None
    channel: str | None = field(repr=False)
    deadline: str | None
    outcome: ReplyOutcome
    answer: str | None = field(default=None, repr=False)
    stands: str | None = field(default=None, repr=False)
    note: str | None = field(default=None, repr=False)
    retracted_at: dt.datetime | None = None

    @property
    def live(self) -> bool:
        """Whether it still stands."""
        return self.retracted_at is None


@value
class CommentRow:
    """A Word comment that somebody took to a claim."""

    id: int
    author: str | None = field(repr=False)
    text: str = field(repr=False)
    made_on: str | None = None
    """When it was written, as the document says."""


@value
class WaiverRow:
    """A finding accepted on a claim, through the day `until`."""

    id: int
    rule: str
    finding: str | None = field(repr=False)
    """What the audit said when it was waived; None where it had nothing to say yet."""
    reason: str = field(repr=False)
    until: str
    by_id: int
    at: dt.datetime
    withdrawn_at: dt.datetime | None = None
    withdrawn_why: str | None = field(default=None, repr=False)

    def in_force(self, at: dt.datetime) -> bool:
        """Whether it holds at this moment."""
        return self.withdrawn_at is None and at.astimezone(dt.UTC).date().isoformat() <= self.until


@value
class SignedRow:
    """How one claim stood when its text was released."""

    version: int
    minimum: int
    maximum: int


@value
class TextRow:
    """A story's text as filed once, and what stood over it; None where nobody said."""

    text: str = field(repr=False)
    headline: str | None = None
    standfirst: str | None = None


@value
class FiledRow:
    """A story's text as filed once, by its number; the text itself left out."""

    number: int
    sha256: str | None = None
    at: dt.datetime | None = None
    by_id: int | None = None


@value
class AlignmentRow:
    """What became of one passage of a claim in the revision that was filed after its own."""

    claim_id: int
    revision: int
    """The number of the revision it was looked for in."""
    before: PassageRow
    verdict: Verdict
    became: Span | None = None
    """Where it stands there; None where it is gone, or nobody has placed it yet."""
    changes: tuple[Change, ...] = ()
    filed_at: dt.datetime | None = None
    """When that revision was filed."""
    placed: bool = False
    """Whether somebody placed it, or said that it is gone."""


@value
class SignOffRow:
    """The newest release of a story's text; `claims` by claim id, `waivers` are the ids it relied on."""

    id: int
    revision: int
    sha256: str
    policy: str
    by_id: int
    at: dt.datetime
    claims: Mapping[int, SignedRow] = field(default_factory=dict)
    waivers: tuple[int, ...] = ()
    signed_text: TextRow | None = None
    """What was released, where another text has been filed since."""


@value
class MemberRow:
    """One claim of a contradiction group; it may be another story's."""

    claim_id: int
    label: str
    text: str = field(repr=False)
    state: ReviewState


@value
class ContradictionRow:
    """Claims of which one at most is true."""

    id: int
    name: str = field(repr=False)
    members: tuple[MemberRow, ...]
    note: str | None = field(default=None, repr=False)


@value
class TaskRow:
    """One story is to be looked at because a claim that it carries was corrected. Claims are named by their labels."""

    id: int
    claim: str
    """The claim that was corrected."""
    replaced_by: str | None
    """The claim that stands in its place."""
    carried_by: str
    """The claim of the story that says the same; in its own story the corrected one itself."""
    carried_by_id: int
    revision: int
    """The number of the story's newest text when the claim was corrected; 0 where it had none."""
    at: dt.datetime
    by_id: int | None = None
    done_at: dt.datetime | None = None
    done_by_id: int | None = None
    note: str | None = None
    """What was done about it."""

    @property
    def open(self) -> bool:
        """Whether nobody has seen to it yet."""
        return self.done_at is None

    def is_said(self, places: Iterable[PassageRow], newest: int | None, text: str) -> bool:
        """Whether a text still says it in the words of then, whether or not the claim is placed on them; where nobody ever placed
        the claim, it is taken to.

        Args:
            places: where the claim of this story stands and stood.
            newest: the number of the text.
            text: the text itself.
        """
        rows = tuple(places)
        then = {folded(row.exact) for row in rows if row.revision <= self.revision}
        if not rows or any(row.revision == newest and (not then or folded(row.exact) in then) for row in rows):
            return True
        now = folded(text)
        return any(re.search(rf"(?<!\w){re.escape(words)}(?!\w)", now) for words in then)


@value
class PublicationRow:
    """One text of a story as it went out."""

    revision: int
    sign_off_id: int
    at: dt.datetime
    url: str | None
    by_id: int
    note: str | None = None
    """What readers were told of what is another than before."""


@value
class ClaimRow:
    """One claim with all that hangs on it."""

    id: int
    label: str
    number: int
    text: str = field(repr=False)
    status: AttributionStatus
    article_id: int = 0
    risk: Risk = Risk.NORMAL
    state: ReviewState = ReviewState.UNREVIEWED
    version: int = 1
    about: str | None = field(default=None, repr=False)
    allegation: bool = False
    as_of: str | None = None
    note: str | None = field(default=None, repr=False)
    author_id: int | None = None
    passages: tuple[PassageRow, ...] = ()
    attributions: tuple[AttributionRow, ...] = ()
    evidence: tuple[EvidenceRow, ...] = ()
    reviews: tuple[ReviewRow, ...] = ()
    hold: HoldRow | None = None
    replies: tuple[ReplyRow, ...] = ()
    waivers: tuple[WaiverRow, ...] = ()
    comments: tuple[CommentRow, ...] = ()
    corrected_by: str | None = None
    """The label of the claim that replaced it."""
    imported_by_id: int | None = None
    """Who else brought what it says on file: from a file, or as the whole that it is a part of."""

    @property
    def article(self) -> str:
        """The slug of its article."""
        return self.label.rpartition("#")[0]

    @property
    def citations(self) -> list[Citation]:
        """Its live supporting attributions, as the sourcing graph wants them."""
        return [Citation((*row.via, row.source_id), row.first_hand) for row in self.attributions if row.supports]

    @property
    def supporting_evidence(self) -> list[int]:
        """The source ids of its live supporting evidence, one a piece."""
        return [row.source_id for row in self.evidence if row.supports]

    @property
    def denials(self) -> list[Citation]:
        """Its live denials, in the same form."""
        return [Citation(row.chain) for row in self.attributions if row.live and row.status is AttributionStatus.DENIED]

    @property
    def refuting_evidence(self) -> list[int]:
        """The source ids of its live refuting evidence, one a piece."""
        return [row.source_id for row in self.evidence if row.live and row.bearing is Bearing.REFUTES]
