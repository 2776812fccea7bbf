"""Proposals on the desk as scripts read them: what `extract` says of each, and what the desk knows of it."""

from __future__ import annotations

from typing import Any

from tracker.services.offering import Offer, Offers
from tracker.services.proposal_shape import proposal_json
from tracker.services.same_claim import SameClaim


def offers_json(found: Offers) -> dict[str, Any]:
    """The shape that scripts rely on (docs/formats.md): open proposals in reading order."""
    return {
        "article": found.article.slug,
        "revision": found.revision.number if found.revision else None,
        "proposals": [offer_json(one) for one in found.offers],
    }


def offer_json(one: Offer) -> dict[str, Any]:
    """One proposal for programs."""
    credit = one.credit
    return {
        **proposal_json(one.id, one.proposal),
        "standing": one.standing.value,
        "stale": one.stale,
        "source_fit": credit.fit.value if credit else None,
        "source_on_file": credit.name if credit and credit.key else None,
        "source_near": list(credit.near) if credit else [],
        "on_words": one.on_words,
        "same_claims": [_same_json(same) for same in one.same],
        "together": one.together,
        "comments": [{"id": row.id, "author": row.author, "text": row.text} for row in one.comments],
        "claim": one.claim,
        "why": one.why,
    }


def _same_json(same: SameClaim) -> dict[str, Any]:
    low, high = same.independent
    return {
        "claim": same.label,
        "text": same.text,
        "state": same.state.value,
        "independent_min": low,
        "independent_max": high,
        "score": same.score,
        "differences": list(same.differences),
        "same_story": same.here,
    }
