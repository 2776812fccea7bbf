"""Claims as the listings and programs see them: what is on file, with how many independent sources stand under it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy.orm import Session

from tracker.domain.sourcing import Independence
from tracker.models.base import utc_text
from tracker.models.dossier import Sources
from tracker.models.rows import AttributionRow, ClaimRow, EvidenceRow, HoldRow
from tracker.store.articles import get_article
from tracker.store.claim_rows import load_claims
from tracker.store.claims import ClaimFilter, claim_ids, count_claims, get_claim
from tracker.store.source_rows import load_all_sources, load_sources

PAGE = 500
"""Claims read together."""
_FEW = 2_000
"""Up to so many claims their sources are looked up; beyond, all sources are loaded once."""


@dataclass(frozen=True, slots=True)
class Sourced:
    """A claim with the sources it can reach and how it stands on them."""

    claim: ClaimRow
    sources: Sources
    measured: Independence

    @property
    def contested(self) -> bool:
        """Supported and denied at once."""
        return self.sources.contested(self.claim)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which claims to list. The last two are worked out from the sourcing, not looked up."""

    narrow: ClaimFilter = field(default_factory=ClaimFilter)
    single_sourced: bool = False
    contested: bool = False

    @property
    def computed(self) -> bool:
        """Whether every claim let through must be measured to know."""
        return self.single_sourced or self.contested

    @property
    def in_database(self) -> ClaimFilter:
        """What the database can narrow down: only a denied claim can be contested."""
        return replace(self.narrow, denied=True) if self.contested else self.narrow

    def lets(self, found: Sourced) -> bool:
        """Whether the sourcing is as asked for."""
        return not (self.single_sourced and found.measured.maximum != 1) and not (
            self.contested and not found.contested
        )


def list_claims(
    session: Session,
    wanted: Wanted,
    most: int | None = None,
    looked_at: Callable[[int], None] | None = None,
    *,
    after: tuple[int, int] | None = None,
) -> Iterator[Sourced]:
    """The claims asked for, in the order of filing; `most` of them at most. Pages are read as they are needed.

    Args:
        looked_at: called with the number of claims of each page, for whoever shows progress.
        after: only those behind this place: the article's id, and the claim's number in it.
    """
    many = (most is None or wanted.computed) and count_claims(session, wanted.in_database) > _FEW
    everything = load_all_sources(session) if many else None
    given = 0
    while most is None or given < most:
        page = PAGE if most is None or wanted.computed else min(PAGE, most - given)
        places = claim_ids(session, wanted.in_database, after=after, most=page)
        for found in _measured(session, [key for _, _, key in places], everything):
            if wanted.lets(found) and (most is None or given < most):
                given += 1
                yield found
        if looked_at is not None:
            looked_at(len(places))
        if len(places) < page:
            return
        after = places[-1][:2]


def _measured(session: Session, keys: list[int], everything: Sources | None) -> Iterator[Sourced]:
    claims = load_claims(session, keys, history=False)
    sources = everything or load_sources(session, claims)
    for claim in claims:
        yield Sourced(claim, sources, sources.independence_of(claim))


def count_looked_at(session: Session, wanted: Wanted) -> int:
    """How many claims such a listing reads: all it shows, and where the sourcing decides, those it does not show too."""
    return count_claims(session, wanted.in_database)


def show_claim(session: Session, label: str) -> Sourced:
    """One claim with its history.

    Raises:
        NotOnFileError: there is no such claim.
    """
    [claim] = load_claims(session, [get_claim(session, label).id])
    sources = load_sources(session, [claim])
    return Sourced(claim, sources, sources.independence_of(claim))


def as_json(found: Sourced) -> dict[str, Any]:
    """The shape that scripts rely on (docs/formats.md)."""
    claim, sources, measured = found.claim, found.sources, found.measured
    return {
        "claim": claim.label,
        "article": claim.article,
        "number": claim.number,
        "text": claim.text,
        "status": claim.status.value,
        "risk": claim.risk.value,
        "state": claim.state.value,
        "version": claim.version,
        "citations": measured.citations,
        "independent_min": measured.minimum,
        "independent_max": measured.maximum,
        "rests_on": sources.names(measured.rests_on),
        "circular": [sources.names(loop) for loop in measured.circular],
        "contested": found.contested,
        "attributions": [attribution_json(row, sources) for row in claim.attributions if row.live],
        "passages": [
            {"revision": row.revision, "start": row.start, "end": row.end, "exact": row.exact} for row in claim.passages
        ],
        "about": claim.about,
        "allegation": bool(claim.allegation),
        "as_of": claim.as_of,
        "note": claim.note,
        "corrected_by": claim.corrected_by,
        "hold": None if claim.hold is None else hold_json(claim.hold),
    }


def hold_json(hold: HoldRow) -> dict[str, Any]:
    """Who is on a claim, for programs."""
    return {
        "by": hold.initials,
        "for": hold.purpose,
        "at": utc_text(hold.at),
        "until": utc_text(hold.until),
        "assigned_by": hold.assigned_by,
    }


def attribution_json(row: AttributionRow, sources: Sources) -> dict[str, Any]:
    """One attribution for programs."""
    return {
        "id": row.id,
        "source": sources.name(row.source_id),
        "via": sources.names(row.via),
        "status": row.status.value,
        "first_hand": None if row.first_hand is None else bool(row.first_hand),
        "cue": row.cue,
        "quote": row.quote,
        "mode": row.mode.value if row.mode else None,
        "said_on": row.said_on,
        "locator": row.locator,
        "checked": row.checked_at is not None,
        "retracted": not row.live,
    }


def evidence_json(row: EvidenceRow, sources: Sources, label: str) -> dict[str, Any]:
    """One piece of evidence for programs."""
    return {
        "id": row.id,
        "claim": label,
        "number": row.number,
        "source": sources.name(row.source_id),
        "bearing": row.bearing.value,
        "excerpt": row.excerpt,
        "locator": row.locator,
        "url": row.url,
        "archived_url": row.archived_url,
        "sha256": row.sha256,
        "file_name": row.file_name,
        "retracted": not row.live,
    }


def attributions_on(session: Session, scope: str) -> list[dict[str, Any]]:
    """Every attribution on a claim (a label) or an article (a slug), retracted ones too.

    Raises:
        NotOnFileError: there is no such claim or article.
    """
    claims, sources = _in_scope(session, scope)
    return [{"claim": claim.label, **attribution_json(row, sources)} for claim in claims for row in claim.attributions]


def evidence_in(session: Session, scope: str) -> list[dict[str, Any]]:
    """Every piece of evidence on a claim or an article, retracted ones too.

    Raises:
        NotOnFileError: there is no such claim or article.
    """
    claims, sources = _in_scope(session, scope)
    return [evidence_json(row, sources, claim.label) for claim in claims for row in claim.evidence]


def _in_scope(session: Session, scope: str) -> tuple[list[ClaimRow], Sources]:
    if "#" in scope:
        keys = [get_claim(session, scope).id]
    else:
        narrow = ClaimFilter(article_id=get_article(session, scope).id)
        keys = [key for _, _, key in claim_ids(session, narrow, after=None, most=1_000_000_000)]
    claims = load_claims(session, keys, history=False)
    return claims, load_sources(session, claims)
