"""Who may see what: the one place that decides what leaves the building.

A report is written from a `Copy`, never from the dossier itself. The desk and its lawyer get the
whole file, the lawyer's copy saying where the confidential things stand. A reader's copy is built
up from nothing: only what is named here goes in, so a field added to a row later stays inside
until somebody adds it here. What is not in the copy cannot leak in any format.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from tracker.domain.finding import Finding
from tracker.domain.sourcing import reached
from tracker.domain.vocabulary import (
    DECIDED_STATES,
    Audience,
    ReviewAct,
    ReviewState,
    SourceKind,
    SourceTerms,
)
from tracker.models.dossier import Dossier, Sources
from tracker.models.rows import (
    AttributionRow,
    ClaimRow,
    ContradictionRow,
    DerivationRow,
    EvidenceRow,
    FiledRow,
    MemberRow,
    ReplyRow,
    ReviewRow,
    SignOffRow,
    SourceRow,
    WaiverRow,
)
from tracker.models.waiving import StandingWaiver, WaiverStanding, waivers_on

NOT_NAMED = "a confidential source"
"""What readers are told of a confidential source that no description was agreed with."""

AT_THE_DESK = "kept at the desk"
"""Where readers are told the evidence of such a source is."""


@dataclass(frozen=True, slots=True)
class Copy:
    """An article's file as one audience sees it."""

    audience: Audience
    dossier: Dossier
    findings: tuple[Finding, ...] | None
    """None where the audit is none of this audience's business."""
    derivations: tuple[DerivationRow, ...]
    """How sources drew on each other, as far as it may be shown."""
    caution: str
    """What is said on top of this copy."""
    kept_names: tuple[int, ...] = ()
    """Sources named in this copy that must not be named outside."""
    kept_notes: tuple[int, ...] = ()
    """Numbers of the claims whose notes stand in this copy."""
    waivers: tuple[StandingWaiver, ...] = ()
    """The exceptions the editors made, each with what has become of it."""


def copy_for(audience: Audience, dossier: Dossier, findings: Sequence[Finding]) -> Copy:
    """The file as this audience may see it."""
    if audience is Audience.READER:
        return _for_readers(dossier, findings)
    return Copy(
        audience,
        dossier,
        tuple(findings),
        dossier.sources.derivations,
        _CAUTIONS[audience],
        *_where_it_stands(dossier, audience),
        tuple(waivers_on(dossier.claims, findings, dossier.at)),
    )


def texts_for(audience: Audience, filed: Sequence[FiledRow]) -> tuple[FiledRow, ...]:
    """The texts of a story as they were filed; readers learn how many there were, and the hash of the newest."""
    if audience is not Audience.READER:
        return tuple(filed)
    return tuple(FiledRow(row.number, row.sha256 if row is filed[-1] else None) for row in filed)


_CAUTIONS = {
    Audience.DESK: "For the desk only: this copy carries names and notes that must not leave it.",
    Audience.LAWYER: "Confidential, prepared for legal advice. It carries names and notes that "
    "must go no further; where they stand is listed here.",
    Audience.READER: "For readers. Confidential sources are described, not named; the desk's "
    "notes, its people and its open questions are left out.",
}


