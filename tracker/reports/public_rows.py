"""Rows as readers may have them: built up from nothing, with only what is named here, and without names that must not be said.

A field added to a row later stays inside until somebody adds it here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from tracker.domain.made_names import plain_name
from tracker.domain.unsaid import Unsaid
from tracker.domain.vocabulary import DECIDED_STATES, ReviewAct, SourceKind
from tracker.domain.who_sees import AT_THE_DESK, NOT_NAMED
from tracker.models.rows import (
    AttributionRow,
    ClaimRow,
    ContradictionRow,
    DerivationRow,
    EvidenceRow,
    MemberRow,
    PublicationRow,
    ReplyRow,
    ReviewRow,
    SignOffRow,
    SourceRow,
    WaiverRow,
)
from tracker.models.waiving import StandingWaiver, WaiverStanding


def sources_told(rows: Iterable[SourceRow], unnamed: Mapping[int, SourceRow], unsaid: Unsaid) -> dict[int, SourceRow]:
    """Open sources by name, the others by their agreed description, numbered where two share it."""
    rows = tuple(rows)
    described = {row.id: _described(unnamed[row.id], unsaid) for row in rows if row.id in unnamed}
    shared = Counter(described.values())
    told: Counter[str] = Counter()
    public = {}
    for row in rows:
        name = described.get(row.id) or unsaid.without(plain_name(row.name, row.kind))
        if row.id in described and shared[name] > 1:
            told[name] += 1
            name = f"{name} ({told[name]})"
        public[row.id] = SourceRow(
            id=row.id,
            name=name,
            kind=SourceKind.UNNAMED if row.id in described else row.kind,
            genre=None if row.id in described else row.genre,
            confidential=row.id in described,
            retracted_at=row.retracted_at,
        )
    return public


def _described(row: SourceRow, unsaid: Unsaid) -> str:
    return unsaid.without(row.description) if row.description else NOT_NAMED


def derivation_told(row: DerivationRow) -> DerivationRow:
    """Who drew on whom, and how sure the desk is."""
    return DerivationRow(
        id=row.id,
        source_id=row.source_id,
        drew_on_id=row.drew_on_id,
        kind=row.kind,
        assessment=row.assessment,
        article_id=row.article_id,
        claim_id=row.claim_id,
    )


def claim_told(revision: int | None, claim: ClaimRow, unnamed: Collection[int], unsaid: Unsaid) -> ClaimRow:
    """A claim as it stands in the newest text, with who says so and what we hold."""
    passages = tuple(row for row in claim.passages if row.revision == revision)
    return ClaimRow(
        id=claim.id,
        label=claim.label,
        number=claim.number,
        text=unsaid.without(claim.text, " … ".join(row.exact for row in passages)),
        status=claim.status,
        article_id=claim.article_id,
        state=claim.state,
        as_of=claim.as_of,
        passages=passages,
        attributions=tuple(_attribution(row, unnamed, unsaid) for row in claim.attributions),
        evidence=tuple(_evidence(row, unnamed, unsaid) for row in claim.evidence),
        reviews=_reviews(claim),
        corrected_by=_of_same_story(claim),
        replies=tuple(_reply(row, unsaid) for row in claim.replies if row.live),
    )


def _of_same_story(claim: ClaimRow) -> str | None:
    """What a claim was corrected by, where that is in this story: of others, which may not be out, readers learn nothing."""
    other = claim.corrected_by
    return other if other is not None and other.rpartition("#")[0] == claim.article else None


def publication_told(row: PublicationRow, unsaid: Unsaid) -> PublicationRow:
    """When a text went out, where, and what readers were told of what is another in it."""
    return PublicationRow(row.revision, row.sign_off_id, row.at, row.url, 0, _without(row.note, unsaid))


def _attribution(row: AttributionRow, unnamed: Collection[int], unsaid: Unsaid) -> AttributionRow:
    """Who says so; in what words and where, only if nobody on the chain is to be kept."""
    open_chain = not any(key in unnamed for key in row.chain)
    return AttributionRow(
        id=row.id,
        source_id=row.source_id,
        status=row.status,
        via=row.via,
        first_hand=row.first_hand,
        cue=_without(row.cue, unsaid) if open_chain else None,
        quote=_without(row.quote, unsaid) if open_chain else None,
        mode=row.mode if open_chain else None,
        said_on=row.said_on if open_chain else None,
        locator=_without(row.locator, unsaid) if open_chain else None,
        checked_at=row.checked_at,
        retracted_at=row.retracted_at,
    )


def _evidence(row: EvidenceRow, unnamed: Collection[int], unsaid: Unsaid) -> EvidenceRow:
    """What we hold; from a source to be kept, only that we hold it and which way it points."""
    if row.source_id in unnamed:
        return EvidenceRow(
            id=row.id,
            number=row.number,
            source_id=row.source_id,
            bearing=row.bearing,
            locator=AT_THE_DESK,
            retracted_at=row.retracted_at,
        )
    return EvidenceRow(
        id=row.id,
        number=row.number,
        source_id=row.source_id,
        bearing=row.bearing,
        excerpt=_without(row.excerpt, unsaid),
        locator=_without(row.locator, unsaid),
        url=unsaid.unless_named(row.url),
        archived_url=unsaid.unless_named(row.archived_url),
        sha256=row.sha256,
        retracted_at=row.retracted_at,
    )


def _reply(row: ReplyRow, unsaid: Unsaid) -> ReplyRow:
    """Who was asked, when, and what came of it; the answer only where the story itself carries it. Who was asked may be
    a source that is not to be named."""
    return ReplyRow(
        id=row.id,
        party=unsaid.instead_of(row.party),
        asked_on=row.asked_on,
        asked_by_id=None,
        channel=None,
        deadline=None,
        outcome=row.outcome,
        answer=_without(row.answer, unsaid) if row.stands else None,
        stands=row.stands,
    )


def _without(text: str | None, unsaid: Unsaid) -> str | None:
    return None if text is None else unsaid.without(text)


def _reviews(claim: ClaimRow) -> tuple[ReviewRow, ...]:
    """The step that decided the claim, if one did: when and how, not by whom and why."""
    if claim.state not in DECIDED_STATES:
        return ()
    deciding = [
        row
        for row in claim.reviews
        if row.to_state is claim.state and row.act in (ReviewAct.APPROVE, ReviewAct.OVERRIDE)
    ]
    return tuple(
        ReviewRow(
            act=row.act,
            from_state=row.from_state,
            to_state=row.to_state,
            outcome=row.outcome,
            by_id=None,
            at=row.at,
            reason=None,
            claim_version=row.claim_version,
        )
        for row in deciding[-1:]
    )


def groups_told(groups: Iterable[ContradictionRow], claims: Iterable[ClaimRow]) -> Iterator[ContradictionRow]:
    """The groups with what readers can read of them: another story may not be out yet, and the name is the desk's own."""
    there = {claim.id: claim for claim in claims}
    for group in groups:
        shown = [there[member.claim_id] for member in group.members if member.claim_id in there]
        if len(shown) > 1:
            members = tuple(MemberRow(claim.id, claim.label, claim.text, claim.state) for claim in shown)
            yield ContradictionRow(group.id, "", members)


def waivers_told(waivers: Iterable[StandingWaiver], claims: Iterable[ClaimRow]) -> Iterator[StandingWaiver]:
    """The exceptions that hold: which rule, on which of these claims, until when; not who made them, nor why."""
    there = {claim.id: claim for claim in claims}
    for claim, waiver, standing in waivers:
        if standing is WaiverStanding.IN_FORCE:
            bare = WaiverRow(waiver.id, waiver.rule, None, "", waiver.until, 0, waiver.at)
            yield StandingWaiver(there[claim.id], bare, standing)


def sign_off_told(signed: SignOffRow | None) -> SignOffRow | None:
    """That the text was released and when; not by whom."""
    if signed is None:
        return None
    return SignOffRow(signed.id, signed.revision, signed.sha256, "", 0, signed.at)
