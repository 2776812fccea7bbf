"""schema.org ClaimReview: the outcomes that readers may see, for search engines and archives of fact-checks.

Only a claim with an approved outcome, in a text that an editor released and that is out under a public address, is rated.
What the story says in its own voice is there as a Claim with what it is based on: nobody rates themselves.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tracker.domain.vocabulary import Bearing, ReviewState
from tracker.models.base import utc_text
from tracker.models.dossier import Dossier
from tracker.models.phrases import sourcing_sentence
from tracker.models.rows import ClaimRow, EvidenceRow
from tracker.reports.audience import Copy
from tracker.reports.open_formats.cited import appearances, first_of, signature, somebody, usable, work
from tracker.reports.open_formats.json_ld import Node, filled, graph, sentence
from tracker.reports.open_formats.names import Names, claim_on, iri, page_of
from tracker.reports.open_formats.ratings import BEST, RATINGS, WORST, Standing, claimants, standing_of
from tracker.reports.standing import Standing as HowItStands
from tracker.reports.standing import standing

SHORT = 75
"""Characters of a summary that search engines show without breaking the line."""
_ADDRESS = {"@type": "@id"}
CONTEXT: Node = {
    "@vocab": "https://schema.org/",
    **dict.fromkeys(("url", "archivedAt", "appearance", "firstAppearance", "isBasedOn", "isPartOf"), _ADDRESS),
}
"""All terms are schema.org's. Written out, so that nobody has to fetch anything; Google and validator.schema.org read it."""


class Newsroom(NamedTuple):
    """Who publishes: the name and address that the desk's settings hold; blank where nobody said."""

    name: str = ""
    url: str = ""


def claim_reviews(copy: Copy, names: Names, newsroom: Newsroom) -> Iterator[bytes]:
    """The whole document; one without nodes where the story is not out."""
    yield from graph(CONTEXT, _nodes(copy.dossier, names, newsroom))


def _nodes(dossier: Dossier, names: Names, newsroom: Newsroom) -> Iterator[Node]:
    page = page_of(dossier)
    if page is None:
        return
    yield _article(dossier, page, newsroom)
    for claim in dossier.claims:
        became = standing_of(dossier, claim)
        if became is Standing.RATED:
            yield _review(dossier, claim, names, newsroom, page)
        elif became is Standing.OURS:
            yield {**_own_claim(dossier, claim, names, newsroom), "isPartOf": page}


def _article(dossier: Dossier, page: str, newsroom: Newsroom) -> Node:
    return {
        "@type": "NewsArticle",
        "@id": page,
        **filled(
            url=page,
            headline=dossier.headline,
            inLanguage=dossier.language,
            datePublished=utc_text(dossier.published_at) if dossier.published_at else None,
            publisher=publisher(newsroom),
        ),
    }


def publisher(newsroom: Newsroom) -> Node | None:
    """Who publishes, as an organisation; None where the desk has no name."""
    if not newsroom.name:
        return None
    return {"@type": "Organization", **filled(name=newsroom.name, url=iri(newsroom.url))}


def _review(dossier: Dossier, claim: ClaimRow, names: Names, newsroom: Newsroom, page: str) -> Node:
    read, shown = standing(claim), appearances(dossier, claim)
    rest = [row for row in usable(dossier, claim) if row not in shown]
    return {
        "@type": "ClaimReview",
        "@id": names.of("review", claim.number),
        **filled(
            url=claim_on(page, claim.number),
            claimReviewed=summary(claim.text),
            reviewRating=_rating(dossier, claim, alone=read.alone),
            author=publisher(newsroom),
            datePublished=_published(dossier, read),
            isPartOf=page,
            citation=[work(dossier, row) for row in rest],
            itemReviewed=_reviewed(dossier, claim, names, shown),
        ),
    }


def _rating(dossier: Dossier, claim: ClaimRow, *, alone: bool) -> Node:
    word, value, meaning = RATINGS[claim.state]
    if claim.state is ReviewState.VERIFIED:
        meaning = f"{meaning} {sentence(sourcing_sentence(dossier.sources, claim, dossier.independence(claim)))}"
    if alone:
        meaning = f"{meaning} Decided by one person."
    scale = {} if value is None else {"ratingValue": value, "bestRating": BEST, "worstRating": WORST}
    return {"@type": "Rating", "alternateName": word, "ratingExplanation": meaning, **scale}


def _published(dossier: Dossier, read: HowItStands) -> str | None:
    """When the review was out: with the story, or when the claim was decided, whichever came last."""
    moments = [at for at in (dossier.published_at, read.moved.at if read.moved else None) if at is not None]
    return utc_text(max(moments)) if moments else None


def _reviewed(dossier: Dossier, claim: ClaimRow, names: Names, shown: Sequence[EvidenceRow]) -> Node:
    said = claimants(dossier.sources, claim)
    rows = dict.fromkeys(row.source_id for row in said)
    authors = [somebody(dossier.sources.rows[key]) for key in rows]
    first = first_of(said, shown)
    return {
        "@type": "Claim",
        "@id": names.of("claim", claim.number),
        **filled(
            text=claim.text,
            author=[node for node in authors if node is not None],
            datePublished=min((row.said_on for row in said if row.said_on), default=None),
            appearance=[iri(row.url) for row in shown],
            firstAppearance=iri(first.url) if first else None,
        ),
    }


def _own_claim(dossier: Dossier, claim: ClaimRow, names: Names, newsroom: Newsroom) -> Node:
    held = usable(dossier, claim)
    named = [
        row.source_id
        for row in claimants(dossier.sources, claim)
        if not dossier.sources.rows[row.source_id].confidential
    ]
    bare = dict.fromkeys(key for key in named if key not in {row.source_id for row in held})
    works = [work(dossier, row) for row in held] + [signature(dossier.sources.rows[key]) for key in bare]
    based = [iri(row.url) for row in held if row.bearing is Bearing.SUPPORTS]
    return {
        "@type": "Claim",
        "@id": names.of("claim", claim.number),
        **filled(
            text=claim.text,
            author=publisher(newsroom),
            citation=works,
            isBasedOn=[address for address in based if address],
        ),
    }


def summary(text: str) -> str:
    """The claim in 75 characters: cut between words, or before a mark that belongs to the letter before it."""
    text = " ".join(text.split())
    if len(text) <= SHORT:
        return text
    end = text.rfind(" ", SHORT // 2, SHORT)
    if end < 0:
        end = SHORT - 1
        while end > SHORT // 2 and _joined(text, end):
            end -= 1
    return f"{text[:end].rstrip(' ,;:–—-')}…"


def _joined(text: str, at: int) -> bool:
    """Whether the character there belongs to the one before it: an accent, half an emoji, the other letter of a flag."""
    here, before = text[at], text[at - 1]
    return unicodedata.category(here)[0] == "M" or "\u200d" in (here, before) or "\U0001f3fb" <= here <= "\U0001f3ff"
