"""A proposal in words: whom it names, what it may be the same as, and why a person should look."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.domain.checkable import worth
from tracker.domain.made_names import plain_name
from tracker.domain.vocabulary import AttributionStatus, ProposalStanding
from tracker.models import Comment
from tracker.models.phrases import listing
from tracker.services.crediting import Credit, Fit
from tracker.services.offering import Offer
from tracker.services.same_claim import SameClaim

_COMMENT = 160
"""Characters of a comment that a list shows."""


def source_words(one: Offer) -> str:
    """Who says so, and whether they are on file."""
    if one.credit is None:
        return "" if one.proposal.status is AttributionStatus.UNATTRIBUTED else "the article itself"
    written = one.proposal.source.name if one.proposal.source else ""
    return credit_words(one.credit, written)


def via_words(one: Offer) -> list[str]:
    """Who passed it on, nearest the reader first."""
    return [credit_words(credit, link.name) for credit, link in zip(one.via, one.proposal.via, strict=True)]


def credit_words(credit: Credit, written: str) -> str:
    """AlJazeera · Al Jazeera (on file as AlJazeera) · Pulikovski (near: Konstantin Pulikovsky?) · Ann Lee (new: person)."""
    name = plain_name(credit.name, credit.kind)
    if credit.fit is Fit.NEAR:
        return f"{credit.name} (near: {' or '.join(credit.near) or 'several sources'}?)"
    if credit.fit is Fit.NEW:
        return f"{name} (new: {credit.kind.value})"
    named = name if written == name or credit.name in (written, "") else f"{written} (on file as {name})"
    return f"{named}, retracted" if credit.retracted else named


def look_words(one: Offer) -> Iterator[str]:
    """Why to look at it, a few words each, what bears on the decision first."""
    if one.stale and one.standing in (ProposalStanding.OPEN, ProposalStanding.DISMISSED):
        yield "of an earlier text: run propose again"
    yield from map(same_words, one.same)
    named = {same.label for same in one.same}
    others = [label for label in one.on_words if label not in named]
    if others:
        yield f"on its words: {listing(others)}"
    if one.together:
        yield f"with {', '.join(map(str, one.together))}: one claim?"
    yield from _on_the_source(one)
    if one.proposal.as_fact and not any("for a fact" in reason for reason in one.proposal.reasons):
        yield "asserted as fact by the text"
    yield from _reasons(one)
    yield from map(comment_words, one.comments)


def _reasons(one: Offer) -> Iterator[str]:
    """Its own reasons; how much there is to check in it ranks what the article says in its own voice, and says nothing of
    the rest."""
    told = one.proposal
    ranks = () if told.status is AttributionStatus.UNATTRIBUTED else worth(told.text).reasons
    yield from (reason for reason in told.reasons if reason not in ranks)


def _on_the_source(one: Offer) -> Iterator[str]:
    for speaker in (*((one.proposal.source,) if one.proposal.source else ()), *one.proposal.via):
        told = any(speaker.written and speaker.written in reason for reason in one.proposal.reasons)
        if speaker.resolved is not None and speaker.written and not told:
            yield f"{speaker.written}: taken for {speaker.name}"


def same_words(same: SameClaim) -> str:
    """Same as kim-train#12 (verified, 2 independent)?"""
    low, high = same.independent
    counted = str(high) if low == high else f"{low}-{high}"
    but = f"; {', '.join(same.differences)}" if same.differences else ""
    verb = "same as" if same.here else "another story says the same,"
    return f"{verb} {same.label} ({same.state.value}, {counted} independent{but}){'?' if same.here else ''}"


def comment_words(comment: Comment) -> str:
    """Comment 3 by Ann Lee: is this so?"""
    said = comment.text if len(comment.text) <= _COMMENT else f"{comment.text[:_COMMENT]}…"
    return f"comment {comment.id}{f' by {comment.author}' if comment.author else ''}: {' '.join(said.split())}"


def fate_words(one: Offer) -> str:
    """What became of it; nothing where it is open."""
    by = f" by {one.settled_by}" if one.settled_by else ""
    if one.standing is ProposalStanding.ACCEPTED:
        return f"accepted as {one.claim}{by}" if one.settled_by else f"on file as {one.claim}"
    if one.standing is ProposalStanding.DISMISSED:
        return f"dismissed{by}{f': {one.why}' if one.why else ''}"
    return "" if one.standing is ProposalStanding.OPEN else "no longer in the text"
