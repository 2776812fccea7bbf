"""Every word people choose from, once (docs: `domain.md` sections 1, 2 and 5).

The value of each member is what stands in the database, in JSON and on the command line.
"""

from __future__ import annotations

from enum import StrEnum


class AttributionStatus(StrEnum):
    """How a source stands to a claim; on a claim, how the article itself puts it."""

    REPORTED = "reported"
    ALLEGED = "alleged"
    DENIED = "denied"
    CONFIRMED = "confirmed"
    SPECULATED = "speculated"
    UNATTRIBUTED = "unattributed"
    """Of claims only: the outlet's own voice."""


SUPPORTING_STATUSES = frozenset({AttributionStatus.REPORTED, AttributionStatus.ALLEGED, AttributionStatus.CONFIRMED})
"""The stances that put weight under a claim; `speculated` and `denied` put none."""


class SourceKind(StrEnum):
    """What a source is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    OUTLET = "outlet"
    AGENCY = "agency"
    DOCUMENT = "document"
    DATASET = "dataset"
    OBSERVATION = "observation"
    GROUP = "group"
    UNNAMED = "unnamed"


class SourceTerms(StrEnum):
    """On which terms a source speaks to us."""

    ON_RECORD = "on_record"
    BACKGROUND = "background"
    DEEP_BACKGROUND = "deep_background"
    OFF_RECORD = "off_record"


class SourceGenre(StrEnum):
    """What sort of publication a source is, where that weakens it."""

    ENCYCLOPEDIA = "encyclopedia"
    AGGREGATOR = "aggregator"
    PRESS_RELEASE = "press_release"
    WIRE = "wire"
    SOCIAL = "social"
    OWN_STORY = "own_story"
    """An earlier story of ours; the source names the article."""


class Reliability(StrEnum):
    """The desk's grade of a source, the A to F of the Admiralty code."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


class AttributionMode(StrEnum):
    """In what form the source's words reached us."""

    QUOTE = "quote"
    PARAPHRASE = "paraphrase"
    DOCUMENT = "document"
    OBSERVED = "observed"


class DerivationKind(StrEnum):
    """How one source drew on another."""

    WIRE = "wire"
    REWRITE = "rewrite"
    TRANSLATION = "translation"
    PRESS_RELEASE = "press_release"
    CONTROLLED_BY = "controlled_by"
    """Two names, one hand: runs from the outlet to who controls it."""
    SAME_WITNESS = "same_witness"
    OTHER = "other"


class Assessment(StrEnum):
    """How sure the desk is of a derivation."""

    CONFIRMED = "confirmed"
    SUSPECTED = "suspected"
    DISMISSED = "dismissed"


class Bearing(StrEnum):
    """Which way a piece of evidence points."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    CONTEXT = "context"


class Risk(StrEnum):
    """How much harm a wrong claim would do."""

    NORMAL = "normal"
    HIGH = "high"


class Stage(StrEnum):
    """How far an article is."""

    DRAFT = "draft"
    SIGNED_OFF = "signed_off"
    PUBLISHED = "published"


class Role(StrEnum):
    """What somebody may do at the desk."""

    REPORTER = "reporter"
    CHECKER = "checker"
    EDITOR = "editor"
    LEGAL = "legal"
    READER = "reader"


class ReviewState(StrEnum):
    """Where the desk's own checking of a claim stands."""

    UNREVIEWED = "unreviewed"
    IN_REVIEW = "in_review"
    NEEDS_SOURCE = "needs_source"
    VERIFIED = "verified"
    DISPUTED = "disputed"
    REFUTED = "refuted"
    UNVERIFIABLE = "unverifiable"
    WITHDRAWN = "withdrawn"
    CORRECTED = "corrected"


DECIDED_STATES = frozenset(
    {
        ReviewState.VERIFIED,
        ReviewState.DISPUTED,
        ReviewState.REFUTED,
        ReviewState.UNVERIFIABLE,
    }
)
"""The outcomes a review can come to."""

LAID_ASIDE = frozenset({ReviewState.WITHDRAWN, ReviewState.CORRECTED})
"""Claims that no longer count: a withdrawn one is out of the story, a corrected one has been replaced by another."""


class ReviewAct(StrEnum):
    """One step of the review of one claim."""

    TAKE = "take"
    RELEASE = "release"
    ASSIGN = "assign"
    NEEDS_SOURCE = "needs_source"
    PROPOSE = "propose"
    OPINION = "opinion"
    APPROVE = "approve"
    OVERRIDE = "override"
    RETURN = "return"
    REOPEN = "reopen"
    WITHDRAW = "withdraw"
    CORRECT = "correct"


class SecondPerson(StrEnum):
    """Whether a decision needs somebody else's approval (desk setting)."""

    REQUIRED = "required"
    OVERRIDE = "override"
    OFF = "off"


class ReplyOutcome(StrEnum):
    """What came of asking somebody to answer a claim."""

    AWAITED = "awaited"
    ANSWERED = "answered"
    DECLINED = "declined"
    """They were reached and would not comment: no denial."""
    NO_ANSWER = "no_answer"
    UNREACHABLE = "unreachable"


class Severity(StrEnum):
    """How much a finding weighs, least first."""

    NOTE = "note"
    WARNING = "warning"
    BLOCKER = "blocker"

    @property
    def weight(self) -> int:
        """Place in the order note < warning < blocker, from 0."""
        return list(type(self)).index(self)


class Audience(StrEnum):
    """Who a report is for; decides what may leave the building."""

    DESK = "desk"
    LAWYER = "lawyer"
    READER = "reader"


class Verdict(StrEnum):
    """What became of a passage in the next revision of its text."""

    IDENTICAL = "identical"
    MOVED = "moved"
    """The same words, elsewhere."""
    REWORDED = "reworded"
    GONE = "gone"
    ORPHAN = "orphan"
    """It cannot be told: a person places it."""


class ChangeKind(StrEnum):
    """What sort of words are otherwise where a text was reworded, what weighs most first."""

    NEGATION = "negation"
    NUMBER = "number"
    """Figures, days, amounts and what they are counted in."""
    NAME = "name"
    HEDGE = "hedge"
    ATTRIBUTION = "attribution"
    """Who is said to say it, and how."""
    QUOTE = "quote"
    """Quotation marks that came, or went."""
    SUBJECT = "subject"
    """The words are the same, and what "he", "it" or a quotation without a speaker stands for is not."""
    WORDING = "wording"


class ProposalStanding(StrEnum):
    """What became of something that was found in a text and proposed."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DISMISSED = "dismissed"
    """Not offered again, however often the text is read."""
    GONE = "gone"
    """A later text no longer has it."""
