from __future__ import annotations

from dataclasses import replace

from tracker.audit.rule import Objections, rule
from tracker.domain.sourcing import loops_short_of
from tracker.domain.vocabulary import Severity, SourceGenre
from tracker.models import phrases
from tracker.models.dossier import Dossier
from tracker.models.rows import ClaimRow


@rule(Severity.WARNING)
def circular_sourcing(dossier: Dossier) -> Objections:
    """Sources that cite each other and lead to nobody who knows, or only to an earlier story of ours.

    Why: an encyclopedia that cites a paper that cites the encyclopedia adds nothing to either.
    Fails: the encyclopedia drew on the paper, and the paper on the encyclopedia.
    Passes: the encyclopedia drew on the paper, and the paper on a court record.
    Remedy: find what the circle began with; our own earlier story needs the source it had.
    """
    for claim in dossier.claims:
        measured = dossier.independence(claim)
        ours = [end.source for end in measured.ends if dossier.sources.rows[end.source].genre is SourceGenre.OWN_STORY]
        if measured.circular:
            alone = "" if measured.maximum else ", and nothing else stands under the claim"
            yield claim, phrases.circles(dossier.sources, claim, measured) + alone
        elif ours and len(ours) == len(measured.ends):
            yield claim, f"everything leads back to what we published ourselves: {_named(dossier, ours)}"
        elif ours and (loops := _loops(dossier, claim, ours)):
            told = phrases.circles(dossier.sources, claim, replace(measured, circular=loops))
            yield claim, f"{told}, or what we published ourselves: {_named(dossier, ours)}"


def _named(dossier: Dossier, ours: list[int]) -> str:
    return phrases.listing(phrases.known_as(dossier.sources, key) for key in ours)


def _loops(dossier: Dossier, claim: ClaimRow, ours: list[int]) -> tuple[tuple[int, ...], ...]:
    """The loops that lead to nothing but earlier stories of ours."""
    network = dossier.sources.network_of(claim)
    return loops_short_of(network, claim.citations, claim.supporting_evidence, ours)
