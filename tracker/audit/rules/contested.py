from __future__ import annotations

from collections.abc import Iterable

from tracker.audit.rule import Objections, rule
from tracker.domain.vocabulary import Severity
from tracker.models import phrases
from tracker.models.dossier import Dossier, Sources
from tracker.models.rows import ClaimRow


@rule(Severity.NOTE)
def contested(dossier: Dossier) -> Objections:
    """A claim that some support and others deny; it is shown, not punished.

    Why: a reader should learn of both sides, and the desk should know that there are two.
    Fails: a ministry that states it and a rebel group that denies it.
    Passes: a ministry that states it and an analyst who only doubts it.
    Remedy: let the text carry both; nothing need be mended on file.
    """
    sources = dossier.sources
    for claim in dossier.claims:
        if sources.contested(claim):
            against = (row.source_id for row in sources.deniers(claim))
            yield (
                claim,
                f"supported by {_sides(sources, _support(sources, claim))}; denied by {_sides(sources, against)}",
            )


def _support(sources: Sources, claim: ClaimRow) -> list[int]:
    """Who states it and what supports it, as far as that still stands."""
    said = [row.chain[-1] for row in claim.citations if sources.untainted(row.chain)]
    return said + [key for key in claim.supporting_evidence if sources.untainted((key,))]


def _sides(sources: Sources, keys: Iterable[int]) -> str:
    return phrases.listing(phrases.known_as(sources, key) for key in dict.fromkeys(keys))