def _where_it_stands(dossier: Dossier, audience: Audience) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The sources not to be named and the claims with notes, listed for those outside the desk."""
    if audience is Audience.DESK:
        return (), ()
    names = (key for key, row in sorted(dossier.sources.rows.items()) if kept(row))
    return tuple(names), tuple(claim.number for claim in dossier.claims if _has_notes(claim))


def kept(source: SourceRow) -> bool:
    """Whether a source must not be named outside: confidential, or not speaking on the record."""
    return source.confidential or source.terms not in (None, SourceTerms.ON_RECORD)


def _has_notes(claim: ClaimRow) -> bool:
    noted = [row.note for row in claim.attributions] + [row.note for row in claim.evidence]
    return bool(claim.note or claim.comments or any(noted) or any(row.note for row in claim.replies))


def _for_readers(dossier: Dossier, findings: Sequence[Finding]) -> Copy:
    claims = tuple(claim for claim in dossier.claims if _public(dossier, claim))
    keys = dict.fromkeys(key for claim in claims for key in _sources_of(dossier, claim))
    rows = {key: dossier.sources.rows[key] for key in keys}
    unsaid = _unsaid(dossier.sources.rows.values())
    hidden = frozenset(key for key, row in rows.items() if kept(row))
    derivations = tuple(
        _public_derivation(row)
        for row in dossier.sources.derivations
        if row.live and row.source_id in keys and row.drew_on_id in keys
    )
    public = Dossier(
        article_id=dossier.article_id,
        slug=dossier.slug,
        headline=dossier.headline,
        language=dossier.language,
        stage=dossier.stage,
        reporter=None,
        revision=dossier.revision,
        text=dossier.text,
        sha256=dossier.sha256,
        claims=tuple(_public_claim(dossier.revision, claim, hidden, unsaid) for claim in claims),
        sources=Sources(_public_sources(rows.values()), derivations),
        people={},
        second_person=dossier.second_person,
        ledger_seq=dossier.ledger_seq,
        ledger_head=dossier.ledger_head,
        at=dossier.at,
        url=dossier.url,
        published_at=dossier.published_at,
        sign_off=_public_sign_off(dossier.sign_off),
        contradictions=tuple(_public_groups(dossier.contradictions, claims)),
        headline_over=dossier.headline_over,
        standfirst=dossier.standfirst,
        _measured={claim.id: dossier.independence(claim) for claim in claims},
    )
    shown = tuple(row for row in derivations if not hidden & {row.source_id, row.drew_on_id})
    waivers = tuple(_public_waivers(waivers_on(claims, findings, dossier.at)))
    return Copy(Audience.READER, public, None, shown, _CAUTIONS[Audience.READER], waivers=waivers)


def _public_waivers(waivers: Iterable[StandingWaiver]) -> Iterator[StandingWaiver]:
    """The exceptions that hold: which rule, on which claim, until when; not who made them, nor why."""
    for claim, waiver, standing in waivers:
        if standing is WaiverStanding.IN_FORCE:
            bare = WaiverRow(waiver.id, waiver.rule, None, "", waiver.until, 0, waiver.at)
            yield StandingWaiver(claim, bare, standing)


def _public_sign_off(signed: SignOffRow | None) -> SignOffRow | None:
    """That the text was released and when; not by whom."""
    if signed is None:
        return None
    return SignOffRow(signed.id, signed.revision, signed.sha256, "", 0, signed.at)


def _public_groups(groups: Iterable[ContradictionRow], claims: Iterable[ClaimRow]) -> Iterator[ContradictionRow]:
    """The groups with what readers can read of them: another story may not be out yet, and the name is the desk's own."""
    there = {claim.id: claim for claim in claims}
    for group in groups:
        shown = [there[member.claim_id] for member in group.members if member.claim_id in there]
        if len(shown) > 1:
            members = tuple(MemberRow(claim.id, claim.label, claim.text, claim.state) for claim in shown)
            yield ContradictionRow(group.id, "", members)


def _public(dossier: Dossier, claim: ClaimRow) -> bool:
    """Whether a claim is part of what readers can read: it stands in the text and is not out."""
    standing = any(passage.revision == dossier.revision for passage in claim.passages)
    return standing and claim.state is not ReviewState.WITHDRAWN


def _sources_of(dossier: Dossier, claim: ClaimRow) -> Iterator[int]:
    """Every source that a claim names or reaches, those that only deny it too, in the order in which it speaks of them:
    that of the desk's file would tell which came on file first."""
    for row in claim.attributions:
        yield from row.chain
    for held in claim.evidence:
        yield held.source_id
    rows = dossier.sources.rows
    further = reached(dossier.sources.network_of(claim), claim.citations, claim.supporting_evidence)
    yield from sorted(further, key=lambda key: "" if kept(rows[key]) else rows[key].name)


