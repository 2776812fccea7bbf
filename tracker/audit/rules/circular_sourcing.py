from __future__ import annotations

from tracker.audit.rule import Objections, rule
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
        if measured.circular:
            alone = "" if measured.maximum else ", and nothing else stands under the claim"
            yield claim, phrases.circles(dossier.sources, claim, measured) + alone
        elif ours := _own_stories(dossier, claim):
            named = phrases.listing(phrases.known_as(dossier.sources, key) for key in ours)
            yield claim, f"everything leads back to what we published ourselves: {named}"


def _own_stories(dossier: Dossier, claim: ClaimRow) -> list[int]:
    """The sources at which all paths end, where each is an earlier story of ours; else nothing."""
    ends = [end.source for end in dossier.independence(claim).ends]
    ours = [key for key in ends if dossier.sources.rows[key].genre is SourceGenre.OWN_STORY]
    return ours if len(ours) == len(ends) else []
