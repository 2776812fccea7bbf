"""Who may see what: the one place that decides what leaves the building.

A report is written from a `Copy`, never from the dossier itself. The desk and its lawyer get the
whole file, the lawyer's copy saying where the confidential things stand. A reader's copy is built
up from nothing: only what is named here and in `public_rows.py` goes in, so a field added later
stays inside until somebody adds it. What is not in the copy cannot leak in any format.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tracker.domain.finding import Finding
from tracker.domain.sourcing import reached
from tracker.domain.unsaid import Unsaid, is_short
from tracker.domain.vocabulary import Audience, ReviewState
from tracker.domain.who_sees import NOT_NAMED
from tracker.models.dossier import Dossier, Sources
from tracker.models.rows import ClaimRow, DerivationRow, FiledRow, SourceRow
from tracker.models.waiving import StandingWaiver, waivers_on
from tracker.reports.public_rows import (
    claim_told,
    derivation_told,
    groups_told,
    publication_told,
    sign_off_told,
    sources_told,
    waivers_told,
)


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
    said_otherwise: int = 0
    """Places at which a name that must not be said stood in the desk's words."""


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
    names = sorted(dossier.sources.rows.keys() & _unnamed(dossier).keys())
    return tuple(names), tuple(claim.number for claim in dossier.claims if _has_notes(claim))


def _has_notes(claim: ClaimRow) -> bool:
    noted = [row.note for row in claim.attributions] + [row.note for row in claim.evidence]
    return bool(claim.note or claim.comments or any(noted) or any(row.note for row in claim.replies))


def _for_readers(dossier: Dossier, findings: Sequence[Finding]) -> Copy:
    claims = tuple(claim for claim in dossier.claims if _public(dossier, claim))
    keys = dict.fromkeys(key for claim in claims for key in _sources_of(dossier, claim))
    unnamed = _unnamed(dossier)
    unsaid = _unsaid(dossier, unnamed)
    sources = sources_told((dossier.sources.rows[key] for key in keys), unnamed, unsaid)
    derivations = tuple(
        derivation_told(row)
        for row in dossier.sources.derivations
        if row.live and row.source_id in keys and row.drew_on_id in keys
    )
    told = tuple(claim_told(dossier.revision, claim, unnamed, unsaid) for claim in claims)
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
        claims=told,
        sources=Sources(sources, derivations),
        people={},
        second_person=dossier.second_person,
        ledger_seq=dossier.ledger_seq,
        ledger_head=dossier.ledger_head,
        at=dossier.at,
        by_login=dossier.by_login,
        url=dossier.url,
        published_at=dossier.published_at,
        publications=tuple(publication_told(row, unsaid) for row in dossier.publications),
        sign_off=sign_off_told(dossier.sign_off),
        contradictions=tuple(groups_told(dossier.contradictions, told)),
        headline_over=dossier.headline_over,
        standfirst=dossier.standfirst,
        _measured={claim.id: dossier.independence(claim) for claim in claims},
    )
    shown = tuple(row for row in derivations if not unnamed.keys() & {row.source_id, row.drew_on_id})
    waivers = tuple(waivers_told(waivers_on(claims, findings, dossier.at), told))
    caution = _CAUTIONS[Audience.READER] + _said_otherwise(unsaid.places)
    return Copy(Audience.READER, public, None, shown, caution, waivers=waivers, said_otherwise=unsaid.places)


def _unnamed(dossier: Dossier) -> dict[int, SourceRow]:
    """The sources not to be named, then or now, as the desk has them now: with every name they have, and those that they
    had at the time of the file."""
    found = dict(dossier.kept)
    for key, row in dossier.sources.rows.items():
        now = found.get(key)
        if now is not None:
            found[key] = replace(now, aliases=(*now.aliases, row.name, *row.aliases))
        elif row.kept:
            found[key] = row
    return found


def _unsaid(dossier: Dossier, unnamed: Mapping[int, SourceRow]) -> Unsaid:
    """The names that must not be said in this copy. Of sources that other stories have, those of confidential ones; that
    somebody who is named here spoke elsewhere, this copy does not tell. What readers are told of such a source there is
    for that story."""
    told: dict[str, str] = {}
    for key, row in sorted(unnamed.items(), key=lambda one: one[0] not in dossier.sources.rows):
        here = key in dossier.sources.rows
        for name in (row.name, *row.aliases) if here or row.confidential else ():
            if here or not is_short(name):
                told.setdefault(name, (here and row.description) or NOT_NAMED)
    return Unsaid(told, NOT_NAMED)


def _said_otherwise(places: int) -> str:
    """What a copy says of the names that were taken out of it."""
    if not places:
        return ""
    stood = "1 place" if places == 1 else f"{places:,} places"
    return f" In {stood} such a name stood in the desk's words: it is left out, or something else is said."


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
    yield from sorted(further, key=lambda key: "" if rows[key].kept else rows[key].name)
