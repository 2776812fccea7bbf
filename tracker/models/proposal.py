"""A claim that was found in a text and that nobody has accepted yet."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from tracker.domain.proposal import Resolved, Tier
from tracker.domain.vocabulary import AttributionMode, AttributionStatus, ProposalStanding, SourceKind
from tracker.models.base import Base, word


class ProposedClaim(Base):
    """What an extractor found (`tracker.domain.proposal.Proposal`), where it was found, and what became of it."""

    __tablename__ = "proposal"
    __table_args__ = (
        CheckConstraint("sentence_start >= 0 AND sentence_end > sentence_start", name="sentence"),
        Index("ix_proposal_revision_id_standing", "revision_id", "standing"),
        Index("ix_proposal_fingerprint", "fingerprint"),
    )

    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"))
    """The text it was found in last."""
    extractor: Mapped[str]
    """Which one found it: "rules", or a plug-in's name."""
    text: Mapped[str]
    status: Mapped[AttributionStatus] = mapped_column(word(AttributionStatus, "status"))
    rule: Mapped[str]
    tier: Mapped[Tier] = mapped_column(word(Tier, "tier"))
    sentence_start: Mapped[int]
    sentence_end: Mapped[int]
    source: Mapped[str | None]
    """The name of who says so, as the text gives it at its fullest; None in the article's own voice."""
    source_kind: Mapped[SourceKind | None] = mapped_column(word(SourceKind, "source_kind"))
    source_written: Mapped[str | None]
    """As the sentence has it: "he"."""
    source_resolved: Mapped[Resolved | None] = mapped_column(word(Resolved, "source_resolved"))
    via: Mapped[str | None]
    """Who passed it on, nearest the reader first, as JSON: a list of [name, kind, written, resolved]."""
    source_spans: Mapped[str]
    """As JSON, like the other spans: a list of [start, end] in code points of the revision's text."""
    cue_spans: Mapped[str]
    content_spans: Mapped[str]
    cue: Mapped[str | None]
    mode: Mapped[AttributionMode | None] = mapped_column(word(AttributionMode, "mode"))
    as_fact: Mapped[bool] = mapped_column(default=False)
    worth: Mapped[int] = mapped_column(default=0)
    reasons: Mapped[str | None]
    """As JSON: a list of a few words each."""
    fingerprint: Mapped[str]
    """What stays the same while the text has it, wherever it stands: by it a dismissed one is known again."""
    standing: Mapped[ProposalStanding] = mapped_column(
        word(ProposalStanding, "standing"), default=ProposalStanding.OPEN
    )
    found_at: Mapped[dt.datetime]
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    settled_at: Mapped[dt.datetime | None]
    why: Mapped[str | None]
    """Why it was dismissed."""
    claim_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"), index=True)
    """The claim it was accepted as, or into."""