def _public_sources(rows: Iterable[SourceRow]) -> dict[int, SourceRow]:
    """Open sources by name, the others by their agreed description, numbered where two share it."""
    rows = tuple(rows)
    described = {row.id: row.description or NOT_NAMED for row in rows if kept(row)}
    shared = Counter(described.values())
    told: Counter[str] = Counter()
    public = {}
    for row in rows:
        name = described.get(row.id, row.name)
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


def _public_derivation(row: DerivationRow) -> DerivationRow:
    return DerivationRow(
        id=row.id,
        source_id=row.source_id,
        drew_on_id=row.drew_on_id,
        kind=row.kind,
        assessment=row.assessment,
        article_id=row.article_id,
        claim_id=row.claim_id,
    )


def _public_claim(revision: int | None, claim: ClaimRow, hidden: frozenset[int], unsaid: Sequence[_Unsaid]) -> ClaimRow:
    return ClaimRow(
        id=claim.id,
        label=claim.label,
        number=claim.number,
        text=claim.text,
        status=claim.status,
        article_id=claim.article_id,
        state=claim.state,
        as_of=claim.as_of,
        passages=tuple(row for row in claim.passages if row.revision == revision),
        attributions=tuple(_public_attribution(row, hidden) for row in claim.attributions),
        evidence=tuple(_public_evidence(row, hidden) for row in claim.evidence),
        reviews=_public_reviews(claim),
        replies=tuple(_public_reply(row, unsaid) for row in claim.replies if row.live),
    )


_Unsaid: TypeAlias = tuple[re.Pattern[str], str]
"""A name that must not be said outside, and what is said in its place."""


def _unsaid(rows: Iterable[SourceRow]) -> list[_Unsaid]:
    """The names of sources that are not to be named, as whole words."""
    return [
        (re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE), row.description or NOT_NAMED)
        for row in rows
        if kept(row)
        for name in (row.name, *row.aliases)
    ]


def _public_reply(row: ReplyRow, unsaid: Sequence[_Unsaid]) -> ReplyRow:
    """Who was asked, when, and what came of it; the answer only where the story itself carries it. Who was asked may be
    a source that is not to be named."""
    return ReplyRow(
        id=row.id,
        party=next((told for name, told in unsaid if name.search(row.party)), row.party),
        asked_on=row.asked_on,
        asked_by_id=None,
        channel=None,
        deadline=None,
        outcome=row.outcome,
        answer=row.answer if row.stands else None,
        stands=row.stands,
    )


def _public_attribution(row: AttributionRow, hidden: frozenset[int]) -> AttributionRow:
    """Who says so; in what words and where, only if nobody on the chain is to be kept."""
    open_chain = hidden.isdisjoint(row.chain)
    return AttributionRow(
        id=row.id,
        source_id=row.source_id,
        status=row.status,
        via=row.via,
        first_hand=row.first_hand,
        cue=row.cue if open_chain else None,
        quote=row.quote if open_chain else None,
        mode=row.mode if open_chain else None,
        said_on=row.said_on if open_chain else None,
        locator=row.locator if open_chain else None,
        checked_at=row.checked_at,
        retracted_at=row.retracted_at,
    )


def _public_evidence(row: EvidenceRow, hidden: frozenset[int]) -> EvidenceRow:
    """What we hold; from a source to be kept, only that we hold it and which way it points."""
    if row.source_id in hidden:
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
        excerpt=row.excerpt,
        locator=row.locator,
        url=row.url,
        archived_url=row.archived_url,
        sha256=row.sha256,
        retracted_at=row.retracted_at,
    )


def _public_reviews(claim: ClaimRow) -> tuple[ReviewRow, ...]:
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
