from __future__ import annotations

from tracker.audit.rule import Objections, rule
from tracker.domain.sourcing import reached
from tracker.domain.vocabulary import Severity
from tracker.models import phrases
from tracker.models.dossier import Dossier
from tracker.models.rows import ClaimRow


@rule(Severity.BLOCKER)
def source_retracted(dossier: Dossier) -> Objections:
    """A claim leads to a source that the desk has retracted since.

    Why: what a discredited source said is still in the story, and nobody may have noticed.
    Fails: a paper cited that drew on a retracted study.
    Passes: the same, with the paper's attribution retracted and a sound study in its place.
    Remedy: retract what came from it, find a source in its place, and check the claim again.
    """
    for claim in dossier.claims:
        if dead := _dead(dossier, claim):
            named = phrases.listing(phrases.known_as(dossier.sources, key) for key in dead)
            leads = "may lead" if all(dead.values()) else "leads"
            yield claim, f"it {leads} to {named}, since retracted; {_left(dossier, claim)}"


def _dead(dossier: Dossier, claim: ClaimRow) -> dict[int, bool]:
    """The retracted sources that its support names or leads to; True where only a suspicion leads there."""
    named = [key for row in claim.citations for key in row.chain] + claim.supporting_evidence
    if dossier.sources.shadowed.isdisjoint(named):
        return {}
    rows, network = dossier.sources.rows, dossier.sources.network_of(claim)
    if not any(rows[key].retracted for key in reached(network, claim.citations, claim.supporting_evidence)):
        return {}
    sure = {key: False for key in named if rows[key].retracted}
    return phrases.retracted_under(dossier.sources, claim) | sure


def _left(dossier: Dossier, claim: ClaimRow) -> str:
    """What still stands under the claim."""
    measured = dossier.independence(claim)
    return f"left: {phrases.counts(measured)}" if measured.maximum else "nothing is left under the claim"
